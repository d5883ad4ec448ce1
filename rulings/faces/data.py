"""A ruling as data: the shape that programs rely on. Slugs for every vocabulary; null: not known.

Names may be added and are never changed. What the record keeps as an empty text because the source
does not say (a summary, a reason, the kind of hearing) is null here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from rulings.models import Condition, Finding, Particular, Ruling, Sanction

    Absolute = Callable[[str], str]
    """A path of this site -> its whole address."""

Plain = dict[str, Any]


def ruling_as_data(ruling: Ruling, absolute: Absolute) -> Plain:
    """One ruling, fetched by ``for_data``."""
    return {
        **_identity(ruling, absolute),
        **_circumstances(ruling),
        "summary": ruling.summary or None,
        "topics": [
            {"topic": row.topic.slug, "standing": row.standing}
            for row in ruling.ruling_topics.all()
        ],
        "particulars": [_particular(row) for row in ruling.particulars.all()],
        "findings": [_finding(row) for row in ruling.findings.all()],
        "impairment": {
            "outcome": ruling.impairment,
            "personal": ruling.impairment_personal,
            "public": ruling.impairment_public,
        },
        "sanctions": [_sanction(row) for row in ruling.sanctions.all()],
        "factors": _factors(ruling),
        "harm": {
            "affected": ruling.harm_affected,
            "actual": ruling.harm_actual,
            "unit": ruling.harm_unit or None,
        },
        "sources": _sources(ruling),
        "corrections": [
            {"made_on": _iso(row.made_on), "note": row.note} for row in ruling.corrections.all()
        ],
        "comments": {"visible": visible_comments(ruling), "stated": ruling.comments_stated},
    }


def visible_comments(ruling: Ruling) -> int:
    """How many comments a reader sees; a ruling that nobody commented on has no discussion."""
    discussion = getattr(ruling, "discussion", None)
    return discussion.visible_comments if discussion else 0


def _identity(ruling: Ruling, absolute: Absolute) -> Plain:
    return {
        "id": ruling.pk,
        "url": absolute(ruling.get_absolute_url()),
        "title": ruling.title,
        "case_reference": ruling.case_reference or None,
    }


def _circumstances(ruling: Ruling) -> Plain:
    return {
        "regulator": _slug(ruling.regulator),
        "committee": _slug(ruling.committee),
        "profession": _slug(ruling.profession),
        "setting": _slug(ruling.setting),
        "agency": ruling.agency,
        "hearing": ruling.hearing or None,
        "decided_on": _iso(ruling.decided_on),
        "decided_precision": ruling.decided_precision or None,
        "published_on": _iso(ruling.published_on),
    }


def _particular(row: Particular) -> Plain:
    """Its label is the one that findings name: as printed, or our count (“#2”)."""
    return {
        "label": row.reference,
        "text": row.text,
        "outcome": row.outcome,
        "topics": [topic.slug for topic in row.topics.all()],
    }


def _finding(row: Finding) -> Plain:
    return {
        "ground": row.ground,
        "outcome": row.outcome,
        "particulars": [particular.reference for particular in row.particulars.all()],
        "reason": row.reason or None,
    }


def _sanction(row: Sanction) -> Plain:
    """Without ``indefinite`` a length of null would claim that nobody knows it."""
    return {
        "kind": row.kind,
        "name": row.legal_name,
        "imposed": row.imposed,
        "duration_months": row.duration_months,
        "ends_on": _iso(row.ends_on),
        "indefinite": row.indefinite,
        "reason": row.reason or None,
        "conditions": [phase for condition in row.conditions.all() for phase in _phases(condition)],
    }


def _phases(condition: Condition) -> list[Plain]:
    """One object for each phase, so that each has its own frequency; one where none is stated."""
    phases: list[Plain] = [
        {"frequency": row.frequency, "from_month": row.from_month, "for_months": row.for_months}
        for row in condition.phases.all()
    ]
    unknown: Plain = {"frequency": None, "from_month": None, "for_months": None}
    return [{"text": condition.text, **phase} for phase in phases or [unknown]]


def _factors(ruling: Ruling) -> list[Plain]:
    return [
        {
            "side": row.factor_type.side,
            "factor": row.factor_type.slug,
            "text": row.text or None,
            "accepted": row.accepted,
        }
        for row in ruling.factors.all()
    ]


def _sources(ruling: Ruling) -> list[Plain]:
    return [
        {
            "publisher": row.publisher or None,
            "title": row.title or None,
            "url": row.url or None,
            "published_on": _iso(row.published_on),
            "kind": row.kind,
        }
        for row in ruling.sources.all()
    ]


def _slug(row: Any) -> str | None:
    return row.slug if row else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
