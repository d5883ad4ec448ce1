"""Every slug with its label, meaning and source."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.faces.columns import COLUMNS
from rulings.models import Regulator, SanctionLimit, SanctionType, Topic
from rulings.terms import terms
from rulings.views.search import SORT_LABELS
from tests.rulings.described import published
from tests.rulings.faces.reading import data

pytestmark = pytest.mark.django_db


def vocabulary(client: Client) -> dict[str, Any]:
    response = client.get("/vocabulary.json")
    assert response.status_code == 200
    read: dict[str, Any] = json.loads(response.content)
    return read


def slugs(rows: list[dict[str, Any]]) -> set[str]:
    return {row["value"] for row in rows}


def named(rows: list[dict[str, Any]], value: str) -> dict[str, Any]:
    [found] = [row for row in rows if row["value"] == value]
    return found


def test_every_value_that_a_parameter_takes_is_listed(client: Client) -> None:
    words = vocabulary(client)
    lists = {parameter["name"]: parameter["values"] for parameter in words["parameters"]}
    taken = {name: set(labels) for name, labels in terms().items()}
    assert {name: slugs(words[lists[name]]) for name in taken} == taken
    assert lists["year"] is None
    assert slugs(words["sorts"]) == {sort.value for sort in SORT_LABELS}


def test_every_word_of_a_ruling_as_data_is_listed(client: Client) -> None:
    published()
    [ruling] = data(client)["rulings"]
    words = vocabulary(client)
    assert ruling["particulars"][0]["outcome"] in slugs(words["outcomes_of_particulars"])
    assert ruling["findings"][0]["outcome"] in slugs(words["outcomes_of_findings"])
    assert ruling["sources"][0]["kind"] in slugs(words["source_kinds"])
    assert ruling["decided_precision"] in slugs(words["date_precisions"])


def test_every_value_has_a_label_a_meaning_or_none_and_a_source(client: Client) -> None:
    lists = {
        name: rows
        for name, rows in vocabulary(client).items()
        if name not in {"parameters", "spreadsheet"}
    }
    open_lists = {"committees", "professions", "settings", "topics", "mitigating", "aggravating"}
    assert open_lists < set(lists)
    for name, rows in lists.items():
        assert rows, name
        for row in rows:
            assert row["value"], name
            assert row["label"], name
            assert row["source"], name
            if name in open_lists:
                assert row["meaning"] is None, name
            else:
                assert row["meaning"], (name, row["value"])


def test_a_sanction_has_each_regulators_name_and_limits(client: Client) -> None:
    caution = SanctionType.objects.get(regulator__slug="hcpc", kind="caution")
    caution.is_confirmed = False
    caution.save()
    caution.limits.all().delete()
    SanctionLimit.objects.create(
        sanction_type=caution,
        valid_from="2003-07-09",
        min_months=12,
        max_months=60,
        allowed_months=[12, 36, 60],
    )
    described = named(vocabulary(client)["sanctions"], "caution")
    assert (described["label"], described["rung"], described["source"]) == (
        "Caution",
        2,
        "this site",
    )
    assert "public register" in described["meaning"]
    [hcpc] = [name for name in described["names"] if name["regulator"] == "hcpc"]
    assert hcpc == {
        "regulator": "hcpc",
        "name": "Caution order",
        "source": Regulator.objects.get(slug="hcpc").law,
        "confirmed": False,
        "limits": [
            {
                "valid_from": "2003-07-09",
                "valid_to": None,
                "min_months": 12,
                "max_months": 60,
                "allowed_months": [12, 36, 60],
                "may_be_indefinite": False,
            }
        ],
    }


def test_a_ground_has_each_regulators_legal_name(client: Client) -> None:
    names = named(vocabulary(client)["grounds"], "lack_of_competence")["names"]
    expected = {
        (ground.regulator.slug, ground.legal_name)
        for regulator in Regulator.objects.all()
        for ground in regulator.grounds.filter(kind="lack_of_competence")
    }
    assert {(name["regulator"], name["name"]) for name in names} == expected
    assert len(expected) > 1


def test_regulators_their_committees_and_registers_are_named(client: Client) -> None:
    words = vocabulary(client)
    hcpc = named(words["regulators"], "hcpc")
    regulator = Regulator.objects.get(slug="hcpc")
    assert (hcpc["name"], hcpc["law"]) == (regulator.name, regulator.law)
    assert (hcpc["label"], hcpc["website"]) == ("HCPC", regulator.website or None)
    committees = {row["value"] for row in words["committees"] if row["regulator"] == regulator.slug}
    assert committees == set(regulator.committees.values_list("slug", flat=True))
    registers = named(words["professions"], "social_worker")["registers"]
    assert {"hcpc", "swe"} <= {register["regulator"] for register in registers}


def test_topics_have_groups_and_factors_sides(client: Client) -> None:
    words = vocabulary(client)
    topic = Topic.objects.get(slug="record_keeping")
    assert named(words["topics"], "record_keeping")["group"] == topic.group
    assert "insight" in slugs(words["mitigating"])
    assert "insight" not in slugs(words["aggravating"])


def test_the_spreadsheets_columns_are_explained(client: Client) -> None:
    spreadsheet = vocabulary(client)["spreadsheet"]
    assert [column["name"] for column in spreadsheet["columns"]] == [
        column.name for column in COLUMNS
    ]
    assert all(column["meaning"].endswith(".") for column in spreadsheet["columns"])
    assert spreadsheet["rows"] == 10_000


def test_the_number_of_queries_does_not_grow_with_the_lists(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Topic.objects.create(slug="new", label="New", group="New")
    Regulator.objects.create(slug="new", short_name="New", name="New", law="New Act")
    # Regulators, committees, grounds, sanctions, limits, registers; professions, settings, topics,
    # factors; the time limit, set and lifted.
    with django_assert_num_queries(10 + 2):
        assert "new" in slugs(vocabulary(client)["regulators"])
