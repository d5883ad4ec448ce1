"""How facets go together: who regulates whom, who works where, what is ordered for what."""

from __future__ import annotations

from bisect import bisect
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from benchmarks.corpus.topics import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from benchmarks.corpus.reference import Limit, Office

Value = TypeVar("Value")

FIRST_YEAR, LAST_DAY = 1998, date(2026, 6, 30)
GROWTH: Final = 1.11  # of a year on the year before


class Shares(Generic[Value]):
    """Values to pick from, each with its weight."""

    def __init__(self, weights: Mapping[Value, float]) -> None:
        self._values = list(weights)
        self._sums = list(accumulate(weights.values()))
        self._whole, self._last = self._sums[-1] + 0.0, len(self._sums) - 1

    def pick(self, chance: Random) -> Value:
        """One of them: the same that ``chance.choices`` takes, in a third of its time."""
        place = bisect(self._sums, chance.random() * self._whole, 0, self._last)
        return self._values[place]


REGULATORS = Shares({
    "nmc": 34, "hcpc": 20, "gmc": 13, "swe": 9, "tra": 6, "gdc": 6, "sssc": 5, "gphc": 3,
    "scw": 2, "niscc": 1.5, "goc": 1, "gosc": 0.7, "gcc": 0.6,
})  # fmt: skip
HEARINGS = Shares({
    "final": 62, "review": 16, "interim_order": 7, "consent": 8, "preliminary": 2,
    "restoration": 2, "": 3,
})  # fmt: skip
PRECISIONS = Shares({"day": 94, "month": 3, "year": 1, "": 2})
YEARS = Shares({y: GROWTH ** (y - FIRST_YEAR) for y in range(FIRST_YEAR, LAST_DAY.year + 1)})
TOPICS = Shares({slug: theme.share for slug, theme in THEMES.items()})

_COMMON_PROFESSIONS: Final = {
    "nurse": 30, "midwife": 3, "social_worker": 6, "paramedic": 3, "physiotherapist": 2.5,
    "occupational_therapist": 2, "radiographer": 2, "biomedical_scientist": 2, "dentist": 3,
    "dental_care_professional": 2, "pharmacist": 3, "optometrist": 2, "social_care_worker": 8,
    "operating_department_practitioner": 1.5, "practitioner_psychologist": 1.5,
}  # fmt: skip

_ANYWHERE: Final = {"hospital": 6.0, "community_health": 2.0, "private_practice": 2.0}
_PLACES: Final[dict[str, dict[str, float]]] = {
    "nurse": {"hospital": 45, "care_home": 25, "community_health": 10, "mental_health_team": 9,
              "primary_care": 5, "prison": 2, "domiciliary_care": 3, "drug_and_alcohol_service": 1},
    "midwife": {"hospital": 70, "community_health": 28, "private_practice": 2},
    "nursing_associate": {"hospital": 50, "care_home": 40, "primary_care": 10},
    "doctor": {"hospital": 50, "primary_care": 38, "private_practice": 10, "mental_health_team": 2},
    "dentist": {"dental_practice": 92, "hospital": 5, "prison": 3},
    "dental_care_professional": {"dental_practice": 97, "hospital": 3},
    "optometrist": {"optical_practice": 95, "hospital": 5},
    "dispensing_optician": {"optical_practice": 100},
    "pharmacist": {"pharmacy": 82, "hospital": 14, "primary_care": 4},
    "pharmacy_technician": {"pharmacy": 75, "hospital": 25},
    "paramedic": {"ambulance": 90, "private_practice": 5, "community_health": 5},
    "social_worker": {"local_authority_children": 48, "local_authority_adults": 22,
                      "fostering_and_adoption": 8, "mental_health_team": 8, "charity": 5,
                      "residential_child_care": 3, "drug_and_alcohol_service": 2, "hospital": 4},
    "social_care_worker": {"care_home": 48, "domiciliary_care": 30, "residential_child_care": 15,
                           "charity": 7},
    "teacher": {"school": 99, "charity": 1},
    "osteopath": {"private_practice": 100},
    "chiropractor": {"private_practice": 100},
    "practitioner_psychologist": {"mental_health_team": 40, "private_practice": 35, "prison": 15,
                                  "hospital": 10},
    "hearing_aid_dispenser": {"private_practice": 80, "hospital": 20},
}  # fmt: skip
PLACES = {slug: Shares(places) for slug, places in _PLACES.items()}
ANYWHERE = Shares(_ANYWHERE)

