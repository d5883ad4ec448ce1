"""Rulings and criteria at random, and in plain Python which of them meet and what they answer."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from rulings.search.criteria import Criteria
from rulings.search.facets import FACETS, INDEFINITE, LENGTH_BANDS
from tests.rulings.described import SOURCE, sanction

Described = dict[str, Any]
Answers = dict[str, set[str]]

TODAY = date(2024, 3, 1)
# On and around the bounds that the criteria below ask about; and not known at all.
DAYS_AGO = (0, 1, 29, 30, 31, 89, 90, 91, 365, 366, 1826, 1827, 3000)
DATES = (None, *(TODAY - timedelta(days=days) for days in DAYS_AGO))

NO_LENGTH = (("no_action", None), ("removal", None))
# Regulator -> committees, professions, and orders that it may make.
REGULATORS: dict[str, tuple[list[str], list[str], list[tuple[str, int | str | None]]]] = {
    "hcpc": (
        ["conduct_and_competence_committee", "health_committee"],
        ["social_worker", "paramedic"],
        [*NO_LENGTH, ("caution", 36), ("caution", 60), ("conditions", 6), ("suspension", 12)],
    ),
    "nmc": (
        ["conduct_and_competence_committee", "fitness_to_practise_committee"],
        ["nurse", "midwife"],
        [*NO_LENGTH, ("warning", None), ("conditions", 24), ("interim_suspension", 18)],
    ),
    "gmc": (
        ["medical_practitioners_tribunal"],
        ["doctor"],
        [*NO_LENGTH, ("suspension", 1), ("suspension", 7), ("suspension", INDEFINITE)],
    ),
}
GROUNDS = ["misconduct", "health", "lack_of_competence"]
TOPICS = ["record_keeping", "medication", "dishonesty"]
SETTINGS = ["hospital", "care_home"]
FACTORS = {"mitigating": ["insight", "remorse"], "aggravating": ["repetition", "breach_of_trust"]}
HEARINGS = ["final", "review", "consent"]
IMPAIRMENTS = ["found", "not_found", "not_stated"]
WORDS = ["lemon", "walnut", "zebra"]


def perhaps(values: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


def several(values: list[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


@st.composite
def rulings(draw: st.DrawFn) -> Described:
    """A ruling as plain data that breaks no rule and can be published."""
    slug = draw(st.sampled_from(sorted(REGULATORS)))
    committees, professions, orders = REGULATORS[slug]
    imposed, rejected = draw(several(orders)), draw(several(orders))
    decided_on = draw(st.sampled_from(DATES))
    return {
        "title": " ".join(["Report", *sorted(draw(several(WORDS)))]),
        "summary": "",
        "regulator": slug,
        "committee": draw(perhaps(committees)),
        "profession": draw(perhaps(professions)),
        "setting": draw(perhaps(SETTINGS)),
        "hearing": draw(perhaps(HEARINGS)),
        "decided_on": decided_on.isoformat() if decided_on else None,
        "decided_precision": "day" if decided_on else None,
        "particulars": draw(st.lists(particulars(), max_size=1)),
        "findings": [
            {"ground": ground, "outcome": draw(st.sampled_from(["found", "not_found"]))}
            for ground in draw(several(GROUNDS))
        ],
        "impairment": {"outcome": draw(st.sampled_from(IMPAIRMENTS))},
        "sanctions": [order(*each, imposed=True) for each in imposed]
        + [order(*each, imposed=False) for each in rejected],
        "sanction_not_stated": not imposed,
        "factors": [
            {"side": side, "factor": factor, "accepted": draw(st.sampled_from([True, False, None]))}
            for side, offered in FACTORS.items()
            for factor in draw(several(offered))
        ],
        "topics": [{"topic": topic, "standing": "alleged"} for topic in draw(several(TOPICS))],
        "sources": [SOURCE],
    }


def particulars() -> st.SearchStrategy[Described]:
    return several(TOPICS).map(
        lambda topics: {"label": "1", "text": "Said.", "outcome": "proved", "topics": topics}
    )


def order(kind: str, length: int | str | None, *, imposed: bool) -> Described:
    if length == INDEFINITE:
        return sanction(kind, None, indefinite=True, imposed=imposed)
    return sanction(kind, length if isinstance(length, int) else None, imposed=imposed)


def pool(size: int) -> list[Described]:
    """So many random rulings, the same in every run: a failure can be looked at twice."""
    drawn: list[Described] = []

    @seed(2024)
    @settings(
        max_examples=size,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(rulings())
    def draw(ruling: Described) -> None:
        drawn.append(ruling)

    draw()
    return drawn


def lengths(ruling: Described) -> set[int]:
    """Months of the orders imposed."""
    return {
        order["duration_months"]
        for order in ruling["sanctions"]
        if order["imposed"] and order["duration_months"]
    }


def answers(ruling: Described) -> Answers:
    """What the ruling answers to the question of each facet."""
    imposed = [order for order in ruling["sanctions"] if order["imposed"]]
    single = ("regulator", "committee", "profession", "setting", "hearing")
    bands = {
        band
        for months in lengths(ruling)
        for band, (_, fewest, most) in LENGTH_BANDS.items()
        if fewest <= months <= most
    }
    topics = {row["topic"] for row in ruling["topics"]}
    return {
        "sanction": {order["kind"] for order in imposed},
        "length": bands | {INDEFINITE for order in imposed if order.get("indefinite")},
        "sanction_rejected": {o["kind"] for o in ruling["sanctions"] if not o["imposed"]},
        "ground": {f["ground"] for f in ruling["findings"] if f["outcome"] == "found"},
        "ground_not_found": {
            f["ground"] for f in ruling["findings"] if f["outcome"] == "not_found"
        },
        "impairment": {ruling["impairment"]["outcome"]},
        "topic": topics.union(*(row["topics"] for row in ruling["particulars"])),
        "year": {ruling["decided_on"][:4]} if ruling["decided_on"] else set(),
        **{name: {ruling[name]} - {None} for name in single},
        **{side: _accepted(ruling, side) for side in FACTORS},
    }


def _accepted(ruling: Described, side: str) -> set[str]:
    return {row["factor"] for row in ruling["factors"] if row["side"] == side and row["accepted"]}


def meets(ruling: Described, criteria: Criteria) -> bool:
    """Whether a search asks for the ruling."""
    answered = answers(ruling)
    return (
        _holds_words(set(ruling["title"].split()), criteria.q)
        and _is_as_long(ruling, criteria)
        and _is_of_the_time(ruling, criteria)
        and all(
            not criteria.selected(facet.name)
            or answered[facet.name] & set(criteria.selected(facet.name))
            for facet in FACETS
        )
    )


# Words stand in alphabetical order in a title: these two are neighbours wherever both are.
QUERIES = ["walnut", "walnut lemon", '"walnut zebra"', "walnut or zebra", "report -lemon", "none"]


def _holds_words(title: set[str], query: str) -> bool:
    return {
        "": True,
        "walnut": "walnut" in title,
        "walnut lemon": {"walnut", "lemon"} <= title,
        '"walnut zebra"': {"walnut", "zebra"} <= title,
        "walnut or zebra": bool({"walnut", "zebra"} & title),
        "report -lemon": "lemon" not in title,
        "none": False,
    }[query]


def _is_as_long(ruling: Described, criteria: Criteria) -> bool:
    if criteria.duration_min is None and criteria.duration_max is None:
        return True
    fewest, most = criteria.duration_min or 1, criteria.duration_max or 600
    return any(fewest <= months <= most for months in lengths(ruling))


def _is_of_the_time(ruling: Described, criteria: Criteria) -> bool:
    after, before = criteria.decided_after or date.min, criteria.decided_before or date.max
    within = criteria.decided_within
    if within is not None:
        after, before = max(after, TODAY - timedelta(days=within)), min(before, TODAY)
    if after == date.min and before == date.max:
        return True
    decided_on = ruling["decided_on"]
    return decided_on is not None and after <= date.fromisoformat(decided_on) <= before


def _chosen(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=1, max_size=3).map(tuple)


KINDS = sorted({kind for *_, orders in REGULATORS.values() for kind, _ in orders})
# Every parameter that narrows, with something to ask for.
PARAMETERS: dict[str, st.SearchStrategy[Any]] = {
    "q": st.sampled_from(QUERIES),
    "sanction": _chosen(KINDS),
    "sanction_rejected": _chosen(KINDS),
    "length": _chosen([*LENGTH_BANDS, INDEFINITE]),
    "ground": _chosen(GROUNDS),
    "ground_not_found": _chosen(GROUNDS),
    "impairment": _chosen(IMPAIRMENTS),
    "regulator": _chosen([*REGULATORS, "tra"]),
    "committee": _chosen(sorted({c for names, *_ in REGULATORS.values() for c in names})),
    "profession": _chosen(sorted({p for _, names, _ in REGULATORS.values() for p in names})),
    "setting": _chosen(SETTINGS),
    "topic": _chosen(TOPICS),
    "hearing": _chosen(HEARINGS),
    "mitigating": _chosen(FACTORS["mitigating"]),
    "aggravating": _chosen(FACTORS["aggravating"]),
    "year": _chosen(sorted({str(day.year) for day in DATES if day})),
    "duration_min": st.sampled_from([1, 7, 12, 37]),
    "duration_max": st.sampled_from([1, 6, 12, 36, 600]),
    "decided_after": st.sampled_from([day for day in DATES if day]),
    "decided_before": st.sampled_from([day for day in DATES if day]),
    "decided_within": st.sampled_from([1, 30, 90, 365, 1826, 36_500]),
}


@st.composite
def asked(draw: st.DrawFn) -> Criteria:
    """Criteria that ask for up to four parameters at once; with more, hardly anything is left."""
    names = draw(st.lists(st.sampled_from(sorted(PARAMETERS)), unique=True, max_size=4))
    return Criteria(today=TODAY, **{name: draw(PARAMETERS[name]) for name in names})
