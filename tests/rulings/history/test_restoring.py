"""Going back to an earlier revision, as a new one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils.timezone import localdate

from rulings.editing import Editor
from rulings.history import restore
from rulings.history.restoring import EXPIRED, NOTE_WANTED, SAYS_SO_ALREADY
from rulings.models import (
    Evidence,
    NameReplacement,
    Particular,
    Revision,
    Ruling,
    RulingTopic,
    Source,
    Topic,
)
from rulings.rules import sentence
from rulings.vocabulary import MadeWith, RulingState
from tests.concurrent import both
from tests.rulings.admin.test_correcting import rich
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)

BY_DESK = Editor(MadeWith.DESK)
WITH_NOTE = Editor(MadeWith.DESK, reason="The length was right before.")


def latest(ruling: Ruling) -> Revision:
    revision = ruling.revisions.first()
    assert revision is not None
    return revision


def record(ruling: Ruling) -> dict[str, Any]:
    """What the ruling says, without the editors' own and the corrections."""
    said: dict[str, Any] = latest(ruling).snapshot
    return {key: value for key, value in said.items() if key not in {"desk", "corrections"}}


def test_everything_comes_back_as_it_was(admin_user: User) -> None:
    ruling = draft(**rich())
    then, number = record(ruling), latest(ruling).number
    ruling.particulars.all().delete()
    ruling.findings.all().delete()
    ruling.sanctions.all().delete()
    ruling.factors.all().delete()
    ruling.ruling_topics.all().delete()
    Ruling.objects.update(title="Another", regulator=None, committee=None, setting=None)
    Source.objects.create(ruling=ruling, title="A second source")
    assert record(ruling) != then

    assert restore(ruling, number, Editor(MadeWith.DESK, admin_user.pk, "By mistake")) is None

    assert record(ruling) == then
    revision = latest(ruling)
    assert (revision.restores, revision.made_by_id) == (number, admin_user.pk)
    assert (revision.reason, revision.made_with) == ("By mistake", MadeWith.DESK)


def test_a_restore_is_one_revision_and_can_be_taken_back_itself() -> None:
    ruling = draft()
    Ruling.objects.update(title="Second")
    before = latest(ruling).number
    assert restore(ruling, before - 1, BY_DESK) is None
    assert latest(ruling).number == before + 1
    assert restore(ruling, before, BY_DESK) is None
    assert latest(ruling).snapshot["title"] == "Second"


def test_state_hold_names_and_expiry_stay() -> None:
    ruling = draft(summary="Alma Larkspur kept thin notes.")
    number = latest(ruling).number
    NameReplacement.objects.create(ruling=ruling, written="Alma Larkspur", shown="AL")
    ruling.refresh_from_db()
    ruling.move_to(RulingState.IN_REVIEW)
    day = localdate().replace(year=localdate().year + 1, day=1)
    Ruling.objects.update(hold_reason="Wait.", expires_by_hand=day, title="Changed")

    assert restore(ruling, number, BY_DESK) is None

    ruling.refresh_from_db()
    assert ruling.title == "Late visit notes: three-year caution"
    assert (ruling.state, ruling.hold_reason, ruling.expires_by_hand) == ("in_review", "Wait.", day)
    assert ruling.summary == "AL kept thin notes."


def test_what_has_been_public_needs_a_note_which_readers_see() -> None:
    ruling = published()
    number = latest(ruling).number
    ruling.sanctions.update(duration_months=24)
    ruling.corrections.create(note="Made after that.", made_on="2020-01-01")
    before = latest(ruling).number

    assert restore(ruling, number, BY_DESK) == NOTE_WANTED
    assert restore(ruling, number, Editor(MadeWith.DESK, reason=" \n ")) == NOTE_WANTED
    assert latest(ruling).number == before

    assert restore(ruling, number, WITH_NOTE) is None
    notes = [(one.note, one.made_on, one.made_by) for one in ruling.corrections.all()]
    assert [note for note, *_ in notes] == ["Made after that.", "The length was right before."]
    assert notes[-1][1:] == (localdate(), "editor")
    assert latest(ruling).number == before + 1


