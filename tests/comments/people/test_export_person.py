"""The command that hands out what is held about a person."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from comments.models import Comment, Report
from comments.moving import Mover
from comments.people.exporting import everything_about
from comments.people.person import with_email
from comments.vocabulary import CommentState, MovedAs
from tests.comments.people.remembered import EMAIL, NAME, WORDS, remembered
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def exported(*options: str) -> Any:
    out = io.StringIO()
    call_command("export_person", *options, stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


def test_everything_that_is_held_is_in_it() -> None:
    person = remembered()
    whole = exported("--email", EMAIL.upper())
    read, sent = whole["comments"]
    assert (read["name"], read["text"]) == (NAME, f"{WORDS}, twice.")
    assert read["posted_as_printed"] == "March 3, 2019 at 9:58 am"
    assert (sent["id"], sent["answers"]) == (person.sent.pk, person.other.pk)
    assert sent["contact"]["email"] == EMAIL.title()
    assert [move["to"] for move in sent["history"]] == ["approved", "pending", "approved"]
    assert sent["history"][1]["reason"] == f"{NAME} quoted a “{WORDS}”."
    assert [concern["detail"] for concern in sent["concerns"]] == [NAME, WORDS]
    assert [report["reason"] for report in sent["reports"]] == ["other"]
    assert sent["subscriptions"][0]["email"] == EMAIL
    assert sent["subscriptions"][0]["letters"][0]["kind"] == "confirm"
    assert [(use["for"], use["number"]) for use in whole["uses_of_email"]] == [("email", 2)]


def test_nothing_of_other_people_is_in_it() -> None:
    person = remembered()
    written = json.dumps(exported("--comment", *person.ids))
    assert "Read it again." not in written
    assert "day@shift.example" not in written
    assert "Day shift" not in written


def test_reporters_and_moderators_are_not_handed_to_the_person() -> None:
    person = remembered()
    moderator = User.objects.create_user("frostwick", first_name="Frostwick")
    Report.objects.create(
        comment=person.sent,
        reason="abuse",
        words="I work beside them.",
        address_key="c0ffee",
        settled_by=moderator,
        settled_at=timezone.now(),
    )
    mover = Mover(MovedAs.MODERATOR, moderator.pk, reason="Rude.")
    Comment.objects.filter(pk=person.sent.pk).move_to(CommentState.REJECTED, mover)
    whole = exported("--email", EMAIL)
    (_, sent) = whole["comments"]
    assert [sorted(report) for report in sent["reports"]] == [["at", "reason"]] * 2
    assert sent["history"][-1]["reason"] == "Rude."
    written = json.dumps(whole).casefold()
    for theirs in ("I work beside", f"said {WORDS}", "c0ffee", "frostwick"):
        assert theirs.casefold() not in written


@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "withdrawn", "removed"])
def test_comments_that_nobody_can_read_are_in_it(state: str) -> None:
    written = comment(published(), WORDS, state=state)
    assert exported("--comment", str(written.pk))["comments"][0]["text"] == WORDS


def test_text_is_kept_to_the_letter() -> None:
    text = '<b>“Zoë” \\ "é" \u202e 👩\u200d🚀\n\n&amp;'
    written = comment(published(), text)
    assert exported("--comment", str(written.pk))["comments"][0]["text"] == text


def test_a_file_is_new_and_its_owners_alone(tmp_path: Path) -> None:
    remembered()
    path = tmp_path / "person.json"
    call_command("export_person", "--email", EMAIL, "--output", str(path), stdout=io.StringIO())
    assert json.loads(path.read_text(encoding="utf-8"))["comments"][0]["name"] == NAME
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_not_written_over(tmp_path: Path) -> None:
    remembered()
    path = tmp_path / "person.json"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="exists: give the name of a new file"):
        exported("--email", EMAIL, "--output", str(path))
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["/no/such/folder/person.json", "a\0b"])
def test_a_place_that_cannot_be_written_to_is_refused(name: str) -> None:
    remembered()
    with pytest.raises(CommandError, match="cannot be written"):
        exported("--email", EMAIL, "--output", name)


@pytest.mark.parametrize("options", [["--email", "nobody@post.example"], ["--comment", "7"]])
def test_where_nothing_is_known_it_says_so(options: list[str]) -> None:
    with pytest.raises(CommandError, match=r"Nothing is known|There is no comment"):
        exported(*options)


def test_comments_with_the_same_address_that_were_not_asked_for_are_mentioned() -> None:
    person, err = remembered(), io.StringIO()
    call_command("export_person", "--comment", person.ids[0], stdout=io.StringIO(), stderr=err)
    assert "Not in it: 1 comment with the same e-mail address" in err.getvalue()


def test_a_thousand_comments_cost_no_more_queries_than_two(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    person = remembered()
    for _ in range(5):
        written = comment(person.read.ruling, WORDS)
        written.subscriptions.create(email=EMAIL)
    found = with_email(EMAIL)
    assert len(found.ids) == 7
    with django_assert_num_queries(12):
        everything_about(found)
