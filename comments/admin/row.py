"""A comment as the moderators' pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.timezone import localtime

from comments.models import Comment, Concern, Report
from comments.moderation.deciding import Shown, offered, with_standing
from comments.moderation.decisions import Decision
from comments.querysets import CommentQuerySet
from comments.vocabulary import ConcernRule


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comment waits; ``other`` is the id of the comment that it is much like."""

    label: str
    detail: str
    other: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A comment that was read by ``for_moderators``."""

    comment: Comment

    @property
    def id(self) -> str:
        return str(self.comment.pk)

    @property
    def shown(self) -> Shown:
        return Shown.of(self.comment)

    @property
    def decisions(self) -> list[Decision]:
        return offered(self.comment)

    @property
    def posted(self) -> str:
        """As the source printed it, or the moment."""
        return self.comment.posted_as_printed or in_words(
            self.comment.posted_at or self.comment.created_at
        )

    @property
    def reasons(self) -> list[Reason]:
        return [_reason(concern) for concern in self.comment.concerns.all()]

    @property
    def open_reports(self) -> Iterable[Report]:
        reports: list[Report] = getattr(self.comment, "open_reports", [])
        return reports


def for_moderators(comments: CommentQuerySet) -> CommentQuerySet:
    """With everything a row shows, in three queries."""
    unsettled = Report.objects.filter(settled_at=None)
    return (
        with_standing(comments)
        .select_related("ruling", "parent", "corrects")
        .prefetch_related("concerns", Prefetch("reports", unsettled, to_attr="open_reports"))
        .defer("vector", "rendered", "parent__vector", "parent__rendered")
        .defer("corrects__vector", "corrects__rendered")
    )


def in_words(moment: datetime) -> str:
    """On the site's clock."""
    return date_format(localtime(moment), "j F Y, H:i")


def _reason(concern: Concern) -> Reason:
    number = concern.detail
    is_other = concern.rule == ConcernRule.REPEATED and number.isascii() and number.isdecimal()
    if is_other and len(number) <= 18:  # what the database can count to
        return Reason(concern.get_rule_display(), "", int(number))
    return Reason(concern.get_rule_display(), concern.detail, None)
