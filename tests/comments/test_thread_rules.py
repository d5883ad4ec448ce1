"""What holds for a thread in the database."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.models import Comment
from comments.moving import Mover, moving
from comments.vocabulary import CommentState, MovedAs
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
PLACES = st.floats(0, 0.999)
OPEN = {"approved", "withdrawn", "removed", "erased"}


def grown(tree: list[tuple[str, float]]) -> Ruling:
    """A discussion in which each comment stands below an earlier one, or on top."""
    ruling = published()
    written: list[Comment] = []
    for state, place in tree:
        index = int(place * (len(written) + 1)) - 1
        parent = written[index] if 0 <= index < len(written) else None
        words = {"text": ""} if state == CommentState.ERASED else {}
        written.append(comment(ruling, state=state, parent=parent, **words))
    return ruling


def expected(ruling: Ruling) -> tuple[set[int], set[int]]:
    """Visible comments and tombstones, told from states and parents in the plainest way."""
    rows = {row.pk: row for row in ruling.comments.all()}

    def above(row: Comment) -> list[Comment]:
        return [*above(rows[row.parent_id]), row] if row.parent_id else [row]

    visible = {
        pk
        for pk, row in rows.items()
        if row.state == "approved" and all(each.state in OPEN for each in above(row))
    }
    taken_away = {each.pk for pk in visible for each in above(rows[pk]) if each.state != "approved"}
    return visible, taken_away


def flagged(ruling: Ruling) -> tuple[set[int], set[int]]:
    rows = list(ruling.comments.all())
    return {r.pk for r in rows if r.is_visible}, {r.pk for r in rows if r.is_tombstone}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(STATES, st.floats(0, 1)), min_size=1, max_size=12),
    st.lists(st.tuples(st.lists(PLACES, min_size=1, max_size=4), STATES), max_size=6),
)
def test_visible_means_approved_and_everything_above_let_in(
    tree: list[tuple[str, float]], changes: list[tuple[list[float], str]]
) -> None:
    """Random trees, random moves of several at once: flags and count agree with the definition."""
    ruling = grown(tree)
    assert flagged(ruling) == expected(ruling)
    rows = list(ruling.comments.all())
    for places, state in changes:
        chosen = Comment.objects.filter(
            pk__in=[rows[int(place * len(rows))].pk for place in places]
        )
        if state == CommentState.ERASED:
            chosen.update(text="")
        chosen.move_to(CommentState(state))
        assert flagged(ruling) == expected(ruling)
        assert counted(ruling) == len(expected(ruling)[0])


def test_a_tombstone_goes_with_the_last_reply_below_it() -> None:
    ruling = published()
    top, reply, last = chain(ruling, 3)
    Comment.objects.filter(pk__in=[top.pk, reply.pk]).move_to(CommentState.REMOVED)
    assert flagged(ruling) == ({last.pk}, {top.pk, reply.pk})
    last.delete()
    assert flagged(ruling) == (set(), set())


def test_a_reply_that_arrives_below_what_was_removed_makes_a_tombstone() -> None:
    ruling = published()
    top = comment(ruling, state="removed")
    reply = comment(ruling, parent=top)
    assert flagged(ruling) == ({reply.pk}, {top.pk})
    assert counted(ruling) == 1


def test_a_discussion_that_is_off_shows_nothing_and_loses_nothing() -> None:
    ruling = published()
    chain(ruling, 3)
    discussion = Discussion.objects.filter(ruling=ruling)
    discussion.update(mode="off")
    comment(ruling, "Arrived meanwhile")
    assert flagged(ruling) == (set(), set())
    assert counted(ruling) == 0
    discussion.update(mode="open")
    assert counted(ruling) == 4


@pytest.mark.parametrize("before", CommentState)
@pytest.mark.parametrize("after", CommentState)
def test_the_database_allows_the_moves_that_the_vocabulary_lists(
    before: CommentState, after: CommentState
) -> None:
    one = comment(published(), "", state=before)
    moved = Comment.objects.filter(pk=one.pk)
    refusal = refusal_of(lambda: moved.update(state=after))
    is_legal = after in before.moves_to or after == before
    assert refusal == (None if is_legal else sentence("comment_move_legal"))
    assert moved.move_to(after) == 0


def test_every_move_is_recorded_by_any_path() -> None:
    one = comment(published(), state="pending")
    moderator = get_user_model().objects.create_user("moderator")
    rows = Comment.objects.filter(pk=one.pk)
    rows.approve(Mover(MovedAs.MODERATOR, moderator.pk, "Fair comment"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE comments_comment SET state = 'removed'")
    recorded = one.moves.values_list("from_state", "to_state", "made_as", "made_by", "reason")
    assert list(recorded) == [
        ("", "pending", "operator", None, ""),
        ("pending", "approved", "moderator", moderator.pk, "Fair comment"),
        ("approved", "removed", "operator", None, ""),
    ]


def test_moves_inside_another_movers_transaction_are_told_apart() -> None:
    ruling = published()
    one, other = comment(ruling, state="pending"), comment(ruling, state="pending")
    with moving(Mover(MovedAs.IMPORT, reason="Outer")):
        Comment.objects.filter(pk=one.pk).approve(Mover(MovedAs.RULE, reason="Inner"))
        Comment.objects.filter(pk=other.pk).update(state="spam")
    last = [each.moves.latest("pk") for each in (one, other)]
    assert [(move.made_as, move.reason) for move in last] == [
        ("rule", "Inner"),
        ("import", "Outer"),
    ]


def test_comments_are_sorted_as_they_are_read() -> None:
    """Threads whole, siblings by time; from the fourth level on by time, after what they answer."""
    ruling = published()
    at = "2024-03-01T10:{:02}Z".format
    late = comment(ruling, "late", posted_at=at(30))
    early = comment(ruling, "early", posted_at=at(1))
    undated = comment(ruling, "undated")
    a = comment(ruling, "a", parent=early, posted_at=at(50))
    b = comment(ruling, "b", parent=early, posted_at=at(40))
    c = comment(ruling, "c", parent=a, posted_at=at(51))
    d = comment(ruling, "d", parent=c, posted_at=at(52))
    e = comment(ruling, "e", parent=c, posted_at=at(54))
    under_d = comment(ruling, "under d", parent=d, posted_at=at(56))
    too_early = comment(ruling, "says it was before e", parent=e, posted_at=at(53))
    below_late = comment(ruling, "below late", parent=late, posted_at=at(2))
    order = [early, b, a, c, d, e, too_early, under_d, late, below_late, undated]
    assert list(ruling.comments.in_thread_order()) == order


def test_a_comment_that_is_moved_takes_its_replies_along() -> None:
    ruling = published()
    at = "2024-03-01T10:{:02}Z".format
    first, second = (comment(ruling, posted_at=at(minute)) for minute in (1, 2))
    reply = comment(ruling, parent=first, posted_at=at(3))
    below = comment(ruling, parent=reply, posted_at=at(4))
    Comment.objects.filter(pk=reply.pk).update(parent=second)
    assert list(ruling.comments.in_thread_order()) == [first, second, reply, below]
    Comment.objects.filter(pk=second.pk).update(posted_at=at(0))
    assert list(ruling.comments.in_thread_order()) == [second, reply, below, first]


def test_a_reply_that_arrives_before_what_it_answers_finds_its_place() -> None:
    """The foreign key is checked at the end: a restored table may come in any order."""
    ruling = published()
    top, reply = chain(ruling, 2)
    columns = "(id, ruling_id, parent_id, state, author_name, text, created_at, posted_as_printed)"
    values = "({}, '{}', {}, 'approved', 'A', 'B', now(), '')"
    rows = [values.format(one.pk, ruling.pk, one.parent_id or "NULL") for one in (reply, top)]
    for statements in ([f"{rows[0]}, {rows[1]}"], rows):
        Comment.objects.all().delete()
        with connection.cursor() as cursor:
            for values in statements:
                cursor.execute(f"INSERT INTO comments_comment {columns} VALUES {values}")
        assert list(ruling.comments.in_thread_order()) == [top, reply]
        assert flagged(ruling) == ({top.pk, reply.pk}, set())
        assert counted(ruling) == 2


def test_words_that_change_by_another_way_are_rendered_when_they_are_read() -> None:
    one = comment(published(), "As <typed>")
    assert one.html == '<p dir="auto">As &lt;typed&gt;</p>'
    Comment.objects.update(text="Later & other")
    one.refresh_from_db()
    assert (one.rendered, one.renderer_version) == ("", 0)
    assert one.html == '<p dir="auto">Later &amp; other</p>'
