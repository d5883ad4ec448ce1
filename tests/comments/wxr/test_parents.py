"""What a comment of an export answers: in any order, absent, left out, in a loop, or here."""

from pathlib import Path

import pytest

from comments.models import Comment
from rulings.models import Discussion, Ruling
from tests.comments.wxr.files import element, importing, post, saved, wxr
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


def tree(ruling: Ruling) -> dict[str, str | None]:
    """Each text with the text that it answers."""
    return {
        row.text: row.parent.text if row.parent else None
        for row in ruling.comments.select_related("parent")
    }


def test_a_reply_may_stand_before_what_it_answers(ruling: Ruling, tmp_path: Path) -> None:
    comments = [element(3, "c", parent=2), element(2, "b", parent=1), element(1, "a")]
    printed = importing(saved(tmp_path, wxr(post(*comments))), ruling)
    assert tree(ruling) == {"a": None, "b": "a", "c": "b"}
    assert "Attached elsewhere" not in printed


def test_siblings_stay_in_the_order_of_the_file(ruling: Ruling, tmp_path: Path) -> None:
    comments = [element(n, str(n), parent=9 if n < 9 else 0) for n in (5, 3, 8, 9, 1)]
    importing(saved(tmp_path, wxr(post(*comments))), ruling)
    replies = ruling.comments.exclude(parent=None).in_thread_order()
    assert [reply.text for reply in replies] == ["5", "3", "8", "1"]


def test_a_reply_to_what_is_not_there_goes_to_the_top(ruling: Ruling, tmp_path: Path) -> None:
    comments = [
        element(1, "lost", parent=77, author="Night shift"),
        element(2, "to a pingback", parent=4),
        element(3, "to silence", parent=5),
        element(4, type="pingback"),
        element(5, ""),
        element(6, "below the lost", parent=1),
    ]
    printed = importing(saved(tmp_path, wxr(post(*comments))), ruling)
    assert tree(ruling) == {
        "lost": None, "to a pingback": None, "to silence": None, "below the lost": "lost",
    }  # fmt: skip
    assert "Attached elsewhere (3)" in printed
    assert (
        "line 6, comment 1 by Night shift: answers comment 77, which is not in the file: now at "
        "the top" in printed
    )
    assert "comment 2 by A reader: answers comment 4, which was left out" in printed
    assert "comment 3 by A reader: answers comment 5, which was left out" in printed


def test_loops_are_broken_at_their_earliest_comment(ruling: Ruling, tmp_path: Path) -> None:
    comments = [
        element(1, "below", parent=3),
        element(2, "two", parent=4),
        element(3, "three", parent=2),
        element(4, "four", parent=3),
        element(5, "self", parent=5),
    ]
    printed = importing(saved(tmp_path, wxr(post(*comments))), ruling)
    assert tree(ruling) == {
        "two": None, "three": "two", "four": "three", "below": "three", "self": None,
    }  # fmt: skip
    assert "Attached elsewhere (2)" in printed
    assert "comment 2 by A reader: answers comment 4, which in the end answers it" in printed
    assert "comment 5 by A reader: answers comment 5, which in the end answers it" in printed


def test_a_thread_may_be_very_deep_and_upside_down(ruling: Ruling, tmp_path: Path) -> None:
    depth = 3000
    comments = [element(n, str(n), parent=n - 1) for n in range(depth, 0, -1)]
    printed = importing(saved(tmp_path, wxr(post(*comments))), ruling)
    assert "2,988 deeper, 3,000 levels by depth" in printed
    assert Discussion.objects.get(ruling=ruling).visible_comments == depth
    deepest = Comment.objects.get(text=str(depth))
    assert deepest.parent is not None
    assert deepest.parent.text == str(depth - 1)


def test_of_very_many_remarks_only_the_first_are_printed(ruling: Ruling, tmp_path: Path) -> None:
    comments = [element(n, "<>", parent=9999) for n in range(1, 101)]
    printed = importing(saved(tmp_path, wxr(post(*comments))), ruling)
    assert "Attached elsewhere (100)" in printed
    assert printed.count("which is not in the file") == 40
    assert printed.count("… and 60 more") == 2


def test_replies_below_what_was_taken_away_are_seen_and_below_spam_are_not(
    ruling: Ruling, tmp_path: Path
) -> None:
    comments = [
        element(1, "removed", approved="trash"),
        element(2, "below removed", parent=1),
        element(3, "advert", approved="spam"),
        element(4, "below advert", parent=3),
    ]
    importing(saved(tmp_path, wxr(post(*comments))), ruling)
    visible = Comment.objects.visible().values_list("text", flat=True)
    assert list(visible) == ["below removed"]
    assert Comment.objects.get(text="removed").is_tombstone
    assert Discussion.objects.get(ruling=ruling).visible_comments == 1
