"""From what was read to a ruling as plain data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.drafting import sentence_of


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("fell below the standard”, but not far", "Fell below the standard, but not far"),
        ("it was “a lapse” of hers", "It was “a lapse” of hers"),
        ("the worker’s view", "The worker’s view"),
        ("", ""),
    ],
)
def test_words_cut_out_of_a_sentence_stand_alone(cut: str, whole: str) -> None:
    assert sentence_of(cut) == whole


@given(st.text())
def test_no_word_is_lost(words: str) -> None:
    def letters(text: str) -> str:
        return "".join(text.replace("“", "").replace("”", "").split()).casefold()

    assert letters(sentence_of(words)) == letters(words)
