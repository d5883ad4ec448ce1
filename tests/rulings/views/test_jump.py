"""A pasted id or case reference leads straight to its ruling."""

import pytest
from django.test import Client

from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["FTP/2017-081", "ftp2017081", " FTP 2017 081 ", "FTP–2017–081", "“FTP/2017-081”"]
)
def test_a_case_reference_leads_to_its_ruling(client: Client, typed: str) -> None:
    ruling = published(case_reference="FTP/2017-081")
    published(case_reference="FTP/2017-082")
    response = client.get("/rulings/", {"q": typed, "sanction": "suspension"})
    assert response.headers["Location"] == ruling.get_absolute_url()


def test_an_id_leads_to_its_ruling(client: Client) -> None:
    ruling = published()
    response = client.get("/rulings/", {"q": f" {ruling.pk} "})
    assert response.headers["Location"] == ruling.get_absolute_url()


def test_a_reference_of_two_rulings_lists_both(client: Client) -> None:
    rulings = [published(case_reference="C 12"), published(case_reference="C-12")]
    page = client.get("/rulings/", {"q": "C12 or C-12"}).content.decode()
    assert all(f'data-ruling="{ruling.pk}"' in page for ruling in rulings)


def test_only_published_rulings_are_named(client: Client) -> None:
    ruling = published(case_reference="C 12")
    ruling.withdraw()
    for typed in (ruling.pk, "C 12"):
        page = client.get("/rulings/", {"q": typed}).content.decode()
        assert 'role="status">0 rulings<' in page


def test_a_ruling_without_reference_is_not_named_by_nothing(client: Client) -> None:
    published()
    for typed in ("", "2017", "-", "()"):
        assert client.get("/rulings/", {"q": typed}).status_code == 200
