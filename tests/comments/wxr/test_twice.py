"""The same export again, a later one, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from comments.models import Comment
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.wxr.files import element, importing, post, refused, saved, wxr
from tests.concurrent import both
from tests.rulings.described import published

THREAD = [element(1, "First"), element(2, "Below", parent=1), element(3, "Second")]


def rows(ruling: Ruling) -> list[Any]:
    return list(ruling.comments.order_by("id").values_list("id", "parent", "text", "uid", "state"))


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    ruling = published()
    file = saved(tmp_path, wxr(post(*THREAD)))
    importing(file, ruling)
    before = rows(ruling)
    printed = importing(file, ruling)
    assert rows(ruling) == before
    assert "new: 0" in printed
    assert "here already, not touched: 3" in printed
    assert "Nothing was changed" in printed


@pytest.mark.django_db
def test_a_later_export_adds_what_is_new_below_what_is_known(tmp_path: Path) -> None:
    ruling = published()
    importing(saved(tmp_path, wxr(post(*THREAD))), ruling)
    later = [element(8, "Answers the new one", parent=7), *THREAD, element(7, "New", parent=2)]
    printed = importing(saved(tmp_path, wxr(post(*later))), ruling)
    assert "new: 2 (0 + 0 + 1 + 1 by depth" in printed
    new = Comment.objects.get(text="New")
    assert new.parent == Comment.objects.get(text="Below")
    assert Comment.objects.get(text="Answers the new one").parent == new


@pytest.mark.django_db
def test_a_part_of_an_export_finds_its_parents_under_the_ruling(tmp_path: Path) -> None:
    ruling = published()
    importing(saved(tmp_path, wxr(post(*THREAD))), ruling)
    printed = importing(saved(tmp_path, wxr(post(element(9, "Late", parent=3)))), ruling)
    assert Comment.objects.get(text="Late").parent == Comment.objects.get(text="Second")
    assert "attached to it under the ruling" in printed


@pytest.mark.django_db
def test_a_known_comment_keeps_its_text_its_state_and_its_place(tmp_path: Path) -> None:
    ruling = published()
    importing(saved(tmp_path, wxr(post(*THREAD))), ruling)
    Comment.objects.filter(text="Second").move_to(CommentState.REMOVED)
    Comment.objects.filter(text="Below").update(state=CommentState.ERASED, text="")
    before = rows(ruling)
    changed = [element(1, "Other words", parent=3), THREAD[1], THREAD[2]]
    printed = importing(saved(tmp_path, wxr(post(*changed))), ruling)
    assert rows(ruling) == before
    assert "Here already, with another text; left as they are (1)" in printed
    assert "comment 1 by A reader" in printed


@pytest.mark.django_db
def test_a_comment_that_stands_twice_in_a_file_is_kept_once(tmp_path: Path) -> None:
    ruling = published()
    twice = [element(1, "First"), element(2, "Below", parent=1), element(1, "First")]
    printed = importing(saved(tmp_path, wxr(post(*twice))), ruling)
    assert "left out: 1 standing twice in the file" in printed
    assert ruling.comments.count() == 2


@pytest.mark.django_db
def test_comments_without_a_number_are_known_again_by_their_place(tmp_path: Path) -> None:
    ruling = published()
    file = saved(tmp_path, wxr(post(element("", "a", id=None), element("", "b"))))
    assert "has no number" in importing(file, ruling)
    assert "here already, not touched: 2" in importing(file, ruling)
    assert ruling.comments.count() == 2


@pytest.mark.django_db
def test_the_same_comments_may_stand_under_two_rulings(tmp_path: Path) -> None:
    one, other = published(), published(title="Another")
    file = saved(tmp_path, wxr(post(*THREAD)))
    importing(file, one)
    importing(file, other)
    assert one.comments.count() == other.comments.count() == 3


@pytest.mark.django_db
def test_nothing_is_kept_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    ruling = published()
    many = wxr(post(*(element(n, "word " * 50) for n in range(1, 700))))
    refused(saved(tmp_path, many[:-300]), ruling)
    assert not Comment.objects.exists()
    importing(saved(tmp_path, many), ruling)
    assert Comment.objects.count() == 699


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_do_not_double(tmp_path: Path) -> None:
    ruling = published()
    file = saved(tmp_path, wxr(post(*THREAD)))
    later = both(lambda: importing(file, ruling), lambda: importing(file, ruling))
    assert "here already, not touched: 3" in later.result()
    assert ruling.comments.count() == 3


@pytest.mark.django_db(transaction=True)
def test_many_imports_at_once_keep_each_comment_once(tmp_path: Path) -> None:
    ruling = published()
    whole = [element(n, str(n), parent=n // 2) for n in range(1, 60)]
    files = [saved(tmp_path, wxr(post(*whole[start:])), f"{start}.xml") for start in (0, 20, 0, 40)]

    def run(file: str) -> str:
        try:
            return importing(file, ruling)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(run, files))
    texts = sorted(ruling.comments.values_list("text", flat=True), key=int)
    assert texts == [str(n) for n in range(1, 60)]
