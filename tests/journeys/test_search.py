"""A representative searches with the keyboard alone, reads the matches, and goes on to the next."""

import re

import pytest
from playwright.sync_api import Page, expect

from rulings.models import Ruling
from rulings.search.criteria import Criteria, Sort

pytestmark = pytest.mark.django_db

WORDS = "supervision"


def listed() -> list[Ruling]:
    criteria = Criteria(q=WORDS)
    return list(Ruling.objects.meeting(criteria).in_order(Sort.RELEVANCE, criteria))


def tab_to(page: Page, name: str, role: str = "link") -> None:
    """Press Tab until the element has the focus; what cannot be reached fails."""
    pattern = re.compile(f"^{re.escape(name)}")
    wanted = page.get_by_role(role, name=pattern).first  # type: ignore[arg-type]
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    pytest.fail(f"The keyboard does not reach “{name}”.")


def test_the_keyboard_alone_suffices(page: Page, shown_site: str) -> None:
    first, second = listed()[:2]
    page.goto(shown_site)
    tab_to(page, "Words in rulings", "combobox")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text(f"{len(listed())} rulings")
    expect(page.locator("article mark").first).to_be_visible()

    tab_to(page, first.title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(first.title)
    tab_to(page, "Next match", "button")
    page.keyboard.press("Enter")
    expect(page.locator("mark.current")).to_be_in_viewport()
    count = page.locator("mark[id^=match-]").count()
    expect(page.get_by_role("status")).to_have_text(f"Match 1 of {count}")
    tab_to(page, "Next result")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(second.title)
    tab_to(page, "All results")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{shown_site}/rulings/?q={WORDS}")


def test_ticking_a_filter_and_applying_it_needs_no_mouse(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/")
    box = page.get_by_role("checkbox", name=re.compile("^Caution"))
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_checked()
    tab_to(page, "Apply filters", "button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sanction=caution"))
    expect(page.get_by_role("link", name=re.compile("^Remove Sanction"))).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_words_lead_to_their_first_match(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/?q={WORDS}")
    page.locator(".card-title a").first.click()
    page.get_by_role("link", name="Matches and next result").click()
    count = page.locator("mark[id^=match-]").count()
    page.get_by_role("link", name=f"match {count}", exact=True).click()
    expect(page.locator(f"mark#match-{count}")).to_be_in_viewport()
    page.get_by_role("link", name=re.compile("^Next result")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(listed()[1].title)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_of_the_search_is_wider_than_the_window(
    page: Page, shown_site: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ruling = f"{listed()[0].get_absolute_url()}?q={WORDS}&place=1"
    paths = (f"/rulings/?q={WORDS}", "/rulings/?q=%22" + "a" * 300, ruling, "/help/search/")
    for path in (*paths, "/rulings/?q=competense", "/comments/"):
        page.goto(shown_site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
