"""The facets on the result page: every one counted, in labelled groups."""

import re

import pytest
from django.test import Client

from rulings.search.facets import FACETS, GROUPS
from tests.rulings.described import published, sanction
from tests.rulings.views.pages import boxes, get

pytestmark = pytest.mark.django_db

FACTORS = [
    {"side": "mitigating", "factor": "insight", "text": "", "accepted": True},
    {"side": "mitigating", "factor": "remorse", "text": "", "accepted": False},
    {"side": "aggravating", "factor": "repetition", "text": "", "accepted": True},
]


@pytest.fixture
def two() -> None:
    published(title="With factors", factors=FACTORS)
    published(
        title="Elsewhere",
        regulator="nmc",
        committee="health_committee",
        profession="nurse",
        sanctions=[sanction("suspension", 6), sanction("removal", None, imposed=False)],
        findings=[{"ground": "health", "outcome": "not_found"}],
    )


@pytest.mark.parametrize(
    ("facet", "counts"),
    [
        ("committee", {"conduct_and_competence_committee": 1, "health_committee": 1}),
        ("mitigating", {"insight": 2}),
        ("aggravating", {"repetition": 1}),
        ("sanction_rejected", {"removal": 1}),
    ],
)
def test_every_facet_has_boxes_with_counts(
    client: Client, two: None, facet: str, counts: dict[str, int]
) -> None:
    assert boxes(get(client), facet) == counts


def test_committees_and_factors_can_be_ticked_together(client: Client, two: None) -> None:
    query = "?committee=health_committee&committee=conduct_and_competence_committee"
    page = get(client, query + "&aggravating=repetition")
    assert "1 ruling<" in page
    assert page.count(" checked>") == 3
    assert 'type="hidden"' not in page


def test_final_order_and_any_finding_stand_apart(client: Client, two: None) -> None:
    page = get(client)
    parts = re.split(r'<h3 id="group-\w+">', page)[1:]
    found = {
        part.partition("<")[0]: re.findall(r'<legend class="visually-hidden">([^<]+)', part)
        for part in parts
    }
    assert found == {group.label: [facet.label for facet in group.facets] for group in GROUPS}
    for group in GROUPS:
        assert group.meaning in page


def test_a_rejected_sanction_says_that_it_was_not_imposed(client: Client, two: None) -> None:
    page = get(client)
    assert '<fieldset aria-describedby="note-sanction_rejected">' in page
    assert (
        'id="note-sanction_rejected">Considered on the way to the order, and not imposed.' in page
    )


def test_a_group_without_anything_to_tick_is_left_out(client: Client) -> None:
    published(factors=[])
    page = get(client)
    assert "group-weighed" not in page
    assert "group-final_order" in page


def test_each_facet_stands_in_one_group() -> None:
    assert [facet for group in GROUPS for facet in group.facets] == list(FACETS)
    assert len({facet.name for facet in FACETS}) == len(FACETS) == 15
