"""What editors typed and have not saved: kept, offered to whoever typed it, and forgotten.

There is one for each editor and ruling. It may be replaced by the form that it came from and by no
other one: what was typed in another tab, or before, is never written over in silence.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from rulings.models import Autosave, Ruling
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_BYTES: Final = 2 * 1024 * 1024
KEPT_FOR: Final = timedelta(days=30)
FORM: Final = "kept-form"
"""The field that tells one opened form from another."""

Fields = dict[str, list[str]]


class Keeping(Enum):
    """What became of fields that were to be kept."""

    KEPT = "kept"
    TOO_LARGE = "too large"
    ANOTHER_FORM = "another form"
    NO_RULING = "no ruling"


def keep(editor_id: int, ruling_id: str | None, fields: Fields, revision: int | None) -> Keeping:
    """Keep the fields, unless what is kept of another form is still to be decided on.

    The ruling is locked: nothing is kept of one that expires meanwhile.
    """
    if sum(len(text.encode()) for row in fields.items() for text in (row[0], *row[1])) > MOST_BYTES:
        return Keeping.TOO_LARGE
    with transaction.atomic():
        if ruling_id is not None and not _can_hold_words(ruling_id):
            return Keeping.NO_RULING
        kept, is_new = Autosave.objects.select_for_update().get_or_create(
            editor_id=editor_id,
            ruling_id=ruling_id,
            defaults={"fields": fields, "revision": revision, "saved_at": timezone.now()},
        )
        if is_new:
            return Keeping.KEPT
        if kept.fields.get(FORM) != fields.get(FORM):
            return Keeping.ANOTHER_FORM
        kept.fields, kept.revision, kept.saved_at = fields, revision, timezone.now()
        kept.save()
    return Keeping.KEPT


def kept_for(editor_id: int, ruling_id: str | None) -> Autosave | None:
    """What this editor typed at a ruling; for no ruling, at a new one."""
    return _of(editor_id, ruling_id).first()


def forget(editor_id: int, ruling_id: str | None, form: str | None = None) -> bool:
    """Forget it; with the id of a form, only what came from that form. Whether there was any."""
    kept = _of(editor_id, ruling_id)
    if form is not None:
        kept = kept.filter(**{f"fields__{FORM}": [form]})
    return bool(kept.delete()[0])


def forget_old() -> int:
    """Forget what nobody came back to in thirty days; how many."""
    return Autosave.objects.filter(saved_at__lt=timezone.now() - KEPT_FOR).delete()[0]


def _can_hold_words(ruling_id: str) -> bool:
    ruling = Ruling.objects.select_for_update(no_key=True).filter(pk=ruling_id).first()
    return ruling is not None and ruling.state != RulingState.EXPIRED


def _of(editor_id: int, ruling_id: str | None) -> QuerySet[Autosave]:
    return Autosave.objects.filter(editor_id=editor_id, ruling_id=ruling_id)
