"""What an editor has typed and not saved yet, and who else is at a ruling."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from rulings.models.ruling import Ruling


class Autosave(models.Model):
    """A form as an editor left it: offered when it is opened again, never applied silently."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ruling = models.ForeignKey(
        Ruling, models.CASCADE, null=True, related_name="autosaves", help_text="None: a new one."
    )
    fields = models.JSONField(help_text="Name of each field → the values sent for it.")
    revision = models.PositiveIntegerField(
        null=True, help_text="Number of the revision that the editor had open."
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["editor", "ruling"], nulls_distinct=False, name="autosave_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ruling_id or 'a new ruling'}, {self.saved_at:%d %B %Y %H:%M}"


class Presence(models.Model):
    """When an editor was last seen at a ruling's form."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["editor", "ruling"], name="presence_once"),
        ]

    def __str__(self) -> str:
        return f"{self.editor} at {self.ruling_id}"
