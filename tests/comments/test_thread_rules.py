"""What holds for a thread in the database."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.models import Comment
from comments.vocabulary import CommentState
from rulings.models import Discussion, Ruling
from rulings.rules import refusal_of, sentence
from tests.comments.written import chain, comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def counted(ruling: Ruling) -> int:
    return Discussion.objects.get(ruling=ruling).visible_comments


def test_a_reply_under_another_ruling_is_refused() -> None:
    parent = comment(published())
    other = published(title="Another")
    assert refusal_of(lambda: comment(other, parent=parent)) == sentence(
        "comment_parent_same_ruling"
    )


def test_a_comment_cannot_answer_itself_or_a_later_one() -> None:
    ruling = published()
    first, second = comment(ruling), comment(ruling)
    only_first = Comment.objects.filter(pk=first.pk)
    later = sentence("comment_parent_before_reply")
    assert refusal_of(lambda: only_first.update(parent=first)) == later
    assert refusal_of(lambda: only_first.update(parent=second)) == later


def test_rejecting_a_comment_hides_the_replies_and_approving_brings_them_back() -> None:
    ruling = published()
    top, *_ = chain(ruling, 4)
    comment(ruling)
    assert counted(ruling) == 5
    Comment.objects.filter(pk=top.pk).reject()
    assert Comment.objects.visible().count() == 1
    assert counted(ruling) == 1
    Comment.objects.filter(pk=top.pk).approve()
    assert counted(ruling) == 5


def test_a_reply_to_a_hidden_comment_is_hidden() -> None:
    ruling = published()
    top = comment(ruling, state=CommentState.PENDING)
    assert not Comment.objects.get(pk=comment(ruling, parent=top).pk).is_visible


def test_a_very_deep_thread_is_hidden_and_shown_as_a_whole() -> None:
    ruling = published()
    top, *_ = chain(ruling, 300)
    Comment.objects.filter(pk=top.pk).reject()
    assert counted(ruling) == 0


def test_deleting_a_ruling_takes_its_comments_along() -> None:
    ruling = published()
    chain(ruling, 3)
    ruling.delete()
    assert not Comment.objects.exists()


STATES = st.sampled_from(CommentState.values)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(STATES, st.floats(0, 1)), min_size=1, max_size=12),
    st.lists(st.tuples(st.floats(0, 0.999), STATES), max_size=6),
)
def test_visible_means_approved_all_the_way_up(
    tree: list[tuple[str, float]], changes: list[tuple[float, str]]
) -> None:
    """Random trees, random moderation: flags and count agree with the definition."""
    ruling = published()
    written: list[Comment] = []
    for state, place in tree:
        index = int(place * (len(written) + 1)) - 1
        parent = written[index] if 0 <= index < len(written) else None
        written.append(comment(ruling, state=state, parent=parent))
    for place, state in changes:
        one = written[int(place * len(written))]
        Comment.objects.filter(pk=one.pk).update(state=state)
    rows = {row.pk: row for row in ruling.comments.all()}

    def is_approved_to_the_top(row: Comment) -> bool:
        return row.state == CommentState.APPROVED and (
            row.parent_id is None or is_approved_to_the_top(rows[row.parent_id])
        )

    visible = {pk for pk, row in rows.items() if is_approved_to_the_top(row)}
    assert {pk for pk, row in rows.items() if row.is_visible} == visible
    assert counted(ruling) == len(visible)
