"""What editors know about words: which mean the same, and which phrases readers look for."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from rulings.search.language.words import words_of


class SynonymGroup(models.Model):
    """Words and phrases that mean the same thing: a search for one finds the others."""

    name = models.CharField(max_length=80, unique=True, help_text="What all of them mean.")
    terms = models.TextField(
        help_text="One word or phrase a line, at least two. Capitals and a plural s do not matter."
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def listed(self) -> tuple[str, ...]:
        """The terms as written, without blank lines and repetitions."""
        lines = (" ".join(line.split()) for line in self.terms.splitlines())
        return tuple(dict.fromkeys(line for line in lines if words_of(line)))

    def clean(self) -> None:
        if len(self.listed) < 2:
            raise ValidationError({"terms": "Write at least two words or phrases, one a line."})


class CommonPhrase(models.Model):
    """A phrase that readers look for; suggested while they type, if any ruling has it."""

    text = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ("text",)

    def __str__(self) -> str:
        return self.text
