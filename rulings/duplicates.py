"""Rulings that may be the one just read: each with the reasons, before anything is saved.

Work is bounded: texts are compared sentence by sentence with those of a limited number of
candidates, the beginning of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Left
from django.utils.formats import date_format

from rulings.models import Ruling, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.reading.draft import Draft

SAME_TEXT = "It was entered from this very text."
SAME_ADDRESS = "It was entered from a text at the same address."
SAME_REFERENCE = "It has the same case reference, {reference}."
SAME_DECISION = "It is by the same regulator, of the same day ({day}), and orders the same."
LIKE_TEXT = "Its source says much the same: {share} % of the sentences are in both."

ENOUGH_ALIKE = 0.5
FEWEST_SENTENCES = 4
MOST_CANDIDATES = 100
LATEST = 50
LONGEST_COMPARED = 200_000
NEAR = timedelta(days=45)

_SENTENCE_END = re.compile(r"[.!?:;]\s|\n\s*\n")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 4


@dataclass(slots=True)
class Suspect:
    """A ruling that may be the same, and why."""

    ruling: Ruling
    reasons: list[str] = field(default_factory=list)


def suspects(draft: Draft, digest: str, url: str = "") -> list[Suspect]:
    """The likeliest first. ``digest`` is that of the text; ``url`` where the text names none."""
    found: dict[str, Suspect] = {}
    for ruling, reason in _found(draft, digest, draft.article.url or url):
        suspect = found.setdefault(ruling.pk, Suspect(ruling))
        if SAME_TEXT not in suspect.reasons and reason not in suspect.reasons:
            suspect.reasons.append(reason)
    return list(found.values())


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Which share of the shorter text's sentences the other has too; 0 where there are too few."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= FEWEST_SENTENCES else 0.0


def sentences_of(text: str) -> frozenset[int]:
    """Fingerprints of the sentences, whatever their line breaks, signs and capitals."""
    parts = (
        _WORD.findall(part.casefold()) for part in _SENTENCE_END.split(text[:LONGEST_COMPARED])
    )
    return frozenset(hash(tuple(words)) for words in parts if len(words) >= _FEWEST_WORDS)


def _found(draft: Draft, digest: str, url: str) -> Iterable[tuple[Ruling, str]]:
    sources = Source.objects.select_related("ruling").defer("text")
    for source in sources.filter(text_digest=digest):
        yield source.ruling, SAME_TEXT
    if url:
        for source in sources.filter(url=url)[:MOST_CANDIDATES]:
            yield source.ruling, SAME_ADDRESS
    yield from _same_case(draft)
    yield from _like(draft)


def _same_case(draft: Draft) -> Iterable[tuple[Ruling, str]]:
    reference = draft.case_reference.value.strip() if draft.case_reference else ""
    if reference:
        for ruling in Ruling.objects.filter(case_reference__iexact=reference)[:MOST_CANDIDATES]:
            yield ruling, SAME_REFERENCE.format(reference=reference)
    kinds = {order.kind.value for order in draft.sanctions if order.imposed}
    if not (draft.regulator and draft.decided_on and kinds):
        return
    same_day = Ruling.objects.filter(
        regulator__slug=draft.regulator.value, decided_on=draft.decided_on.value
    ).prefetch_related("sanctions")
    for ruling in same_day[:MOST_CANDIDATES]:
        if kinds == {order.kind for order in ruling.sanctions.all() if order.imposed}:
            day = date_format(draft.decided_on.value, "j F Y")
            yield ruling, SAME_DECISION.format(day=day)


def _like(draft: Draft) -> list[tuple[Ruling, str]]:
    mine = sentences_of(draft.article.text)
    alike = [
        (share, source.ruling)
        for source, beginning in _candidates(draft)
        if (share := likeness(mine, sentences_of(beginning))) >= ENOUGH_ALIKE
    ]
    alike.sort(key=lambda pair: -pair[0])
    return [(ruling, LIKE_TEXT.format(share=round(100 * share))) for share, ruling in alike]


def _candidates(draft: Draft) -> list[tuple[Source, str]]:
    """Texts of the same case are near it in time or name; and the latest, read twice by mistake."""
    read = Source.objects.exclude(text="").select_related("ruling").defer("text")
    read = read.order_by("-pk")
    near = Q(title__iexact=draft.article.title.value[:300])
    if draft.decided_on:
        day = draft.decided_on.value
        near |= Q(ruling__decided_on__range=(day - NEAR, day + NEAR))
    published_on = draft.article.published_on
    if published_on:
        day = published_on.value
        near |= Q(published_on__range=(day - NEAR, day + NEAR))
    keys = read.filter(near).values_list("pk", flat=True)[: MOST_CANDIDATES - LATEST]
    latest = read.values_list("pk", flat=True)[:LATEST]
    beginnings = Source.objects.filter(pk__in={*keys, *latest})
    texts = dict(beginnings.values_list("pk", Left("text", LONGEST_COMPARED)))
    return [(source, texts[source.pk]) for source in read.filter(pk__in=texts)]
