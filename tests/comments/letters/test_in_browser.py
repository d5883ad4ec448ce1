"""The pages that letters lead to in a real browser: without scripts, and what axe finds."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from comments.letters.tokens import Purpose, token_for
from comments.models import Subscription
from tests.accessible import violations
from tests.comments.letters.asked import asked, subscribed

pytestmark = pytest.mark.django_db

Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int]] = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]


def confirming(subscription: Subscription) -> str:
    return f"/comments/letters/{token_for(subscription.pk, Purpose.CONFIRM)}/"


def stopping(subscription: Subscription) -> str:
    return f"/comments/letters/{token_for(subscription.pk, Purpose.STOP)}/stop/"


@pytest.fixture
def paths() -> dict[str, str]:
    """An address of every kind of page, each with the one thing that is to be done there."""
    ended = subscribed(ended_at="2026-01-01T00:00Z")
    return {
        "waiting": confirming(asked().subscription),
        "confirmed": confirming(subscribed()),
        "ended": confirming(ended),
        "run_out": f"/comments/letters/{token_for(0, Purpose.CONFIRM)}/",
        "to_stop": stopping(subscribed()),
        "stopped": stopping(ended),
        "unknown": "/comments/letters/nonsense/",
    }


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(
    browser: Browser, live_server: LiveServer, paths: dict[str, str], scheme: Scheme, width: int
) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for name, path in paths.items():
        page.goto(live_server.url + path)
        found[name] = violations(page)
        scrolls = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not scrolls, f"{name} is wider than {width} pixels"
    context.close()
    assert found == {name: [] for name in found}


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_letters_are_confirmed_and_stopped_by_one_button_each_without_scripts(
    page: Page, live_server: LiveServer
) -> None:
    subscription = asked().subscription
    page.goto(live_server.url + confirming(subscription))
    page.get_by_role("button", name="Send me these letters").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You will get an e-mail for each reply"
    )
    page.goto(live_server.url + stopping(subscription))
    page.get_by_role("button", name="Stop these letters").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You will get no more of these letters"
    )
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You will get no more of these letters"
    )
