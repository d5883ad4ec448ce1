from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rulings.editing import Editor, editing
from rulings.models import Ruling
from rulings.rules import sentence
from rulings.vocabulary import MadeWith, RulingState
from tests.rulings.described import draft, published, sanction

pytestmark = pytest.mark.django_db

LIST = "/admin/rulings/ruling/"


def titles(client: Client, **query: str) -> set[str]:
    """The titles that the list shows."""
    changelist = client.get(LIST, query).context["cl"]
    return {ruling.title for ruling in changelist.result_list}


def acted(client: Client, action: str, *rulings: Ruling) -> list[str]:
    """Choose rulings, start an action; what the editor is told."""
    answer = client.post(LIST, {"action": action, "_selected_action": [r.pk for r in rulings]})
    assert answer.status_code == 302
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_the_number_of_queries_is_the_same_for_three_and_for_twelve(admin_client: Client) -> None:
    counts = []
    for more in (3, 9):
        for number in range(more):
            published(title=f"Ruling {more}-{number}")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(LIST)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_row_shows_what_was_decided(admin_client: Client) -> None:
    ruling = published(sanctions=[sanction(), sanction("suspension", None, imposed=False)])

    html = admin_client.get(LIST).content.decode()

    assert "Caution 36 months" in html
    assert "Suspension (rejected)" not in html
    assert "20 September 2017" in html
    assert ruling.get_absolute_url() in html


def test_a_draft_has_no_link_to_the_site(admin_client: Client) -> None:
    ruling = draft()

    assert ruling.get_absolute_url() not in admin_client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "draft"}, {"Begun", "Mine"}),
        ({"regulator": "hcpc"}, {"Begun", "Out", "Waiting", "Mine"}),
        ({"regulator": "nmc"}, set()),
        ({"sanction": "caution"}, {"Begun", "Out", "Waiting", "Mine"}),
        ({"sanction": "suspension"}, set()),
        ({"demonstration": "no"}, {"Begun", "Out", "Waiting", "Mine"}),
        ({"demonstration": "yes"}, set()),
        ({"q": "begun"}, {"Begun"}),
        ({"sanction": "nonsense"}, {"Begun", "Out", "Waiting", "Mine"}),
        ({"state": "in_review"}, {"Waiting"}),
        ({"state": "replaced"}, set()),
        ({"desk": "held"}, {"Waiting"}),
        ({"desk": "expiring"}, {"Out"}),
        ({"desk": "mine"}, {"Mine"}),
        ({"desk": "nonsense"}, {"Begun", "Out", "Waiting", "Mine"}),
    ],
)
def test_the_list_narrows(
    admin_client: Client, admin_user: Any, query: Any, expected: set[str]
) -> None:
    draft(title="Begun")
    with editing(Editor(MadeWith.DESK, admin_user.pk)):
        draft(title="Mine")
    out = published(
        title="Out", sanctions=[sanction(), sanction("suspension", None, imposed=False)]
    )
    Ruling.objects.filter(pk=out.pk).update(expires_by_hand=timezone.localdate())
    waiting = draft(title="Waiting")
    waiting.move_to(RulingState.IN_REVIEW)
    Ruling.objects.filter(pk=waiting.pk).update(hold_reason="Waits for the court.")

    assert titles(admin_client, **query) == expected


def test_publishing_many_says_which_could_not_be_and_why(admin_client: Client) -> None:
    good, bare = draft(title="Good"), draft(title="Bare", sources=[])
    homeless = draft(title="Homeless", regulator=None, committee=None)

    told = acted(admin_client, "publish", good, bare, homeless)

    assert set(told) == {
        "1 ruling was published.",
        f"“Bare” was not published. {sentence('published_ruling_has_source')}",
        f"“Homeless” was not published. {sentence('published_ruling_has_regulator')}",
    }
    assert list(Ruling.objects.published()) == [good]


def test_withdrawing_takes_out_of_public_view(admin_client: Client) -> None:
    ruling = published()

    assert acted(admin_client, "withdraw", ruling) == ["1 ruling was withdrawn."]

    assert not Ruling.objects.published().exists()


def test_sending_many_for_review_says_which_could_not_be(admin_client: Client) -> None:
    begun, out = draft(title="Begun"), published(title="Out")

    told = acted(admin_client, "send_for_review", begun, out)

    assert set(told) == {
        "1 ruling was sent for review.",
        f"“Out” was not sent for review. {sentence('ruling_move_legal')}",
    }


def test_what_is_held_is_not_published_from_the_list(admin_client: Client) -> None:
    ruling = draft()
    Ruling.objects.update(hold_reason="Waits for the court.")

    [said] = acted(admin_client, "publish", ruling)

    assert "Waits for the court." in said
    assert not Ruling.objects.published().exists()


def test_there_is_no_deleting_of_many(admin_client: Client) -> None:
    ruling = draft()

    acted(admin_client, "delete_selected", ruling)

    assert Ruling.objects.exists()


def test_who_may_only_look_may_not_publish(client: Client, django_user_model: Any) -> None:
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    ruling = draft()

    client.post(LIST, {"action": "publish", "_selected_action": [ruling.pk]})
    page = client.get(f"{LIST}{ruling.pk}/change/")

    assert page.status_code == 200
    assert client.post(f"{LIST}{ruling.pk}/change/", {"title": "Mine"}).status_code == 403
    assert not Ruling.objects.published().exists()
