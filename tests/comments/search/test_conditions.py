"""The conditions of a search in comments, held against a plain reading, and their index."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.models import Comment
from comments.search.criteria import CommentCriteria
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
WORDS = ("early", "late", "notes")
RULINGS = ("first", "second", "withdrawn")


@dataclass(frozen=True)
class Written:
    """A comment to be written, and a plain reading of what a search would make of it."""

    ruling: str
    words: tuple[str, ...]
    state: str
    posted_at: datetime | None

    def meets(self, criteria: CommentCriteria) -> bool:
        day = self.posted_at.astimezone(LONDON).date() if self.posted_at else None
        after, before = criteria.posted_after, criteria.posted_before
        return (
            self.ruling != "withdrawn"
            and self.state == CommentState.APPROVED
            and set(criteria.q.split()) <= set(self.words)
            and criteria.ruling in {"", self.ruling}
            and (after is None or (day is not None and day >= after))
            and (before is None or (day is not None and day <= before))
        )


moments = st.datetimes(
    datetime.combine(date(2017, 6, 29), time.min),
    datetime.combine(date(2017, 7, 3), time.max),
    timezones=st.just(UTC),
)
written = st.builds(
    Written,
    ruling=st.sampled_from(RULINGS),
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple),
    state=st.sampled_from([CommentState.APPROVED, *(set(CommentState) - {CommentState.ERASED})]),
    posted_at=st.none() | moments,
)
days = st.none() | st.dates(date(2017, 6, 29), date(2017, 7, 3))
searches = st.builds(
    CommentCriteria,
    q=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    ruling=st.sampled_from(["", *RULINGS]),
    posted_after=days,
    posted_before=days,
)


@pytest.fixture
def rulings() -> dict[str, Ruling]:
    named = {name: published(title=name) for name in RULINGS}
    named["withdrawn"].withdraw()
    return named


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(written, max_size=12), st.lists(searches, min_size=1, max_size=4))
def test_the_count_is_what_a_recount_gives(
    rulings: dict[str, Ruling], comments: list[Written], several: list[CommentCriteria]
) -> None:
    Comment.objects.all().delete()
    for one in comments:
        comment(rulings[one.ruling], " ".join(one.words), state=one.state, posted_at=one.posted_at)
    recounted = [sum(one.meets(criteria) for one in comments) for criteria in several]
    asked = [_with_id(criteria, rulings) for criteria in several]
    public = Comment.objects.public()
    assert [public.meeting(criteria).count() for criteria in asked] == recounted
    assert public.counts_of(asked) == recounted


def _with_id(criteria: CommentCriteria, rulings: dict[str, Ruling]) -> CommentCriteria:
    return CommentCriteria(
        criteria.q,
        rulings[criteria.ruling].pk if criteria.ruling else "",
        criteria.posted_after,
        criteria.posted_before,
    )


@pytest.mark.parametrize("query", ["late", '"late notes"', "late or notes", "late -notes"])
def test_words_are_answered_by_their_index(query: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Comment.objects.meeting(CommentCriteria(query)).order_by().explain()
    assert "Bitmap Index Scan on comment_words" in plan


def test_a_comment_is_kept_with_no_search_path() -> None:
    """So ``pg_restore`` puts every comment back; so PostgreSQL 17 and later rebuild a table."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("SELECT public.comments_vector('Late notes')::text")
        assert cursor.fetchone() == ("'late':1 'note':2",)


def test_a_discussion_is_read_without_what_only_the_search_needs() -> None:
    ruling = published()
    comment(ruling, "late notes")
    [one] = ruling.comments.visible()
    assert one.get_deferred_fields() == {"vector"}
    Comment.objects.update(text="visits")
    assert Comment.objects.get().vector == "'visit':1"
