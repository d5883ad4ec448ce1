"""A form sent after its session, its permission or its cookie is gone: the words are kept."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from rulings.admin.unsaved.lost import ENDED_SENTENCE, NO_COOKIE_KEPT, OF_ANOTHER_KEPT
from rulings.admin.unsaved.tokens import token_for
from rulings.models import Autosave, Ruling
from tests.rulings.admin import form
from tests.rulings.admin.unsaved.editors import PASSWORD, desk_of, editor, opened, send
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)


def words_of(response: Any) -> str:
    return str(response.content.decode())


def test_a_session_that_ended_keeps_the_form_and_offers_it_after_signing_in() -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    Session.objects.all().delete()

    response = send(desk, ruling, fields, summary="My words.")
    assert response["Location"] == f"/admin/login/?next={form.change(ruling)}"
    assert "What you sent was kept" in words_of(desk.get(response["Location"]))
    ruling.refresh_from_db()
    assert ruling.summary != "My words."

    sign_in = {"username": "first", "password": PASSWORD, "next": form.change(ruling)}
    assert desk.post("/admin/login/", sign_in)["Location"] == form.change(ruling)
    html = words_of(desk.get(form.change(ruling)))
    assert "Your session had ended; what you sent was kept." in html
    used = form.opened(desk, form.change(ruling) + "?kept=use")
    assert used["summary"] == "My words."
    assert send(desk, ruling, used).status_code == 302
    ruling.refresh_from_db()
    assert ruling.summary == "My words."


def test_somebody_else_who_signs_in_never_sees_it() -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    Session.objects.all().delete()
    send(desk, ruling, fields, summary="My words.")
    desk.force_login(editor("second"))
    for more in ("", "?kept=use"):
        assert "My words." not in words_of(desk.get(form.change(ruling) + more))


def test_a_new_ruling_survives_its_session_too() -> None:
    desk = desk_of("first")
    fields = form.opened(desk, form.ADD)
    Session.objects.all().delete()
    response = desk.post(form.ADD, fields | {"title": "My title"})
    assert response["Location"] == f"/admin/login/?next={form.ADD}"
    assert Autosave.objects.get().fields["title"] == ["My title"]


def forged(ruling: Ruling) -> list[str]:
    first = editor("owner")
    good = token_for(first.pk, ruling.pk)
    return [
        "",
        good[:-1] + ("a" if good[-1] != "a" else "b"),
        token_for(first.pk, "another"),
        token_for(first.pk, None),
        token_for(10**8, ruling.pk),
        signing.dumps([first.pk, ruling.pk]),
        signing.dumps("x", salt="rulings.admin.unsaved"),
        signing.dumps([[], ruling.pk], salt="rulings.admin.unsaved"),
        "\0" * 50,
    ]


def test_without_a_token_of_ours_nothing_is_kept_and_the_page_holds_the_words() -> None:
    ruling = draft()
    fields = opened(desk_of("first"), ruling)
    for token in forged(ruling):
        sent = {"kept-token": token, "summary": "<b>My words.</b>"}
        response = Client().post(form.change(ruling), fields | sent)
        assert response.status_code == 403
        assert ENDED_SENTENCE in words_of(response)
        assert "&lt;b&gt;My words.&lt;/b&gt;" in words_of(response)
        assert not Autosave.objects.exists()


def test_an_old_token_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    Session.objects.all().delete()
    monkeypatch.setattr("rulings.admin.unsaved.tokens._SECONDS", -1)
    assert send(desk, ruling, fields).status_code == 403
    assert not Autosave.objects.exists()


def test_a_closed_account_keeps_nothing() -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    type(editor("x")).objects.update(is_active=False)
    assert send(desk, ruling, fields, summary="My words.").status_code == 403
    assert not Autosave.objects.exists()


def test_what_waits_already_is_not_written_over_by_a_form_without_session() -> None:
    desk, ruling = desk_of("first"), draft()
    first, second = opened(desk, ruling), opened(desk, ruling)
    desk.post(f"/admin/rulings/ruling/{ruling.pk}/autosave/", first | {"summary": "Earlier."})
    Session.objects.all().delete()
    response = send(desk, ruling, second, summary="Later.")
    assert response.status_code == 403
    assert "Later." in words_of(response)
    assert Autosave.objects.get().fields["summary"] == ["Earlier."]


def test_a_permission_taken_away_keeps_the_words() -> None:
    ruling, desk = draft(), Client()
    user = editor("first")
    desk.force_login(user)
    fields = opened(desk, ruling)
    user.is_superuser, user.is_staff = False, True
    user.save()
    user.user_permissions.add(Permission.objects.get(codename="view_ruling"))
    response = send(desk, ruling, fields, summary="My words.")
    assert response.status_code == 403
    assert "My words." in words_of(response)
    assert "was kept for you" in words_of(response)
    assert Autosave.objects.get().fields["summary"] == ["My words."]
    ruling.refresh_from_db()
    assert ruling.summary != "My words."


def strict_desk(ruling: Ruling) -> tuple[Client, form.Fields]:
    desk = desk_of("first", enforce_csrf_checks=True)
    return desk, opened(desk, ruling)


def test_signing_in_again_in_another_tab_loses_nothing() -> None:
    ruling = draft()
    desk, fields = strict_desk(ruling)
    desk.cookies["csrftoken"] = "a" * 32
    response = send(desk, ruling, fields, summary="My words.")
    assert response.status_code == 403
    assert NO_COOKIE_KEPT in words_of(response)
    html = words_of(desk.get(form.change(ruling)))
    assert "that was not saved" in html


def test_a_form_from_elsewhere_is_refused_and_gives_nobody_a_button() -> None:
    ruling = draft()
    desk, _ = strict_desk(ruling)
    desk.cookies["csrftoken"] = "a" * 32
    response = send(desk, ruling, {"title": "Planted", "kept-token": "x"})
    assert response.status_code == 403
    assert "csrfmiddlewaretoken" not in words_of(response)
    assert not Autosave.objects.exists()


def test_the_script_is_told_so_as_well() -> None:
    ruling = draft()
    desk, fields = strict_desk(ruling)
    desk.cookies["csrftoken"] = "a" * 32
    address = f"/admin/rulings/ruling/{ruling.pk}/autosave/"
    answer = desk.post(address, fields | {"summary": "My words."})
    assert answer.status_code == 403
    assert "What you typed was kept" in answer.json()["problem"]
    assert Autosave.objects.get().fields["summary"] == ["My words."]


def test_without_a_session_the_script_is_asked_to_sign_in_and_the_words_are_kept() -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    Session.objects.all().delete()
    address = f"/admin/rulings/ruling/{ruling.pk}/autosave/"
    answer = desk.post(address, fields | {"summary": "My words."})
    assert answer.status_code == 403
    assert answer.json()["sign_in"] == "/admin/login/"
    assert Autosave.objects.get().fields["summary"] == ["My words."]


def test_nothing_is_saved_in_another_editors_name() -> None:
    desk, ruling = desk_of("first"), draft()
    fields = opened(desk, ruling)
    desk.force_login(editor("second"))
    response = send(desk, ruling, fields, summary="My words.")
    assert OF_ANOTHER_KEPT in words_of(response)
    assert Autosave.objects.get().editor.username == "first"
    ruling.refresh_from_db()
    assert ruling.summary != "My words."


def test_an_expired_ruling_keeps_nothing_of_a_form_without_session() -> None:
    desk, ruling = desk_of("first"), published()
    fields = opened(desk, ruling)
    ruling.move_to("expired")  # type: ignore[arg-type]
    Session.objects.all().delete()
    assert send(desk, ruling, fields, summary="My words.").status_code == 403
    assert not Autosave.objects.exists()
