"""Every example of the help page does what it says."""

import pytest
from django.test import Client

from rulings.search.examples import EXAMPLES, Example
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def alleging(text: str) -> str:
    """A ruling whose only particular is this text; everything else says nothing."""
    ruling = published(
        title="A ruling",
        summary="",
        findings=[],
        factors=[],
        topics=[],
        profession=None,
        setting=None,
        committee=None,
        sanctions=[],
        sanction_not_stated=True,
        particulars=[{"label": "1", "text": text}],
    )
    return str(ruling.pk)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.typed)
def test_it_finds_the_one_and_leaves_the_other(client: Client, example: Example) -> None:
    found, left = alleging(example.finds), alleging(example.leaves)
    page = client.get("/rulings/", {"q": example.typed}).content.decode()
    assert f'data-ruling="{found}"' in page
    assert f'data-ruling="{left}"' not in page
    assert "<mark>" in page


def test_the_page_shows_each_as_a_search(client: Client) -> None:
    page = client.get("/help/search/").content.decode()
    assert page.count("/rulings/?q=") == len(EXAMPLES)
    assert 'href="/rulings/?q=%22lack+of+competence%22"' in page
