"""The page of one ruling."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.rulings.described import described, draft, published, sanction

pytestmark = pytest.mark.django_db


def shown(client: Client, ruling: Ruling) -> str:
    response = client.get(ruling.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_a_draft_is_not_found(client: Client) -> None:
    assert client.get(draft().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("slug", ["", "an-old-slug/"])
def test_the_id_alone_and_an_old_slug_redirect_for_good(client: Client, slug: str) -> None:
    ruling = published()
    response = client.get(f"/rulings/{ruling.pk}/{slug}")
    assert response.status_code == 301
    assert response.headers["Location"] == ruling.get_absolute_url()
    assert response.headers["Cache-Control"] == "no-cache"  # a title may change, and change back
    response = client.get(f"/rulings/{ruling.pk}/{slug}?q=late&place=1")
    assert response.headers["Location"] == f"{ruling.get_absolute_url()}?q=late&place=1"


@pytest.mark.parametrize("path", ["/rulings/%00/", "/rulings/a%00b/x/", "/rulings/..%2f/", "/%00"])
def test_an_address_that_cannot_be_is_refused_or_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code in {400, 404}


def test_every_stage_is_shown_with_its_reason(client: Client) -> None:
    page = shown(
        client,
        published(
            sanctions=[
                sanction(
                    "conditions",
                    36,
                    reason="Practice can be made safe.",
                    conditions=[
                        {
                            "text": "Meet a supervisor",
                            "phases": [
                                {"frequency": "every fortnight", "from_month": 0, "for_months": 12},
                                {"frequency": "monthly", "from_month": 12, "for_months": None},
                            ],
                        }
                    ],
                ),
                sanction("suspension", None, imposed=False, reason="It would lose a worker."),
            ],
            harm={"affected": 28, "actual": 2, "unit": "service users", "note": ""},
            corrections=[{"made_on": None, "made_by": "publisher", "note": "Reasons reworded."}],
        ),
    )
    for words in (
        "Did not write up visits",
        "Misconduct: found",
        "The delay put others at risk.",
        "Conditions of practice order",
        "36 months is 3 years",
        "every fortnight</strong>, months 1 to 12",
        "monthly</strong>, from month 13 to the end",
        "It would lose a worker.",
        "28 service users",
        "Reasons reworded.",
        "date not stated",
        "The Panel Reporter",
    ):
        assert words in page


def test_every_particular_finding_and_condition_has_its_own_address(client: Client) -> None:
    conditions = [{"text": "Keep a log", "phases": []}]
    ruling = published(sanctions=[sanction("conditions", 12, conditions=conditions)])
    page = shown(client, ruling)
    anchors = set(re.findall(r'id="([^"]+)"', page))
    for part, rows in {
        "particular": ruling.particulars.all(),
        "finding": ruling.findings.all(),
        "condition": ruling.imposed[0].conditions.all(),
    }.items():
        assert {f"{part}-{row.pk}" for row in rows} <= anchors
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_what_the_source_does_not_say_is_said_to_be_not_stated(client: Client) -> None:
    page = shown(
        client,
        published(
            decided_on=None,
            decided_precision=None,
            setting=None,
            sanctions=[],
            sanction_not_stated=True,
            findings=[],
            impairment={},
        ),
    )
    assert "Date not stated" in page
    assert "Fitness to practise: not stated" in page
    assert "No source states what was ordered." in page
    assert "does not say which grounds" in page


@pytest.mark.parametrize(
    ("precision", "words", "machine"),
    [
        ("day", "20 September 2017", "2017-09-20"),
        ("month", "September 2017", "2017-09"),
        ("year", "2017", "2017"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(
    client: Client, precision: str, words: str, machine: str
) -> None:
    page = shown(client, published(decided_precision=precision))
    assert f'<time datetime="{machine}">{words}</time>' in page


def test_the_way_back_leads_to_the_results(client: Client) -> None:
    address = published().get_absolute_url()
    page = client.get(f"{address}?sanction=caution&place=1&utm=x").content.decode()
    assert page.count('href="/rulings/?sanction=caution"') == 2
    for nowhere in ("", "?utm=x", "?sanction=hanging", "?place=0", "?place=x"):
        page = client.get(address + nowhere).content.decode()
        assert "Back to the results" not in page


def test_hostile_text_is_escaped(client: Client) -> None:
    evil = "<img src=x onerror=alert(1)>"
    particular = {**described()["particulars"][0], "text": evil, "reason": evil}
    page = shown(
        client,
        published(
            title=evil,
            summary=evil,
            particulars=[particular],
            findings=[{"ground": "misconduct", "outcome": "found", "reason": evil}],
        ),
    )
    assert "<img" not in page


@pytest.mark.parametrize("parts", [1, 8])
def test_the_number_of_queries_does_not_grow_with_the_ruling(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, parts: int
) -> None:
    particulars = [
        {"label": f"{number}", "text": "Late.", "topics": ["record_keeping", "timeliness"]}
        for number in range(1, parts + 1)
    ]
    conditions = [{"text": "Meet.", "phases": [{"frequency": "weekly", "from_month": 0}]}] * parts
    ruling = published(
        particulars=particulars,
        findings=[{"ground": "misconduct", "outcome": "found", "particulars": list(range(parts))}]
        * parts,
        sanctions=[sanction("conditions", 12, conditions=conditions)],
    )
    with django_assert_num_queries(3):
        shown(client, ruling)
