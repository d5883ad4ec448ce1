"""What is made of words: how they belong together, what is widened, and what is said of it."""

import pytest

from rulings.search.language import parse
from rulings.search.language.understood import understand

GROUPS = (
    ("struck off", "erasure", "removal order"),
    ("SW", "social worker"),
    ("erasure", "deletion"),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("late notes", "late notes"),
        ("late of the notes", "late notes"),
        ("the of", "the of"),
        ("late or missing notes", "(late or missing) notes"),
        ("a or b or c", "(a or b or c)"),
        ("late -notes", "late -notes"),
        ("late NOT notes", "late -notes"),
        ("late AND notes", "late notes"),
        ("late not notes", "late not notes"),
        ("“late notes”", "“late notes”"),
        ("late–notes", "late-notes"),
        ("late – notes", "late notes"),
        ("–late", "-late"),
        ("late/notes,missing", "late notes missing"),
        ("registrant’s", "registrants"),
        ("1(a)", "1-a"),
        ("title:late", "title:late"),
        ("Titles: late", "title:late"),
        ('condition:"at least"~3', "condition:“at least”~3"),
        ("-panel-reason:insight", "-panel-reason:insight"),
        ("§ 5", "5"),
    ],
)
def test_how_words_are_read(typed: str, read: str) -> None:
    understood = understand(typed)
    assert understood.searched_for == read
    assert not understood.repairs


@pytest.mark.parametrize(
    ("typed", "read", "repair"),
    [
        ('"late notes', "“late notes”", parse.QUOTE_ADDED),
        ('late ""', "late", parse.EMPTY_QUOTES),
        ("or late", "late", parse.LOOSE_OR),
        ("late or", "late", parse.LOOSE_OR),
        ("late or or notes", "(late or notes)", parse.LOOSE_OR),
        ("late NOT", "late", parse.LOOSE_NOT),
        ("(late notes)", "late notes", parse.BRACKETS),
        ("la*", "la", parse.STAR),
        ("late~5", "late", parse.LOOSE_NEAR),
        ('"late notes"~', "“late notes”", parse.LOOSE_NEAR),
        ('"late notes"~999', "“late notes”~20", parse.CLOSER),
        ("word " * 60, " ".join(["word"] * 40), parse.TOO_MANY),
        ("x" * 200, "x" * 100, parse.WORD_CUT),
        ("y " * 2_000, " ".join(["y"] * 40), parse.CUT),
        ("nothing:late", "nothing late", "“nothing:” names no part"),
        ("😀", "", parse.NO_WORD),
        ("\0", "", parse.NO_WORD),
    ],
)
def test_what_is_mended_is_said(typed: str, read: str, repair: str) -> None:
    understood = understand(typed)
    assert understood.searched_for == read
    assert any(repair in said for said in understood.repairs)


@pytest.mark.parametrize(
    ("typed", "widened"),
    [
        ("struck off", [("struck off", ("erasure", "removal order"), False)]),
        ("STRUCK OFF late", [("struck off", ("erasure", "removal order"), False)]),
        ("sw", [("sw", ("social worker",), False)]),
        ("social workers", [("social workers", ("sw",), False)]),
        ("-SW", [("sw", ("social worker",), True)]),
        ("erasure", [("erasure", ("struck off", "removal order", "deletion"), False)]),
        ('"struck off"', []),
        ("struck", []),
        ("late", []),
    ],
)
def test_what_means_the_same_is_searched_for_too(
    typed: str, widened: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    said = [(w.typed, w.others, w.is_excluded) for w in understand(typed, GROUPS).widened]
    assert said == widened


def test_names_of_several_words_stay_together_beside_or_and_after_a_field() -> None:
    assert understand("struck off or suspended", GROUPS).searched_for == "(struck off or suspended)"
    assert understand("late or struck off", GROUPS).searched_for == "(late or struck off)"
    widened = understand("panel-reason:struck off", GROUPS).widened
    assert [words.others for words in widened] == [("erasure", "removal order")]
    assert understand("struck off or suspended").searched_for == "struck (off or suspended)"
