"""Keeping what was read: a draft ruling with its evidence, once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction

from rulings.drafting import Described, describe, digest, evidence, value
from rulings.intake import take_in
from rulings.models import Evidence, NameReplacement, Ruling, Source
from rulings.rules import broken_rule
from rulings.signals import was_kept

if TYPE_CHECKING:
    from datetime import date

    from rulings.reading.draft import Draft, Span

LENGTHS_LEFT_OUT = "The lengths were left out for an editor: {problem}"

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


@dataclass(frozen=True, slots=True)
class Beside:
    """What an editor says beside a text: its imprint, and the names to be replaced in it."""

    publisher: str = ""
    url: str = ""
    published_on: date | None = None
    names: tuple[tuple[str, str], ...] = ()
    """As written, and what is shown instead."""


def keep(draft: Draft) -> Kept:
    """Save a draft that is new; find the ruling of one that was read before.

    The same text changes nothing. A text with the same address as one read
    before, or with its heading, publisher and many of its lines, counts as a changed version of
    it: it is reported and not applied.
    """
    known = _same_text(draft)
    earlier = None if known else _earlier_version(draft)
    if earlier:
        return Kept(Outcome.CHANGED, earlier.ruling, _differences(earlier.text, draft.article.text))
    return keep_anyway(draft)


def keep_anyway(draft: Draft, beside: Beside | None = None) -> Kept:
    """Save a draft unless this very text was read before, however like another text it is."""
    known = _same_text(draft)
    if known:
        return Kept(Outcome.UNCHANGED, known.ruling)
    try:
        ruling, remarks = _take_in(draft, beside or Beside())
    except IntegrityError:
        known = _same_text(draft)  # somebody else read it at the same moment
        if known is None:
            raise
        return Kept(Outcome.UNCHANGED, known.ruling)
    return Kept(Outcome.NEW, ruling, remarks)


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


def _take_in(draft: Draft, beside: Beside) -> tuple[Ruling, tuple[str, ...]]:
    """Save it whole; if a length is beyond what the law allowed, save it without lengths."""
    described = describe(draft)
    described["sources"][0].update(_imprint(beside))
    try:
        return _save(draft, described, beside), ()
    except IntegrityError as error:
        problem = broken_rule(error)
        if problem is None or not any(s["duration_months"] for s in described["sanctions"]):
            raise
    for sanction in described["sanctions"]:
        sanction.update(duration_months=None, ends_on=None, indefinite=False)
    return _save(draft, described, beside), (LENGTHS_LEFT_OUT.format(problem=problem),)


def _imprint(beside: Beside) -> dict[str, Any]:
    """What an editor says goes before what was read."""
    said = {
        "publisher": beside.publisher,
        "url": beside.url,
        "published_on": beside.published_on,
    }
    return {name: value for name, value in said.items() if value}


def _save(draft: Draft, described: Described, beside: Beside) -> Ruling:
    with transaction.atomic():
        ruling = take_in(described)
        source = ruling.sources.get()
        Evidence.objects.bulk_create(
            Evidence(source=source, field=field, start=span.start, end=span.end)
            for field, span in _evidence(draft, beside)
        )
        NameReplacement.objects.bulk_create(
            NameReplacement(ruling=ruling, written=written, shown=shown)
            for written, shown in beside.names
        )
        was_kept.send(Ruling, source=source, draft=draft)
        connection.check_constraints()
        return ruling


def _evidence(draft: Draft, beside: Beside) -> list[tuple[str, Span]]:
    """Of what is kept as it was read: a topic twice is one row, and an editor's imprint is not."""
    kept = {f"article.{name}" for name in _imprint(beside)}
    topics = [value(topic) for topic in draft.topics]
    found: dict[str, Span] = {}
    for path, span in evidence(draft):
        if path not in kept:
            found.setdefault(_of_one_topic(path, topics), span)
    return list(found.items())


def _of_one_topic(path: str, topics: list[str]) -> str:
    rows, _, place = path.partition(".")
    if rows != "topics":
        return path
    return f"topics.{list(dict.fromkeys(topics)).index(topics[int(place)])}"
