"""What readers report about a comment."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from comments.models.comment import Comment
from comments.vocabulary import ReportReason


class Report(models.Model):
    """A reader's report; settled when a moderator has decided about the comment."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=8, choices=ReportReason)
    words = models.TextField("in your own words", blank=True)
    address_key = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(
                fields=["comment"], condition=Q(settled_at__isnull=True), name="report_open"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["comment", "address_key"],
                condition=Q(settled_at__isnull=True) & ~Q(address_key=""),
                name="report_once_by_one_address",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=ReportReason.values), name="report_reason_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk} on comment {self.comment_id}"
