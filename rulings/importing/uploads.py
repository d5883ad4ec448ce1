"""Files that editors sent and have not imported yet."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models.functions import Now

from rulings.importing.running import import_rulings
from rulings.models import Upload

if TYPE_CHECKING:
    from rulings.importing.report import Options, Report

KEPT_FOR: Final = timedelta(days=1)
MOST_BYTES: Final = 50_000_000
MOST_WAITING: Final = 10
"""Of one editor; the oldest give way."""


def keep(user_id: int, name: str, content: bytes) -> Upload:
    """Put a file aside until its editor has seen what it would change."""
    upload = Upload.objects.create(editor_id=user_id, name=name[:200], content=content)
    own = Upload.objects.filter(editor_id=user_id)
    waiting = list(own.values_list("pk", flat=True)[:MOST_WAITING])
    own.exclude(pk__in=waiting).delete()
    return upload


@transaction.atomic
def import_upload(pk: int, options: Options) -> Report | None:
    """Import a file of this user once: whoever comes second finds it gone, and gets ``None``.

    It stays where it was if anything is wrong with it, or if this is a dry run.
    """
    mine = Upload.objects.filter(pk=pk, editor_id=options.user_id)
    upload = (mine if options.dry_run else mine.select_for_update()).first()
    if upload is None:
        return None
    report = import_rulings(io.BytesIO(bytes(upload.content)), options)
    if not report.troubles and not options.dry_run:
        upload.delete()
    return report


def forget_uploads() -> int:
    """Forget files that nobody imported within a day; how many."""
    return Upload.objects.filter(created_at__lt=Now() - KEPT_FOR).delete()[0]
