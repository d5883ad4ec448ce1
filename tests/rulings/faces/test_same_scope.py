"""More than thirty searches: every face finds the same demonstration rulings in the same order."""

import pytest
from django.test import Client

from tests.rulings.faces import reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

SEARCHES = (
    "",
    "?page=2",
    "?size=25&page=3",
    "?size=50&sort=oldest",
    "?sort=longest",
    "?sort=discussed&size=25",
    "?sort=changed",
    "?sort=changed&page=4",
    "?page=99",
    "?q=records",
    "?q=dishonesty&size=50",
    "?q=insight&sort=newest",
    "?q=medication&sort=oldest",
    "?q=patient&page=2",
    "?q=practice&sanction=suspension",
    "?sanction=caution",
    "?sanction=suspension&sanction=removal&size=25",
    "?sanction_rejected=removal",
    "?regulator=hcpc&regulator=nmc&sort=longest",
    "?regulator=nmc&profession=nurse&ground=misconduct",
    "?ground_not_found=misconduct",
    "?impairment=not_found",
    "?topic=dishonesty&topic=record_keeping&page=2",
    "?hearing=review",
    "?mitigating=insight&sort=oldest",
    "?aggravating=lack_of_insight",
    "?length=7_to_12&length=indefinite",
    "?duration_min=6&duration_max=12&sort=longest",
    "?decided_after=2018-01-01&decided_before=2021-12-31&size=25",
    "?year=2017&year=2019&q=visits&utm_source=elsewhere",
    "?q=%22conditions+of+practice%22&size=25",
    "?q=struck+off&page=2",
    "?q=struck+off&synonyms=off",
    "?q=%22visits+notes%22~5",
    "?q=panel-reason:insight+-removal",
    "?q=nurse+suspension+or+“removal",
    "?q=organised+or+practise&decided_within=7000",
)


def test_there_are_at_least_thirty() -> None:
    assert len(set(SEARCHES)) >= 30


@pytest.mark.parametrize("query", SEARCHES)
def test_every_face_of_a_search_lists_the_same_rulings(client: Client, query: str) -> None:
    on_page = reading.ids_on_page(client, query)
    assert on_page, "nothing is the same everywhere for every mistake"
    as_data = reading.data(client, query)["rulings"]
    assert [ruling["id"] for ruling in as_data] == on_page
    entries = reading.entries(reading.feed(client, query))
    assert [reading.id_in(entry) for entry in entries] == on_page


@pytest.mark.parametrize("query", SEARCHES)
def test_the_spreadsheet_is_all_pages_one_after_the_other(client: Client, query: str) -> None:
    first = reading.data(client, query)
    listed = [
        ruling
        for number in range(1, first["pages"] + 1)
        for ruling in reading.ids_on_page(client, reading.with_page(query, number))
    ]
    assert len(listed) == first["count"]
    assert [row["id"] for row in reading.rows(client, query)] == listed


def test_next_leads_through_all_pages_once(client: Client) -> None:
    pages = list(reading.pages_of_data(client, "/rulings.json?sort=longest&size=25"))
    assert [page["page"] for page in pages] == [1, 2, 3]
    listed = [ruling["id"] for page in pages for ruling in page["rulings"]]
    assert listed == [row["id"] for row in reading.rows(client, "?sort=longest")]