def test_a_minor_one_needs_no_note_and_says_that_it_is_minor() -> None:
    ruling = published()
    number = latest(ruling).number
    Ruling.objects.update(summary="Speled.")
    assert restore(ruling, number, Editor(MadeWith.DESK, is_minor=True)) is None
    assert latest(ruling).is_minor
    assert not ruling.corrections.exists()


def test_what_the_rules_forbid_now_is_refused_in_words_and_nothing_is_changed() -> None:
    ruling = draft(sanctions=[])
    number = latest(ruling).number
    ruling.sanctions.create(kind="caution", duration_months=12)
    ruling.publish()
    before = record(ruling)
    refusal = restore(ruling, number, WITH_NOTE)
    assert refusal == sentence("published_ruling_has_sanction")
    assert record(ruling) == before
    assert not ruling.corrections.exists()


def test_words_that_the_vocabularies_lost_are_named() -> None:
    topic = Topic.objects.create(slug="heliotrope", label="Heliotrope", group="Flowers")
    ruling = draft(topics=[{"topic": "heliotrope", "standing": "proved"}])
    number = latest(ruling).number
    RulingTopic.objects.filter(topic=topic).delete()
    topic.delete()
    refusal = restore(ruling, number, BY_DESK)
    assert refusal is not None
    assert "topic “heliotrope”" in refusal
    assert "Add them again" in refusal


def test_a_text_read_into_another_ruling_meanwhile_comes_back_without_its_fingerprint() -> None:
    source = {"kind": "news_report", "title": "Read", "text": "Words.", "text_digest": "a" * 64}
    ruling = draft(sources=[source])
    number = latest(ruling).number
    ruling.sources.all().delete()
    draft(sources=[source])
    assert restore(ruling, number, BY_DESK) is None
    [back] = ruling.sources.all()
    assert (back.title, back.text, back.text_digest) == ("Read", "", "")


def test_a_source_that_stayed_keeps_its_text_and_evidence() -> None:
    source = {"kind": "news_report", "title": "Read", "text": "Words.", "text_digest": "b" * 64}
    ruling = draft(sources=[source])
    Evidence.objects.create(source=ruling.sources.get(), field="title", start=0, end=5)
    number = latest(ruling).number
    ruling.sources.update(title="Renamed")
    assert restore(ruling, number, BY_DESK) is None
    [kept] = ruling.sources.all()
    assert (kept.title, kept.text, kept.evidence.count()) == ("Read", "Words.", 1)


def test_there_is_nothing_to_restore_where_nothing_would_change() -> None:
    ruling = published()
    assert restore(ruling, latest(ruling).number, WITH_NOTE) == SAYS_SO_ALREADY
    assert restore(ruling, latest(ruling).number - 1, WITH_NOTE) == SAYS_SO_ALREADY


def test_a_revision_that_is_not_there_is_refused() -> None:
    refusal = restore(draft(), 99, BY_DESK)
    assert refusal == "This ruling has no revision 99: choose one from its history."


def test_an_expired_ruling_is_not_brought_back() -> None:
    ruling = published()
    number = latest(ruling).number
    ruling.move_to(RulingState.EXPIRED)
    assert restore(ruling, number, WITH_NOTE) == EXPIRED


def test_a_change_that_the_editor_had_not_seen_is_not_overwritten() -> None:
    ruling = draft()
    Ruling.objects.update(title="Second")
    seen = latest(ruling).number
    later = both(
        lambda: Particular.objects.update(text="A colleague's words."),
        lambda: restore(ruling, seen - 1, BY_DESK, seen),
    )
    refusal = later.result()
    assert refusal is not None
    assert f"revision {seen + 1} was added" in refusal
    assert latest(ruling).snapshot["particulars"][0]["text"] == "A colleague's words."


@pytest.mark.parametrize("number", [0, -1, 2**31])
def test_numbers_that_make_no_sense_are_revisions_that_are_not_there(number: int) -> None:
    assert "no revision" in (restore(draft(), number, BY_DESK) or "")
