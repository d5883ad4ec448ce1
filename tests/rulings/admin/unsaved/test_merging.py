"""Three versions of a ruling become one: no word of either side is lost on the way."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.admin.unsaved.merging import ABSENT, Choice, differences, merged
from rulings.admin.unsaved.versions import ROWS, Place, Version, flat, plain

WORDS = st.text("abc \n", max_size=6)
ROWS_OF_ONE = st.fixed_dictionaries(
    {"label": WORDS, "text": WORDS, "outcome": st.sampled_from("pn")}
)


@st.composite
def versions(draw: Any) -> tuple[Version, Version, Version]:
    """A ruling as both opened it, and what each of them made of it."""
    return tuple(_version(draw) for _ in range(3))  # type: ignore[return-value]


def _version(draw: Any) -> Version:
    keys = draw(st.lists(st.sampled_from("12345"), unique=True))
    version = Version(
        {Place("", "", "title"): draw(WORDS), Place("", "", "summary"): draw(WORDS)},
        {rows: [] for rows in ROWS} | {"particulars": keys},
    )
    for key in keys:
        for name, value in draw(ROWS_OF_ONE).items():
            version.cells[Place("particulars", key, name)] = value
    return version


def cell(version: Version, place: Place) -> Any:
    return version.cells.get(place, ABSENT)


@given(versions())
def test_what_only_one_side_changed_is_as_that_side_has_it(three: Any) -> None:
    _base, theirs, mine = three
    result = merged(*three)
    for place in {*theirs.cells, *mine.cells}:
        was, is_theirs, is_mine = (cell(side, place) for side in three)
        if ABSENT in (was, is_theirs, is_mine):
            continue
        if is_mine == was:
            assert cell(result, place) == is_theirs
        elif is_theirs in (was, is_mine):
            assert cell(result, place) == is_mine


@given(versions())
def test_conflicts_are_listed_exactly_where_both_changed_differently(three: Any) -> None:
    listed = {each.place for each in differences(*three) if each.is_conflict and each.place.name}
    assert listed == {
        place
        for place in three[1].cells
        if place in three[2].cells
        and three[1].cells[place] != three[2].cells[place]
        and place in three[0].cells
        and three[0].cells[place] not in (three[1].cells[place], three[2].cells[place])
    } | {
        place
        for place in three[1].cells
        if place in three[2].cells
        and place not in three[0].cells
        and three[1].cells[place] != three[2].cells[place]
    }


@given(versions())
def test_no_new_word_of_either_side_is_lost(three: Any) -> None:
    base, theirs, mine = three
    result = merged(*three)
    for side, other in ((theirs, mine), (mine, theirs)):
        for place, words in side.cells.items():
            is_new = cell(base, place) != words and place.name in {"summary", "text", "title"}
            if is_new:
                assert words in cell(result, place), (place, other.cells.get(place))


@given(versions())
def test_a_row_is_there_once_and_goes_only_if_one_side_removed_it_unchanged(three: Any) -> None:
    base, theirs, mine = three
    rows = merged(*three).order["particulars"]
    assert len(rows) == len(set(rows))
    for key in {*theirs.order["particulars"], *mine.order["particulars"]} - {*rows}:
        holder = theirs if theirs.has("particulars", key) else mine
        assert base.has("particulars", key)
        assert holder.row("particulars", key) == base.row("particulars", key)


@given(versions())
def test_choosing_one_side_everywhere_gives_that_side(three: Any) -> None:
    for choice, side in ((Choice.MINE, three[2]), (Choice.THEIRS, three[1])):
        chosen = {each.place: choice for each in differences(*three)}
        result = merged(three[0], three[1], three[2], chosen)
        assert result.cells == side.cells
        assert set(result.order["particulars"]) == set(side.order["particulars"])


@given(versions())
def test_two_who_agree_differ_in_nothing(three: Any) -> None:
    base, theirs, _ = three
    assert differences(base, theirs, theirs) == []
    assert merged(base, theirs, theirs) == theirs


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "order"),
    [
        ("123", "123", "321", "321"),
        ("123", "213", "123", "213"),
        ("123", "1234", "1253", "12534"),
        ("", "12", "34", "1234"),
        ("12", "2", "12", "2"),
    ],
)
def test_rows_stand_as_whoever_moved_them_put_them(
    base: str, theirs: str, mine: str, order: str
) -> None:
    made = [
        Version({Place("factors", key, "text"): key for key in keys}, {"factors": [*keys]})
        for keys in (base, theirs, mine)
    ]
    assert "".join(merged(*made).order["factors"]) == order  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "base", "theirs", "mine", "both"),
    [
        ("conditions", "a\nb", "a\nc", "a\nb\nd", "a\nc\nd"),
        ("topics", ["a", "b"], ["a", "b", "c"], ["a", "d"], ["a", "c", "d"]),
        ("particulars", ["1"], ["1", "2"], ["1", "3"], ["1", "2", "3"]),
        ("reason", "x", "x and y", "x and y, and z", "x and y, and z"),
    ],
)
def test_both_of_two_lists_is_what_either_added_without_what_either_took(
    name: str, base: Any, theirs: Any, mine: Any, both: Any
) -> None:
    place = Place("findings", "1", name)
    made = [Version({place: value}, {"findings": ["1"]}) for value in (base, theirs, mine)]
    (difference,) = differences(*made)
    assert difference.both == both


def test_a_title_too_long_for_both_has_to_be_chosen() -> None:
    made = [Version({Place("", "", "title"): letter * 200}) for letter in "abc"]
    (difference,) = differences(*made)
    assert difference.choice is None
    assert difference.choices == [Choice.MINE, Choice.THEIRS]


def test_versions_are_described_again_as_they_were() -> None:
    described = {
        "title": "T",
        "impairment": {"outcome": "found", "reason": ""},
        "harm": {"affected": 2},
        "particulars": [{"label": "1", "topics": ["a"]}, {"label": "2", "topics": []}],
        "findings": [{"ground": "g", "particulars": [0, 1]}],
        "sanctions": [
            {
                "kind": "conditions",
                "conditions": [
                    {
                        "text": "Meet; a | supervisor\nand report",
                        "phases": [{"frequency": "daily", "from_month": 0, "for_months": 12}],
                    }
                ],
            }
        ],
        "factors": [{"side": "mitigating", "factor": "insight", "text": ""}],
        "topics": [{"topic": "a", "standing": "proved"}],
        "sources": [{"kind": "news_report", "text_digest": "x"}],
        "corrections": [{"note": "n"}],
        "desk": {"names": [{"written": "a", "shown": "b"}], "expires_by_hand": "2031-01-02"},
    }
    keys = {rows: [str(n) for n, _ in enumerate(described.get(rows, ()))] for rows in ROWS}
    keys["names"] = ["7"]
    desk = described.pop("desk")
    assert plain(flat({**described, "desk": desk}, keys)) == {**described, **desk}  # type: ignore[dict-item]
