"""The bar above the form, and the pages of the steps it offers."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from rulings.admin import step_form, step_page
from rulings.admin.step_form import CHANGED_MEANWHILE, REASON_WANTED
from rulings.editing import Editor, editing
from rulings.models import Particular, Revision, Ruling
from rulings.publishing import hold, move
from rulings.roles import EXPIRED_STAYS, Role, Step
from rulings.rules import sentence
from rulings.vocabulary import MadeWith, RulingState
from tests.rulings.admin import form
from tests.rulings.admin.accounts import (
    account,
    at_desk,
    bar,
    now,
    seen,
    signed_in,
    take,
    told,
    words,
)
from tests.rulings.admin.accounts import step_page as address
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)

DESK = Editor(MadeWith.DESK)


def labels(client: Client, ruling: Ruling) -> list[str]:
    return [label for label in bar(client, ruling) if label != "says"]


def entered_by(user: User) -> Ruling:
    with editing(Editor(MadeWith.DESK, user.pk)):
        return draft()


def test_the_bar_offers_what_can_be_done_now() -> None:
    client, ruling = at_desk(Role.ADMINISTRATOR), draft()
    assert labels(client, ruling) == ["Send for review", "Publish", "Hold"]

    hold(ruling, "Waits.", DESK)
    assert labels(client, ruling) == ["Send for review", "Lift the hold"]

    Ruling.objects.update(hold_reason="")
    move(ruling := now(ruling), RulingState.PUBLISHED, DESK)
    assert labels(client, ruling) == ["Withdraw", "Replace", "Expire"]

    move(ruling, RulingState.WITHDRAWN, DESK)
    assert labels(client, ruling) == ["Send for review", "Publish", "Hold", "Expire"]

    move(ruling, RulingState.EXPIRED, DESK)
    assert labels(client, ruling) == []
    assert EXPIRED_STAYS in bar(client, ruling)["says"]


def test_the_bar_says_where_it_stands_and_who_entered_it() -> None:
    user = account(Role.EDITOR)
    ruling = entered_by(user)
    hold(ruling, "Waits for the <court>.", DESK)
    Ruling.objects.update(expires_by_hand="2031-03-01")

    said = bar(signed_in(user), ruling)["says"]

    assert said.startswith("Draft Held Entered by a-editor. Expires on 1 March 2031.")
    assert "Waits for the <court>." in said


def test_a_new_ruling_has_no_bar() -> None:
    assert b"ruling-bar" not in at_desk(Role.EDITOR).get(form.ADD).content


def test_each_link_of_the_bar_leads_to_a_page_that_says_what_will_happen() -> None:
    client = at_desk(Role.ADMINISTRATOR)
    for ruling in (draft(), published()):
        for label, link in bar(client, ruling).items():
            if label != "says":
                step = Step(link.rstrip("/").rsplit("/", 1)[1])
                said = words(client.get(link))
                assert step_page.WHAT_HAPPENS[step] in said
                assert ruling.title in said


def test_what_is_sent_back_keeps_its_reason_above_the_form_of_who_entered_it() -> None:
    editor = account(Role.EDITOR)
    ruling = entered_by(editor)
    assert take(signed_in(editor), ruling, "review").status_code == 302

    answer = take(at_desk(Role.PUBLISHER), ruling, "send-back", reason="Name the committee.")

    assert told(answer) == ["It is a draft again."]
    assert now(ruling).state == "draft"
    said = bar(signed_in(editor), ruling)["says"]
    assert "Last reason given by a-publisher" in said
    assert "Name the committee." in said


def test_whoever_entered_it_takes_it_back_without_a_reason() -> None:
    editor = account(Role.EDITOR)
    client, ruling = signed_in(editor), entered_by(editor)
    take(client, ruling, "review")

    assert "Take back" in labels(client, ruling)
    assert take(client, ruling, "send-back").status_code == 302
    assert now(ruling).state == "draft"


@pytest.mark.parametrize(
    ("step", "make"),
    [("hold", draft), ("withdraw", published), ("expire", published)],
)
@pytest.mark.parametrize("reason", ["", "   ", "\r\n"])
def test_what_others_must_understand_needs_a_reason(step: str, make: Any, reason: str) -> None:
    client, ruling = at_desk(Role.ADMINISTRATOR), make()

    answer = take(client, ruling, step, reason=reason, typed_id=ruling.pk)

    assert answer.status_code == 422
    assert REASON_WANTED in words(answer)
    assert (now(ruling).state, now(ruling).hold_reason) == (ruling.state, "")


def test_a_reason_without_an_end_is_refused_and_comes_back() -> None:
    client, ruling = at_desk(Role.PUBLISHER), published()
    long = "x" * (step_form.LONGEST_REASON + 1)

    answer = take(client, ruling, "withdraw", reason=long)

    assert answer.status_code == 422
    assert "at most 1000 characters" in words(answer)
    assert long in answer.content.decode()
    assert now(ruling).is_public


def test_the_reason_is_kept_in_the_history_with_who_gave_it() -> None:
    client, ruling = at_desk(Role.PUBLISHER), published()

    take(client, ruling, "withdraw", reason="The regulator\r\nasked <us>.")

    revision = Revision.objects.filter(ruling=ruling).first()
    assert revision is not None
    assert (revision.reason, str(revision.made_by)) == (
        "The regulator\nasked <us>.",
        "a-publisher",
    )


def test_what_cannot_be_published_shows_every_reason_and_no_button() -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft(sources=[], regulator=None, committee=None)

    shown = client.get(address(ruling, "publish"))

    for rule in ("published_ruling_has_source", "published_ruling_has_regulator"):
        assert sentence(rule) in words(shown)
    assert b'name="seen"' not in shown.content


def test_who_publishes_all_the_same_is_told_why_not() -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft(sources=[])
    mark = f"draft-{Revision.objects.get(ruling=ruling).number}"

    answer = client.post(address(ruling, "publish"), {"seen": mark})

    assert answer.status_code == 422
    assert sentence("published_ruling_has_source") in words(answer)
    assert now(ruling).state == "draft"


def test_pressing_twice_does_it_once() -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft()
    sent = {"seen": seen(client, ruling, "publish")}

    first, second = (client.post(address(ruling, "publish"), sent) for _ in range(2))

    assert told(first) == ["It was published."]
    assert told(second)[-1] == step_page.NOT_OPEN.format(state="published")
    assert Revision.objects.filter(ruling=ruling).count() == 2


def test_a_page_that_is_out_of_date_is_shown_again_as_the_ruling_is_now() -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft()
    before = seen(client, ruling, "publish")
    Particular.objects.update(text="Something else, which the publisher has not read.")

    answer = client.post(address(ruling, "publish"), {"seen": before, "reason": "Fine."})

    assert answer.status_code == 422
    assert CHANGED_MEANWHILE in words(answer)
    assert "Fine." in answer.content.decode()
    assert now(ruling).state == "draft"
    again = answer.context["seen"]
    assert client.post(address(ruling, "publish"), {"seen": again}).status_code == 302
    assert now(ruling).is_public


@pytest.mark.parametrize("mark", ["", "draft-", "published-1", "x" * 500, "draft-1 OR 1=1", None])
def test_a_page_that_nobody_opened_does_nothing(mark: str | None) -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft()

    sent = {} if mark is None else {"seen": mark}
    answer = client.post(address(ruling, "publish"), sent)

    assert answer.status_code == 422
    assert now(ruling).state == "draft"


def test_a_link_to_a_step_that_is_over_leads_back_and_says_so() -> None:
    answer = at_desk(Role.PUBLISHER).get(address(published(), "publish"))

    assert answer.status_code == 302
    assert told(answer) == [step_page.NOT_OPEN.format(state="published")]


@pytest.mark.parametrize("step", ["publish", "review", "burn"])
@pytest.mark.parametrize("ruling_id", ["nothere222", "%27", "x" * 300])
def test_what_is_not_there_is_not_found(step: str, ruling_id: str) -> None:
    answer = at_desk(Role.PUBLISHER).get(f"/admin/rulings/ruling/{ruling_id}/{step}/")

    assert answer.status_code in {302, 404}


def test_a_step_answers_questions_and_forms_alone() -> None:
    assert at_desk(Role.PUBLISHER).put(address(draft(), "publish")).status_code == 405


def test_a_hold_keeps_it_off_the_site_until_it_is_lifted() -> None:
    client, ruling = at_desk(Role.PUBLISHER), draft()

    assert told(take(client, ruling, "hold", reason="Under appeal.")) == ["It is held."]
    assert now(ruling).hold_reason == "Under appeal."
    assert client.get(address(ruling, "publish")).status_code == 302
    assert told(take(client, ruling, "lift"))[-1] == "The hold was lifted."
    assert take(client, ruling, "publish").status_code == 302
    assert now(ruling).is_public


def test_the_reason_typed_in_the_form_is_kept_with_the_change() -> None:
    client, ruling = at_desk(Role.EDITOR), draft()
    sent = form.opened(client, form.change(ruling))

    client.post(form.change(ruling), sent | {"summary": "Shorter.", "reason": "It was too long."})

    revision = Revision.objects.filter(ruling=ruling).first()
    assert revision is not None
    assert revision.reason == "It was too long."
