"""Two editors at one ruling: nothing is overwritten, and both sets of words survive."""

from typing import Any

import pytest
from django.test import Client

from rulings.admin.ruling_form import NOTE_WANTED
from rulings.admin.unsaved.conflict import STILL_TO_CHOOSE
from rulings.models import Autosave, Particular, Ruling
from rulings.rules import sentence
from tests.rulings.admin import form
from tests.rulings.admin.test_correcting import rich
from tests.rulings.admin.unsaved.editors import (
    conflict_fields,
    desk_of,
    group_of,
    opened,
    send,
    shown,
)
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)

Desks = tuple[Client, Client]


@pytest.fixture
def desks() -> Desks:
    return desk_of("first"), desk_of("second")


def both_save(desks: Desks, ruling: Ruling, theirs: Any, mine: Any) -> Any:
    """Both open it, the first one saves, then the second; what the second one is shown."""
    first, second = (opened(desk, ruling) for desk in desks)
    assert send(desks[0], ruling, first, **theirs).status_code == 302
    return send(desks[1], ruling, second, **mine)


def settle(desk: Client, ruling: Ruling, response: Any, **choices: Any) -> Any:
    return desk.post(form.change(ruling), conflict_fields(response) | choices)


def test_the_second_save_overwrites_nothing_and_shows_both(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})

    assert page.status_code == 409
    ruling.refresh_from_db()
    assert ruling.summary == "Their words."
    assert shown(page)["Summary"] == [
        "Notes of home visits were written weeks later.",
        "Their words.",
        "My words.",
    ]
    assert group_of(page, "Summary") == "Changed by both of you"
    assert "first saved this ruling at" in page.content.decode()


def test_back_at_the_form_what_was_typed_last_stands_there(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})
    Autosave.objects.update(fields={"summary": ["Of another day."]})

    again = settle(desks[1], ruling, page, **{"kept-back": "1"})

    assert form.fields(again.content.decode())["summary"] == "My words."
    assert "not saved yet" in again.content.decode()
    ruling.refresh_from_db()
    assert ruling.summary == "Their words."
    sent_again = form.fields(again.content.decode())
    assert desks[1].post(form.change(ruling), sent_again).status_code == 409


def test_saving_keeps_both_unless_something_else_is_chosen(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})
    assert settle(desks[1], ruling, page).status_code == 302
    ruling.refresh_from_db()
    assert ruling.summary == "Their words.\n\nMy words."
    latest = ruling.revisions.first()
    assert latest is not None
    assert (latest.made_by.username, latest.made_with) == ("second", "desk")  # type: ignore[union-attr]


@pytest.mark.parametrize(("choice", "kept"), [("mine", "My words."), ("theirs", "Their words.")])
def test_one_of_two_can_be_chosen(desks: Desks, choice: str, kept: str) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})
    settle(desks[1], ruling, page, **{"kept-choice://summary": choice})
    ruling.refresh_from_db()
    assert ruling.summary == kept
    assert "Their words." in [each.snapshot["summary"] for each in ruling.revisions.all()]


def test_what_only_one_of_us_changed_is_said_to_be_so_and_kept(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"title": "Their title"}, {"summary": "My words."})
    assert group_of(page, "Title") == "Changed by first alone"
    assert group_of(page, "Summary") == "Changed by you alone"
    settle(desks[1], ruling, page)
    ruling.refresh_from_db()
    assert (ruling.title, ruling.summary) == ("Their title", "My words.")


def test_where_there_is_no_both_one_has_to_be_chosen(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"hearing": "review"}, {"hearing": "consent"})
    page = settle(desks[1], ruling, page)
    assert STILL_TO_CHOOSE in page.content.decode()
    assert settle(desks[1], ruling, page, **{"kept-choice://hearing": "mine"}).status_code == 302
    ruling.refresh_from_db()
    assert ruling.hearing == "consent"


