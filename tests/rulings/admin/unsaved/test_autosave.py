"""What is typed is kept for whoever typed it, offered, and never applied by itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from rulings.autosaves import KEPT_FOR, MOST_BYTES, forget_old
from rulings.models import Autosave, Presence, Ruling
from tests.rulings.admin import form
from tests.rulings.admin.entries import complete
from tests.rulings.admin.test_correcting import rich
from tests.rulings.admin.unsaved.editors import desk_of, editor, opened, send
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)

OFFERED = "that was not saved"


def autosave(client: Client, ruling: Ruling | None, fields: form.Fields, **changes: Any) -> Any:
    at = ruling.pk if ruling else "add"
    return client.post(f"/admin/rulings/ruling/{at}/autosave/", fields | changes)


def page(client: Client, ruling: Ruling, more: str = "") -> str:
    return str(client.get(form.change(ruling) + more).content.decode())


def kept(client: Client, ruling: Ruling, **changes: Any) -> None:
    """Type something, have it kept, and go away."""
    assert autosave(client, ruling, opened(client, ruling), **changes).status_code == 200


def test_what_is_typed_is_kept_and_the_record_stays_as_it_is() -> None:
    desk, ruling = desk_of("first"), draft()
    answer = autosave(desk, ruling, opened(desk, ruling), summary="My words.")
    assert answer.json()["at"]
    row = Autosave.objects.get()
    assert (row.editor.username, row.ruling, row.revision) == ("first", ruling, 1)
    assert row.fields["summary"] == ["My words."]
    assert "csrfmiddlewaretoken" not in row.fields
    assert "kept-token" not in row.fields
    ruling.refresh_from_db()
    assert ruling.summary != "My words."


def test_it_is_offered_and_used_only_when_asked_for() -> None:
    desk, ruling = desk_of("first"), draft(**rich())
    kept(desk, ruling, summary="My words.", **form.particular(1, text="Mine as well."))

    assert OFFERED in page(desk, ruling)
    assert "My words." not in page(desk, ruling)
    differing = desk.get(f"/admin/rulings/ruling/{ruling.pk}/kept/").content.decode()
    assert "My words." in differing
    assert "Particular 2: Text" in differing

    used = page(desk, ruling, "?kept=use")
    assert "It is not saved yet" in used
    assert not form.errors(used)
    fields = form.fields(used)
    assert (fields["summary"], fields["particulars-1-text"]) == ("My words.", "Mine as well.")
    ruling.refresh_from_db()
    assert ruling.summary == "First line.\nSecond line."

    assert send(desk, ruling, fields).status_code == 302
    ruling.refresh_from_db()
    assert ruling.summary == "My words."
    assert not Autosave.objects.exists()
    assert OFFERED not in page(desk, ruling)


def test_it_is_thrown_away_by_a_button_and_by_no_link() -> None:
    desk, ruling = desk_of("first"), draft()
    kept(desk, ruling, summary="My words.")
    address = f"/admin/rulings/ruling/{ruling.pk}/kept/"
    desk.get(address)
    assert Autosave.objects.exists()
    other_form = {"kept-form": "another"}
    desk.post(address, other_form)
    assert Autosave.objects.exists()
    form_id = Autosave.objects.get().fields["kept-form"][0]
    assert desk.post(address, {"kept-form": form_id}).status_code == 302
    assert not Autosave.objects.exists()
    assert "Nothing that you typed here waits" in desk.get(address).content.decode()


def test_what_says_the_same_as_the_record_is_not_offered() -> None:
    desk, ruling = desk_of("first"), draft(**rich())
    kept(desk, ruling)
    assert OFFERED not in page(desk, ruling)


def test_a_new_ruling_is_kept_and_offered_too() -> None:
    desk = desk_of("first")
    fields = form.opened(desk, form.ADD) | complete()
    assert autosave(desk, None, fields).status_code == 200
    html = desk.get(form.ADD).content.decode()
    assert OFFERED in html
    assert "The ruling was changed since" not in html
    used = form.opened(desk, form.ADD + "?kept=use")
    assert used["title"] == fields["title"]
    assert desk.post(form.ADD, used).status_code == 302
    assert Ruling.objects.get().title == fields["title"]
    assert not Autosave.objects.exists()


def test_every_editor_sees_only_their_own() -> None:
    first, second, ruling = desk_of("first"), desk_of("second"), draft()
    kept(first, ruling, summary="My words.")
    assert OFFERED not in page(second, ruling)
    assert "My words." not in page(second, ruling, "?kept=use")
    other = second.get(f"/admin/rulings/ruling/{ruling.pk}/kept/").content.decode()
    assert "My words." not in other
    form_id = Autosave.objects.get().fields["kept-form"][0]
    second.post(f"/admin/rulings/ruling/{ruling.pk}/kept/", {"kept-form": form_id})
    assert Autosave.objects.exists()
    kept(second, ruling, summary="Second words.")
    assert Autosave.objects.count() == 2


def test_another_tab_neither_overwrites_nor_forgets_it() -> None:
    desk, ruling = desk_of("first"), draft()
    one, other = opened(desk, ruling), opened(desk, ruling)
    autosave(desk, ruling, one, summary="One tab.")
    refused = autosave(desk, ruling, other, summary="Other tab.")
    assert refused.status_code == 409
    assert "in another tab" in refused.json()["problem"]
    assert send(desk, ruling, other, title="Saved in the other tab").status_code == 302
    assert Autosave.objects.get().fields["summary"] == ["One tab."]
    assert "both versions are shown side by side" in page(desk, ruling)
    assert send(desk, ruling, one, summary="One tab.").status_code == 409


def test_too_much_is_refused_in_words() -> None:
    desk, ruling = desk_of("first"), draft()
    answer = autosave(desk, ruling, opened(desk, ruling), summary="x" * MOST_BYTES)
    assert answer.status_code == 413
    assert "more than 2 megabytes" in answer.json()["problem"]
    assert not Autosave.objects.exists()


def test_null_characters_and_strange_fields_do_no_harm() -> None:
    desk, ruling = desk_of("first"), draft()
    odd = {
        "a\0b": "1\0",
        "particulars-TOTAL_FORMS": "-1",
        "sources-INITIAL_FORMS": "²",
        "\ud7ff": "x",
    }
    assert autosave(desk, ruling, opened(desk, ruling), summary="M\0y", **odd).status_code == 200
    assert Autosave.objects.get().fields["summary"] == ["My"]
    assert desk.get(form.change(ruling)).status_code == 200
    assert desk.get(form.change(ruling) + "?kept=use").status_code == 200
    assert autosave(desk, ruling, {"kept-form": Autosave.objects.get().fields["kept-form"][0]})
    assert desk.get(form.change(ruling)).status_code == 200


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_a_post_keeps(method: str) -> None:
    desk, ruling = desk_of("first"), draft()
    assert getattr(desk, method)(f"/admin/rulings/ruling/{ruling.pk}/autosave/").status_code == 405


def test_whoever_may_only_look_keeps_nothing() -> None:
    ruling, client = draft(), Client()
    viewer = editor("viewer")
    viewer.is_superuser = False
    viewer.is_staff = True
    viewer.save()
    viewer.user_permissions.add(Permission.objects.get(codename="view_ruling"))
    client.force_login(viewer)
    answer = autosave(client, ruling, {"summary": "x"})
    assert (answer.status_code, answer.json()["problem"]) == (
        403,
        "you may not change this any more. Ask an administrator.",
    )
    html = page(client, ruling)
    assert "autosave.js" not in html
    assert not Presence.objects.exists()
    assert client.get(f"/admin/rulings/ruling/{ruling.pk}/kept/").status_code == 403


def test_a_ruling_that_is_gone_or_expired_keeps_nothing() -> None:
    desk, ruling = desk_of("first"), published()
    fields = opened(desk, ruling)
    kept(desk, ruling, summary="My words.")
    ruling.move_to("expired")  # type: ignore[arg-type]
    assert not Autosave.objects.exists()
    assert autosave(desk, ruling, fields).status_code == 404
    assert desk.post("/admin/rulings/ruling/nothing/autosave/", fields).status_code == 404


def test_what_nobody_came_back_to_is_forgotten() -> None:
    desk, ruling, other = desk_of("first"), draft(), draft(sources=[])
    kept(desk, ruling, summary="Old.")
    kept(desk, other, summary="New.")
    old = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    Autosave.objects.filter(ruling=ruling).update(saved_at=old)
    assert forget_old() == 1
    assert Autosave.objects.get().ruling == other


def test_others_at_the_ruling_are_named_until_they_leave() -> None:
    first, second, ruling = desk_of("first"), desk_of("second"), draft()
    assert "Being edited by" not in page(first, ruling)
    assert "Being edited by first as well" in page(second, ruling)
    address = f"/admin/rulings/ruling/{ruling.pk}/presence/"
    assert first.post(address).json()["others"].startswith("Being edited by second as well")
    assert second.post(address, {"left": "1"}).json() == {}
    assert first.post(address).json()["others"] == ""
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert "Being edited by" not in page(second, ruling)


def test_the_heartbeat_tells_that_somebody_saved() -> None:
    first, second, ruling = desk_of("first"), desk_of("second"), draft()
    address = f"/admin/rulings/ruling/{ruling.pk}/presence/"
    fields = opened(first, ruling)
    sent = {"kept-revision": fields["kept-revision"]}
    assert first.post(address, sent).json()["is_saved_meanwhile"] is False
    send(second, ruling, opened(second, ruling), summary="Theirs.")
    assert first.post(address, sent).json()["is_saved_meanwhile"] is True
