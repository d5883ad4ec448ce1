"""How often one address, or one e-mail address, was used of late."""

from __future__ import annotations

from django.db import models


class Attempts(models.Model):
    """A count that begins anew when its time is over; changed by one statement: comments.limiting.

    ``key`` says what is counted and of whom, as a keyed hash: no address can be read from it.
    """

    key = models.CharField(primary_key=True, max_length=100)
    number = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True, help_text="When the count begins anew.")

    class Meta:
        verbose_name_plural = "attempts"

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
