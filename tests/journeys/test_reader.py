"""A reader filters, reads and comes back."""

import re

import pytest
from playwright.sync_api import Page, expect

from rulings.models import Ruling, SearchEntry
from rulings.search.criteria import Criteria

pytestmark = pytest.mark.django_db

CAUTIONS = Criteria(sanction=("caution",))


def test_from_the_front_page_to_a_reply_and_back_to_the_same_list(
    page: Page, shown_site: str
) -> None:
    count = SearchEntry.objects.meeting(CAUTIONS).count()
    page.goto(shown_site)
    box = page.get_by_role("checkbox", name=f"Caution {count} rulings", exact=True)
    box.check()
    page.get_by_role("button", name="Show rulings").click()
    expect(page.get_by_role("status")).to_have_text(f"{count} rulings")
    cards = page.get_by_role("main").get_by_role("article")
    expect(cards).to_have_count(count)
    for card in cards.all():
        expect(card.locator(".card-order")).to_contain_text("Caution")
    assert "sanction=caution" in page.url

    deepest = max(
        Ruling.objects.meeting(CAUTIONS).filter(comments__parent__parent__isnull=False).distinct(),
        key=lambda ruling: ruling.comments.count(),
    )
    page.get_by_role("link", name=deepest.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(deepest.title)
    reply = page.locator("article.comment article.comment article.comment").first
    reply.scroll_into_view_if_needed()
    expect(reply).to_be_visible()
    third = deepest.comments.filter(parent__parent__isnull=False).earliest("id")
    expect(page.locator(f"#comment-{third.pk}")).to_contain_text(third.text.split("\n")[0])

    page.get_by_role("link", name="Back to the results").click()
    assert page.url == f"{shown_site}/rulings/?sanction=caution"
    expect(
        page.get_by_role("checkbox", name=f"Caution {count} rulings", exact=True)
    ).to_be_checked()
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(count)


def test_a_chip_takes_its_filter_away(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/?sanction=caution&regulator=hcpc")
    page.get_by_role("link", name=re.compile("Remove Regulator")).click()
    assert page.url == f"{shown_site}/rulings/?sanction=caution"
    page.get_by_role("link", name="Remove all").click()
    expect(page.get_by_role("status")).to_have_text(f"{Ruling.objects.count()} rulings")


def test_on_a_telephone_the_filters_open_over_the_page(page: Page, shown_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{shown_site}/rulings/")
    boxes = page.get_by_role("checkbox")
    expect(boxes.first).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("checkbox", name=re.compile("^Removal")).check()
    page.get_by_role("button", name="Apply filters").click()
    assert "sanction=removal" in page.url


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_journey_is_the_same(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/")
    page.get_by_role("checkbox", name=re.compile("^Conditions")).check()
    page.get_by_role("button", name="Apply filters").click()
    page.locator(".card-title a").first.click()
    expect(page.get_by_role("heading", name="The order")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_window(page: Page, shown_site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    deepest = max(Ruling.objects.all(), key=lambda ruling: ruling.comments.count())
    for path in ("/", "/rulings/", deepest.get_absolute_url(), "/coverage/", "/accessibility/"):
        page.goto(shown_site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_browser_refuses_nothing_on_our_pages(page: Page, shown_site: str) -> None:
    """No console message: neither a missing file nor a breach of the content security policy."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for path in ("/", "/rulings/", Ruling.objects.all()[0].get_absolute_url(), "/coverage/"):
        page.goto(shown_site + path)
    assert complaints == []
