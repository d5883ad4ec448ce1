"""From a pasted text to a draft with its evidence, in a real browser, with scripts and without."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rulings.models import Evidence, Ruling
from tests.accessible import violations
from tests.rulings.admin.from_text.texts import ARTICLE, FROM_TEXT
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

# As a person would with the mouse: from the first letter of some words to the last.
CHOOSE = """words => {
  const walker = document.createTreeWalker(
    document.getElementById("source-text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(words);
    if (start >= 0) {
      document.getSelection().setBaseAndExtent(node, start, node, start + words.length);
      return;
    }
  }
  throw new Error("no such words in one piece");
}"""


@pytest.fixture
def desk(page: Page, live_server: Any, admin_user: Any) -> Page:
    """A browser in which an editor is signed in, at the page that asks for a text."""
    return signed_in(page, live_server.url)


@pytest.fixture
def plain_desk(browser: Browser, live_server: Any, admin_user: Any) -> Iterator[Page]:
    """The same without scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield signed_in(context.new_page(), live_server.url)


def signed_in(page: Page, site: str) -> Page:
    page.goto(f"{site}{FROM_TEXT}")
    sign_in(page)
    return page


def read_in(page: Page) -> None:
    """Paste, look, keep; the form of the draft is open."""
    page.get_by_label("Text:").fill(ARTICLE)
    page.get_by_label("Publisher:").fill("The Panel Reporter")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What was read", level=2)).to_be_visible()
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator("#source-text")).to_be_visible()
    page.wait_for_load_state()


def chosen(page: Page) -> str:
    return "".join(page.locator("#source-text mark.is-chosen").all_text_contents())


def test_evidence_is_followed_both_ways(desk: Page) -> None:
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text))
    read_in(desk)

    desk.locator("[name='sanctions-0-duration_months']").focus()
    assert chosen(desk) == "three years"

    desk.locator("#source-text").get_by_role("link", name="HCPC", exact=True).click()
    expect(desk.locator("[name=regulator]")).to_be_focused()
    assert chosen(desk) == "HCPC"

    desk.locator(".evidence-link", has_text="three years").first.click()
    assert chosen(desk) == "three years"
    assert said == []


def test_words_are_used_for_a_field_and_kept_as_its_evidence(desk: Page) -> None:
    read_in(desk)
    words = "to her employer for the state of the records"
    desk.evaluate(CHOOSE, words)
    expect(desk.locator("#source-text-chosen")).to_contain_text(words)

    desk.get_by_label("Use for").select_option("summary")
    desk.get_by_role("button", name="Use these words").click()
    expect(desk.locator("[name=summary]")).to_have_value(words)
    expect(desk.locator("[name=summary]")).to_be_focused()
    desk.get_by_role("button", name="Save and continue editing").click()

    expect(desk.locator(".evidence-link[data-field=summary]")).to_contain_text(words[:30])
    evidence = Evidence.objects.select_related("source").get(field="summary")
    assert evidence.words == words  # after a sign that a script counts twice


def test_words_become_a_particular_of_their_own(desk: Page) -> None:
    read_in(desk)
    rows = Ruling.objects.get().particulars.count()
    desk.evaluate(CHOOSE, "to her employer")

    desk.get_by_label("Use for").select_option("New particular")
    desk.get_by_role("button", name="Use these words").click()
    expect(desk.locator(f"[name='particulars-{rows}-text']")).to_have_value("to her employer")
    desk.get_by_role("button", name="Save and continue editing").click()

    expect(desk.locator(".messagelist")).to_contain_text("changed successfully")
    evidence = Evidence.objects.select_related("source").get(field=f"particulars.{rows}.text")
    assert evidence.words == "to her employer"


def test_without_scripts_links_lead_both_ways_and_the_form_is_saved(plain_desk: Page) -> None:
    read_in(plain_desk)

    plain_desk.locator(".evidence-link", has_text="three years").first.click()
    assert plain_desk.url.rpartition("#")[2].startswith("evidence-")
    expect(plain_desk.locator("mark:target")).to_have_text("three years")
    plain_desk.locator("#source-text").get_by_role("link", name="three years").click()
    assert plain_desk.url.endswith("#id_sanctions-0-duration_months")
    expect(plain_desk.locator(".source-text-use")).to_be_hidden()

    plain_desk.locator("[name='sanctions-0-duration_months']").fill("24")
    plain_desk.get_by_role("button", name="Save and continue editing").click()

    below = plain_desk.locator("#id_sanctions-0-duration_months_helptext")
    expect(below).to_contain_text("changed by hand since")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit(desk: Page, width: int, scheme: Any) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme)
    is_fine(desk, width)
    desk.get_by_label("Text:").fill("Too short.")
    goes_on_by(desk, "Read it")
    is_fine(desk, width)
    desk.get_by_label("Text:").fill(ARTICLE)
    goes_on_by(desk, "Read it")
    is_fine(desk, width)
    goes_on_by(desk, "Keep as a draft")
    desk.locator("[name='sanctions-0-duration_months']").focus()
    is_fine(desk, width)


def goes_on_by(page: Page, button: str) -> None:
    """Press it and wait for all of the next page: one without its style fits nowhere."""
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=button).click()


def is_fine(page: Page, width: int) -> None:
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
