"""Keeping a read article: the ruling, its evidence and its readers' comments, once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum, auto
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from comments.intake import take_in_thread
from comments.models import Comment
from comments.moving import IMPORT, moving
from comments.repeated import mark_repeated
from comments.vocabulary import CommentState
from rulings.drafting import describe, digest, evidence
from rulings.intake import take_in
from rulings.models import Evidence, Ruling, Source
from rulings.rules import broken_rule, refusal_of

if TYPE_CHECKING:
    from rulings.reading.draft import Draft, ReadComment


_SHARE_OF_LINES = 0.4


class Outcome(Enum):
    """What became of an article."""

    NEW = auto()
    UNCHANGED = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True)
class Kept:
    """The ruling an article led to. ``remarks`` are sentences for the person who asked."""

    outcome: Outcome
    ruling: Ruling
    remarks: tuple[str, ...] = ()


def keep(draft: Draft) -> Kept:
    """Save a draft that is new; find the ruling of one that was read before.

    The same text changes nothing. A text with the same address as one read
    before, or with its heading, publisher and many of its lines, counts as a changed version of
    it: it is reported and not applied.
    """
    known = _same_text(draft)
    if known:
        return Kept(Outcome.UNCHANGED, known.ruling)
    earlier = _earlier_version(draft)
    if earlier:
        return Kept(Outcome.CHANGED, earlier.ruling, _differences(earlier.text, draft.article.text))
    try:
        ruling, remarks = _take_in(draft)
    except IntegrityError:
        known = _same_text(draft)  # somebody else read it at the same moment
        if known is None:
            raise
        return Kept(Outcome.UNCHANGED, known.ruling)
    return Kept(Outcome.NEW, ruling, remarks)


def publish(ruling: Ruling) -> str | None:
    """Make a draft public; returns the sentence that says why not, if a rule forbids it."""
    refusal = refusal_of(ruling.publish)
    if refusal:
        ruling.refresh_from_db()
    return refusal


def _same_text(draft: Draft) -> Source | None:
    return Source.objects.filter(text_digest=digest(draft.article.text)).first()


def _earlier_version(draft: Draft) -> Source | None:
    article = draft.article
    read_before = Source.objects.exclude(text="").select_related("ruling")
    if article.url:
        same_address = read_before.filter(url=article.url).first()
        if same_address:
            return same_address
    publisher = article.publisher.value if article.publisher else ""
    same_heading = read_before.filter(title=article.title.value[:300], publisher=publisher[:120])
    return next((s for s in same_heading if _is_version(s.text, article.text)), None)


def _is_version(before: str, now: str) -> bool:
    """Whether enough lines are the same: two articles may share a heading by chance."""
    old, new = _lines(before), _lines(now)
    return len(old & new) >= _SHARE_OF_LINES * min(len(old), len(new))


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}


def _differences(before: str, now: str, most: int = 12) -> tuple[str, ...]:
    lines = [
        line[:160]
        for line in unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in {"+++", "---"} and line[1:].strip()
    ]
    shown = lines[:most]
    if len(lines) > most:
        shown.append(f"… and {len(lines) - most} more lines")
    return tuple(shown) or ("only white space differs",)


def _take_in(draft: Draft) -> tuple[Ruling, tuple[str, ...]]:
    """Save it whole; if a length is beyond what the law allowed, save it without lengths."""
    described = describe(draft)
    try:
        return _save(draft, described), ()
    except IntegrityError as error:
        problem = broken_rule(error)
        if problem is None or not any(s["duration_months"] for s in described["sanctions"]):
            raise
    for sanction in described["sanctions"]:
        sanction.update(duration_months=None, ends_on=None, indefinite=False)
    return _save(draft, described), (f"The lengths were left out for an editor: {problem}",)


def _save(draft: Draft, described: dict[str, object]) -> Ruling:
    with transaction.atomic():
        ruling = take_in(described)
        source = ruling.sources.get()
        Evidence.objects.bulk_create(
            Evidence(source=source, field=field, start=span.start, end=span.end)
            for field, span in evidence(draft)
        )
        read = draft.article.comments
        comments = [_comment(ruling, source, comment) for comment in read]
        with moving(IMPORT):
            take_in_thread(comments, [comment.parent for comment in read])
        mark_repeated(ruling, [comment.pk for comment in comments])
        connection.check_constraints()
        return ruling


def _comment(ruling: Ruling, source: Source, read: ReadComment) -> Comment:
    """A comment that its source published already: approved, as printed."""
    return Comment(
        ruling=ruling,
        source=source,
        state=CommentState.APPROVED,
        author_name=read.author_name,
        text=read.text,
        printed_number=read.printed_number,
        posted_at=timezone.make_aware(read.posted_at) if read.posted_at else None,
        posted_as_printed=read.posted_as_printed,
    )
