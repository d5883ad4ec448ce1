"""The search in comments in a real browser: without scripts, by keyboard, and what axe finds."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from rulings.models import Ruling
from tests.accessible import violations
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int]] = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """A site with a discussion of two pages."""
    ruling = published()
    for number in range(11):
        comment(ruling, f"late note {number}", posted_at=f"2017-09-{number + 1:02}T09:58Z")
    comment(ruling, "early\n" * 5 + "word" * 200, author_name="A" * 120)
    return str(live_server.url)


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(browser: Browser, site: str, scheme: Scheme, width: int) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for query in (
        "",
        "?q=title:late&posted_after=2017-09-01",
        "?q=never",
        "?q=early&posted_after=2017-09-01",
        "?ruling=nonsense&posted_after=yesterday&size=7",
    ):
        page.goto(f"{site}/comments/{query}")
        found[query] = violations(page)
        scrolls = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not scrolls, f"{query} is wider than {width} pixels"
    context.close()
    assert found == {query: [] for query in found}


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_from_a_discussion_to_one_of_its_comments_by_keyboard_without_scripts(
    page: Page, site: str
) -> None:
    page.goto(site + Ruling.objects.get().get_absolute_url())
    page.get_by_role("link", name="Search these comments").click()
    page.get_by_role("searchbox", name="Words in comments").focus()
    page.keyboard.type('"note 7"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 reader comment")
    expect(page.get_by_role("checkbox", name=re.compile("^Only comments on"))).to_be_checked()
    expect(page.locator("mark")).to_have_text("note 7")
    page.get_by_role("link", name="Read it in the discussion").click()
    expect(page.locator("article:target")).to_contain_text("late note 7")
