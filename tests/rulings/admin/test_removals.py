"""The log of removals: administrators read it, nobody writes it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rulings.editing import Editor, editing
from rulings.models import Removal
from rulings.vocabulary import MadeWith
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

LOG = "/admin/rulings/removal/"


def reader(client: Client, *permissions: str) -> Client:
    user = User.objects.create_user("administrator", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def test_it_tells_what_left_by_whom_and_why(client: Client, admin_user: User) -> None:
    ruling = published(title="Nothing of this title")
    with editing(Editor(MadeWith.DESK, admin_user.pk, reason="The regulator asked.")):
        ruling.withdraw()
    page = reader(client, "view_removal").get(LOG).content.decode()
    for said in (ruling.pk, "Ruling withdrawn", "hcpc", "admin", "The regulator asked."):
        assert said in page
    assert "Nothing of this title" not in page


def test_it_is_narrowed_by_kind_and_by_ruling(client: Client) -> None:
    gone, deleted = published(), draft()
    gone.withdraw()
    deleted_id = deleted.pk
    deleted.delete()
    administrator = reader(client, "view_removal")
    page = administrator.get(LOG, {"kind__exact": "withdrawn"}).content.decode()
    assert gone.pk in page
    assert deleted_id not in page
    found = administrator.get(LOG, {"q": deleted_id}).content.decode()
    assert "Draft deleted" in found
    assert gone.pk not in found


@pytest.mark.parametrize("path", ["add/", "{0}/delete/"])
def test_nobody_adds_or_deletes_a_line(admin_client: Client, path: str) -> None:
    published().withdraw()
    removal = Removal.objects.get()
    assert admin_client.get(LOG + path.format(removal.pk)).status_code == 403


def test_nobody_changes_a_line(admin_client: Client) -> None:
    published().withdraw()
    removal = Removal.objects.get()
    assert admin_client.post(f"{LOG}{removal.pk}/change/", {"reason": "x"}).status_code == 403
    removal.refresh_from_db()
    assert removal.reason == ""


def test_others_do_not_read_it(client: Client) -> None:
    assert reader(client, "view_ruling", "change_ruling").get(LOG).status_code == 403


def test_a_long_log_takes_as_many_queries_as_a_short_one(admin_client: Client) -> None:
    published().withdraw()
    admin_client.get(LOG)
    with CaptureQueriesContext(connection) as short:
        admin_client.get(LOG)
    for _ in range(12):
        published().withdraw()
    with CaptureQueriesContext(connection) as long:
        admin_client.get(LOG)
    assert len(long) == len(short) <= 7
