"""Draft (what was read) -> ruling as plain data, and the list of its evidence."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from rulings.reading.draft import Draft, Read, ReadComment, ReadPhase, Span
from rulings.vocabulary import TopicStanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rulings.reading.draft import (
        ReadFactor,
        ReadFinding,
        ReadHarm,
        ReadParticular,
        ReadSanction,
    )

Described = dict[str, Any]
_NOT_OF_THE_RULING = {"names", "registration_numbers"}
"""What is read so that it can be kept out: no value of the ruling, so no evidence of it is kept."""


def describe(draft: Draft) -> Described:
    """The draft in the shape that ``rulings.intake`` takes in."""
    return {
        "title": draft.article.title.value[:300],
        "case_reference": value(draft.case_reference) or "",
        "regulator": value(draft.regulator),
        "committee": value(draft.committee),
        "profession": value(draft.profession),
        "setting": value(draft.setting),
        "agency": value(draft.agency),
        "hearing": value(draft.hearing),
        "decided_on": value(draft.decided_on),
        "decided_precision": "day" if draft.decided_on else None,
        "particulars": [_particular(particular) for particular in draft.particulars],
        "findings": [_finding(finding) for finding in draft.findings],
        "impairment": {
            "outcome": value(draft.impairment),
            "personal": value(draft.impairment_personal),
            "public": value(draft.impairment_public),
            "reason": "",
        },
        "sanctions": [_sanction(sanction) for sanction in draft.sanctions],
        "factors": [_factor(factor) for factor in draft.factors],
        "topics": [
            {"topic": topic, "standing": TopicStanding.ALLEGED}
            for topic in dict.fromkeys(read.value for read in draft.topics)
        ],
        "harm": _harm(draft.harm),
        "sources": [_source(draft)],
        "corrections": [
            {
                "made_on": value(correction.made_on),
                "made_by": "publisher",
                "note": correction.note.value,
            }
            for correction in draft.corrections
        ],
        "comments_stated": value(draft.article.comments_stated),
    }


def evidence(draft: Draft) -> list[tuple[str, Span]]:
    """Path and span of every value, for example ``("sanctions.0.duration_months", Span(…))``."""
    return [(path, span) for path, _, span in values(draft)]


def values(draft: Draft) -> list[tuple[str, Any, Span]]:
    """Path, value and span of everything that was read, comments aside."""
    return list(_values(draft, ()))


def value(read: Read[Any] | None) -> Any:
    """What was read, ``None`` where nothing was."""
    return read.value if read else None


def _values(part: object, path: tuple[str, ...]) -> Iterator[tuple[str, Any, Span]]:
    if isinstance(part, Read):
        yield ".".join(path), part.value, part.evidence
    elif isinstance(part, ReadPhase):
        yield ".".join(path), part.frequency, part.evidence
    elif isinstance(part, tuple) and not isinstance(part, Span):
        for index, element in enumerate(part):
            yield from _values(element, (*path, str(index)))
    elif is_dataclass(part) and not isinstance(part, ReadComment):
        for name in (field.name for field in fields(part) if field.name not in _NOT_OF_THE_RULING):
            yield from _values(getattr(part, name), (*path, name))


def _particular(particular: ReadParticular) -> Described:
    return {
        "label": particular.label,
        "kind": particular.kind,
        "text": sentence_of(particular.text.value),
        "outcome": value(particular.outcome) or "not_stated",
        "topics": list(dict.fromkeys(topic.value for topic in particular.topics)),
    }


def _finding(finding: ReadFinding) -> Described:
    return {
        "ground": finding.ground.value,
        "outcome": finding.outcome.value,
        "particulars": list(finding.particulars),
        "reason": sentence_of(value(finding.reason) or ""),
    }


def _sanction(sanction: ReadSanction) -> Described:
    return {
        "kind": sanction.kind.value,
        "imposed": sanction.imposed,
        "duration_months": value(sanction.duration_months),
        "ends_on": value(sanction.ends_on),
        "indefinite": bool(value(sanction.indefinite)),
        "reason": sentence_of(value(sanction.reason) or ""),
        "conditions": [
            {
                "text": sentence_of(condition.text.value),
                "phases": [
                    {
                        "frequency": phase.frequency,
                        "from_month": phase.from_month,
                        "for_months": phase.for_months,
                    }
                    for phase in condition.phases
                ],
            }
            for condition in sanction.conditions
        ],
    }


def _factor(factor: ReadFactor) -> Described:
    return {
        "side": factor.side,
        "factor": factor.factor.value,
        "text": "",
        "accepted": factor.accepted,
    }


def _harm(harm: ReadHarm) -> Described:
    return {
        "affected": value(harm.affected),
        "actual": value(harm.actual),
        "unit": value(harm.unit),
        "note": "Others were put at risk." if value(harm.others_at_risk) else "",
    }


def _source(draft: Draft) -> Described:
    article = draft.article
    return {
        "kind": draft.source_kind,
        "publisher": (value(article.publisher) or "")[:120],
        "title": article.title.value[:300],
        "url": article.url[:500],
        "published_on": value(article.published_on),
        "text": article.text,
        "text_digest": digest(article.text),
    }


def sentence_of(words: str) -> str:
    """Words cut out of a sentence, to stand alone: no half quotation, a capital first."""
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words[:1].upper() + words[1:]


def digest(text: str) -> str:
    """Identifies a text that was read, whatever the file was called."""
    return sha256(text.encode()).hexdigest()
