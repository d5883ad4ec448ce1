"""Whatever is typed into the search in comments gets an answer that says what was made of it."""

import re
from html import unescape

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comments.search.words import understood
from rulings.models import Ruling
from tests.comments.pages import excerpts, get, link, marks, stated
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def repairs(page: str) -> list[str]:
    """What the page says was mended."""
    note = page.split('class="note understood"')
    return [unescape(one) for one in re.findall(r"<li>(.*?)</li>", note[1].split("</ul>")[0])]


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.mark.parametrize(
    ("typed", "words", "repair"),
    [
        ('"late notes', "“late notes”", "A closing quotation mark was added."),
        ("late or", "late", "“or” stands between two things: one that did not was left out."),
        ("(late)", "late", "Brackets have no meaning here and were left out."),
        ("late " * 50, " ".join(["late"] * 40), "Only the first 40 words were searched for."),
        (
            "title:late",
            "late",
            "“title:” limits a word to a part of a ruling. A comment has no such parts: "
            "the word was looked for anywhere.",
        ),
        (
            "nonsense:late",
            "nonsense late",
            "“nonsense:” names no part of a ruling, so it was read as a word.",
        ),
    ],
)
def test_what_was_mended_is_said(
    client: Client, ruling: Ruling, typed: str, words: str, repair: str
) -> None:
    comment(ruling, "Late notes. Nonsense late")
    page = get(client, q=typed)
    assert repairs(page) == [repair]
    assert f"Searched for <strong>{words}</strong>" in page
    assert stated(page) == "1 reader comment"


def test_a_field_makes_no_difference_anywhere_in_a_query() -> None:
    with_fields = understood('title:late or -finding:"the notes" particular:visit~2 reason:no')
    without = understood('late or -"the notes" visit~2 no')
    assert with_fields.tree == without.tree
    assert with_fields.searched_for == without.searched_for


@pytest.mark.parametrize(
    "typed",
    ["?!", '""', "😀", "\0", "   ", "-", "or", "&|!<->:*", "\u202e\u2066"],
)
def test_without_any_word_everything_is_listed(client: Client, ruling: Ruling, typed: str) -> None:
    comment(ruling, "late")
    page = get(client, q=typed)
    assert excerpts(page) == ["late"]


def test_a_null_character_parts_words(client: Client, ruling: Ruling) -> None:
    comment(ruling, "late notes")
    comment(ruling, "latenotes")
    page = get(client, q="late\0notes")
    assert excerpts(page) == ["late notes"]
    assert 'value="late notes"' in page
    assert "\0" not in page
    assert "%00" not in page


def test_a_very_long_search_is_answered_and_its_links_work(client: Client, ruling: Ruling) -> None:
    for number in range(12):
        comment(ruling, f"late {number}")
    page = get(client, q="late " * 2_000)
    assert stated(page) == "12 reader comments"
    assert len(excerpts(client.get("/comments/" + link(page, "Next")).content.decode())) == 2


def test_markup_stays_text(client: Client, ruling: Ruling) -> None:
    comment(ruling, "He wrote <script>alert(1)</script> & left")
    page = get(client, q="<script>")
    assert marks(page) == ["script", "script"]
    assert "<script>alert" not in page
    assert 'value="&lt;script&gt;"' in page
    assert excerpts(page) == ["He wrote <script>alert(1)</script> & left"]


def test_text_from_right_to_left_is_found_and_marked(client: Client, ruling: Ruling) -> None:
    comment(ruling, "הוא אמר שלום לכולם", author_name="דנה")
    page = get(client, q="שלום")
    assert marks(page) == ["שלום"]
    assert excerpts(page) == ["הוא אמר שלום לכולם"]


def test_a_comment_of_any_length_can_be_kept_and_its_beginning_found(
    client: Client, ruling: Ruling
) -> None:
    comment(ruling, "late " + "ﷺ" * 60_000)
    comment(ruling, "x" * 60_000)
    page = get(client, q="late")
    assert stated(page) == "1 reader comment"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@example('"')
@example("\\'; DROP TABLE comments_comment; --")
@example("a" * 10_000)
@example('title:"late~9 -or (:*')
def test_anything_typed_gets_an_answer(client: Client, typed: str) -> None:
    assert stated(get(client, q=typed)) == "0 reader comments"
