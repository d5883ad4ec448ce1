"""Why a comment was held, or what about it a moderator should look at."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from comments.models.comment import Comment
from comments.vocabulary import ConcernRule


class Concern(models.Model):
    """One reason, found by a rule. ``detail`` is what the rule saw: a word, a number, a comment."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="concerns")
    rule = models.CharField(max_length=12, choices=ConcernRule)
    detail = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "rule", "detail"], name="concern_once"),
            models.CheckConstraint(
                condition=Q(rule__in=ConcernRule.values), name="concern_rule_known"
            ),
        ]

    def __str__(self) -> str:
        said = self.get_rule_display()
        return f"{said}: {self.detail}" if self.detail else said
