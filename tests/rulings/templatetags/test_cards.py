"""A ruling in a list."""

import re

import pytest
from django.http import QueryDict

from rulings.models import Ruling
from rulings.parts import OF_A_CARD, fetch_parts
from rulings.search.highlight import Piece
from rulings.search.snippets import Snippet
from rulings.templatetags.cards import card, decided
from tests.rulings.described import draft, sanction

pytestmark = pytest.mark.django_db

EVIL = '"><img src=x onerror=alert(1)>'


def listed(**changes: object) -> Ruling:
    """A ruling as a list of results fetches it."""
    made = draft(**changes)
    ruling = Ruling.objects.get(pk=made.pk)
    fetch_parts([ruling], OF_A_CARD)
    return ruling


def test_a_card_tells_the_ruling_at_a_glance() -> None:
    ruling = listed()
    shown = card(ruling)
    words = " ".join(re.sub("<[^>]+>", " ", shown).split())
    assert words == (
        "Late visit notes: three-year caution Caution 36 months Misconduct: found "
        "Notes of home visits were written weeks later. 20 September 2017 HCPC Social worker"
    )
    assert f'data-ruling="{ruling.pk}"' in shown
    assert f'<a href="{ruling.get_absolute_url()}">' in shown


def test_what_no_source_says_is_named_as_such() -> None:
    shown = card(listed(sanctions=[], decided_on=None, decided_precision=""))
    assert "Sanction not stated" in shown
    assert "Date not stated" in shown


def test_rejected_orders_are_left_to_the_page_of_the_ruling() -> None:
    shown = card(listed(sanctions=[sanction(), sanction(kind="removal", imposed=False)]))
    assert "Caution" in shown
    assert "Removal" not in shown


def test_of_a_long_summary_the_beginning_is_shown() -> None:
    assert "word " * 37 + "word …</p>" in card(listed(summary="word " * 39))
    assert "word " * 37 + "word</p>" in card(listed(summary="word " * 38))
    assert "card-summary" not in card(listed(summary=""))


def test_every_link_from_a_list_leads_back_to_it_but_the_one_to_comments() -> None:
    ruling = listed()
    ruling.discussion.visible_comments = 2
    query = QueryDict("sanction=caution&sanction=removal&q=late+%26+lost")
    snippet = Snippet("Finding", "finding-1", [Piece("The "), Piece("delay", is_match=True)])
    shown = card(ruling, query, 11, [Piece("Late", is_match=True)], [snippet])
    opened = (
        f"{ruling.get_absolute_url()}?sanction=caution&amp;sanction=removal"
        "&amp;q=late+%26+lost&amp;place=11"
    )
    assert f'<h3 class="card-title"><a href="{opened}"><mark>Late</mark></a></h3>' in shown
    assert f'href="{opened}#finding-1">Finding</a> The <mark>delay</mark></li>' in shown
    assert f'<a href="{ruling.get_absolute_url()}#comments">2 comments</a>' in shown


def test_one_comment_is_one_and_none_are_not_mentioned() -> None:
    ruling = listed()
    assert "comment" not in card(ruling)
    ruling.discussion.visible_comments = 1
    assert ">1 comment</a>" in card(ruling)


def test_hostile_words_are_escaped_wherever_they_stand() -> None:
    ruling = listed(title=EVIL, summary=EVIL)
    assert ruling.regulator
    assert ruling.profession
    ruling.regulator.short_name = ruling.profession.label = EVIL
    query = QueryDict(mutable=True)
    query["q"] = EVIL
    snippet = Snippet(EVIL, EVIL, [Piece(EVIL), Piece(EVIL, is_match=True)])
    for shown in (card(ruling), card(ruling, query, 1, [Piece(EVIL, is_match=True)], [snippet])):
        assert "<img" not in shown
        assert "&lt;img" in shown


@pytest.mark.parametrize(
    ("precision", "shown"),
    [
        ("day", '<time datetime="2017-09-20">20 September 2017</time>'),
        ("month", '<time datetime="2017-09">September 2017</time>'),
        ("year", '<time datetime="2017">2017</time>'),
    ],
)
def test_a_date_is_as_exact_as_its_source(precision: str, shown: str) -> None:
    assert decided(listed(decided_precision=precision)) == shown
