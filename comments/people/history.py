"""What moderators, readers and rules noted about comments, emptied of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Min, Q, Value
from django.db.models.functions import Concat

from comments.models import Comment, Concern, Move, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet


def empty_history(ids: Sequence[int], names: Iterable[str], kept_reason: str) -> int:
    """Returns how many notes were emptied.

    A reason that was given for several comments at once is emptied beside the others only if it
    has one of the names in it.
    """
    reports = Report.objects.filter(comment__in=ids).exclude(words="")
    return (
        _empty_reasons(ids, names, kept_reason)
        + _empty_concerns(ids)
        + reports.update(words="")
        + _empty_log(ids)
    )


def _empty_reasons(ids: Sequence[int], names: Iterable[str], kept_reason: str) -> int:
    of_them = Move.objects.filter(comment__in=ids)
    batches = of_them.exclude(batch=None).values("batch")
    named = Q()
    for name in names:
        named |= Q(reason__icontains=name)
    beside = Q(batch__in=batches) & named if named else Q(pk__in=[])
    reasons = Move.objects.filter(Q(comment__in=ids) | beside)
    return reasons.exclude(reason__in=["", kept_reason]).update(reason="")


def _empty_concerns(ids: Sequence[int]) -> int:
    """One concern of each rule stays, as two without a detail would be the same."""
    concerns = Concern.objects.filter(comment__in=ids).order_by()
    first = concerns.values("comment", "rule").annotate(first=Min("pk")).values("first")
    deleted, _ = concerns.exclude(pk__in=list(first.values_list("first", flat=True))).delete()
    return deleted + concerns.exclude(detail="").update(detail="")


def _empty_log(ids: Sequence[int]) -> int:
    """Of the admin's own log, which earlier versions told the names to."""
    reports = Report.objects.filter(comment__in=ids).values_list("pk", flat=True)
    about_reports = _entries(Report, reports).exclude(change_message="")
    nameless = {"object_repr": Concat(Value("Comment "), "object_id"), "change_message": ""}
    about_comments = _entries(Comment, ids).exclude(**nameless)
    return about_reports.update(change_message="") + about_comments.update(**nameless)


def _entries(model: Any, ids: Iterable[int]) -> QuerySet[LogEntry]:
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in ids])
