"""Two sessions at once: whoever comes second sees what the first one did."""

import pytest
from django.db import IntegrityError

from comments.models import Comment
from rulings.models import Discussion, Finding, Particular, Ruling, SearchEntry
from rulings.rules import broken_rule, sentence
from rulings.search.criteria import Criteria
from tests.comments.written import chain, comment
from tests.concurrent import both
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)


def counted(ruling: Ruling) -> int:
    return Discussion.objects.get(ruling=ruling).visible_comments


def test_two_deletions_of_comments_leave_the_right_count() -> None:
    ruling = published()
    one, other = (Comment.objects.filter(pk=comment(ruling).pk) for _ in range(2))
    both(one.delete, other.delete).result()
    assert counted(ruling) == 0


def test_a_reply_does_not_slip_past_the_rejection_of_what_it_answers() -> None:
    ruling = published()
    top, reply = chain(ruling, 2)
    rejected = Comment.objects.filter(pk=top.pk)
    both(rejected.reject, lambda: comment(ruling, parent=reply)).result()
    assert not Comment.objects.visible().exists()
    assert counted(ruling) == 0


def test_two_moderators_in_one_thread_do_not_block_each_other_for_good() -> None:
    ruling = published()
    top, reply = (Comment.objects.filter(pk=row.pk) for row in chain(ruling, 2))
    both(top.reject, reply.reject).result()
    assert {row.state for row in Comment.objects.all()} == {"rejected"}


def test_the_search_entry_holds_what_both_changed() -> None:
    ruling = published()
    particulars = Particular.objects.filter(ruling=ruling)
    findings = Finding.objects.filter(ruling=ruling)
    both(
        lambda: particulars.update(text="heliotrope"), lambda: findings.update(reason="larkspur")
    ).result()
    assert SearchEntry.objects.meeting(Criteria(q="heliotrope larkspur")).count() == 1


def test_a_source_cannot_vanish_while_its_ruling_is_published() -> None:
    ruling = draft()
    error = both(ruling.publish, lambda: ruling.sources.all().delete()).exception()
    assert isinstance(error, IntegrityError)
    assert broken_rule(error) == sentence("published_ruling_has_source")
    assert ruling.sources.exists()
