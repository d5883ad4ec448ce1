"""How other programs can search here."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_a_browser_learns_how_to_search_and_suggest(client: Client) -> None:
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    document = ElementTree.fromstring(response.content)
    templates = {
        url.attrib["type"]: url.attrib["template"] for url in document.findall("o:Url", SPACE)
    }
    assert templates == {
        "text/html": "http://testserver/rulings/?q={searchTerms}",
        "application/atom+xml": "http://testserver/rulings.atom?q={searchTerms}",
        "application/x-suggestions+json": "http://testserver/suggestions.json?q={searchTerms}",
    }
    name = document.findtext("o:ShortName", namespaces=SPACE)
    assert name
    assert len(name) <= 16
    assert document.findtext("o:Description", namespaces=SPACE)


def test_every_page_points_there(client: Client) -> None:
    link = (
        '<link rel="search" type="application/opensearchdescription+xml" '
        'title="Conduct Rulings" href="/opensearch.xml">'
    )
    for page in ("front", "search", "coverage", "accessibility"):
        assert link in client.get(reverse(f"rulings:{page}")).content.decode()
