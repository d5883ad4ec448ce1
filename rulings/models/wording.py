"""What editors know about words: which mean the same, and which phrases readers look for."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from rulings.search.language.small_words import SMALL_WORDS
from rulings.search.language.synonyms import looked_up_by
from rulings.search.language.words import words_of

MOST_TERMS = 30
LONGEST_TERM = 100


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
        problem = _problem(self.listed)
        if problem:
            raise ValidationError({"terms": problem})


def _problem(terms: tuple[str, ...]) -> str:
    """What is wrong with the terms of a group, as a sentence; empty if nothing is."""
    different = {looked_up_by(words_of(term)) for term in terms}
    if len(different) < 2:
        return "Write at least two different words or phrases, one a line."
    if len(terms) > MOST_TERMS:
        return f"Write at most {MOST_TERMS} words or phrases: each one makes the search slower."
    for term in terms:
        if len(term) > LONGEST_TERM:
            return f"“{term[:40]}…” is longer than {LONGEST_TERM} letters: shorten it."
        if all(word in SMALL_WORDS for word in words_of(term)):
            return f"“{term}” is too common to stand for anything: remove it."
    return ""


class CommonPhrase(models.Model):
    """A phrase that readers look for; suggested while they type, if any ruling has it."""

    text = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ("text",)

    def __str__(self) -> str:
        return self.text