def test_rows_added_changed_and_removed_by_either_come_together(desks: Desks) -> None:
    ruling = draft(**rich())
    theirs = {
        **form.particular(0, text="One, by them."),
        **form.particular(3, label="3", text="Added by them.", outcome="proved"),
        "particulars-2-DELETE": "on",
        "findings-1-rests_on": "1(a)",
    }
    mine = {
        **form.particular(1, text="Unlabelled, by me."),
        **form.particular(3, label="4", text="Added by me.", outcome="proved"),
        "sanctions-0-condition_lines": "Keep another log",
    }
    page = both_save(desks, ruling, theirs, mine)
    assert page.status_code == 409, form.errors(page.content.decode())
    assert settle(desks[1], ruling, page).status_code == 302
    assert set(Particular.objects.values_list("label", "text")) == {
        ("1(a)", "One, by them."),
        ("", "Unlabelled, by me."),
        ("3", "Added by them."),
        ("4", "Added by me."),
    }
    order = ruling.sanctions.get(kind="conditions")
    assert [each.text for each in order.conditions.all()] == ["Keep another log"]


def test_a_row_that_they_removed_and_i_changed_is_kept_unless_i_say_otherwise(
    desks: Desks,
) -> None:
    ruling = draft(**rich())
    theirs = {"particulars-2-DELETE": "on", "findings-1-rests_on": "1(a)"}
    page = both_save(desks, ruling, theirs, form.particular(2, text="Last, by me."))
    assert group_of(page, "Particular 2") == "Changed by both of you"
    settle(desks[1], ruling, page)
    assert Particular.objects.filter(text="Last, by me.").exists()


def test_a_row_that_they_removed_is_no_trouble_to_a_form_with_something_to_correct(
    desks: Desks,
) -> None:
    ruling = draft(**rich())
    mine = {"title": "", **form.particular(1, text="Mine, kept.")}
    theirs = {"particulars-1-DELETE": "on", "findings-0-rests_on": "1(a)"}
    page = both_save(desks, ruling, theirs, mine)
    html = page.content.decode()
    assert page.status_code == 200
    assert "first saved this ruling" in html
    again = form.fields(html)
    assert "Mine, kept." in again.values()
    page = send(desks[1], ruling, again, title="Given now")
    assert page.status_code == 409
    settle(desks[1], ruling, page)
    assert Particular.objects.filter(text="Mine, kept.").exists()
    assert Particular.objects.filter(ruling=ruling).count() == 3


def test_a_third_editor_is_not_overwritten_either(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})
    third = desk_of("third")
    send(third, ruling, opened(third, ruling), summary="Third words.")
    again = settle(desks[1], ruling, page, **{"kept-choice://summary": "mine"})
    assert again.status_code == 409
    assert "third saved this ruling once more" in again.content.decode()
    settle(desks[1], ruling, again, **{"kept-choice://summary": "both"})
    ruling.refresh_from_db()
    assert ruling.summary == "Third words.\n\nMy words."


def test_a_public_ruling_wants_its_note_here_too(desks: Desks) -> None:
    ruling = published()
    theirs = {"summary": "Their words.", "is_minor": "on"}
    mine = {"summary": "My words.", "is_minor": "on"}
    page = both_save(desks, ruling, theirs, mine)
    fields = conflict_fields(page)
    assert fields.pop("is_minor") == "on"
    page = desks[1].post(form.change(ruling), fields)
    assert NOTE_WANTED in page.content.decode().replace("&#x27;", "'")
    settle(desks[1], ruling, page, public_note="Two things were wrong.")
    assert ruling.corrections.get().note == "Two things were wrong."


def test_what_breaks_a_rule_together_is_refused_with_its_sentence(desks: Desks) -> None:
    ruling = draft(harm={"affected": 9, "actual": 2})
    page = both_save(desks, ruling, {"harm_affected": "4"}, {"harm_actual": "7"})
    page = settle(desks[1], ruling, page)
    assert sentence("ruling_harm_within_affected") in page.content.decode()
    ruling.refresh_from_db()
    assert (ruling.harm_affected, ruling.harm_actual) == (4, 2)


