"""The checklist beside the form, clearing words, and the preview."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from rulings.checklist import check
from rulings.models import Clearance, NameReplacement, Ruling
from tests.concurrent import both
from tests.rulings.admin import form
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

NUMBER = "0161 496 0123"


@pytest.fixture
def ruling() -> Ruling:
    return draft(summary=f"Call {NUMBER}.")


def clear_address(ruling: Ruling) -> str:
    [reason] = check(ruling).blocking
    return f"/admin/rulings/ruling/{ruling.pk}/clear/{reason.code}/"


def preview_address(ruling: Ruling) -> str:
    return f"/admin/rulings/ruling/{ruling.pk}/preview/"


def signed_in(client: Client, *permissions: str) -> Client:
    user = User.objects.create_user("colleague", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def test_the_form_shows_what_stands_in_the_way_and_leads_there(
    admin_client: Client, ruling: Ruling
) -> None:
    page = admin_client.get(form.change(ruling)).content.decode()
    assert 'class="checklist red"' in page
    assert f'href="#case">“{NUMBER}” in the summary looks like a telephone number' in page
    assert clear_address(ruling) in page
    assert NUMBER.replace(" ", "%20") not in page
    assert preview_address(ruling) in page


def test_a_complete_draft_is_green(admin_client: Client) -> None:
    page = admin_client.get(form.change(draft())).content.decode()
    assert 'class="checklist green"' in page
    assert "Nothing stands in the way of publishing" in page


def test_a_new_ruling_has_no_checklist_yet(admin_client: Client) -> None:
    assert 'id="checklist"' not in admin_client.get(form.ADD).content.decode()


def test_words_are_cleared_with_a_reason_and_a_name(
    admin_client: Client, ruling: Ruling, admin_user: User
) -> None:
    address = clear_address(ruling)
    page = admin_client.get(address).content.decode()
    assert f"<blockquote>{NUMBER}</blockquote>" in page
    response = admin_client.post(address, {"reason": "The helpline, as printed."})
    assert response.headers["Location"] == f"{form.change(ruling)}#checklist"
    cleared = Clearance.objects.get()
    assert (cleared.words, cleared.reason, cleared.cleared_by) == (
        NUMBER,
        "The helpline, as printed.",
        admin_user,
    )
    shown = admin_client.get(form.change(ruling)).content.decode()
    assert 'class="checklist green"' in shown
    assert f"“{NUMBER}”: The helpline, as printed." in shown


def test_looking_at_the_page_clears_nothing(admin_client: Client, ruling: Ruling) -> None:
    admin_client.get(clear_address(ruling), {"reason": "No."})
    assert Clearance.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301, "a\0b"])
def test_without_a_proper_reason_nothing_is_cleared(
    admin_client: Client, ruling: Ruling, reason: str
) -> None:
    response = admin_client.post(clear_address(ruling), {"reason": reason})
    assert response.status_code in {200, 400}
    assert Clearance.objects.count() == 0


def test_who_clears_second_is_told_to_look(admin_client: Client, ruling: Ruling) -> None:
    address = clear_address(ruling)
    for _ in range(2):
        response = admin_client.post(address, {"reason": "A helpline."}, follow=True)
    assert Clearance.objects.count() == 1
    assert "not on the checklist any more" in response.content.decode()


def test_a_code_of_nothing_leads_back(admin_client: Client, ruling: Ruling) -> None:
    address = f"/admin/rulings/ruling/{ruling.pk}/clear/0000/"
    response = admin_client.post(address, {"reason": "x"})
    assert response.headers["Location"] == form.change(ruling)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_cleared_of_a_ruling_that_expires_meanwhile(admin_client: Client) -> None:
    ruling = published(summary=f"Call {NUMBER}.")
    address = clear_address(ruling)

    def expire() -> None:
        Ruling.objects.filter(pk=ruling.pk).update(state="expired")

    answer = both(expire, lambda: admin_client.post(address, {"reason": "A helpline."})).result()
    assert answer.status_code == 403
    assert not Clearance.objects.exists()


def test_who_may_only_look_sees_the_list_and_cannot_clear(client: Client, ruling: Ruling) -> None:
    address = clear_address(ruling)
    viewer = signed_in(client, "view_ruling")
    assert viewer.post(address, {"reason": "x"}).status_code == 403
    assert viewer.get(address).status_code == 403
    assert address not in viewer.get(form.change(ruling)).content.decode()
    assert Clearance.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "in_review", "published", "withdrawn"])
def test_a_preview_is_the_public_page_with_a_banner(admin_client: Client, state: str) -> None:
    ruling = draft(title="Late notes: caution") if state in {"draft", "in_review"} else published()
    if state in {"in_review", "withdrawn"}:
        ruling.move_to(type(ruling.ruling_state)(state))
    response = admin_client.get(preview_address(ruling))
    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page
    assert "Preview: not public." in page
    assert f'<h1 id="title">{ruling.title}</h1>' in page
    assert "Did not write up visits within two days." in page
    assert "/comments/new/" not in page


def test_a_preview_is_for_those_who_may_see_the_ruling(client: Client) -> None:
    ruling = draft()
    address = preview_address(ruling)
    assert "/admin/login/" in client.get(address).headers["Location"]
    assert signed_in(client, "view_comment").get(address).status_code == 403


def test_a_viewer_may_preview(client: Client) -> None:
    ruling = draft()
    viewer = signed_in(client, "view_ruling")
    assert viewer.get(preview_address(ruling)).status_code == 200
    assert viewer.post(preview_address(ruling)).status_code == 405
    assert viewer.get("/admin/rulings/ruling/7k2m9x4qdt/preview/").status_code == 404


def test_names_are_replaced_when_the_form_is_saved(admin_client: Client) -> None:
    ruling = draft(title="Odile Quennell: caution", summary="Odile Quennell wrote late.")
    sent = form.opened(admin_client, form.change(ruling)) | {
        "name_replacements-0-written": "Odile Quennell",
        "name_replacements-0-shown": "Registrant A",
    }
    response = admin_client.post(form.change(ruling), sent)
    assert response.status_code == 302
    ruling.refresh_from_db()
    assert ruling.title == "Registrant A: caution"
    assert NameReplacement.objects.get().written == "Odile Quennell"


def test_a_replacement_that_holds_the_name_comes_back_with_the_form(admin_client: Client) -> None:
    ruling = draft()
    sent = form.opened(admin_client, form.change(ruling)) | {
        "name_replacements-0-written": "Quennell",
        "name_replacements-0-shown": "Odile Quennell (A)",
    }
    page = admin_client.post(form.change(ruling), sent).content.decode()
    assert "What is shown instead holds the name itself" in page
    assert form.fields(page)["name_replacements-0-shown"] == "Odile Quennell (A)"
    assert NameReplacement.objects.count() == 0
