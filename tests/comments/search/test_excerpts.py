"""What a result shows of a comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Comment
from comments.search.excerpts import BEFORE_MATCH, LONGEST_EXCERPT, excerpt, with_excerpts
from rulings.search.highlight import Match
from rulings.search.language.understood import understand

texts = st.text(st.sampled_from("ab \n"), max_size=3 * LONGEST_EXCERPT) | st.integers(1, 999).map(
    lambda words: "some words " * words
)
spans = st.lists(st.tuples(st.integers(0, 1400), st.integers(1, 30), st.integers(0, 3)), max_size=6)


def shown(text: str, matches: list[Match]) -> str:
    return "".join(piece.text for piece in excerpt(text, matches))


@given(texts, spans)
def test_an_excerpt_is_a_stretch_of_the_text_to_the_letter(
    text: str, places: list[tuple[int, int, int]]
) -> None:
    matches: list[Match] = []
    for start, length, term in sorted(places):
        if start + length <= len(text) and (not matches or start >= matches[-1].end):
            matches.append(Match(start, start + length, term))
    cut = excerpt(text, matches)
    stretch = "".join(piece.text for piece in cut if piece.text not in {"… ", " …"})
    assert stretch in text
    assert len(stretch) <= LONGEST_EXCERPT
    assert any(piece.is_match for piece in cut) is bool(matches)
    marked = {piece.text for piece in cut if piece.is_match}
    assert marked <= {text[match.start : match.end] for match in matches}
    if len(text) <= LONGEST_EXCERPT:
        assert stretch == text


def test_a_long_text_without_a_match_is_shown_from_its_beginning_to_the_end_of_a_word() -> None:
    words = shown("word " * 400, [])
    assert words.startswith("word word")
    assert words.endswith("word …")


def test_the_stretch_that_answers_most_is_shown() -> None:
    text = "late " + "nothing of it " * 100 + "late notes of a visit" + " and so on" * 100
    notes = text.index("late notes")
    matches = [Match(0, 4, 0), Match(notes, notes + 4, 0), Match(notes + 5, notes + 10, 1)]
    words = shown(text, matches)
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert words.index("late notes of a visit") <= BEFORE_MATCH + 2


@pytest.mark.django_db
def test_what_is_excluded_is_not_marked() -> None:
    [found] = with_excerpts([Comment(text="Practises late")], understand("practice -visits").tree)
    assert [piece.text for piece in found.excerpt if piece.is_match] == ["Practises"]
