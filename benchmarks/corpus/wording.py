"""What is written of a case once its facts are known: title, summary, particulars."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.corpus import phrases
from benchmarks.corpus.topics import THEMES

if TYPE_CHECKING:
    from random import Random

    from benchmarks.corpus.case import Case


def title_of(case: Case, profession: str, chance: Random) -> str:
    """What it is about, who, where, and what came of it."""
    names = list(dict.fromkeys(THEMES[topic].title for topic in case.topics))[:2]
    result = chance.choice(phrases.RESULTS[case.order])
    if case.months:
        result += f" for {case.months} months"
    title = chance.choice(phrases.TITLES).format(
        topic=" and ".join(names), profession=profession, place=case.place, result=result
    )
    return title[0].upper() + title[1:]


def summary_of(case: Case, acts: list[str], profession: str) -> str:
    """Three sentences for a reader in a hurry."""
    outcome = "was found impaired" if case.impairment == "found" else "was not found impaired"
    if case.impairment == "not_applicable":
        outcome = "was not yet decided on" if case.is_interim else "was no question here"
    order = case.office.orders.get(case.order, "No order").lower()
    length = f" for {case.months} months" if case.months else ""
    return (
        f"The registrant, a {profession} in {case.place}, {acts[0]}. The panel heard "
        f"{len(acts)} particulars in all. Fitness to practise {outcome}, and the outcome was: "
        f"{order}{length}."
    )


def particular_of(case: Case, act: str, profession: str, chance: Random) -> str:
    """As it is printed in the allegation."""
    day = case.day - timedelta(days=chance.randrange(200, 1_200))
    later = day + timedelta(days=chance.randrange(31, 150))
    return chance.choice(phrases.OPENINGS).format(
        act=act,
        day=f"{day.day} {day:%B %Y}",
        month=f"{day:%B %Y}",
        other_month=f"{later:%B %Y}",
        place=case.place,
        profession=f"a {profession}",
        letter=chance.choice("ABCDEFGHJKLMN"),
    )


def impairment_of(case: Case, chance: Random) -> str:
    """The decision; its reasons follow."""
    text = phrases.IMPAIRMENT[case.impairment]
    return text.format(why=chance.choice(phrases.NEEDS)) if case.impairment == "found" else text
