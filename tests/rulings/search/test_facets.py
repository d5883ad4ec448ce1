"""Counts are right: held against a plain recount, over random rulings and random criteria."""

from collections import Counter
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rulings.filters import ParametersForm
from rulings.found import numbers_of
from rulings.models import Ruling, SearchEntry
from rulings.search.criteria import Criteria
from rulings.search.facets import FACETS
from tests.rulings.described import published
from tests.rulings.search.varied import (
    PARAMETERS,
    TODAY,
    Answers,
    Described,
    answers,
    asked,
    meets,
    pool,
)

pytestmark = [pytest.mark.long, pytest.mark.django_db]


@pytest.fixture
def varied() -> dict[str, Described]:
    """Random rulings in the database, by their id."""
    return {published(**ruling).pk: ruling for ruling in pool(40)}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(criteria=asked())
def test_list_and_counts_agree_with_a_plain_recount(
    varied: dict[str, Described], criteria: Criteria
) -> None:
    expected = {pk for pk, ruling in varied.items() if meets(ruling, criteria)}
    count, counts = SearchEntry.objects.facet_counts(criteria)
    assert count == len(expected)
    assert {ruling.pk for ruling in Ruling.objects.meeting(criteria)} == expected
    for facet in FACETS:
        without: dict[str, Any] = {facet.name: ()}
        lifted = replace(criteria, **without)
        given = [answers(ruling)[facet.name] for ruling in varied.values() if meets(ruling, lifted)]
        assert counts[facet.name] == Counter(value for values in given for value in values)


def test_the_random_rulings_differ_in_every_facet(varied: dict[str, Described]) -> None:
    found: list[Answers] = [answers(ruling) for ruling in varied.values()]
    for facet in FACETS:
        assert len({value for each in found for value in each[facet.name]}) > 1, facet.name
    assert any(ruling["decided_on"] is None for ruling in varied.values())


def test_the_random_criteria_ask_for_every_parameter_that_narrows() -> None:
    not_asked = {"today", "synonyms"}
    assert set(PARAMETERS) == {field.name for field in fields(Criteria)} - not_asked


def test_several_searches_are_counted(varied: dict[str, Described]) -> None:
    several = [Criteria(), Criteria(regulator=("tra",)), Criteria(regulator=("gmc", "nmc"))]
    expected = [sum(meets(ruling, each) for ruling in varied.values()) for each in several]
    assert numbers_of(several) == expected
    assert numbers_of([]) == []


def test_what_is_lifted_is_asked_no_more_and_what_is_kept_is_asked_alone() -> None:
    both = Criteria(q="notes", year=("2017",), decided_within=30, today=TODAY)
    assert both.lifting("q") == Criteria(year=("2017",), decided_within=30, today=TODAY)
    assert both.lifting("year") == Criteria(q="notes", decided_within=30, today=TODAY)
    assert both.lifting("decided_within") == Criteria(q="notes", year=("2017",), today=TODAY)
    assert both.only("year") == Criteria(year=("2017",), today=TODAY)


def test_every_facet_is_a_parameter_and_a_column() -> None:
    columns = {column.name for column in SearchEntry._meta.get_fields()}
    for facet in FACETS:
        assert facet.name in ParametersForm.base_fields
        assert facet.column in columns
        assert hasattr(Criteria(), facet.name)
