"""Counts are right: held against a plain recount, over random rulings and random criteria."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.filters import RulingFilter
from rulings.models import Ruling, SearchEntry
from rulings.search.criteria import Criteria
from rulings.search.facets import COUNTED_FACETS, FACETS, Facet
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


CRITERIA = st.builds(
    Criteria,
    q=st.sampled_from(["", "", "notes", "late visit", '"home visits"', "zebra", "-notes"]),
    sanction=some("caution", "conditions", "suspension", "no_action"),
    ground=some("misconduct", "lack_of_competence"),
    ground_not_found=some("lack_of_competence"),
    impairment=some("found", "not_stated"),
    regulator=some("hcpc", "nmc"),
    topic=some("record_keeping", "medication"),
    year=some("2017", "2019"),
    duration_min=st.sampled_from([None, None, 6, 24]),
    duration_max=st.sampled_from([None, None, 12, 36]),
)


def various() -> None:
    """Some rulings that differ in every facet asked about."""
    published()
    published(
        title="Second",
        sanctions=[sanction("conditions", 12), sanction("suspension", None, imposed=False)],
        findings=[
            {"ground": "misconduct", "outcome": "found"},
            {"ground": "lack_of_competence", "outcome": "not_found"},
        ],
    )
    published(
        title="Third",
        regulator="nmc",
        committee=None,
        profession="nurse",
        decided_on="2019-02-03",
        sanctions=[sanction("suspension", 6)],
        topics=[{"topic": "medication", "standing": "proved"}],
        impairment={},
    )
    published(
        title="Fourth",
        decided_on=None,
        decided_precision=None,
        sanctions=[sanction("no_action", None)],
        findings=[{"ground": "lack_of_competence", "outcome": "found"}],
        particulars=[],
    )


def answers(entry: SearchEntry, facet: Facet) -> list[str]:
    kept = getattr(entry, facet.column)
    return list(kept) if facet.many else [kept] if kept is not None else []


def meets(entry: SearchEntry, criteria: Criteria, words: set[str]) -> bool:
    """The criteria in plain Python; the words alone are left to PostgreSQL."""
    fewest, most = criteria.duration_min or 0, criteria.duration_max or 10**6
    asks_length = criteria.duration_min or criteria.duration_max
    return (
        (not criteria.q or entry.pk in words)
        and (not asks_length or any(fewest <= months <= most for months in entry.durations))
        and all(
            not criteria.selected(facet.name)
            or set(criteria.selected(facet.name)) & set(answers(entry, facet))
            for facet in FACETS
        )
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CRITERIA)
def test_list_and_counts_agree_with_a_plain_recount(criteria: Criteria) -> None:
    if not Ruling.objects.exists():
        various()
    entries = list(SearchEntry.objects.all())
    words = set(SearchEntry.objects.meeting(Criteria(q=criteria.q)).values_list("pk", flat=True))
    expected = {entry.pk for entry in entries if meets(entry, criteria, words)}
    count, counts = SearchEntry.objects.facet_counts(criteria)
    listed = Ruling.objects.published().meeting(criteria)
    assert count == len(expected)
    assert {ruling.pk for ruling in listed} == expected
    for facet in COUNTED_FACETS:
        lifted = criteria.lifting(facet.name)
        recount = Counter(
            value
            for entry in entries
            if meets(entry, lifted, words)
            for value in answers(entry, facet)
        )
        assert counts[facet.name] == recount, facet.name


def test_every_facet_is_a_parameter_and_a_column() -> None:
    columns = {column.name for column in SearchEntry._meta.get_fields()}
    for facet in FACETS:
        assert facet.name in RulingFilter.base_filters
        assert facet.column in columns
        assert hasattr(Criteria(), facet.name)
