"""Every role against every action, in requests as a browser or a forger sends them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group

from rulings.models import Ruling
from rulings.roles import WHOM_TO_ASK, Role
from tests.rulings.admin import form
from tests.rulings.admin.accounts import (
    LIST,
    account,
    at_desk,
    bar,
    signed_in,
    state_offered,
    step_page,
)
from tests.rulings.admin.attempts import ACTIONS, changes, in_review, moderates, withdrawn
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("action", list(ACTIONS))
def test_each_role_may_do_what_it_is_for_and_nothing_else(role: Role, action: str) -> None:
    attempt, allowed = ACTIONS[action]

    assert attempt(at_desk(role)) == (role in allowed)


@pytest.mark.parametrize("action", list(ACTIONS))
def test_an_account_without_a_role_may_do_nothing(action: str) -> None:
    attempt, _ = ACTIONS[action]

    assert not attempt(at_desk(None))


@pytest.mark.parametrize("action", ["see the list", "change a draft", "publish", "expire", "add"])
def test_a_role_without_the_desk_may_do_nothing(action: str) -> None:
    """A reader who was put into a group by mistake: the desk is for staff."""
    attempt, _ = ACTIONS[action]
    user = account(Role.ADMINISTRATOR)
    user.is_staff = False
    user.save()
    client = signed_in(user)

    assert not attempt(client)


@pytest.mark.parametrize(
    ("role", "step", "permission"),
    [
        (Role.VIEWER, "review", "rulings.change_ruling"),
        (Role.EDITOR, "publish", "rulings.publish_ruling"),
        (Role.EDITOR, "hold", "rulings.hold_ruling"),
        (Role.EDITOR, "withdraw", "rulings.withdraw_ruling"),
        (Role.MODERATOR, "replace", "rulings.withdraw_ruling"),
        (Role.PUBLISHER, "expire", "rulings.expire_ruling"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_refusal_says_whom_to_ask(role: Role, step: str, permission: str, method: str) -> None:
    answer = getattr(at_desk(role), method)(step_page(published(), step))

    assert answer.status_code == 403
    assert WHOM_TO_ASK[permission] in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "permission"),
    [(Role.VIEWER, "rulings.change_ruling"), (Role.EDITOR, "rulings.publish_ruling")],
)
def test_who_may_not_change_a_ruling_reads_why_above_it(role: Role, permission: str) -> None:
    ruling, client = published(), at_desk(role)

    assert WHOM_TO_ASK[permission] in bar(client, ruling)["says"]
    answer = client.post(form.change(ruling), {"title": "Mine"})
    assert answer.status_code == 403
    assert "ask an administrator" in answer.content.decode().lower()


def test_a_forged_action_on_the_list_says_whom_to_ask() -> None:
    answer = at_desk(Role.EDITOR).post(
        LIST, {"action": "publish", "_selected_action": [draft().pk]}
    )

    assert answer.status_code == 403
    assert WHOM_TO_ASK["rulings.publish_ruling"] in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "make", "states"),
    [
        (Role.EDITOR, draft, ["draft", "in_review"]),
        (Role.EDITOR, in_review, ["draft", "in_review"]),
        (Role.EDITOR, published, []),
        (Role.PUBLISHER, draft, ["draft", "in_review", "published"]),
        (Role.PUBLISHER, published, ["published", "withdrawn"]),
        (Role.PUBLISHER, withdrawn, ["in_review", "published", "withdrawn"]),
        (Role.ADMINISTRATOR, published, ["published", "withdrawn"]),
        (Role.VIEWER, draft, []),
        (Role.MODERATOR, draft, []),
    ],
)
def test_the_form_offers_the_states_that_the_account_may_choose(
    role: Role, make: Callable[[], Ruling], states: list[str]
) -> None:
    assert state_offered(at_desk(role), make()) == states


def test_a_held_ruling_is_not_offered_for_publishing() -> None:
    ruling = draft()
    Ruling.objects.update(hold_reason="Waits for the court.")

    assert state_offered(at_desk(Role.PUBLISHER), ruling) == ["draft", "in_review"]


def test_an_account_with_two_roles_may_do_what_either_may() -> None:
    user = account(Role.EDITOR)
    user.groups.add(Group.objects.get(name=Role.MODERATOR))
    client = signed_in(user)

    assert moderates(client)
    assert changes(draft())(client)