# What is no case of theirs.
_CLINICAL: Final = {
    "medication", "clinical_competence", "care_planning", "risk_assessment", "mental_capacity",
    "candour", "neglect", "missed_visits", "court_work", "assessment_failures",
}  # fmt: skip
UNLIKELY: Final = {
    "teacher": _CLINICAL,
    "social_worker": {"medication", "clinical_competence", "candour"},
    "dentist": {"court_work", "missed_visits", "mental_capacity", "neglect"},
    "doctor": {"court_work", "missed_visits", "care_planning"},
    "optometrist": {"court_work", "missed_visits", "care_planning", "medication"},
}

# What is ordered, from the gravest matters to those of daily practice.
_GRAVE: Final = {"no_action": 2, "caution": 5, "conditions": 3, "suspension": 38, "removal": 52}
_MIDDLE: Final = {"no_action": 6, "advice": 1, "warning": 7, "caution": 19, "conditions": 14,
                  "undertakings": 1, "financial_penalty": 0.3, "suspension": 38,
                  "voluntary_removal": 1.5, "removal": 14}  # fmt: skip
_PRACTICE: Final = {"no_action": 6, "warning": 3, "caution": 8, "conditions": 46, "undertakings": 3,
                    "suspension": 25, "voluntary_removal": 3, "removal": 6}  # fmt: skip
GRAVE_TOPICS: Final = {
    "sexual_misconduct", "sexual_offence", "indecent_images", "theft", "fraud", "fraud_offence",
    "violence", "conviction", "non_engagement", "breach_of_an_order", "drugs_offence",
}  # fmt: skip
ORDERS = {"grave": Shares(_GRAVE), "middle": Shares(_MIDDLE), "practice": Shares(_PRACTICE)}
INTERIM_ORDERS = Shares({"interim_conditions": 45, "interim_suspension": 50, "no_action": 5})
LADDER: Final = ("no_action", "warning", "caution", "conditions", "suspension", "removal")
_NEAREST: Final = {
    "advice": "no_action", "warning": "caution", "caution": "warning", "conditions": "suspension",
    "undertakings": "conditions", "financial_penalty": "caution", "voluntary_removal": "removal",
    "removal": "prohibition", "suspension": "prohibition",
    "interim_conditions": "interim_suspension", "interim_suspension": "prohibition",
}  # fmt: skip
LENGTHS = {
    "warning": Shares({12: 40, 36: 40, 60: 20}),
    "caution": Shares({12: 20, 24: 22, 36: 38, 48: 5, 60: 15}),
    "conditions": Shares({12: 45, 18: 20, 24: 15, 36: 12, 9: 4, 6: 4}),
    "suspension": Shares({3: 8, 4: 7, 6: 25, 9: 12, 12: 48}),
    "undertakings": Shares({12: 60, 24: 40}),
    "interim_conditions": Shares({18: 70, 12: 18, 6: 12}),
    "interim_suspension": Shares({18: 75, 12: 15, 6: 10}),
}  # fmt: skip


def day_of(chance: Random) -> date:
    """More of them every year."""
    year = YEARS.pick(chance)
    last = LAST_DAY if year == LAST_DAY.year else date(year, 12, 31)
    first = date(year, 1, 1)
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def profession_of(office: Office, day: date, chance: Random) -> str | None:
    """One that this regulator registers on that day; none if it does not yet or no longer."""
    profession = professions_of(tuple(office.professions)).pick(chance)
    return profession if office.registers(profession, day) else None


@cache
def professions_of(slugs: tuple[str, ...]) -> Shares[str]:
    """Of one regulator, whenever it registered them."""
    return Shares({slug: _COMMON_PROFESSIONS.get(slug, 1) for slug in slugs})


def topic_of(profession: str, chance: Random) -> str:
    """What such a registrant is brought before a panel for."""
    unlikely = UNLIKELY.get(profession, frozenset[str]())
    while (topic := TOPICS.pick(chance)) in unlikely:
        pass
    return topic


def order_of(office: Office, topics: list[str], chance: Random) -> str:
    """What this regulator orders for that."""
    if any(topic in GRAVE_TOPICS for topic in topics):
        weight = "grave"
    elif THEMES[topics[0]].ground == "lack_of_competence":
        weight = "practice"
    else:
        weight = "middle"
    return available(office, ORDERS[weight].pick(chance))


def available(office: Office, kind: str) -> str:
    """The kind, or what comes nearest to it at this regulator."""
    for _ in range(3):
        if kind in office.orders:
            return kind
        kind = _NEAREST.get(kind, "no_action")
    return "no_action"


def months_of(kind: str, limit: Limit | None, chance: Random) -> int | None:
    """A length that is usual for the order and that the regulator's law allows."""
    if kind not in LENGTHS:
        return None
    months = LENGTHS[kind].pick(chance)
    if limit is None:
        return months
    if limit.only:
        return min(limit.only, key=lambda only: abs(only - months))
    return max(limit.shortest, min(limit.longest, months))
