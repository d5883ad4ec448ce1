"""The browser is held to our headers: nothing it needs is refused, and the style sheets arrive."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.signing_in import sign_in

POLICY = "Content Security Policy"


@pytest.fixture
def refusals(page: Page) -> list[str]:
    """What the browser says that the policy refused, and errors of scripts that follow from it."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if POLICY in line.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_the_policy_refuses_nothing_that_the_admin_needs(
    page: Page, live_server: LiveServer, refusals: list[str]
) -> None:
    User.objects.create_superuser("editor", password="tiger-lily")
    page.goto(f"{live_server.url}/admin/")
    sign_in(page, "editor", "tiger-lily")
    page.get_by_role("link", name="Users").click()
    page.locator("#result_list").get_by_role("link", name="editor").click()
    page.get_by_role("heading", name="Change user").wait_for()
    assert refusals == []


def test_style_sheets_reach_the_browser(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/admin/login/")
    display = "getComputedStyle(document.querySelector('.login #container')).borderRadius"
    assert page.evaluate(display) == "4px"


def test_axe_runs_under_our_policy(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/admin/login/")
    results = Axe().run(page)
    assert results.response["testEngine"]["name"] == "axe-core"
    assert results.response["passes"]