def test_who_changed_the_same_in_the_same_way_has_nothing_left_to_save(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Alike."}, {"summary": "Alike."})
    assert page.status_code == 302
    assert ruling.revisions.count() == 2
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("number", ["", "0", "999999999", "-1", "²", "9" * 400, "1\0"])
def test_a_form_that_does_not_say_what_it_was_opened_at_overwrites_nothing(
    desks: Desks, number: str
) -> None:
    ruling = draft(**rich())
    fields = opened(desks[1], ruling)
    page = send(desks[1], ruling, fields, summary="My words.", **{"kept-revision": number})
    assert page.status_code == 409
    ruling.refresh_from_db()
    assert ruling.summary == "First line.\nSecond line."


@pytest.mark.parametrize(
    "keys", ["", "[]", "{", '{"particulars": 3}', "[[[", '{"particulars":["1"]}']
)
def test_forged_row_keys_lose_nothing(desks: Desks, keys: str) -> None:
    ruling = draft(**rich())
    theirs, mine = {"summary": "Their words."}, {"summary": "Mine.", "kept-rows": keys}
    page = both_save(desks, ruling, theirs, mine)
    assert settle(desks[1], ruling, page).status_code == 302
    ruling.refresh_from_db()
    assert ruling.summary == "Their words.\n\nMine."
    assert Particular.objects.filter(ruling=ruling).count() == 3


def test_my_words_are_kept_until_i_have_decided(desks: Desks) -> None:
    ruling = draft()
    page = both_save(desks, ruling, {"summary": "Their words."}, {"summary": "My words."})
    assert Autosave.objects.get().fields["summary"] == ["My words."]
    again = form.opened(desks[1], form.change(ruling) + "?kept=use")
    assert again["summary"] == "My words."
    assert send(desks[1], ruling, again).status_code == 409
    settle(desks[1], ruling, page)
    assert not Autosave.objects.exists()


def test_replaced_names_stay_replaced(desks: Desks) -> None:
    ruling = draft()
    first, second = (opened(desk, ruling) for desk in desks)
    ruling.name_replacements.create(written="Quillfeather", shown="Registrant A")
    send(desks[0], ruling, first, summary="Theirs.")
    page = send(desks[1], ruling, second, summary="Quillfeather did it.")
    assert shown(page)["Summary"][-1] == "Registrant A did it."


def test_names_and_the_last_day_are_not_lost_either(desks: Desks) -> None:
    ruling = draft()
    mine = {
        "name_replacements-0-written": "Quillfeather",
        "name_replacements-0-shown": "Registrant A",
        "expires_by_hand": "2041-02-03",
    }
    page = both_save(desks, ruling, {"summary": "Quillfeather, by them."}, mine)
    assert settle(desks[1], ruling, page).status_code == 302
    ruling.refresh_from_db()
    assert str(ruling.expires_by_hand) == "2041-02-03"
    assert ruling.name_replacements.get().written == "Quillfeather"
    assert ruling.summary == "Registrant A, by them."


def test_a_deleted_ruling_comes_back_as_words_for_a_new_one(desks: Desks) -> None:
    ruling = draft()
    fields = opened(desks[1], ruling)
    Ruling.objects.all().delete()
    page = send(desks[1], ruling, fields, summary="My words.")
    assert page.status_code == 410
    assert "My words." in page.content.decode()


def test_an_expired_ruling_keeps_nothing_but_the_words_come_back(desks: Desks) -> None:
    ruling = published()
    fields = opened(desks[1], ruling)
    ruling.move_to("expired")  # type: ignore[arg-type]
    page = send(desks[1], ruling, fields, summary="My words.")
    assert "My words." in page.content.decode()
    assert not Autosave.objects.exists()
