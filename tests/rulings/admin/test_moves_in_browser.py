"""An editor and a publisher at one ruling, each in a browser: review, hold, publication."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rulings.editing import Editor, editing
from rulings.models import Ruling
from rulings.roles import Role
from rulings.vocabulary import MadeWith
from tests.accessible import violations
from tests.rulings.admin.accounts import account
from tests.rulings.described import draft
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "Late visit notes: three-year caution"


@pytest.fixture(params=[360, 1280])
def desks(
    request: pytest.FixtureRequest, browser: Browser, live_server: Any
) -> Iterator[tuple[Page, Page]]:
    """An editor's browser and a publisher's, signed in, on a telephone and on a desk."""
    contexts = []
    pages = []
    for role in (Role.EDITOR, Role.PUBLISHER):
        user = account(role)
        if role is Role.EDITOR:
            with editing(Editor(MadeWith.DESK, user.pk)):
                draft(title=TITLE)
        context = browser.new_context(
            base_url=live_server.url,
            bypass_csp=True,
            viewport={"width": request.param, "height": 800},
        )
        contexts.append(context)
        pages.append(signed_in(context.new_page(), user.username))
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


def signed_in(page: Page, name: str) -> Page:
    page.goto("/admin/")
    sign_in(page, name, "of the desk")
    return page


def fits(page: Page) -> None:
    """axe finds nothing, and nothing is wider than the window."""
    page.wait_for_load_state()
    assert violations(page) == [], page.url
    size = page.viewport_size
    assert size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


def choose(page: Page, step: str) -> None:
    """A step of the bar."""
    page.locator(".ruling-steps").get_by_role("link", name=step, exact=True).click()
    fits(page)


def press(page: Page, step: str, told: str) -> None:
    page.get_by_role("button", name=step, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(told)


def desk_list(page: Page, heading: str) -> Any:
    page.goto("/admin/")
    return page.locator(".desk-list").filter(has=page.get_by_role("heading", name=heading))


def only_looks(editor: Page, ruling: Ruling) -> None:
    """What became public is a publisher's to change; the editor is told so."""
    editor.goto(ruling.get_absolute_url())
    expect(editor.get_by_role("heading", level=1)).to_contain_text(TITLE)
    for path in ("change", "withdraw"):
        editor.goto(f"/admin/rulings/ruling/{ruling.pk}/{path}/")
        expect(editor.get_by_role("main")).to_contain_text("ask a publisher")
        fits(editor)


def test_a_ruling_goes_from_an_editor_by_a_hold_to_the_public(desks: tuple[Page, Page]) -> None:
    editor, publisher = desks
    desk_list(editor, "My drafts").get_by_role("link", name=TITLE).click()
    fits(editor)
    expect(editor.locator(".ruling-steps")).not_to_contain_text("Publish")
    choose(editor, "Send for review")
    press(editor, "Send for review", "It was sent for review.")

    waiting = desk_list(publisher, "Waiting for review")
    fits(publisher)
    waiting.get_by_role("link", name=TITLE).click()
    choose(publisher, "Hold")
    publisher.get_by_role("button", name="Hold", exact=True).click()
    expect(publisher.locator(".errorlist")).to_contain_text("Write why")
    fits(publisher)
    publisher.get_by_label("Reason").fill("Under appeal until June.")
    press(publisher, "Hold", "It is held.")

    editor.reload()
    expect(editor.locator(".ruling-bar")).to_contain_text("Under appeal until June.")
    expect(publisher.locator(".ruling-steps")).not_to_contain_text("Publish")
    fits(publisher)

    choose(publisher, "Lift the hold")
    press(publisher, "Lift the hold", "The hold was lifted.")
    choose(publisher, "Publish")
    press(publisher, "Publish", "It was published.")

    only_looks(editor, Ruling.objects.get())
