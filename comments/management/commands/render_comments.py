"""Renders the comments that an older version of the renderer made, or none has."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from comments.models import Comment
from comments.rendering import VERSION, render

_A_BATCH = 500


class Command(BaseCommand):
    """Not needed for them to be right: until then they are rendered whenever they are read.

    It may be interrupted and begun again.
    """

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        number = 0
        while batch := list(_outdated()[:_A_BATCH]):
            number += sum(_render(comment) for comment in batch)
        self.stdout.write(f"Rendered {number} comments.")


def _render(comment: Comment) -> int:
    """Only if its words are still those: somebody may have edited them meanwhile."""
    unchanged = Comment.objects.filter(pk=comment.pk, text=comment.text)
    return unchanged.update(rendered=str(render(comment.text)), renderer_version=VERSION)


def _outdated() -> Any:
    # Where a name is replaced, the database keeps nothing rendered.
    outdated = Comment.objects.exclude(renderer_version=VERSION).filter(shown_text=None)
    return outdated.only("id", "text").order_by("pk")
