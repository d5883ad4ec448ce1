"""Which stretches of a ruling are shown, and how they are cut."""

import time

import pytest

from rulings.search.highlight import Finder, Match
from rulings.search.language.understood import understand
from rulings.search.snippets import BEFORE, LONGEST, MOST_SNIPPETS, snippets, stretch


def finder(words: str) -> Finder:
    return Finder(understand(words).tree, {})


def shown(text: str, matches: list[Match]) -> str:
    return "".join(piece.text for piece in stretch(text, matches, BEFORE, LONGEST))


@pytest.mark.parametrize("repeated", [2, MOST_SNIPPETS, MOST_SNIPPETS + 2])
def test_of_phases_with_the_same_frequency_one_is_shown(repeated: int) -> None:
    """They are the same but for their place, and one answers the search as well as all."""
    phases = [("condition", "condition-1", "every month")] * repeated
    assert len(snippets(phases, finder("month"))) == 1


def test_no_more_are_shown_than_fit_on_a_card_in_the_order_of_the_page() -> None:
    words = ["one", "two", "three", "four"]
    passages = [("finding", word, f"only {word}") for word in words for _ in range(2)]
    found = snippets(passages, finder(" or ".join(words)))
    assert [snippet.anchor for snippet in found] == words[:MOST_SNIPPETS]


def test_a_text_that_has_room_is_shown_whole() -> None:
    text = "a " * (LONGEST // 2 - 3) + "late"
    assert shown(text, [Match(len(text) - 4, len(text), 0)]) == text


def test_a_long_text_is_cut_at_words() -> None:
    text = "before " * 60 + "late " + "after " * 60
    at = text.index("late")
    words = shown(text, [Match(at, at + 4, 0)])
    assert words.startswith("… before ")
    assert words.endswith(" after …")
    assert words.index("late") <= BEFORE + 2


def test_the_densest_stretch_is_found_in_a_very_long_text() -> None:
    """In a time that grows with the number of matches, not with its square."""
    text = "late " * 40_000 + "late notes" + " late" * 40_000
    at = text.index("notes")
    late = [Match(start, start + 4, 0) for start in range(0, at, 5)]
    after = [Match(start, start + 4, 0) for start in range(at + 6, len(text), 5)]
    started = time.perf_counter()
    words = shown(text, [*late, Match(at, at + 5, 1), *after])
    assert time.perf_counter() - started < 5
    assert "late notes late" in words
