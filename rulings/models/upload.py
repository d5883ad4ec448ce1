"""A file that an editor sent, between seeing what it would change and importing it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Upload(models.Model):
    """Kept whole, so that what is imported is what was looked at; forgotten after a day."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.name
