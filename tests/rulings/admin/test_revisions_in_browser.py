"""The way from the history over a difference to a restored text, in a real browser."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from rulings.history.restoring import NOTE_WANTED
from tests.accessible import violations
from tests.rulings.admin.test_revisions import address, corrected
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_history_over_the_difference_to_a_restored_text(
    page: Page, live_server: Any, admin_user: User, scheme: Any
) -> None:
    ruling = corrected()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}{address(ruling)}")
    sign_in(page)

    fits(page)
    page.get_by_role("link", name="Revision 2").click()
    page.get_by_role("link", name="Compare with now").click()
    expect(page.locator(".change ins")).to_contain_text("days")
    fits(page)
    page.get_by_role("link", name="Restore this").click()
    fits(page)
    page.get_by_role("button", name="Restore revision 2").click()
    expect(page.locator(".errorlist")).to_contain_text(NOTE_WANTED)
    fits(page)
    page.get_by_label("Public note on this correction").fill("The summary was right before.")
    page.get_by_role("button", name="Restore revision 2").click()

    expect(page.get_by_text("Revision 2 was restored, as revision 4.")).to_be_visible()
    ruling.refresh_from_db()
    assert ruling.summary == "Notes of home visits were written weeks later."
    assert said == []


def fits(page: Page) -> None:
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
