"""The command that erases a person."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, Concern, Contact, Letter, Move, Report, Subscription
from comments.people.erasing import REASON
from comments.vocabulary import NAME_REMOVED, CommentState
from rulings.keeping import Outcome, keep
from rulings.models import Discussion, Evidence, SearchEntry, Source
from rulings.reading import read
from tests.comments.people.everywhere import tables_with
from tests.comments.people.remembered import ARTICLE, EMAIL, NAME, WORDS, remembered
from tests.comments.written import chain, comment
from tests.concurrent import both
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def erasing(*options: str) -> str:
    """What the command says."""
    out = io.StringIO()
    call_command("erase_person", *options, stdout=out)
    return out.getvalue()


def rows() -> dict[str, Any]:
    """Everything that the command could change."""
    models = (Comment, Contact, Concern, Report, Move, Subscription, Letter, Source)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_every_table_forgets_name_address_and_words() -> None:
    remembered()
    for word in (NAME, EMAIL, WORDS):
        assert tables_with(word), "a test that finds nothing proves nothing"
    said = erasing("--email", EMAIL, "--words", "remove")
    assert said.startswith("Erased: 2 names, 2 texts, 2 contacts, 1 subscription, 1 waiting letter")
    for word in (NAME, EMAIL, WORDS, WORDS.split()[0]):
        assert tables_with(word) == []


def test_words_that_are_kept_stay_where_they_can_be_read_and_nowhere_else() -> None:
    remembered()
    erasing("--email", EMAIL, "--words", "keep")
    for word in (NAME, EMAIL):
        assert tables_with(word) == []
    assert tables_with(WORDS) == ["comments_comment", "rulings_source"]


def test_comments_can_be_named_instead_of_an_address() -> None:
    person = remembered()
    said = erasing("--comment", *person.ids, "--words", "remove")
    assert "2 names, 2 texts" in said
    for word in (NAME, EMAIL, WORDS):
        assert tables_with(word) == []


def test_what_came_with_the_same_address_and_was_not_named_is_mentioned() -> None:
    person = remembered()
    said = erasing("--comment", person.ids[0], "--words", "remove")
    assert "1 more comment came with the same e-mail address." in said
    assert Comment.objects.get(pk=person.sent.pk).author_name == NAME


def test_kept_words_stay_public_without_a_name() -> None:
    person = remembered()
    before = Comment.objects.get(pk=person.read.pk)
    erasing("--email", EMAIL, "--words", "keep")
    after = Comment.objects.get(pk=person.read.pk)
    assert after.author_name == NAME_REMOVED
    assert (after.text, after.state, after.html) == (before.text, before.state, before.html)
    assert after.is_visible


def test_removed_words_leave_a_note_and_the_replies_where_they_were() -> None:
    person = remembered()
    erasing("--email", EMAIL, "--words", "remove")
    top, reply = (Comment.objects.get(pk=one.pk) for one in (person.read, person.other))
    assert (top.state, top.text, top.rendered, str(top.html)) == (CommentState.ERASED, "", "", "")
    assert (top.is_visible, top.is_tombstone) == (False, True)
    assert (reply.parent_id, reply.is_visible, reply.text) == (top.pk, True, "Read it again.")
    assert Discussion.objects.get().visible_comments == 1


def test_the_erasure_itself_is_in_the_history() -> None:
    person = remembered()
    erasing("--email", EMAIL, "--words", "remove")
    last = Move.objects.filter(comment=person.read.pk).last()
    assert last is not None
    assert (last.from_state, last.to_state, last.made_as) == ("approved", "erased", "operator")
    assert last.reason == REASON


def test_a_note_about_somebody_else_stays_if_it_does_not_name_them() -> None:
    person = remembered()
    Concern.objects.create(comment=person.other, rule="repeated", detail=person.ids[1])
    Report.objects.create(comment=person.other, reason="abuse", words="Rude.")
    other = Comment.objects.filter(pk=person.other.pk)
    from_here = Move.objects.filter(comment=person.other.pk).count()
    other.reject()
    erasing("--email", EMAIL, "--words", "remove")
    assert Concern.objects.filter(detail=person.ids[1]).exists()
    assert Report.objects.get(comment=person.other).words == "Rude."
    assert Move.objects.filter(comment=person.other.pk).count() == from_here + 1
    assert Subscription.objects.get().email == "day@shift.example"
    assert other.get().author_name == "Day shift"


@pytest.mark.parametrize("words", ["keep", "remove"])
def test_a_second_time_changes_nothing_and_says_so(words: str) -> None:
    person = remembered()
    erasing("--comment", *person.ids, "--words", words)
    before = rows()
    said = erasing("--comment", *person.ids, "--words", words)
    assert said.startswith("Nothing to erase: it was done before.")
    assert "was not found" not in said
    assert rows() == before


def test_words_can_be_removed_after_the_name() -> None:
    person = remembered()
    erasing("--email", EMAIL, "--words", "keep")
    said = erasing("--comment", *person.ids, "--words", "remove")
    assert said.startswith("Erased: 2 texts, ")
    assert "was not found" not in said
    assert tables_with(WORDS) == []


def test_removed_words_cannot_be_kept_afterwards_and_nothing_breaks() -> None:
    person = remembered()
    erasing("--email", EMAIL, "--words", "remove")
    assert erasing("--comment", *person.ids, "--words", "keep").startswith("Nothing to erase")


def test_a_rehearsal_says_the_same_and_changes_nothing() -> None:
    remembered()
    before = rows()
    rehearsed = erasing("--email", EMAIL, "--words", "remove", "--dry-run")
    assert rows() == before
    done = erasing("--email", EMAIL, "--words", "remove")
    assert rehearsed == done.replace("Erased:", "Would be erased:")


def test_what_is_not_reached_is_said() -> None:
    remembered()
    assert "quote in their own comments, backups" in erasing("--email", EMAIL, "--words", "keep")


def test_every_state_can_be_erased() -> None:
    ruling = published()
    states = [state for state in CommentState if state is not CommentState.ERASED]
    ids = [str(comment(ruling, WORDS, state=state).pk) for state in states]
    erasing("--comment", *ids, "--words", "remove")
    assert {*Comment.objects.values_list("state", "text")} == {("erased", "")}


def test_a_tie_between_a_comment_and_its_correction_stays() -> None:
    wrong, right = chain(published(), 2)
    Comment.objects.filter(pk=right.pk).update(corrects=wrong)
    erasing("--comment", str(right.pk), str(wrong.pk), "--words", "remove")
    assert Comment.objects.get(pk=right.pk).corrects_id == wrong.pk


def test_the_article_keeps_its_length_its_evidence_and_its_digest() -> None:
    remembered()
    evidence = {one.field: one.words for one in Evidence.objects.all()}
    entry = SearchEntry.objects.values().get()
    before = Source.objects.get()
    erasing("--email", EMAIL, "--words", "remove")
    after = Source.objects.get()
    assert len(after.text) == len(before.text)
    assert after.text.count("█") == len(f"{NAME}{WORDS}, twice.") - 2
    assert {one.field: one.words for one in Evidence.objects.all()} == evidence
    assert SearchEntry.objects.values().get() == entry
    assert keep(read(ARTICLE.encode())).outcome is Outcome.UNCHANGED
    assert tables_with(WORDS) == []


def test_a_comment_that_its_article_does_not_hold_is_named() -> None:
    person = remembered()
    Source.objects.update(text="Another article.")
    said = erasing("--email", EMAIL, "--words", "remove")
    assert f"Comment {person.read.pk} was not found in full in the saved article" in said


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--email", "nobody@post.example"], "Nothing is known of nobody@post.example"),
        (["--email", "%@post.example"], "Nothing is known of"),
        (["--email", ""], "Nothing is known of ''"),
        (["--email", "a\udcffb"], "Nothing is known of"),
        (["--comment", "999999999"], "There is no comment 999999999"),
        (["--comment", "-1", "99999999999999999999999"], "There is no comment -1, 9999"),
    ],
)
def test_whoever_is_not_known_is_refused_and_nothing_changes(
    options: list[str], reason: str
) -> None:
    remembered()
    before = rows()
    with pytest.raises(CommandError) as refused:
        erasing(*options, "--words", "remove")
    assert reason in str(refused.value)
    assert rows() == before


@pytest.mark.parametrize(
    "options",
    [["--words", "keep"], ["--email", EMAIL], ["--email", EMAIL, "--words", "some"]],
)
def test_half_a_question_is_refused(options: list[str]) -> None:
    with pytest.raises(CommandError):
        erasing(*options)


@pytest.mark.django_db(transaction=True)
def test_counts_are_gone_for_good_before_a_discussion_is_locked() -> None:
    """Whoever comments counts first and then locks: neither waits for the other with both held."""
    remembered()
    with CaptureQueriesContext(connection) as queries:
        erasing("--email", EMAIL, "--words", "keep")
    said = [query["sql"] for query in queries]
    deleted = [sql.startswith('DELETE FROM "comments_attempts"') for sql in said]
    locked = ['"rulings_discussion"' in sql and sql.endswith("FOR UPDATE") for sql in said]
    assert deleted.count(True) == 1
    assert "COMMIT" in said[deleted.index(True) : locked.index(True)]


@pytest.mark.django_db(transaction=True)
def test_an_erasure_and_a_moderator_do_not_pass_each_other() -> None:
    written = comment(published(), WORDS)
    one = Comment.objects.filter(pk=written.pk)
    both(one.reject, lambda: erasing("--comment", str(written.pk), "--words", "remove")).result()
    assert [*one.values_list("state", "text")] == [("erased", "")]
    assert [*Move.objects.values_list("to_state", flat=True)] == ["approved", "rejected", "erased"]
