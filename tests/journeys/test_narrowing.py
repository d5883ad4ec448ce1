"""A reader narrows a long list of filters by typing, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.django_db

TOPIC = "Narrow this list: Topic"


@pytest.fixture
def topics(page: Page, shown_site: str) -> Locator:
    """The facet of topics, opened."""
    page.goto(f"{shown_site}/rulings/")
    facet = page.locator("details.facet", has=page.get_by_text("Topic", exact=True)).first
    facet.locator("summary").first.click()
    return facet


def ticks(facet: Locator) -> Locator:
    return facet.get_by_role("checkbox")


def test_typing_hides_the_others_and_opens_what_is_folded(page: Page, topics: Locator) -> None:
    expect(ticks(topics)).to_have_count(8)
    page.get_by_label(TOPIC).press_sequentially("PRÁCT scope")
    expect(ticks(topics)).to_have_count(1)
    expect(topics.get_by_role("checkbox", name=re.compile("Scope of practice"))).to_be_visible()
    expect(topics.get_by_role("status")).to_have_text(re.compile(r"^1 of \d\d left$"))
    page.get_by_label(TOPIC).fill("no such topic")
    expect(ticks(topics)).to_have_count(0)
    expect(topics.get_by_role("status")).to_have_text(re.compile(r"^0 of \d\d left$"))


def test_escape_brings_all_back_as_they_were(page: Page, topics: Locator) -> None:
    field = page.get_by_label(TOPIC)
    field.fill("med")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(ticks(topics)).to_have_count(8)
    expect(topics.get_by_text(re.compile(r"^\d+ more"))).to_be_visible()
    topics.get_by_text(re.compile(r"^\d+ more")).click()
    everything = ticks(topics).count()
    field.fill("med")
    field.press("Escape")
    expect(ticks(topics)).to_have_count(everything)


def test_what_is_ticked_stays_in_sight(page: Page, topics: Locator) -> None:
    field = page.get_by_label(TOPIC)
    field.fill("medication")
    topics.get_by_role("checkbox", name=re.compile("^Medication")).check()
    field.fill("record")
    expect(topics.get_by_role("checkbox", name=re.compile("^Medication"))).to_be_checked()
    expect(topics.get_by_role("checkbox", name=re.compile("^Record keeping"))).to_be_visible()


def test_enter_sends_nothing_and_what_is_typed_is_never_sent(page: Page, topics: Locator) -> None:
    before = page.url
    field = page.get_by_label(TOPIC)
    field.fill("medication")
    field.press("Enter")
    assert page.url == before
    field.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_role("link", name="Remove Topic: Medication")).to_be_visible()
    names = set(re.findall(r"[?&](\w+)=", page.url))
    assert "topic" in names
    assert page.evaluate("document.querySelector('.narrow input').form") is None
    assert page.evaluate("document.querySelector('.narrow input').name") == ""


def test_short_lists_have_no_field_and_there_is_one_status_until_someone_types(
    page: Page, topics: Locator
) -> None:
    expect(page.get_by_label("Narrow this list: Sanction")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_count(1)


def test_escape_clears_before_it_closes_the_filters_on_a_telephone(
    page: Page, shown_site: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{shown_site}/rulings/")
    page.get_by_role("button", name="Filters").click()
    field = page.get_by_label("Narrow this list: Profession")
    field.fill("nurse")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_visible()
    field.press("Escape")
    expect(field).to_be_hidden()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_rest_opens_with_a_click(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/?topic=medication")
    expect(page.get_by_text("Narrow this list")).to_have_count(0)
    facet = page.locator("details.facet", has=page.get_by_text("Topic", exact=True)).first
    shown = ticks(facet).count()
    facet.get_by_text(re.compile(r"^\d+ more")).click()
    assert ticks(facet).count() > shown


def test_from_nothing_found_one_click_leads_to_rulings(page: Page, shown_site: str) -> None:
    page.goto(f"{shown_site}/rulings/?sanction=prohibition&regulator=hcpc")
    offered = page.locator(".nothing").get_by_role("link").first
    count = re.search(r"– (\d+ rulings?)$", offered.inner_text())
    assert count
    offered.click()
    expect(page.get_by_role("status")).to_have_text(count[1])
