"""What leads readers to another ruling, and what deletes one for good."""

import pytest

from rulings.admin import step_form
from rulings.roles import Role
from tests.rulings.admin import form
from tests.rulings.admin.accounts import at_desk, now, take, told, words
from tests.rulings.admin.accounts import step_page as address
from tests.rulings.described import described, draft, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "named",
    [
        "{id}",
        " {id} ",
        "https://rulings.example/rulings/{id}/in-its-place/",
        "/rulings/{id}.json",
        "https://rulings.example/admin/rulings/ruling/{id}/change/?_changelist_filters=q%3Dx",
        "/rulings/{id}/in-its-place/#order",
    ],
)
def test_a_ruling_is_replaced_by_another_that_is_named_by_id_or_address(named: str) -> None:
    client, ruling, other = at_desk(Role.PUBLISHER), published(), published(title="In its place")

    answer = take(client, ruling, "replace", replacement=named.format(id=other.pk))

    assert told(answer) == ["It was replaced."]
    assert now(ruling).replaced_by == other


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("", step_form.REPLACEMENT_WANTED),
        ("nothere222", step_form.NO_SUCH_RULING),
        ("/" * 400, step_form.NO_SUCH_RULING),
        ("x" * 501, "at most 500 characters"),
        ("{itself}", step_form.ITSELF),
        ("{draft}", step_form.NOT_PUBLIC.format(title="Begun")),
    ],
)
def test_what_cannot_take_its_place_is_refused(named: str, said: str) -> None:
    client, ruling, begun = at_desk(Role.PUBLISHER), published(), draft(title="Begun")

    typed = named.format(itself=ruling.pk, draft=begun.pk)
    answer = take(client, ruling, "replace", replacement=typed, reason="Re-heard.")

    assert answer.status_code == 422
    assert said in words(answer)
    assert "Re-heard." in answer.content.decode()
    assert now(ruling).is_public


@pytest.mark.parametrize("typed", ["", "yes", "EXPIRE", "{id}x", "{upper}"])
def test_nothing_is_deleted_for_good_unless_the_id_is_typed(typed: str) -> None:
    client, ruling = at_desk(Role.ADMINISTRATOR), published()

    answer = take(
        client,
        ruling,
        "expire",
        reason="The time is over.",
        typed_id=typed.format(id=ruling.pk, upper=ruling.pk.upper() + "."),
    )

    assert answer.status_code == 422
    assert now(ruling).is_public


def test_an_expired_ruling_keeps_nothing_and_its_page_at_the_desk_says_so() -> None:
    client, ruling = at_desk(Role.ADMINISTRATOR), published()
    assert "deleted for good" in words(client.get(address(ruling, "expire")))

    answer = take(client, ruling, "expire", reason="The time is over.", typed_id=ruling.pk)

    assert told(answer) == ["It expired: what it said is deleted."]
    assert now(ruling).title == "Expired ruling"
    shown = client.get(form.change(ruling))
    assert shown.status_code == 200
    assert described()["title"] not in shown.content.decode()
    assert client.post(form.change(ruling), {"title": "Back again"}).status_code == 403
