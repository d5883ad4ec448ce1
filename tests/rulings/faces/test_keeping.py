"""What may be kept, for how long, and who may read it."""

import pytest
from django.test import Client

from tests.rulings.described import published

pytestmark = pytest.mark.django_db

FACES = ("/rulings.json", "/rulings.csv", "/rulings.atom", "/vocabulary.json")
PAGES = ("/", "/rulings/", "/coverage/", "/accessibility/")


def test_a_ruling_that_did_not_change_is_not_sent_again(client: Client) -> None:
    ruling = published()
    address = f"/rulings/{ruling.pk}.json"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    ruling.title = "Another title"
    ruling.save()
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert b"Another title" in changed.content
    ruling.withdraw()
    gone = client.get(address, headers={"If-None-Match": changed.headers["ETag"]})
    assert gone.status_code == 410


@pytest.mark.parametrize("path", [*PAGES, "/rulings.json", "/rulings.atom", "/rulings/?q=late"])
def test_pages_are_asked_for_again_and_known_by_their_content(client: Client, path: str) -> None:
    published()
    first = client.get(path)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    published()
    if path not in ("/accessibility/", "/coverage/"):
        later = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert later.status_code == 200
        assert later.headers["ETag"] != first.headers["ETag"]


def test_a_page_of_a_ruling_vanishes_with_it(client: Client) -> None:
    ruling = published()
    page = client.get(ruling.get_absolute_url())
    assert page.headers["Cache-Control"] == "no-cache"
    ruling.withdraw()
    kept = {"If-None-Match": page.headers["ETag"]}
    gone = client.get(ruling.get_absolute_url(), headers=kept)
    assert gone.status_code == 410
    assert gone.headers["Cache-Control"] == "no-cache"


def test_a_spreadsheet_is_asked_for_again_and_has_no_etag(client: Client) -> None:
    response = client.get("/rulings.csv")
    assert response.headers["Cache-Control"] == "no-cache"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("path", ["/vocabulary.json", "/opensearch.xml"])
def test_what_seldom_changes_may_be_kept_for_an_hour(client: Client, path: str) -> None:
    assert set(client.get(path).headers["Cache-Control"].split(", ")) == {"public", "max-age=3600"}


def test_editors_pages_are_not_kept_at_all(client: Client) -> None:
    assert "no-store" in client.get("/admin/login/").headers["Cache-Control"]


@pytest.mark.parametrize("path", [*FACES, "/rulings/unknown.json", "/rulings.csv?page=0"])
def test_scripts_of_other_sites_may_read_the_faces(client: Client, path: str) -> None:
    response = client.get(path, headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "X-Rulings-Left-Out" in response.headers["Access-Control-Expose-Headers"]
    assert not response.cookies
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("path", ["/", "/rulings/", "/admin/login/"])
def test_scripts_of_other_sites_may_not_read_pages(client: Client, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in client.get(path).headers


@pytest.mark.parametrize("path", [*FACES, "/opensearch.xml", "/rulings/unknown.json"])
def test_faces_are_for_reading_only(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
