"""The house rules, with the limits of the site."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.comments.submission.sending import limits, page
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

READ_FIRST = "A moderator reads every comment before it appears."


def test_they_stand_on_a_page_and_beside_the_form(client: Client) -> None:
    for path in ("/comments/rules/", f"/comments/new/{published().pk}/"):
        shown = page(client.get(path))
        assert "patients, complainants or service users" in shown
        assert READ_FIRST in shown
        assert "For 15 minutes you can change or withdraw" in shown
        assert "What is kept about you, and for how long" in shown
        assert "Your e-mail address, never shown: for 365 days." in shown


def test_they_say_what_holds_on_this_site(client: Client, settings: Settings) -> None:
    settings.COMMENTS = limits(trust=1, minutes_to_edit=1, keep_email_days=1, keep_agent_days=0)
    shown = page(client.get("/comments/rules/"))
    assert READ_FIRST not in shown
    assert "A moderator reads your first comment" in shown
    assert "Once one of yours has been approved, later ones appear at once" in shown
    assert "For 1 minute you can" in shown
    assert "never shown: for 1 day." in shown
    assert "What your browser calls itself: not kept." in shown
