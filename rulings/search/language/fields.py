"""The parts of a ruling that a word can be limited to: ``title:late``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """``vector`` and ``label`` are where the search entry keeps the part (migration 0005).

    ``kinds`` are the passages that make it up.
    """

    name: str
    vector: str
    label: str
    kinds: frozenset[str]
    meaning: str


FIELDS = {
    field.name: field
    for field in (
        Field("title", "short_vector", "A", frozenset({"title"}), "the title"),
        Field(
            "particular",
            "short_vector",
            "B",
            frozenset({"particular"}),
            "what was alleged, particular by particular",
        ),
        Field(
            "finding",
            "short_vector",
            "C",
            frozenset({"finding", "finding_reason"}),
            "the grounds considered, with the reasons for each finding",
        ),
        Field(
            "condition",
            "long_vector",
            "B",
            frozenset({"condition"}),
            "the conditions of an order",
        ),
        Field(
            "panel-reason",
            "long_vector",
            "A",
            frozenset(
                {"particular_reason", "finding_reason", "impairment_reason", "sanction_reason"}
            ),
            "the panel's reasons: on the particulars, the findings, impairment and the order",
        ),
    )
}

# What people write instead.
_ALIASES = {
    "titles": "title",
    "particulars": "particular",
    "findings": "finding",
    "conditions": "condition",
    "panel-reasons": "panel-reason",
    "reason": "panel-reason",
    "reasons": "panel-reason",
}


def field_named(typed: str) -> str:
    """The field a reader means by the word before a colon; empty if it names none."""
    name = typed.lower()
    name = _ALIASES.get(name, name)
    return name if name in FIELDS else ""
