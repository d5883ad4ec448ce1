"""A search as a spreadsheet."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from rulings.faces.columns import COLUMNS
from rulings.models import Ruling
from rulings.views import spreadsheet as view
from tests.rulings.described import SOURCE, published, sanction
from tests.rulings.faces.many import many
from tests.rulings.faces.reading import rows, spreadsheet

pytestmark = pytest.mark.django_db

NAMES = [
    "id",
    "case_reference",
    "title",
    "url",
    "regulator",
    "regulator_name",
    "committee",
    "committee_name",
    "profession",
    "profession_name",
    "setting",
    "setting_name",
    "agency",
    "hearing",
    "hearing_name",
    "decided_on",
    "decided_precision",
    "sanctions",
    "sanctions_in_words",
    "sanctions_rejected",
    "sanctions_rejected_in_words",
    "duration_months",
    "indefinite",
    "grounds_found",
    "grounds_found_in_words",
    "grounds_not_found",
    "grounds_not_found_in_words",
    "impairment",
    "impairment_in_words",
    "topics",
    "topics_in_words",
    "mitigating",
    "mitigating_in_words",
    "aggravating",
    "aggravating_in_words",
    "summary",
    "source_titles",
    "source_urls",
    "published_on",
    "comments_visible",
]


def test_the_columns_are_frozen() -> None:
    assert [column.name for column in COLUMNS] == NAMES


def test_a_row_has_codes_and_words(client: Client) -> None:
    ruling = published(
        agency=False,
        decided_precision="month",
        sanctions=[
            sanction("suspension", 12),
            sanction("conditions", 18),
            sanction("removal", None, imposed=False),
        ],
        factors=[
            {"side": "mitigating", "factor": "insight", "accepted": True},
            {"side": "mitigating", "factor": "remorse", "accepted": None},
            {"side": "aggravating", "factor": "lack_of_insight", "accepted": True},
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found"},
            {"ground": "lack_of_competence", "outcome": "not_found"},
        ],
        sources=[SOURCE, {**SOURCE, "title": "Another", "url": "https://example.org/2"}],
    )
    Ruling.objects.filter(pk=ruling.pk).update(case_reference="FTP-1")
    ruling.comments.create(author_name="A reader", text="Yes", state="approved")
    [row] = rows(client)
    assert row == {
        "id": ruling.pk,
        "case_reference": "FTP-1",
        "title": "Late visit notes: three-year caution",
        "url": f"http://testserver{ruling.get_absolute_url()}",
        "regulator": "hcpc",
        "regulator_name": "Health and Care Professions Council",
        "committee": "conduct_and_competence_committee",
        "committee_name": "Conduct and Competence Committee",
        "profession": "social_worker",
        "profession_name": "Social worker",
        "setting": "local_authority_adults",
        "setting_name": ruling.setting.label if ruling.setting else None,
        "agency": "no",
        "hearing": "final",
        "hearing_name": "Final hearing",
        "decided_on": "2017-09-20",
        "decided_precision": "month",
        "sanctions": "suspension; conditions",
        "sanctions_in_words": "Suspension 12 months; Conditions 18 months",
        "sanctions_rejected": "removal",
        "sanctions_rejected_in_words": "Removal",
        "duration_months": "18",
        "indefinite": "no",
        "grounds_found": "misconduct",
        "grounds_found_in_words": "Misconduct",
        "grounds_not_found": "lack_of_competence",
        "grounds_not_found_in_words": "Lack of competence",
        "impairment": "found",
        "impairment_in_words": "Found impaired",
        "topics": "record_keeping",
        "topics_in_words": "Record keeping",
        "mitigating": "insight",
        "mitigating_in_words": "Insight",
        "aggravating": "lack_of_insight",
        "aggravating_in_words": "Lack of insight",
        "summary": "Notes of home visits were written weeks later.",
        "source_titles": "A report; Another",
        "source_urls": "https://example.org/2",
        "published_on": localdate().isoformat(),
        "comments_visible": "1",
    }


def test_what_is_not_known_is_empty(client: Client) -> None:
    many(1)
    [row] = rows(client)
    assert row["title"] == "Ruling 0"
    known = {"id", "title", "url", "regulator", "regulator_name", "published_on", "source_titles"}
    stated = {"impairment", "impairment_in_words", "indefinite", "comments_visible"}
    assert {name for name, value in row.items() if value} == known | stated
    assert (row["impairment"], row["indefinite"], row["comments_visible"]) == (
        "not_stated",
        "no",
        "0",
    )


def test_an_order_without_end_says_so(client: Client) -> None:
    published(
        regulator="gmc",
        committee=None,
        sanctions=[sanction("suspension", None, indefinite=True)],
    )
    [row] = rows(client)
    assert row["sanctions_in_words"] == "Suspension indefinite"
    assert (row["duration_months"], row["indefinite"]) == ("", "yes")


def test_programs_know_it_for_what_it_is(client: Client) -> None:
    published(title="Café – “late”")
    response: Any = client.get("/rulings.csv?sanction=caution")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["Content-Disposition"] == 'attachment; filename="rulings.csv"'
    assert "X-Rulings-Left-Out" not in response.headers
    body = b"".join(response.streaming_content)
    assert body.startswith(b"\xef\xbb\xbfid,case_reference,title,")
    assert body.endswith(b"\r\n")
    assert "Café – “late”" in body.decode()


def test_formulas_quotes_and_lines_arrive_as_text(client: Client) -> None:
    titles = [
        '=cmd|"/C calc"!A0',
        'He said "no", twice',
        "Two\r\nlines; and\rmore",
        "é😀",
        "A\x07b",
    ]
    for number, title in enumerate(titles, start=1):
        published(title=title, decided_on=f"2017-01-0{number}")
    read = rows(client, "?sort=oldest")
    assert [row["title"] for row in read] == [f"'{titles[0]}", *titles[1:]]
    assert spreadsheet(client).count("\r\n") == len(titles) + 2  # heading, and the one in a title


def test_drafts_and_withdrawn_rulings_are_not_in_it(client: Client) -> None:
    published(title="Withdrawn").withdraw()
    published(title="Public")
    assert [row["title"] for row in rows(client)] == ["Public"]


def test_pages_do_not_cut_it(client: Client) -> None:
    many(23)
    assert len(rows(client, "?page=2&size=10")) == 23


def test_what_is_over_the_cap_is_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    many(5)
    monkeypatch.setattr(view, "CSV_ROWS", 3)
    response: Any = client.get("/rulings.csv")
    assert response.headers["X-Rulings-Left-Out"] == "2"
    assert b"".join(response.streaming_content).count(b"\r\n") == 1 + 3


def test_nonsense_is_refused_in_words(client: Client) -> None:
    response = client.get("/rulings.csv?sanction=hanging&page=0")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    said = response.content.decode().splitlines()
    assert len(said) == 2
    assert "“hanging” is not a value of “Sanction”" in said[0]
    assert "Content-Disposition" not in response.headers


@pytest.mark.parametrize("rulings", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rulings: int
) -> None:
    for number in range(rulings):
        published(title=f"Ruling {number}")
    # Labels, the tally, the number of rulings, rulings, their orders, their sources; and the time
    # limit, set and lifted.
    with django_assert_num_queries(6 + 2):
        assert len(rows(client)) == rulings


def test_texts_of_sources_are_left_where_they_are(
    client: Client,
) -> None:
    published()
    with CaptureQueriesContext(connection) as queries:
        rows(client)
    read = " ".join(query["sql"] for query in queries.captured_queries)
    assert '"rulings_source"."title"' in read
    assert '"rulings_source"."text"' not in read
    assert "long_vector" not in read
