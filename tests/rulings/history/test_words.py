"""Two texts as one, word by word."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.history.words import AROUND, Piece, PieceKind, abridged, pieces

SAME, REMOVED, ADDED = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED
texts = st.text(st.sampled_from("ab c.\n"), max_size=60) | st.text(max_size=40)


def sides(found: tuple[Piece, ...]) -> tuple[str, str]:
    """What the pieces say the texts were."""
    before = "".join(piece.text for piece in found if piece.kind != ADDED)
    after = "".join(piece.text for piece in found if piece.kind != REMOVED)
    return before, after


@given(texts, texts)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert sides(found) == (before, after)
    assert all(piece.text for piece in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@given(texts)
def test_the_same_text_is_one_piece(text: str) -> None:
    assert pieces(text, text) == ((Piece(SAME, text),) if text else ())


def test_one_word_is_marked_where_it_stands() -> None:
    assert pieces("Notes were late.", "Notes were never late.") == (
        Piece(SAME, "Notes were "),
        Piece(ADDED, "never "),
        Piece(SAME, "late."),
    )


def test_a_blank_between_two_new_words_does_not_tear_them_apart() -> None:
    assert pieces("one two three", "one five six three") == (
        Piece(SAME, "one "),
        Piece(REMOVED, "two"),
        Piece(ADDED, "five six"),
        Piece(SAME, " three"),
    )


def test_a_long_text_is_compared_word_by_word() -> None:
    words = [f"word{number}" for number in range(17_000)]
    changed = [*words[:4000], "new", *words[4001:12_000], *words[12_001:]]
    found = pieces(" ".join(words), " ".join(changed))
    assert sides(found) == (" ".join(words), " ".join(changed))
    assert [piece.text.strip() for piece in found if piece.kind == ADDED] == ["new"]
    assert [piece.text.strip() for piece in found if piece.kind == REMOVED] == [
        "word4000",
        "word12000",
    ]


@pytest.mark.parametrize("vocabulary", ["ab", "the of and to in", "x"])
def test_long_texts_of_few_words_are_compared_within_bounds(vocabulary: str) -> None:
    chance = random.Random(1)
    few = vocabulary.split() if " " in vocabulary else list(vocabulary)
    one, other = (" ".join(chance.choices(few, k=30_000)) for _ in range(2))
    assert sides(pieces(one, other)) == (one, other)


def test_what_stays_is_cut_to_what_stands_around_the_changes() -> None:
    long = "word " * 1000
    found = abridged(pieces(f"{long}old {long}", f"{long}new {long}"))
    kinds = [piece.kind for piece in found]
    assert kinds == ["left_out", "same", "removed", "added", "same", "left_out"]
    assert len(found[1].text) == AROUND
    short = pieces("An old text.", "A new text.")
    assert abridged(short) == short
