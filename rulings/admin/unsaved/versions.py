"""A ruling as single values, each in its place, so that three versions of it can be compared.

Rows are told apart by keys: the id of the row in the database, “new-…” for a row that was never
saved, the slug for a topic. ``flat`` and ``plain`` undo each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from rulings.admin.conditions import WrittenCondition, WrittenPhase, read, written

Described = dict[str, Any]
Keys = dict[str, list[str]]

ROWS: Final = (
    "particulars",
    "findings",
    "sanctions",
    "factors",
    "topics",
    "sources",
    "corrections",
    "names",
)
NAMES: Final = "names"
"""Replaced names: the desk's own, and no part of what ``rulings.intake`` takes in."""
LAST_DAY: Final = "expires_by_hand"
"""The day set by hand: the desk's own as well."""
_GROUPS: Final = ("impairment", "harm")
_NO_FIELDS: Final = {*ROWS, "desk"}


class Place(NamedTuple):
    """Where a value stands: in which rows, in which of them, its name; no rows: the ruling's own.

    A place without a name is the row as a whole.
    """

    rows: str
    row: str
    name: str


@dataclass
class Version:
    """The values by place, and the keys of the rows in their order."""

    cells: dict[Place, Any] = field(default_factory=dict)
    order: Keys = field(default_factory=dict)

    def has(self, rows: str, row: str) -> bool:
        """Whether the row is there."""
        return row in self.order.get(rows, ())

    def row(self, rows: str, row: str) -> dict[str, Any]:
        """The values of one row by name."""
        return {p.name: v for p, v in self.cells.items() if (p.rows, p.row) == (rows, row)}


def flat(described: Described, keys: Keys) -> Version:
    """Raises ``ValueError`` where the keys are not as many as the rows."""
    version = Version()
    for name, value in described.items():
        if name in _GROUPS:
            for part, inner in value.items():
                version.cells[Place("", "", f"{name}.{part}")] = inner
        elif name not in _NO_FIELDS:
            version.cells[Place("", "", name)] = value
    version.cells[Place("", "", LAST_DAY)] = described["desk"].get(LAST_DAY)
    for rows in ROWS:
        described_rows = (described["desk"] if rows == NAMES else described)[rows]
        version.order[rows] = (
            [row["topic"] for row in described_rows] if rows == "topics" else list(keys[rows])
        )
        for key, row in zip(version.order[rows], described_rows, strict=True):
            for name, value in _flat_row(rows, row, version.order["particulars"]).items():
                version.cells[Place(rows, key, name)] = value
    return version


def plain(version: Version) -> Described:
    """The ruling as ``rulings.intake`` takes it in, with its names and last day."""
    described: Described = {}
    for place, value in version.cells.items():
        group, _, part = place.name.partition(".")
        if not place.rows and part:
            described.setdefault(group, {})[part] = value
        elif not place.rows:
            described[place.name] = value
    for rows in ROWS:
        described[rows] = [
            _plain_row(rows, version.row(rows, key), version.order["particulars"])
            for key in version.order.get(rows, ())
        ]
    return described


def _flat_row(rows: str, row: Described, particulars: list[str]) -> Described:
    if rows == "findings":
        return row | {"particulars": [particulars[index] for index in row["particulars"]]}
    if rows == "sanctions":
        return row | {"conditions": written(map(_condition, row["conditions"]))}
    if rows == "factors":
        values = dict(row)
        return {"factor": f"{values.pop('side')}/{values.pop('factor')}"} | values
    return dict(row)


def _plain_row(rows: str, row: Described, particulars: list[str]) -> Described:
    if rows == "findings":
        places = [particulars.index(key) for key in row["particulars"] if key in particulars]
        return row | {"particulars": sorted(places)}
    if rows == "sanctions":
        return row | {"conditions": [_described(one) for one in read(row["conditions"])]}
    if rows == "factors":
        values = dict(row)
        side, _, factor = values.pop("factor").partition("/")
        return {"side": side, "factor": factor} | values
    return row


def _condition(condition: Described) -> WrittenCondition:
    phases = (WrittenPhase(**phase) for phase in condition["phases"])
    return WrittenCondition(condition["text"], tuple(phases))


def _described(condition: WrittenCondition) -> Described:
    return {
        "text": condition.text,
        "phases": [
            {
                "frequency": phase.frequency,
                "from_month": phase.from_month,
                "for_months": phase.for_months,
            }
            for phase in condition.phases
        ],
    }
