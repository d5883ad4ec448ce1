"""Who else is at a ruling: noted when its form is opened, and while it is looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from rulings.models import Presence

SEEN_WITHIN: Final = timedelta(minutes=2)


def seen(editor_id: int, ruling_id: str) -> None:
    """This editor has the ruling open now."""
    Presence.objects.bulk_create(
        [Presence(editor_id=editor_id, ruling_id=ruling_id, seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["editor", "ruling"],
        update_fields=["seen_at"],
    )


def left(editor_id: int, ruling_id: str) -> None:
    """This editor has closed it."""
    Presence.objects.filter(editor_id=editor_id, ruling_id=ruling_id).delete()


def others(editor_id: int, ruling_id: str) -> list[str]:
    """The names of the other editors seen there within two minutes, by the alphabet."""
    present = Presence.objects.filter(
        ruling_id=ruling_id, seen_at__gte=timezone.now() - SEEN_WITHIN
    ).exclude(editor_id=editor_id)
    return sorted(name_of(each.editor) for each in present.select_related("editor"))


def in_words(names: list[str]) -> str:
    """A sentence about them; none where nobody is there."""
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Being edited by {listed} as well. What both of you save is shown side by side."


def name_of(editor: object) -> str:
    """The editor's full name, or the user name."""
    full_name = getattr(editor, "get_full_name", str)()
    return full_name or str(editor)
