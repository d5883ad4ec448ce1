"""What a described ruling may hold: for every key a reader of its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from rulings.importing.trouble import Wrong, shortened
from rulings.importing.values import (
    LARGEST_SMALL,
    Reader,
    choice,
    day,
    slug,
    text,
    whole,
    yes_or_no,
)
from rulings.vocabulary import (
    CorrectionAuthor,
    DatePrecision,
    FactorSide,
    FindingOutcome,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    ParticularKind,
    ParticularOutcome,
    RulingState,
    SanctionKind,
    SourceKind,
    TopicStanding,
)

if TYPE_CHECKING:
    from rulings.importing.vocabulary import Vocabulary

Schema = dict[str, Any]
"""Key -> reader, schema of an object in it, or a list with the schema of each of its objects."""

_IS_ADDRESS = URLValidator(schemes=["http", "https"])


def schema(vocabulary: Vocabulary) -> Schema:
    """Of one row; committees and factors are checked beside their regulator and side."""
    slugs = {name: slug(known, name) for name, known in vocabulary.slugs.items()}
    return {
        "title": text(300, needed=True),
        "summary": text(),
        "regulator": slugs["regulator"],
        "committee": text(50),
        "profession": slugs["profession"],
        "setting": slugs["setting"],
        "case_reference": text(60),
        "agency": yes_or_no(),
        "hearing": choice(HearingKind.values, "hearing", ""),
        "decided_on": day,
        "decided_precision": choice(DatePrecision.values, "precision", ""),
        "impairment": {
            "outcome": choice(ImpairmentOutcome.values, "outcome", "not_stated"),
            "personal": yes_or_no(),
            "public": yes_or_no(),
            "reason": text(),
        },
        "sanction_not_stated": yes_or_no(default=False),
        "harm": {"affected": whole(), "actual": whole(), "unit": text(60), "note": text()},
        "comments_stated": whole(),
        "particulars": [_particular(slugs)],
        "findings": [_FINDING],
        "sanctions": [_SANCTION],
        "factors": [_FACTOR],
        "topics": [
            {"topic": _needed(slugs["topic"]), "standing": choice(TopicStanding.values, "standing")}
        ],
        "sources": [_SOURCE],
        "corrections": [
            {
                "made_by": choice(CorrectionAuthor.values, "author", "editor"),
                "made_on": day,
                "note": text(needed=True),
            }
        ],
        "desk": _DESK,
        "clearances": [{"words": text(200, needed=True), "reason": text(300, needed=True)}],
        "id": text(16, needed=True),
        "published_on": day,
        "is_demonstration": yes_or_no(default=False),
        "note": text(2000),
    }


def _needed(reader: Reader) -> Reader:
    def read(value: Any) -> Any:
        if value is None or value == "":
            raise Wrong("it is empty: give its slug.")
        return reader(value)

    return read


def _address(value: Any) -> str:
    address: str = text(500)(value)
    if address:
        try:
            _IS_ADDRESS(address)
        except ValidationError:
            raise Wrong(
                f"“{shortened(address)}” is no web address: it begins with https:// or http://."
            ) from None
    return address


def _list_of(reader: Reader) -> Reader:
    def read(value: Any) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            raise Wrong("a list is expected: put “[” and “]” around it.")
        return list(dict.fromkeys(reader(one) for one in value))

    return read


def _sorted(reader: Reader) -> Reader:
    return lambda value: sorted(_list_of(reader)(value))


def _particular(slugs: dict[str, Reader]) -> Schema:
    return {
        "label": text(20),
        "kind": choice(ParticularKind.values, "kind of particular", "fact"),
        "text": text(needed=True),
        "outcome": choice(ParticularOutcome.values, "outcome", "not_stated"),
        "reason": text(),
        "topics": _sorted(_needed(slugs["topic"])),
    }


_FINDING: Schema = {
    "ground": choice(GroundKind.values, "ground"),
    "outcome": choice(FindingOutcome.values, "outcome", "not_stated"),
    "particulars": _sorted(whole()),
    "reason": text(),
}
_SANCTION: Schema = {
    "kind": choice(SanctionKind.values, "sanction kind"),
    "name": text(120),
    "imposed": yes_or_no(default=True),
    "duration_months": whole(1, LARGEST_SMALL),
    "ends_on": day,
    "indefinite": yes_or_no(default=False),
    "review": text(120),
    "reason": text(),
    "conditions": [
        {
            "text": text(needed=True),
            "phases": [
                {
                    "frequency": text(80, needed=True),
                    "from_month": whole(0, LARGEST_SMALL),
                    "for_months": whole(1, LARGEST_SMALL),
                }
            ],
        }
    ],
}
_FACTOR: Schema = {
    "side": choice(FactorSide.values, "side"),
    "factor": text(50, needed=True),
    "text": text(),
    "accepted": yes_or_no(),
}
_SOURCE: Schema = {
    "kind": choice(SourceKind.values, "kind of source", "news_report"),
    "publisher": text(120),
    "title": text(300),
    "url": _address,
    "published_on": day,
    "text": text(),
    "text_digest": text(64),
    "evidence": [{"field": text(80, needed=True), "start": whole(), "end": whole()}],
}
_DESK: Schema = {
    "state": choice(RulingState.values, "state", "draft"),
    "replaced_by": text(16),
    "hold_reason": text(),
    "expires_by_hand": day,
    "names": [{"written": text(120, needed=True), "shown": text(60, needed=True)}],
}
