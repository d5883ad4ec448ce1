"""Making one comment unreadable in a saved article."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.people.masking import MASK, Printed, masked
from rulings.reading import read
from rulings.reading.pages.names import kept_name
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

WHEN = "March 3, 2019 at 9:58 am"
PLAIN = f"""Nurse suspended

Night shift was busy, wrote the panel on {WHEN}. Two charts?

  1. Night shift {WHEN} #

      Two charts?
      And   nobody saw it.

    • Day shift {WHEN} #

      Two charts?
"""
NIGHT = Printed("Night shift", WHEN, "Two charts?\nAnd nobody saw it.")


def test_the_name_goes_from_its_header_and_from_nowhere_else() -> None:
    done = masked(PLAIN, NIGHT, with_words=False)
    assert done.is_whole
    assert done.text == PLAIN.replace("1. Night shift", "1. █████ █████")


def test_the_words_go_below_their_header_and_from_nowhere_else() -> None:
    done = masked(PLAIN, NIGHT, with_words=True)
    assert done.is_whole
    assert done.text == PLAIN.replace("1. Night shift", "1. █████ █████").replace(
        "      Two charts?\n      And   nobody saw it.",
        "      ███ ███████\n      ███   ██████ ███ ███",
    )


def test_words_are_found_again_after_the_name_went() -> None:
    nameless = masked(PLAIN, NIGHT, with_words=False).text
    later = Printed("Name removed", WHEN, NIGHT.text)
    assert masked(nameless, later, with_words=True) == masked(PLAIN, NIGHT, with_words=True)


def test_of_two_who_signed_alike_in_one_minute_only_the_one_is_masked() -> None:
    article = f"1. A {WHEN} #\n\nYes\n\n2. A {WHEN} #\n\nYes indeed\n\n3. A {WHEN} #\n\nNo\n"
    done = masked(article, Printed("A", WHEN, "No"), with_words=True)
    assert done.text == article.replace("3. A", "3. █").replace("\nNo\n", "\n██\n")
    done = masked(article, Printed("A", WHEN, "Yes"), with_words=True)
    assert done.text == article.replace("1. A", "1. █").replace("\nYes\n", "\n███\n")


def test_of_words_that_are_not_there_at_least_the_name_goes_and_it_is_said() -> None:
    done = masked(PLAIN, Printed("Day shift", WHEN, "Three charts?"), with_words=True)
    assert not done.is_whole
    assert done.text == PLAIN.replace("Day shift", "███ █████")


def test_a_comment_that_is_not_there_changes_nothing_and_it_is_said() -> None:
    done = masked(PLAIN, Printed("Late shift", WHEN, "Well."), with_words=True)
    assert (done.text, done.is_whole) == (PLAIN, False)


@pytest.mark.parametrize(
    ("article", "printed", "left"),
    [
        (f"Night {WHEN}\nTwo charts", Printed("Night", WHEN, "Two charts"), f"█████ {WHEN}"),
        ("Night\nTwo charts", Printed("Night", "", "Two\n\ncharts"), ""),
        (f"Night says:\n  {WHEN}\n\nTwo charts", Printed("Night", WHEN, "Two charts"), "says:"),
        (
            f"• {WHEN} #\n\nTwo charts",
            Printed("(no name printed)", WHEN, "Two charts"),
            f"• {WHEN}",
        ),
        (f"1. Night {WHEN} #", Printed("Night", WHEN, ""), f"1. █████ {WHEN} #"),
    ],
)
def test_every_layout_that_is_read_is_reached(article: str, printed: Printed, left: str) -> None:
    done = masked(article, printed, with_words=True)
    assert done.is_whole
    assert left in done.text
    assert not re.search("Night|charts", done.text)


def test_a_name_that_was_cut_when_it_was_read_goes_whole() -> None:
    for name in ("Night " * 40, "Nights " * 40):
        article = f"1. {name}{WHEN} #\n\nWell.\n"
        done = masked(article, Printed(kept_name(name), WHEN, "Well."), with_words=True)
        assert done.is_whole
        assert "ight" not in done.text
        assert f"█ {WHEN} #" in done.text


WORDS = st.text(st.characters(codec="utf-8", exclude_characters=MASK), min_size=1)


@given(st.text(), WORDS, WORDS, st.text(), st.booleans())
def test_every_other_sign_keeps_its_place(
    before: str, name: str, words: str, after: str, with_words: bool
) -> None:
    article = f"{before}\n1. {name} {WHEN} #\n\n{words}\n\n{after}"
    done = masked(article, Printed(name, WHEN, words), with_words=with_words)
    assert len(done.text) == len(article)
    for was, now in zip(article, done.text, strict=True):
        assert now == was or (now == MASK and not was.isspace())
    again = masked(done.text, Printed("Name removed", WHEN, ""), with_words=with_words)
    assert len(again.text) == len(article)


@needs_seeds
@pytest.mark.parametrize("path", [TEXTING, WORKLOAD])
def test_every_comment_of_a_founding_document_is_reached(path: Path) -> None:
    article = read(path.read_bytes()).article
    text = article.text
    for comment in article.comments:
        printed = Printed(comment.author_name, comment.posted_as_printed, comment.text)
        done = masked(text, printed, with_words=True)
        assert done.is_whole
        text = done.text
        left = "".join(text[comment.evidence.start : comment.evidence.end].split())
        assert left.strip(MASK) == ""
    assert len(text) == len(article.text)
