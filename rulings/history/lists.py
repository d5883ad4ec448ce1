"""The lists of a described ruling: what their rows hold, and by what two rows are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulings.history.fields import Field, answer, field, slugs
from rulings.history.rows import Rows
from rulings.models import (
    Condition,
    ConditionPhase,
    Correction,
    Factor,
    Finding,
    NameReplacement,
    Particular,
    RulingTopic,
    Sanction,
    Source,
)
from rulings.vocabulary import FactorSide, GroundKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from rulings.history.fields import Row
    from rulings.terms import Terms


def reference(particular: Row, place: int) -> str:
    """As ``Particular.reference``; places count from 0."""
    return particular.get("label") or f"#{place + 1}"


def _values(*keys: str) -> Callable[[Row], Hashable]:
    """Several values as one key; empty where all of them are."""

    def key(row: Row) -> Hashable:
        values = tuple(row.get(key) or "" for key in keys)
        return values if any(values) else ""

    return key


def _order(row: Row) -> Hashable:
    return row.get("kind"), row.get("imposed", True)


def _whether_imposed(row: Row) -> Hashable:
    return "imposed" if row.get("imposed", True) else "rejected"


def _counted(one: str) -> Callable[[Row, int, Terms], str]:
    return lambda _row, place, _terms: f"{one} {place + 1}"


def _called_factor(row: Row, _place: int, terms: Terms) -> str:
    side = dict(FactorSide.choices).get(row.get("side", ""), "")
    label = terms.get(row.get("side", ""), {}).get(row.get("factor", ""), row.get("factor"))
    return f"{side} factor “{label}”".strip()


PHASES = Rows(
    "phases",
    "Phases",
    _counted("phase"),
    tuple(field(ConditionPhase, name) for name in ("frequency", "from_month", "for_months")),
    same=(lambda row: ("month", row.get("from_month") or 0),),
    is_ordered=False,
)
CONDITIONS = Rows(
    "conditions",
    "Conditions",
    _counted("condition"),
    (field(Condition, "text"),),
    same=(_values("text"),),
    text="text",
    rows=(PHASES,),
)
PARTICULARS = Rows(
    "particulars",
    "Particulars",
    lambda row, place, _terms: f"Particular {reference(row, place)}",
    (
        *(field(Particular, name) for name in ("label", "kind", "text", "outcome", "reason")),
        slugs("topics", "topics", "topic"),
    ),
    same=(_values("label", "text"), _values("text")),
    text="text",
    or_else=(_values("label"),),
)
FINDINGS = Rows(
    "findings",
    "Findings",
    lambda row, _place, _terms: (
        f"Finding “{dict(GroundKind.choices).get(row.get('ground', ''), '')}”"
    ),
    (
        *(field(Finding, name) for name in ("ground", "outcome", "reason")),
        Field("particulars", "rests on", lambda value, _terms: ", ".join(value), stays=True),
    ),
    same=(_values("ground"), _values("reason")),
    text="reason",
)
SANCTIONS = Rows(
    "sanctions",
    "Sanctions",
    _counted("Sanction"),
    (
        field(Sanction, "kind"),
        field(Sanction, "name"),
        field(Sanction, "imposed"),
        *(
            field(Sanction, name)
            for name in ("duration_months", "ends_on", "indefinite", "review", "reason")
        ),
    ),
    same=(_order, _values("kind")),
    text="reason",
    or_else=(_whether_imposed,),
    rows=(CONDITIONS,),
)
FACTORS = Rows(
    "factors",
    "Factors",
    _called_factor,
    (
        field(Factor, "text"),
        field(
            Factor, "accepted", label="standing", words=answer("Accepted", "Rejected", "Not stated")
        ),
    ),
    same=(_values("side", "factor"),),
)
TOPICS = Rows(
    "topics",
    "Topics",
    lambda row, _place, terms: f"Topic “{terms['topic'].get(row['topic'], row['topic'])}”",
    (field(RulingTopic, "standing"),),
    same=(_values("topic"),),
    is_ordered=False,
)
SOURCES = Rows(
    "sources",
    "Sources",
    _counted("Source"),
    (
        *(field(Source, name) for name in ("kind", "publisher", "title", "url", "published_on")),
        field(
            Source,
            "text_digest",
            words=lambda digest, _terms: digest and f"saved, fingerprint {digest[:12]}",
            stays=True,
        ),
    ),
    same=(_values("text_digest"), _values("url"), _values("publisher", "title"), _values("title")),
    text="title",
)
CORRECTIONS = Rows(
    "corrections",
    "Corrections",
    _counted("Correction"),
    tuple(field(Correction, name) for name in ("made_by", "made_on", "note")),
    same=(_values("note"),),
    text="note",
)
NAMES = Rows(
    "names",
    "Replaced names",
    _counted("Replaced name"),
    tuple(field(NameReplacement, name) for name in ("written", "shown")),
    same=(_values("written"),),
    is_ordered=False,
)
