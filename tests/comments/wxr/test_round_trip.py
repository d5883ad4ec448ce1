"""Import, export, import: the same tree, the same words."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.intake import take_in_thread
from comments.models import Comment
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.wxr.files import element, exporting, importing, post, saved, wxr
from tests.rulings.described import published
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

pytestmark = [pytest.mark.long, pytest.mark.django_db]

FIELDS = (
    *("uid", "parent__uid", "corrects__uid", "state", "is_visible", "is_tombstone"),
    *("author_name", "text", "printed_number", "posted_at", "posted_as_printed"),
)

AWKWARD = st.sampled_from(
    [
        *(
            "<<x>>",
            "]]>",
            "]]",
            ">",
            "<![CDATA[",
            "&amp;",
            "&#8217;",
            "&lt;b&gt;",
            "<para 5>",
            "<>",
        ),
        *("🙂", "👩‍⚕️", "e\u0301", "\u202eשלום\u202c", "\ufffd", "â€™", "\ufeff", "\u2028", "\x85"),
        *("\x01", "\x0b", "\x1b[31m", "\ufffe", "\uffff", "\x7f", "\xa0", "\n", "\n\n", " ", "\t"),
        *("'", '"', "\\'", "</wp:comment_content>", "<?xml?>", "\U0010ffff"),
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=8)
TEXTS = st.lists(AWKWARD | ANYTHING, max_size=6).map("".join)
NAMES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20)
    | st.sampled_from(["]]>", "A\x01B", "<b>", " A ", "\ufffe"])
).filter(str.strip)
TIMES = st.none() | st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@st.composite
def threads(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to eight comments; a parent, and what is corrected, is the index of an earlier one."""
    size = draw(st.integers(0, 8))
    return [
        {
            "parent": draw(st.none() | st.integers(0, place - 1)) if place else None,
            "corrects": draw(st.none() | st.integers(0, place - 1)) if place else None,
            "state": draw(st.sampled_from(CommentState.values)),
            "author_name": draw(NAMES),
            "text": draw(TEXTS),
            "printed_number": draw(st.none() | st.integers(0, 2**31 - 1)),
            "posted_at": draw(TIMES),
            "posted_as_printed": draw(st.sampled_from(["", "July 1, 2017 at 1:00 pm", "<&]]>"])),
        }
        for place in range(size)
    ]


def written(ruling: Ruling, thread: list[dict[str, Any]]) -> None:
    saved_before: list[Comment] = []
    for values in thread:
        links = {
            name: saved_before[values[name]] if values[name] is not None else None
            for name in ("parent", "corrects")
        }
        text = "" if values["state"] == CommentState.ERASED else values["text"]
        saved_before.append(
            Comment.objects.create(**values | links | {"text": text}, ruling=ruling)
        )


def without_ids(export: str) -> str:
    """The comments of an export; their ids, and the ruling, are those of the database."""
    comments = export.partition("<wp:comment>")[2]
    return re.sub(r"<wp:comment_(id|parent)>[1-9]\d*", "", comments)


def shape(ruling: Ruling) -> list[tuple[Any, ...]]:
    """Everything that is to survive, in the order of reading."""
    return list(ruling.comments.in_thread_order().values_list(*FIELDS))


@contextmanager
def undone() -> Iterator[None]:
    """What hundreds of examples leave behind would slow the later ones down."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def rulings() -> tuple[Ruling, Ruling]:
    return published(), published(title="Another")


def carried_over(ruling: Ruling, other: Ruling, **options: Any) -> str:
    """Out of one ruling and into the other; what the import printed."""
    with tempfile.TemporaryDirectory() as folder:
        file = saved(Path(folder), exporting(ruling, **options))
        return importing(file, other)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(threads())
def test_any_thread_survives_export_and_import(
    rulings: tuple[Ruling, Ruling], thread: list[dict[str, Any]]
) -> None:
    ruling, other = rulings
    with undone():
        written(ruling, thread)
        if thread:
            carried_over(ruling, other)
        assert shape(other) == shape(ruling)
        assert without_ids(exporting(other)) == without_ids(exporting(ruling))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(AWKWARD | ANYTHING, st.integers(0, 8)), min_size=1, max_size=8))
def test_any_file_survives_import_export_import(
    rulings: tuple[Ruling, Ruling], comments: list[tuple[str, int]]
) -> None:
    ruling, other = rulings
    content = wxr(
        post(*(element(n, f"{text}.", parent=above) for n, (text, above) in enumerate(comments, 1)))
    )
    with undone():
        with tempfile.TemporaryDirectory() as folder:
            importing(saved(Path(folder), content), ruling)
        carried_over(ruling, other)
        assert shape(other) == shape(ruling)
        assert ruling.comments.count() == len(comments)


def test_an_import_into_the_same_ruling_changes_nothing() -> None:
    ruling = published()
    comment = Comment.objects.create(ruling=ruling, author_name="A", text="a\x01b", uid=uuid4())
    printed = carried_over(ruling, ruling)
    assert "Nothing was changed" in printed
    assert "another text" not in printed
    assert list(ruling.comments.all()) == [comment]


def test_an_erased_comment_keeps_its_place_and_has_no_words() -> None:
    ruling, other = published(), published(title="Another")
    take_in_thread(
        [
            Comment(ruling=ruling, author_name="Erased", text="", state=CommentState.ERASED),
            Comment(ruling=ruling, author_name="A", text="Below", state=CommentState.APPROVED),
        ],
        [None, 0],
    )
    carried_over(ruling, other)
    top, below = other.comments.in_thread_order()
    assert (top.state, top.text, top.is_tombstone) == ("erased", "", True)
    assert (below.parent, below.is_visible) == (top, True)


def test_plain_text_of_ours_is_not_read_as_html(tmp_path: Path) -> None:
    ruling, other = published(), published(title="Another")
    Comment.objects.create(ruling=ruling, author_name="A", text="&lt;b&gt; <b>x</b>")
    importing(saved(tmp_path, exporting(ruling)), other, html=True)
    assert other.comments.get().text == "&lt;b&gt; <b>x</b>"


@needs_seeds
@pytest.mark.parametrize(
    ("path", "depths"),
    [(TEXTING, "53 + 16 + 1"), (WORKLOAD, "12 + 5 + 3")],
    ids=["first", "second"],
)
def test_the_comments_of_the_founding_documents_survive(path: Path, depths: str) -> None:
    call_command("read_article", str(path), publish=True, verbosity=0)
    ruling = Ruling.objects.get()
    second, third = published(title="Another"), published(title="A third")
    assert f"({depths} by depth; " in carried_over(ruling, second)
    carried_over(second, third)
    assert shape(ruling) == shape(second) == shape(third)
    assert ruling.comments.visible().count() == third.comments.visible().count()
