"""The editors' screen for many rulings: send, look, import."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from rulings.importing import Options, uploads
from rulings.models import Ruling, Upload
from tests.concurrent import both
from tests.rulings.described import described, published
from tests.rulings.importing.files import imported, json_lines, sheet
from tests.signing_in import sign_in

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

IMPORT = "/admin/rulings/ruling/import/"
TWO = json_lines(described(title="One"), described(title="Two", case_reference="B 2"))
ONE_WRONG = json_lines(described(title="One"), described(title="Two", regulator="nobody"))


def sent(client: Client, content: bytes, **chosen: Any) -> Any:
    file = SimpleUploadedFile("rulings.jsonl", content)
    return client.post(IMPORT, {"file": file, **chosen})


def test_the_address_has_a_name() -> None:
    assert reverse("admin:rulings_ruling_import") == IMPORT


def test_a_file_is_looked_at_first_and_then_imported(admin_client: Client) -> None:
    address = sent(admin_client, TWO, publish="on")["Location"]
    page = admin_client.get(address)

    assert "Import 2 rulings" in page.text
    assert not Ruling.objects.exists()

    admin_client.post(address, {"publish": "on"})

    assert sorted(Ruling.objects.published().values_list("title", flat=True)) == ["One", "Two"]
    assert not Upload.objects.exists()
    assert {
        revision.made_by_id
        for ruling in Ruling.objects.all()
        for revision in ruling.revisions.all()
    } <= {User.objects.get().pk}


def test_what_is_wrong_is_listed_and_nothing_is_kept(admin_client: Client) -> None:
    address = sent(admin_client, ONE_WRONG)["Location"]

    page = admin_client.get(address)
    answer = admin_client.post(address)

    assert "Row 2, regulator: “nobody” is not a regulator" in page.text
    assert "Import 1 ruling" not in page.text
    assert answer.status_code == 422
    assert not Ruling.objects.exists()
    assert Upload.objects.exists()


def test_a_changed_ruling_shows_its_difference(admin_client: Client) -> None:
    ruling = published()
    changed = sheet("id,title,note", f"{ruling.pk},<b>New</b> title,The title was wrong.")

    page = admin_client.get(sent(admin_client, changed)["Location"])

    assert (
        "title: “Late visit notes: three-year caution” → “&lt;b&gt;New&lt;/b&gt; title”"
        in page.text
    )


def test_a_file_that_changes_nothing_offers_no_button(admin_client: Client) -> None:
    admin_client.post(sent(admin_client, TWO)["Location"])

    page = admin_client.get(sent(admin_client, TWO)["Location"])

    assert "changes nothing" in page.text
    assert 'type="submit" class="default" value="Import' not in page.text


def test_the_second_of_two_clicks_is_told_that_it_was_imported(admin_client: Client) -> None:
    address = sent(admin_client, TWO)["Location"]
    admin_client.post(address)

    again = admin_client.post(address, follow=True)

    assert "imported already" in again.text
    assert Ruling.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The submitted file is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"titel\nOne\n", "There is no column “titel”"),
        (b"title\n", "no rulings"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    admin_client: Client, content: bytes, said: str
) -> None:
    answer = sent(admin_client, content)
    page = admin_client.get(answer["Location"]) if answer.status_code == 302 else answer

    assert said in page.text
    assert not Ruling.objects.exists()


def test_a_file_that_is_too_large_is_told_so(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rulings.admin.many.MOST_BYTES", 10)

    answer = sent(admin_client, TWO)

    assert answer.status_code == 422
    assert "import_rulings" in answer.text
    assert not Upload.objects.exists()


def test_only_who_may_import_sees_it(client: Client) -> None:
    user = User.objects.create_user("an.editor", is_staff=True)
    client.force_login(user)
    assert client.get(IMPORT).status_code == 403
    assert sent(client, TWO).status_code == 403

    user.user_permissions.add(Permission.objects.get(codename="import_rulings"))
    refused = client.get(IMPORT)  # it may publish, and this account may not
    assert refused.status_code == 403
    assert "ask a publisher" in refused.content.decode()

    user.user_permissions.add(Permission.objects.get(codename="publish_ruling"))
    assert client.get(IMPORT).status_code == 200


def test_nobody_sees_the_file_of_another_editor(admin_client: Client, client: Client) -> None:
    address = sent(admin_client, TWO)["Location"]
    client.force_login(User.objects.create_superuser("another"))

    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302
    assert not Ruling.objects.exists()


def test_a_file_is_forgotten_after_a_day(admin_user: User) -> None:
    old, fresh = (uploads.keep(admin_user.pk, name, TWO) for name in ("old", "fresh"))
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    Upload.objects.filter(pk=old.pk).update(created_at=yesterday)

    assert uploads.forget_uploads() == 1
    assert Upload.objects.get() == fresh


def test_of_one_editor_so_many_files_wait_at_most(admin_user: User) -> None:
    for number in range(uploads.MOST_WAITING + 3):
        uploads.keep(admin_user.pk, str(number), b"{}")

    assert Upload.objects.count() == uploads.MOST_WAITING
    assert not Upload.objects.filter(name="0").exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_import_a_file_once(admin_user: User) -> None:
    upload = uploads.keep(admin_user.pk, "rulings.jsonl", TWO)
    options = Options("rulings.jsonl", admin_user.pk)

    second = both(
        lambda: uploads.import_upload(upload.pk, options),
        lambda: uploads.import_upload(upload.pk, options),
    )

    assert second.result() is None
    assert Ruling.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_editors_with_the_same_rows_do_not_double_them(admin_user: User) -> None:
    rows = json_lines(described())

    second = both(lambda: imported(rows), lambda: imported(rows))

    assert (second.result().new, second.result().unchanged) == (0, 1)
    assert Ruling.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_killed_half_way_leaves_the_file_and_nothing_else(
    admin_user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = uploads.keep(admin_user.pk, "rulings.jsonl", TWO)
    monkeypatch.setattr(Upload, "delete", _killed)

    with pytest.raises(KeyboardInterrupt):
        uploads.import_upload(upload.pk, Options("rulings.jsonl", admin_user.pk))

    assert not Ruling.objects.exists()
    assert Upload.objects.exists()


def _killed(upload: Upload) -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_a_browser_without_scripts_goes_the_whole_way(
    browser: Browser, live_server: Any, admin_user: User
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page: Page = context.new_page()
        page.goto(f"{live_server.url}{IMPORT}")
        sign_in(page)
        page.get_by_label("File, CSV or JSON Lines").set_input_files(
            {"name": "rulings.jsonl", "mimeType": "application/json", "buffer": TWO}
        )
        page.get_by_label("Publish what is complete").check()
        page.get_by_role("button", name="See what would change").click()
        page.get_by_role("button", name="Import 2 rulings").click()
        expect(page.get_by_text("2 new, 0 changed, 0 unchanged, 2 published")).to_be_visible()

    assert Ruling.objects.published().count() == 2
