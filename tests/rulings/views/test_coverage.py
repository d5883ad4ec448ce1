"""What is covered, and what is not."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


def test_each_regulator_is_listed_with_what_is_public(client: Client) -> None:
    published(decided_on="2014-02-03")
    published(title="Later", decided_on="2018-02-03")
    draft(title="Not yet", decided_on="2019-02-03")
    page = client.get("/coverage/").content.decode()
    row = page.split("Health and Care Professions Council")[1].split("</tr>")[0]
    assert '<td class="number">2</td>' in row
    assert "2014 and 2018" in row
    assert "Teaching Regulation Agency" in page


def test_rulings_without_a_date_are_counted_in_words(client: Client) -> None:
    published(decided_on=None, decided_precision=None)
    assert "1 ruling has no date of decision" in client.get("/coverage/").content.decode()


@pytest.mark.parametrize("rulings", [1, 5])
def test_the_number_of_queries_is_constant(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rulings: int
) -> None:
    for number in range(rulings):
        published(title=f"Ruling {number}")
    with django_assert_num_queries(3):
        client.get("/coverage/")
