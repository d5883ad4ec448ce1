"""One case after another: who, where, when, what was alleged and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.corpus import facets, phrases
from benchmarks.corpus.topics import THEMES

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from benchmarks.corpus.reference import Office, Reference

_ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxz"  # that of the product's own ids
_STRIDE: Final = 98_765_432_109_877  # has no divisor in common with the number of ids
MEDIAN_WORDS, SPREAD, FEWEST, MOST = 340, 0.62, 110, 9_000
DETERMINATIONS: Final = 0.003  # share of texts of thousands of words
MOST_PARTICULARS: Final = 12
ESTABLISHED: Final = ("proved", "admitted", "proved_in_part")
_OUTCOMES = facets.Shares({
    "proved": 62, "admitted": 16, "proved_in_part": 4, "not_proved": 13, "no_case": 2,
    "no_evidence": 1, "not_stated": 2,
})  # fmt: skip


@dataclass(slots=True)
class Case:
    """What is settled before anything is written."""

    id: str
    number: int
    day: date
    office: Office
    profession: str
    setting: str
    hearing: str
    topics: list[str]  # of each particular
    outcomes: list[str]  # likewise
    words: int
    ground: str
    is_found: bool
    impairment: str
    order: str
    months: int | None

    @property
    def is_interim(self) -> bool:
        """Whether the case itself is still to be decided."""
        return self.hearing == "interim_order"

    @property
    def place(self) -> str:
        """Where the registrant worked, with an article."""
        return phrases.SETTINGS.get(self.setting, "a service")


def id_of(number: int, seed: int) -> str:
    """Another one for every number, of the letters and the length of the product's own."""
    rest = ((number + 1) * _STRIDE + seed * 7_919) % len(_ALPHABET) ** 10
    letters = []
    for _ in range(10):
        rest, place = divmod(rest, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


def case_of(number: int, seed: int, reference: Reference, chance: Random) -> Case:
    """Drawn so that its facets go together."""
    office, profession, day = _registrant(reference, chance)
    hearing = facets.HEARINGS.pick(chance)
    if hearing == "interim_order" and "interim_suspension" not in office.orders:
        hearing = "final"
    words = words_of(chance)
    topics = _topics(profession, words, chance)
    outcomes = [_OUTCOMES.pick(chance) for _ in topics]
    ground = THEMES[topics[0]].ground
    is_found = any(one in ESTABLISHED for one in outcomes) and chance.random() < 0.93
    is_interim = hearing == "interim_order"
    impairment = _impairment(office, is_interim, is_found, chance)
    order = "no_action"
    if is_interim:
        order = facets.available(office, facets.INTERIM_ORDERS.pick(chance))
    elif impairment == "found" or (impairment == "not_applicable" and is_found):
        order = facets.order_of(office, topics, chance)
    return Case(
        id=id_of(number, seed),
        number=number,
        day=day,
        office=office,
        profession=profession,
        setting=facets.PLACES.get(profession, facets.ANYWHERE).pick(chance),
        hearing=hearing,
        topics=topics,
        outcomes=["not_stated"] * len(outcomes) if is_interim else outcomes,
        words=words,
        ground=ground if ground in office.grounds else "misconduct",
        is_found=is_found,
        impairment=impairment,
        order=order,
        months=facets.months_of(order, office.limits.get(order), chance),
    )


def _registrant(reference: Reference, chance: Random) -> tuple[Office, str, date]:
    while True:
        day = facets.day_of(chance)
        office = reference.regulators[facets.REGULATORS.pick(chance)]
        profession = facets.profession_of(office, day, chance)
        if profession is not None:
            return office, profession, day


def words_of(chance: Random) -> int:
    """Log-normal, with a few long determinations."""
    if chance.random() < DETERMINATIONS:
        return chance.randrange(5_000, MOST)
    return max(FEWEST, min(MOST, round(MEDIAN_WORDS * chance.lognormvariate(0, SPREAD))))


def _topics(profession: str, words: int, chance: Random) -> list[str]:
    """One for each particular: longer texts have more of them, most of them on one topic."""
    number = min(MOST_PARTICULARS, 1 + round(chance.expovariate(1 / 2.2)) + words // 1_500)
    main = facets.topic_of(profession, chance)
    others = [facets.topic_of(profession, chance) for _ in range(2)]
    return [main, *(chance.choice((main, main, *others)) for _ in range(number - 1))]


def _impairment(office: Office, is_interim: bool, is_found: bool, chance: Random) -> str:
    if is_interim or not office.has_impairment_stage:
        return "not_applicable"
    if not is_found:
        return "not_reached"
    return "found" if chance.random() < 0.88 else "not_found"
