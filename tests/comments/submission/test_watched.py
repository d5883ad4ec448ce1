"""Which watched words a text has."""

import pytest

from comments.models import WatchedWord
from comments.submission.checks import links_in
from comments.submission.watched import watched_in


def has(text: str, *watched: str) -> list[str]:
    return [word.text for word in watched_in([text], [WatchedWord(text=text) for text in watched])]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("pills", "Buy PILLS now"),
        ("pills", "pills"),
        ("pills", "(pills)"),
        ("café", "at the CAFE"),
        ("cafe", "at the Cafe\u0301"),
        ("straße", "STRASSE"),
        ("casino", "ca\u200bsi\u00adno"),
        ("casino*", "two casinos"),
        ("casino*", "a casino"),
        ("buy now", "buy\n\u00a0 now"),
        ("  buy   now ", "Buy now!"),
        ("c++", "I know c++."),
        ("£££", "earn £££ here"),
        ("ﬁne", "a fine"),
    ],
)
def test_a_word_is_found_however_it_is_written(watched: str, text: str) -> None:
    assert has(text, watched) == [watched]


@pytest.mark.parametrize(
    ("watched", "text"),
    [
        ("pill", "pills"),
        ("ill", "pill"),
        ("buy now", "buy it now"),
        ("casino*", "thecasino"),
        ("*", "anything at all"),
        ("***", "anything * at all"),
        (".*", "anything at all"),
        ("a|b", "a"),
    ],
)
def test_other_words_are_not(watched: str, text: str) -> None:
    assert has(text, watched) == []


def test_all_that_are_found_are_named() -> None:
    assert has("a b c", "a", "x", "c") == ["a", "c"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("none", 0),
        ("see http://a.example and HTTPS://b.example", 2),
        ("www.a.example", 1),
        ("https://www.a.example", 1),
        ("https://a.example,https://b.example", 2),
        ("awww.nice", 0),
    ],
)
def test_links_are_counted(text: str, number: int) -> None:
    assert links_in(text) == number
