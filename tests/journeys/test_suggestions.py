"""A reader types: the box offers what it may become, and stays a search box."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from pytest_django import Settings

pytestmark = pytest.mark.django_db

PAUSE = 150  # milliseconds without a key before anything is asked


@pytest.fixture(autouse=True)
def has_time(settings: Settings) -> None:
    """On a machine that is busy with other tests too."""
    settings.SUGGEST_LIMIT = 10_000


def offered(page: Page) -> list[str]:
    """The options that the browser has for what stands in the box."""
    found: list[str] = page.get_by_label("Words in rulings").evaluate(
        "box => [...box.list.options].map(option => option.value)"
    )
    return found


@pytest.mark.parametrize("path", ["/", "/rulings/", "/rulings/?sanction=nonsense"])
def test_typing_offers_suggestions(page: Page, shown_site: str, path: str) -> None:
    page.goto(shown_site + path)
    box = page.get_by_label("Words in rulings")
    with page.expect_response(re.compile("suggestions.json")) as answered:
        box.press_sequentially("record")
    answered.value.finished()
    expect(page.locator("datalist[id^=suggestions] option")).not_to_have_count(0)
    assert "record keeping" in [text.lower() for text in offered(page)]
    box.fill("")
    expect(page.locator("datalist[id^=suggestions] option")).to_have_count(0)


def test_only_the_last_of_quick_keys_is_asked_for(page: Page, shown_site: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).path == "/suggestions.json":
            asked.append(urlsplit(request.url).query)

    page.on("request", note)
    page.clock.install(time=0)
    page.goto(shown_site)
    page.clock.pause_at(60_000)  # quick keys are so on a busy machine too
    page.get_by_label("Words in rulings").press_sequentially("record")
    page.clock.run_for(PAUSE - 1)
    assert asked == []
    with page.expect_response(re.compile("suggestions.json")):
        page.clock.run_for(1)
    assert asked == ["q=record"]


def test_the_keyboard_searches_for_what_was_typed(page: Page, shown_site: str) -> None:
    page.goto(shown_site)
    box = page.get_by_label("Words in rulings")
    box.press_sequentially("record")
    expect(page.locator("datalist[id^=suggestions] option")).not_to_have_count(0)
    box.press("Enter")
    page.wait_for_url("**/rulings/?q=record")


def test_a_site_that_gives_no_suggestions_is_searched_all_the_same(
    page: Page, shown_site: str
) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/suggestions.json*", lambda route: route.abort())
    page.goto(shown_site)
    box = page.get_by_label("Words in rulings")
    with page.expect_event("requestfailed"):
        box.press_sequentially("record")
    box.press("Enter")
    page.wait_for_url("**/rulings/?q=record")
    assert complaints == []


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_page_is_whole(page: Page, shown_site: str) -> None:
    page.goto(shown_site)
    page.get_by_label("Words in rulings").press_sequentially("record")
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_url("**/rulings/?q=record")
    expect(page.locator("datalist[id^=suggestions]")).to_have_count(0)
