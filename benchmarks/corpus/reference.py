"""The reference data of the database that is filled: ids, legal names and limits by slug."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The lengths that an order may have."""

    shortest: int
    longest: int
    only: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One regulator."""

    id: int
    slug: str
    short_name: str
    has_impairment_stage: bool
    committees: list[tuple[int, str]] = field(default_factory=list)  # id and name
    professions: dict[str, tuple[date, date]] = field(default_factory=dict)
    grounds: set[str] = field(default_factory=set)
    orders: dict[str, str] = field(default_factory=dict)  # kind -> legal name
    limits: dict[str, Limit] = field(default_factory=dict)

    def registers(self, profession: str, day: date) -> bool:
        """Whether it decides about this profession on that day."""
        first, last = self.professions[profession]
        return first <= day <= last


@dataclass(frozen=True, slots=True)
class Reference:
    """What rulings refer to."""

    regulators: dict[str, Office]
    professions: dict[str, tuple[int, str]]  # id and label
    settings: dict[str, int]
    topics: dict[str, int]
    factors: dict[str, list[int]]  # by side


def reference_of(connection: Connection[Row]) -> Reference:
    """Read once, in an order that depends on slugs alone."""

    def rows(query: str) -> list[Row]:
        return connection.execute(query.encode()).fetchall()

    regulators = {
        slug: Office(pk, slug, short, stage)
        for pk, slug, short, stage in rows(
            "SELECT id, slug, short_name, has_impairment_stage FROM rulings_regulator ORDER BY slug"
        )
    }
    by_id = {office.id: office for office in regulators.values()}
    for owner, pk, name in rows(
        "SELECT regulator_id, id, name FROM rulings_committee ORDER BY regulator_id, slug"
    ):
        by_id[owner].committees.append((pk, name))
    for owner, slug, first, last in rows(
        "SELECT regulator_id, slug, valid_from, valid_to FROM rulings_regulatedprofession link "
        "JOIN rulings_profession p ON p.id = link.profession_id ORDER BY slug"
    ):
        by_id[owner].professions[slug] = (first or date.min, last or date.max)
    for owner, kind in rows("SELECT regulator_id, kind FROM rulings_ground ORDER BY kind"):
        by_id[owner].grounds.add(kind)
    _orders(rows, by_id)
    factors: dict[str, list[int]] = {"mitigating": [], "aggravating": []}
    for side, pk in rows("SELECT side, id FROM rulings_factortype ORDER BY side, slug"):
        factors[side].append(pk)
    return Reference(
        regulators,
        {s: (pk, label) for s, pk, label in rows("SELECT slug, id, label FROM rulings_profession")},
        dict(rows("SELECT slug, id FROM rulings_setting")),
        dict(rows("SELECT slug, id FROM rulings_topic")),
        factors,
    )


def _orders(rows: Any, by_id: dict[int, Office]) -> None:
    for owner, kind, name in rows(
        "SELECT regulator_id, kind, legal_name FROM rulings_sanctiontype ORDER BY kind"
    ):
        by_id[owner].orders[kind] = name
    for owner, kind, shortest, longest, only in rows(
        "SELECT regulator_id, kind, min_months, max_months, allowed_months "
        "FROM rulings_sanctionlimit l JOIN rulings_sanctiontype t ON t.id = l.sanction_type_id"
    ):
        by_id[owner].limits[kind] = Limit(shortest, longest, tuple(only))
