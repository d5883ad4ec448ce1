"""Reader comments below a plain text: the tree, the names, and every word of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulings.reading import read
from rulings.reading.draft import ReadComment
from rulings.reading.pages.headings import heading_count
from rulings.reading.pages.lines import lines_of
from rulings.reading.pages.names import UNNAMED
from rulings.reading.pages.thread import Thread, header_in, read_thread
from tests.rulings.reading.written import article, draft


def thread(text: str) -> Thread:
    found = read_thread(lines_of(text))
    assert found is not None
    return found


def depths(comments: tuple[ReadComment, ...]) -> list[int]:
    found: list[int] = []
    for comment in comments:
        found.append(1 if comment.parent is None else found[comment.parent] + 1)
    return found


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("70 Responses to Nurse struck off", 70),
        ("1 Response", 1),
        ("20 Comments", 20),
        ("1,204 comments", 1204),
        ("3 replies to “Nurse struck off”", 3),
        ("One thought on “Nurse struck off”", 1),
        ("Two Responses to Nurse struck off", 2),
        ("Comments (12)", 12),
        ("Comments: 12", 12),
        ("No comments", 0),
        ("Comments", None),
    ],
)
def test_a_heading_states_how_many_comments_there_are(line: str, stated: int | None) -> None:
    assert heading_count(line)[:2] == (True, stated)


@pytest.mark.parametrize(
    "line", ["Twenty comments were made by the panel.", "Comments like these hurt", "In response"]
)
def test_a_sentence_about_comments_is_no_heading(line: str) -> None:
    assert heading_count(line)[0] is False


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("September 25, 2017 at 9:58 am #", "2017-09-25T09:58:00"),
        ("September 25, 2017 at 9:58 am", "2017-09-25T09:58:00"),
        ("25 September 2017 at 09:58", "2017-09-25T09:58:00"),
        ("25th September 2017, 9:58 am", "2017-09-25T09:58:00"),
        ("25 Sept 2017 9.58am #", "2017-09-25T09:58:00"),
        ("25/09/2017 09:58", "2017-09-25T09:58:00"),
        ("2017-09-25 09:58", "2017-09-25T09:58:00"),
        ("Monday, 25 September 2017 at 21:58:07", "2017-09-25T21:58:07"),
        ("October 23, 2017 at 12:21 am #", "2017-10-23T00:21:00"),
        ("October 23, 2017 at 12:21 pm #", "2017-10-23T12:21:00"),
        ("31 February 2017 at 09:58", None),
        ("25 September 2017 at 29:58", None),
        ("25 September 2017 at 13:58 pm", None),
    ],
)
def test_the_time_is_read_in_the_ways_it_is_printed(when: str, moment: str | None) -> None:
    header = header_in(f"  1. Reader A {when}")
    assert header is not None
    assert header.name == "Reader A"
    (comment,) = thread(f"1 Comment\n\n  1. Reader A {when}\n\n    Words.").comments
    assert (comment.posted_at.isoformat() if comment.posted_at else None) == moment
    assert comment.posted_as_printed in when


@pytest.mark.parametrize(
    "name",
    [
        "Reader A",
        "reader",
        "SW 111",
        "O'Reader",
        "R. E. Ader",
        "Reader (MBA)",
        "Reader, Job, Branch",
        "👍 reader",
        "April",
        "May June",
        "April 5",
        "Über-Reader",
        "K",
        "..",
        "1984",
    ],
)
def test_a_name_is_kept_as_printed(name: str) -> None:
    header = header_in(f"  12. {name} September 25, 2017 at 9:58 am #")
    assert header is not None
    assert (header.name, header.number) == (name, 12)


@pytest.mark.parametrize("ending", [" says:", " said:", " wrote:", ":"])
def test_the_verb_behind_a_name_belongs_to_the_page(ending: str) -> None:
    header = header_in(f"  1. Reader A{ending} September 25, 2017 at 9:58 am #")
    assert header is not None
    assert header.name == "Reader A"


def test_a_comment_without_a_name_is_still_a_comment() -> None:
    (comment,) = thread("1 Comment\n\n  1. September 25, 2017 at 9:58 am #\n\n    Words.").comments
    assert comment.author_name == UNNAMED


THREAD = """3 Responses to Something

  4. First September 25, 2017 at 9:58 am #

    1. A list of my own

    2. with two points

      and an indented line

    {bullet} Second September 25, 2017 at 10:55 pm #

      Agreed.
      Second line.

      {bullet} Third September 26, 2017 at 1:00 am #

        <> and <b>

  9. Fourth September 26, 2017 at 8:00 am #

  10. Fifth September 26, 2017 at 8:01 am #

    1. Quoted September 25, 2017 at 9:58 am #

    said this.
