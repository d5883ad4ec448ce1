"""Words that moderators watch for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from comments.vocabulary import WatchedEffect
from rulings.rules import sentence


class WatchedWord(models.Model):
    """A word or phrase; an asterisk at its end stands for any ending. Capitals do not matter."""

    text = models.CharField("word or phrase", max_length=100)
    effect = models.CharField(max_length=4, choices=WatchedEffect, default=WatchedEffect.HOLD)
    note = models.CharField(
        max_length=200, blank=True, help_text="Why it is watched, for other moderators."
    )

    class Meta:
        ordering = ("text",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("text"),
                name="watched_word_once",
                violation_error_message=sentence("watched_word_once"),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="watched_word_has_text",
                violation_error_message=sentence("watched_word_has_text"),
            ),
        ]

    def __str__(self) -> str:
        return self.text
