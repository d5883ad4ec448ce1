"""The front page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


def test_the_ways_in_lead_to_the_search(client: Client) -> None:
    published(sanctions=[sanction("conditions", 12)])
    page = client.get("/").content.decode()
    for way in ("profession=social_worker", "topic=record_keeping", "regulator=hcpc"):
        assert f'href="/rulings/?{way}"' in page
    assert 'form="search" name="sanction" value="conditions"' in page


def test_an_empty_site_says_so(client: Client) -> None:
    assert "No ruling has been published yet" in client.get("/").content.decode()


@pytest.mark.parametrize("rulings", [1, 6])
def test_the_number_of_queries_is_constant(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rulings: int
) -> None:
    for number in range(rulings):
        published(title=f"Ruling {number}")
    with django_assert_num_queries(6):
        client.get("/")


def test_a_site_with_demonstration_data_says_so_on_every_page(client: Client) -> None:
    ruling = published()
    pages = [
        "/",
        "/rulings/",
        ruling.get_absolute_url(),
        "/coverage/",
        "/accessibility/",
        "/rulings/?sanction=x",
        "/nothing/here/",
        "/admin/login/",
    ]
    for page in pages:
        assert "Demonstration data" not in client.get(page).content.decode()
    Ruling.objects.update(is_demonstration=True)
    for page in pages:
        assert "emonstration data" in client.get(page).content.decode(), page


def test_search_engines_are_told_to_leave_it_alone(client: Client) -> None:
    assert client.get("/").headers["X-Robots-Tag"] == "noindex"