"""


@pytest.mark.parametrize("bullet", ["•", "·", "*", "◦", "-"])
def test_bullets_and_indentation_make_the_tree(bullet: str) -> None:
    comments = thread(THREAD.format(bullet=bullet)).comments
    assert [comment.author_name for comment in comments] == [
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
    ]
    assert depths(comments) == [1, 2, 3, 1, 1]
    assert [comment.printed_number for comment in comments] == [4, None, None, 9, 10]


def test_words_are_kept_with_their_lists_lines_and_brackets() -> None:
    first, second, third, fourth, fifth = thread(THREAD.format(bullet="•")).comments
    assert first.text == "1. A list of my own\n\n2. with two points\n\n  and an indented line"
    assert second.text == "Agreed.\nSecond line."
    assert third.text == "<> and <b>"
    assert fourth.text == ""
    assert fifth.text == "1. Quoted September 25, 2017 at 9:58 am #\n\nsaid this."


def test_tabs_indent_too() -> None:
    comments = thread(
        "Comments\n\n1. A September 25, 2017 at 9:58 am #\n\n\tone\n\n"
        "\t• B September 25, 2017 at 9:59 am #\n\n\t\ttwo\n\n"
        "2. C September 25, 2017 at 10:00 am #\n\n\tthree\n"
    ).comments
    assert depths(comments) == [1, 2, 1]
    assert [comment.text for comment in comments] == ["one", "two", "three"]


def test_the_page_s_last_lines_are_not_the_last_reader_s_words() -> None:
    comments = thread(
        THREAD.format(bullet="•") + "\nLeave a Reply\n\nCopyright Somebody\n"
    ).comments
    assert comments[-1].text.endswith("said this.")


def test_a_count_that_differs_is_a_doubt() -> None:
    text = article("The panel imposed a caution order for two years.")
    found = read(
        (text + "\n5 Comments\n\n  1. A September 25, 2017 at 9:58 am #\n\n    x\n").encode()
    )
    assert found.article.comments_stated is not None
    assert found.article.comments_stated.value == 5
    assert any("states 5 comments; 1 were found" in doubt for doubt in found.doubts)


def test_an_article_without_comments_has_none() -> None:
    found = draft("The panel imposed a caution order for two years.")
    assert found.article.comments == ()
    assert found.article.comments_stated is None


def test_a_thread_of_a_thousand_levels_is_read() -> None:
    lines = ["2 Comments", "", "1. R0 September 25, 2017 at 9:58 am #", "", "  words 0", ""]
    for level in range(1, 1000):
        lines += [f"{'  ' * level}• R{level} September 25, 2017 at 9:58 am #", ""]
        lines += [f"{'  ' * (level + 1)}words {level}", ""]
    comments = thread("\n".join(lines)).comments
    assert depths(comments) == list(range(1, 1001))


visible = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60
)
bodies = st.lists(visible, max_size=4).map("\n".join)
trees = st.lists(st.tuples(st.integers(min_value=0, max_value=6), bodies), min_size=1, max_size=8)


def printed(tree: list[tuple[int, str]]) -> tuple[str, list[int]]:
    """A thread in the founding documents' own layout, and the depths it has."""
    lines = [f"{len(tree)} Responses to Something", ""]
    actual: list[int] = []
    for number, (wanted, body) in enumerate(tree):
        depth = min(wanted, actual[-1] + 1 if actual else 0)
        actual.append(depth)
        mark = f"{number + 1}." if depth == 0 else "•"
        lines += [f"{' ' * (2 + 2 * depth)}{mark} R{number} September 25, 2017 at 9:58 am #", ""]
        lines += [f"{' ' * (4 + 2 * depth)}{line}" for line in body.split("\n")]
        lines.append("")
    return "\n".join(lines), actual


@settings(max_examples=200, deadline=None)
@given(
    trees.filter(
        lambda tree: not any(header_in(line) for _, body in tree for line in body.split("\n"))
    )
)
def test_a_printed_thread_is_read_back_word_for_word(tree: list[tuple[int, str]]) -> None:
    text, actual = printed(tree)
    comments = thread(text).comments
    assert [depth - 1 for depth in depths(comments)] == actual
    for comment, (_, body) in zip(comments, tree, strict=True):
        assert "".join(comment.text.split()) == "".join(body.split())
        assert "".join(comment.evidence.of(text).split()) == "".join(body.split())
