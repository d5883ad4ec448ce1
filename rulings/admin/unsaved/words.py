"""How the versions of a value read to an editor."""

from __future__ import annotations

from typing import Any, Final

from rulings.admin.unsaved.merging import ABSENT
from rulings.admin.unsaved.versions import Place, Version
from rulings.terms import Terms, terms
from rulings.vocabulary import (
    CorrectionAuthor,
    DatePrecision,
    FindingOutcome,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    ParticularKind,
    ParticularOutcome,
    SanctionKind,
    SourceKind,
    TopicStanding,
)

EMPTY: Final = "(empty)"
NOT_THERE: Final = "(not there)"
_ROW_NAMES: Final = {
    "particulars": "Particular",
    "findings": "Finding",
    "sanctions": "Sanction",
    "factors": "Factor",
    "topics": "Topic",
    "sources": "Source",
    "corrections": "Correction",
    "names": "Replaced name",
}
_NAMES: Final = {
    "decided_on": "Decision date",
    "expires_by_hand": "Expires on, set by hand",
    "decided_precision": "Precision of the date",
    "agency": "Agency or locum worker",
    "impairment.outcome": "Impairment",
    "impairment.personal": "Impairment: personal component",
    "impairment.public": "Impairment: public component",
    "impairment.reason": "Impairment: reason",
    "harm.affected": "People affected",
    "harm.actual": "People actually harmed",
    "harm.unit": "Who they are",
    "harm.note": "Note on harm",
    "comments_stated": "Comments, as the source counts them",
    "particulars": "Rests on particulars",
    "url": "Address",
    "made_by": "Made by",
    "imposed": "What became of it",
}
_CLOSED: Final[dict[tuple[str, str], Any]] = {
    ("", "hearing"): HearingKind,
    ("", "decided_precision"): DatePrecision,
    ("", "impairment.outcome"): ImpairmentOutcome,
    ("particulars", "kind"): ParticularKind,
    ("particulars", "outcome"): ParticularOutcome,
    ("findings", "ground"): GroundKind,
    ("findings", "outcome"): FindingOutcome,
    ("sanctions", "kind"): SanctionKind,
    ("topics", "standing"): TopicStanding,
    ("sources", "kind"): SourceKind,
    ("corrections", "made_by"): CorrectionAuthor,
}
_TELLING: Final = (
    "label",
    "ground",
    "kind",
    "factor",
    "topic",
    "publisher",
    "title",
    "made_on",
    "written",
)
_UNREADABLE: Final = {"text_digest"}


class Words:
    """Names and values in words; the labels of open lists are read once."""

    def __init__(self, *versions: Version) -> None:
        self.versions = versions
        self.terms: Terms = terms()

    def name(self, place: Place) -> str:
        """“Summary”, or “Particular 1(a): text”."""
        row = self._row_name(place)
        field = _NAMES.get(place.name, place.name.replace("_", " ").capitalize())
        if not place.name:
            return row
        return f"{row}: {field[:1].lower()}{field[1:]}" if row else field

    def value(self, place: Place, value: Any, version: Version) -> str:
        """A value as an editor knows it; of a row as a whole, all that it says."""
        if not place.name:
            return self._whole_row(place, version) if value else NOT_THERE
        if value == ABSENT:
            return NOT_THERE
        if value in (None, "", []):
            return EMPTY
        if place.name == "particulars":
            keys = (Place("particulars", key, "") for key in value)
            return ", ".join(self._row_name(key) for key in keys)
        values = value if isinstance(value, list) else [value]
        return ", ".join(self._one(place, each) for each in values)

    def _one(self, place: Place, value: Any) -> str:
        if place.name == "imposed":
            return "Imposed" if value else "Considered and rejected"
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if (place.rows, place.name) in _CLOSED:
            return str(dict(_CLOSED[place.rows, place.name].choices).get(value, value))
        if place.name == "factor":
            side, _, slug = str(value).partition("/")
            return f"{self.terms.get(side, {}).get(slug, slug)} ({side})"
        listed = "topic" if place.name == "topics" else place.name
        return self.terms.get(listed, {}).get(str(value), str(value))

    def _whole_row(self, place: Place, version: Version) -> str:
        return "\n".join(
            f"{_NAMES.get(name, name.capitalize().replace('_', ' '))}: "
            f"{self.value(place._replace(name=name), value, version)}"
            for name, value in version.row(place.rows, place.row).items()
            if value not in (None, "", []) and name not in _UNREADABLE
        )

    def _row_name(self, place: Place) -> str:
        if not place.rows:
            return ""
        kind = _ROW_NAMES[place.rows]
        for version in self.versions:
            if version.has(place.rows, place.row):
                return f"{kind} {self._telling(place, version)}"
        return kind

    def _telling(self, place: Place, version: Version) -> str:
        row = version.row(place.rows, place.row)
        for name in _TELLING:
            if row.get(name) and not (place.rows == "particulars" and name == "kind"):
                if place.rows == "sources" and name == "kind":
                    continue
                said = self._one(place._replace(name=name), row[name])
                return f"“{said}”" if place.rows != "particulars" else said
        return f"#{version.order[place.rows].index(place.row) + 1}"
