"""Parts of rulings: the same as prefetching finds, in one query."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model, prefetch_related_objects
from pytest_django import DjangoAssertNumQueries

from rulings.demonstration import demonstration
from rulings.intake import take_in_many
from rulings.models import Ruling
from rulings.parts import OF_A_CARD, OF_A_PAGE, fetch_parts, fetch_rulings
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


def told(whole: Any, lookup: str) -> list[tuple[str, object, dict[str, Any]]]:
    """Every row on the way of a lookup, with all its columns, in its order."""
    name, _, rest = lookup.partition("__")
    found = getattr(whole, name)
    rows: list[Model] = list(found.all()) if hasattr(found, "all") else [found] if found else []
    return [
        row
        for part in rows
        for row in [(name, part.pk, columns(part)), *(told(part, rest) if rest else [])]
    ]


def columns(row: Model) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


@pytest.mark.parametrize("lookups", [OF_A_CARD, OF_A_PAGE])
def test_parts_are_what_prefetching_finds(
    lookups: tuple[str, ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    take_in_many(demonstration()[::5])
    rulings, others = list(Ruling.objects.order_by("pk")), list(Ruling.objects.order_by("pk"))
    prefetch_related_objects(others, *lookups)
    for other in others:
        other.sources.all()._result_cache = list(other.sources.defer("text"))
    with django_assert_num_queries(1):
        fetch_parts(rulings, lookups)
    with django_assert_num_queries(0):
        found = [told(ruling, lookup) for ruling in rulings for lookup in lookups]
    assert found == [told(other, lookup) for other in others for lookup in lookups]
    assert any(found)


def test_parts_know_what_they_are_parts_of(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ruling = Ruling.objects.get(pk=published().pk)
    fetch_parts([ruling], OF_A_PAGE)
    with django_assert_num_queries(0):
        assert ruling.sanctions.all()[0].ruling is ruling
        assert [sanction.legal_name for sanction in ruling.sanctions.all()]
        assert [finding.legal_name for finding in ruling.findings.all()]


def test_rulings_of_one_regulator_each_have_its_names_once() -> None:
    rulings = [Ruling.objects.get(pk=published(title=f"Ruling {n}").pk) for n in range(3)]
    fetch_parts(rulings, OF_A_PAGE)
    for ruling in rulings:
        assert ruling.regulator
        names = [ground.legal_name for ground in ruling.regulator.grounds.all()]
        assert len(set(names)) == len(names) > 1


def test_parts_are_not_narrowed_in_silence() -> None:
    ruling = Ruling.objects.get(pk=published().pk)
    fetch_parts([ruling], OF_A_PAGE)
    with pytest.raises(AttributeError):
        ruling.sanctions.filter(imposed=True)


def test_no_rulings_cost_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        fetch_parts([], OF_A_PAGE)


def test_a_ruling_that_says_nothing_has_no_parts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ruling = Ruling.objects.create(title="Nothing yet")
    found = Ruling.objects.get(pk=ruling.pk)
    fetch_parts([found], OF_A_PAGE)
    with django_assert_num_queries(0):
        assert found.regulator is None
        assert found.imposed == found.rejected == []
        assert not found.particulars.all()
        assert not found.sources.all()


def test_the_text_of_a_source_stays_in_the_database() -> None:
    ruling = Ruling.objects.get(pk=draft().pk)
    fetch_parts([ruling], OF_A_PAGE)
    assert ruling.sources.all()
    assert all("text" in source.get_deferred_fields() for source in ruling.sources.all())


def test_rulings_come_in_the_order_of_their_ids_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        published(title=f"Ruling {number}")
    expected = list(Ruling.objects.order_by("-pk"))
    fetch_parts(expected, OF_A_CARD)
    with django_assert_num_queries(1):
        found = fetch_rulings([ruling.pk for ruling in expected], OF_A_CARD)
    assert list(map(columns, found)) == list(map(columns, expected))
    with django_assert_num_queries(0):
        told_of = [told(ruling, lookup) for ruling in found for lookup in OF_A_CARD]
    assert told_of == [told(ruling, lookup) for ruling in expected for lookup in OF_A_CARD]


def test_only_public_rulings_come() -> None:
    shown, withdrawn, never = published().pk, published().pk, draft().pk
    Ruling.objects.filter(pk=withdrawn).update(state="withdrawn")
    found = fetch_rulings([never, withdrawn, shown, "no0such0id"], OF_A_CARD)
    assert [ruling.pk for ruling in found] == [shown]


def test_no_ids_cost_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert fetch_rulings([], OF_A_CARD) == []
