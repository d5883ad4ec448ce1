"""What is or becomes public through the form meets the checklist; what is refused is not lost."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from rulings.admin.ruling_form import SET_BY_ADMINISTRATOR
from rulings.editing import Editor
from rulings.history import restore
from rulings.models import Ruling
from rulings.vocabulary import MadeWith
from tests.rulings.admin import form
from tests.rulings.admin.test_correcting import sent
from tests.rulings.described import draft, published

RED = "Ask on 020 7946 0991 for the notes."


@pytest.mark.django_db
def test_a_red_draft_is_not_published_by_the_form_and_its_words_come_back(
    admin_client: Client,
) -> None:
    ruling = draft()

    page = sent(admin_client, ruling, summary=RED, state="published")

    assert page.status_code == 200
    assert "020 7946 0991" in " ".join(form.errors(page.content.decode()))
    assert RED in page.content.decode()
    ruling.refresh_from_db()
    assert (ruling.state, ruling.summary == RED) == ("draft", False)


@pytest.mark.django_db
def test_a_red_draft_is_saved_as_a_draft(admin_client: Client) -> None:
    ruling = draft()
    assert sent(admin_client, ruling, summary=RED).status_code == 302
    ruling.refresh_from_db()
    assert ruling.summary == RED


@pytest.mark.django_db
def test_no_correction_makes_a_public_ruling_red(admin_client: Client) -> None:
    ruling = published()

    page = sent(admin_client, ruling, summary=RED, public_note="The number was missing.")

    assert page.status_code == 200
    ruling.refresh_from_db()
    assert ruling.summary != RED
    assert not ruling.corrections.exists()


@pytest.mark.django_db(transaction=True)
def test_no_restore_makes_a_public_ruling_red() -> None:
    ruling = draft(summary=RED)
    Ruling.objects.filter(pk=ruling.pk).update(summary="Mended.")
    ruling.refresh_from_db()
    ruling.publish()

    refused = restore(ruling, 1, Editor(MadeWith.DESK, reason="As it was."))

    assert "020 7946 0991" in (refused or "")
    ruling.refresh_from_db()
    assert ruling.summary == "Mended."


@pytest.mark.django_db
def test_the_last_day_is_for_administrators(client: Client) -> None:
    ruling = published()
    publisher = User.objects.create_user("publisher", password="x", is_staff=True)
    may = ["view_ruling", "change_ruling", "publish_ruling"]
    publisher.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(publisher)
    assert SET_BY_ADMINISTRATOR in client.get(form.change(ruling)).content.decode()

    fields = form.opened(client, form.change(ruling)) | {"expires_by_hand": "2020-01-01"}
    client.post(form.change(ruling), fields)

    ruling.refresh_from_db()
    assert ruling.expires_by_hand is None
