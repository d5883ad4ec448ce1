"""Two browsers edit one ruling, tabs are closed, sessions end: no words are lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from rulings.models import Autosave, Ruling
from tests.accessible import violations
from tests.rulings.described import draft
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "of a quiet record"
SAVE = "Save"

Desk = Callable[..., Page]


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Desk]:
    """Opens a browser of its own for a new editor."""
    contexts = []

    def enter(name: str, ruling: Ruling, **options: Any) -> Page:
        get_user_model().objects.create_superuser(name, password=PASSWORD)
        contexts.append(browser.new_context(base_url=live_server.url, **options))
        page = contexts[-1].new_page()
        page.goto(address(ruling))
        sign_in(page, name, PASSWORD)
        expect(page.locator("[name=title]")).to_be_visible()
        return page

    yield enter
    for context in contexts:
        context.close()


def address(ruling: Ruling) -> str:
    return f"/admin/rulings/ruling/{ruling.pk}/change/"


def save(page: Page) -> None:
    page.get_by_role("button", name=SAVE, exact=True).click()


def texts_of(ruling: Ruling) -> tuple[str, list[str]]:
    ruling.refresh_from_db()
    return ruling.summary, [each.text for each in ruling.particulars.all()]


@pytest.mark.parametrize("scripts", [True, False])
def test_two_browsers_edit_one_ruling_and_both_sets_of_words_survive(
    desk: Desk, scripts: bool
) -> None:
    ruling = draft()
    first = desk("first", ruling, java_script_enabled=scripts)
    second = desk("second", ruling, java_script_enabled=scripts)
    for page, words in ((first, "Their"), (second, "My")):
        page.fill("[name=summary]", f"{words} summary.")
        if scripts:
            page.get_by_role("button", name="Add another Particular").click()
        page.fill("[name=particulars-1-text]", f"{words} new particular.")
        page.fill("[name=particulars-0-text]", f"{words} particular.")
    save(first)
    expect(first.locator(".messagelist")).to_contain_text("successfully")
    save(second)

    expect(second.get_by_role("alert").first).to_contain_text("first saved this ruling")
    summary = second.get_by_role("group", name="Summary")
    expect(summary).to_contain_text("Their summary.")
    expect(summary).to_contain_text("My summary.")
    second.get_by_role("button", name="Save what is chosen").click()

    expect(second.locator(".messagelist")).to_contain_text("both in the ruling")
    said, texts = texts_of(ruling)
    assert said == "Their summary.\n\nMy summary."
    assert texts[0] == "Their particular.\n\nMy particular."
    assert {"Their new particular.", "My new particular."} <= {*texts}


def test_they_are_told_of_each_other(desk: Desk) -> None:
    ruling = draft()
    desk("first", ruling)
    second = desk("second", ruling)
    expect(second.locator("#unsaved-others")).to_contain_text("Being edited by first as well")


def test_what_was_typed_in_a_closed_tab_is_offered(desk: Desk) -> None:
    ruling = draft()
    page = desk("first", ruling)
    page.fill("[name=summary]", "Typed and left.")
    expect(page.locator("#unsaved-status")).to_contain_text("Kept at", timeout=15_000)
    page.close()

    again = page.context.new_page()
    again.goto(address(ruling))
    expect(again.locator("[name=summary]")).not_to_have_value("Typed and left.")
    again.get_by_role("link", name="See what differs").click()
    expect(again.locator(".versions-list")).to_contain_text("Typed and left.")
    again.get_by_role("link", name="Use it").click()
    expect(again.locator("[name=summary]")).to_have_value("Typed and left.")
    save(again)
    expect(again.locator(".messagelist")).to_contain_text("successfully")
    assert texts_of(ruling)[0] == "Typed and left."
    assert not Autosave.objects.exists()


def until_kept(page: Page) -> None:
    for _ in range(100):
        if Autosave.objects.exists():
            return
        page.wait_for_timeout(100)


def test_what_was_typed_just_before_leaving_is_kept_too(desk: Desk) -> None:
    ruling = draft()
    page = desk("first", ruling)
    page.fill("[name=summary]", "Typed at the last moment.")
    page.goto("/admin/")
    until_kept(page)  # it is sent while the page is left
    page.goto(address(ruling))
    expect(page.locator(".unsaved-notice").first).to_contain_text("that was not saved")
    assert Autosave.objects.get().fields["summary"] == ["Typed at the last moment."]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_session_that_ended_keeps_the_form(desk: Desk, scripts: bool) -> None:
    ruling = draft()
    page = desk("first", ruling, java_script_enabled=scripts)
    page.fill("[name=summary]", "Typed while the session ended.")
    Session.objects.all().delete()
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("What you sent was kept")
    sign_in(page, "first", PASSWORD)
    expect(page.locator("#unsaved")).to_contain_text("Your session had ended")
    page.get_by_role("link", name="Use it").click()
    expect(page.locator("[name=summary]")).to_have_value("Typed while the session ended.")
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("successfully")
    assert texts_of(ruling)[0] == "Typed while the session ended."


def test_whoever_is_signed_out_is_told_and_goes_on_after_signing_in_in_another_tab(
    desk: Desk,
) -> None:
    ruling = draft()
    page = desk("first", ruling)
    Session.objects.all().delete()
    page.fill("[name=summary]", "Typed without a session.")
    status = page.locator("#unsaved-status")
    expect(status).to_contain_text("Not kept: your session has ended.", timeout=15_000)
    with page.context.expect_page() as other:
        status.get_by_role("link", name="Sign in").click()
    sign_in(other.value, "first", PASSWORD)
    expect(other.value.get_by_text("Editors’ desk").first).to_be_visible()
    page.bring_to_front()
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("successfully")
    assert texts_of(ruling)[0] == "Typed without a session."


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk: Desk, width: int, scheme: Any) -> None:
    ruling = draft()
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    first = desk("first", ruling)
    second = desk("second", ruling, bypass_csp=True, **options)
    second.fill("[name=summary]", "My summary.")
    expect(second.locator("#unsaved-status")).to_contain_text("Kept at", timeout=15_000)
    first.fill("[name=summary]", "Their summary.")
    save(first)
    found = {"kept": violations(second)}
    save(second)
    expect(second.get_by_role("button", name="Save what is chosen")).to_be_visible()
    found["conflict"] = violations(second)
    second.goto(address(ruling))
    found["offer"] = violations(second)
    second.get_by_role("link", name="See what differs").click()
    found["differences"] = violations(second)
    assert found == {key: [] for key in found}
    wide = second.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
