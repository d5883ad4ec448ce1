"""Everything read from a determination as plain values, to be held against what it states."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from rulings.reading import Draft
from rulings.reading.draft import Read

SINGLE_VALUES = (
    "regulator",
    "committee",
    "profession",
    "setting",
    "agency",
    "hearing",
    "decided_on",
    "case_reference",
    "impairment",
    "impairment_personal",
    "impairment_public",
)


def plain(value: object) -> object:
    """A value as it stands in an expectation."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def value_of(read: Read[Any] | None) -> object:
    """What was read, ``None`` where nothing was."""
    return plain(read.value) if read else None


def stated(draft: Draft) -> dict[str, Any]:
    """Every field of the draft that a determination can fill."""
    labels = [one.label or f"#{place}" for place, one in enumerate(draft.particulars, start=1)]
    return {
        "title": draft.article.title.value,
        "source_kind": draft.source_kind.value,
        **{name: value_of(getattr(draft, name)) for name in SINGLE_VALUES},
        "particulars": {
            label: [
                one.kind.value,
                value_of(one.outcome),
                [topic.value for topic in one.topics],
                one.text.value,
            ]
            for label, one in zip(labels, draft.particulars, strict=True)
        },
        "findings": [
            [value_of(one.ground), value_of(one.outcome), [labels[at] for at in one.particulars]]
            for one in draft.findings
        ],
        "sanctions": [
            [
                value_of(one.kind),
                "imposed" if one.imposed else "rejected",
                value_of(one.duration_months),
                value_of(one.ends_on),
                value_of(one.indefinite),
                [condition.text.value for condition in one.conditions],
            ]
            for one in draft.sanctions
        ],
        "factors": [[one.side.value, one.factor.value, one.accepted] for one in draft.factors],
        "names": [one.value for one in draft.names],
        "registration_numbers": [one.value for one in draft.registration_numbers],
        "unread": list(draft.unread),
        "doubts": list(draft.doubts),
    }
