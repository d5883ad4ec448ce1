"""The whole life of a ruling, in a browser: from a pasted text to the note that it is gone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rulings.models import Removal, Ruling
from tests.rulings.admin.from_text.texts import ARTICLE, FROM_TEXT
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

SUMMARY = "A physiotherapist wrote her records up months late."
TELEPHONE = "020 7946 0991"
NOTE = "The summary said too much; it now keeps to what the panel found."


@pytest.fixture
def desk(page: Page, live_server: Any, admin_user: Any) -> Page:
    """A browser in which an editor is signed in, at the page that asks for a text."""
    page.goto(f"{live_server.url}{FROM_TEXT}")
    sign_in(page)
    return page


def read_a_text(desk: Page) -> Ruling:
    desk.get_by_label("Text:").fill(ARTICLE)
    desk.get_by_label("Publisher:").fill("The Panel Reporter")
    desk.get_by_role("button", name="Read it").click()
    desk.get_by_role("button", name="Keep as a draft").click()
    expect(desk.locator(".ruling-state")).to_have_text("Draft")
    return Ruling.objects.get()


def save(desk: Page) -> None:
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist")).to_contain_text("changed successfully")


def take(desk: Page, step: str) -> None:
    """A step of the bar: its page, and its button there."""
    desk.locator(".ruling-steps").get_by_role("link", name=step, exact=True).click()
    button = desk.get_by_role("button", name=step, exact=True)
    if button.count():
        button.click()


def follow_evidence_and_correct(desk: Page) -> None:
    desk.wait_for_load_state()
    desk.locator("[name='sanctions-0-duration_months']").focus()
    chosen = desk.locator("#source-text mark.is-chosen")
    expect(chosen.first).to_be_attached()
    assert "".join(chosen.all_text_contents()) == "three years"
    desk.fill("[name=summary]", f"{SUMMARY} Questions: {TELEPHONE}.")
    desk.fill("[name=case_reference]", "FTP 12 345")
    save(desk)


def hit_the_checklist_and_mend(desk: Page) -> None:
    expect(desk.locator("#checklist .to-mend")).to_contain_text(TELEPHONE)
    take(desk, "Publish")
    expect(desk.get_by_role("main")).to_contain_text("It cannot be published yet")
    desk.get_by_role("link", name="Back to the ruling").click()
    desk.fill("[name=summary]", SUMMARY)
    save(desk)
    expect(desk.locator("#checklist")).to_contain_text("Nothing stands in the way")
    take(desk, "Publish")
    expect(desk.locator(".messagelist")).to_contain_text("It was published.")


def find_it(desk: Page, site: str, words: str) -> Any:
    desk.goto(f"{site}/rulings/?q={words}")
    return desk.locator("article")


def correct_with_a_note(desk: Page, form: str) -> None:
    desk.goto(form)
    desk.fill("[name=summary]", "She was cautioned.")
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".errornote")).to_be_visible()
    desk.get_by_label("Public note").fill(NOTE)
    save(desk)


def see_note_and_difference(desk: Page, site: str, ruling: Ruling) -> None:
    desk.goto(site + ruling.get_absolute_url())
    expect(desk.locator("#corrections")).to_contain_text(NOTE)
    desk.goto(f"{site}/admin/rulings/ruling/{ruling.pk}/history/")
    latest = ruling.revisions.order_by("-number").values_list("number", flat=True)[0]
    desk.get_by_role("link", name=f"Revision {latest}", exact=True).click()
    expect(desk.locator(".change ins").first).to_contain_text("cautioned")
    expect(desk.get_by_role("main")).to_contain_text(NOTE)


def restore_the_one_before(desk: Page, site: str, ruling: Ruling) -> None:
    before = ruling.revisions.filter(snapshot__summary=SUMMARY).order_by("-number")[0]
    desk.goto(f"{site}/admin/rulings/ruling/{ruling.pk}/history/{before.number}/")
    desk.get_by_role("link", name="Restore this").click()
    desk.get_by_label("Public note").fill("The first summary was right.")
    desk.get_by_role("button", name=f"Restore revision {before.number}").click()
    desk.goto(site + ruling.get_absolute_url())
    expect(desk.locator(".summary")).to_have_text(SUMMARY)


def let_it_expire(desk: Page, form: str, ruling: Ruling) -> None:
    desk.goto(form)
    desk.locator(".ruling-steps").get_by_role("link", name="Expire", exact=True).click()
    desk.get_by_label("Reason").fill("Its time is over.")
    desk.get_by_label("Id of this ruling").fill(ruling.pk)
    desk.get_by_role("button", name="Expire", exact=True).click()
    expect(desk.locator(".messagelist")).to_be_visible()


def test_from_a_pasted_text_to_the_note_that_it_is_gone(desk: Page, live_server: Any) -> None:
    site = live_server.url
    ruling = read_a_text(desk)
    form = f"{site}/admin/rulings/ruling/{ruling.pk}/change/"
    follow_evidence_and_correct(desk)
    hit_the_checklist_and_mend(desk)
    ruling.refresh_from_db()
    address = site + ruling.get_absolute_url()
    expect(find_it(desk, site, "records months late")).to_have_count(1)

    correct_with_a_note(desk, form)
    see_note_and_difference(desk, site, ruling)
    restore_the_one_before(desk, site, ruling)

    let_it_expire(desk, form, ruling)
    answer = desk.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(desk.get_by_role("heading", level=1)).to_have_text("This ruling is not here any more")
    expect(desk.locator("body")).not_to_contain_text("records")
    expect(find_it(desk, site, "records months late")).to_have_count(0)
    assert list(Removal.objects.values_list("kind", "ruling_id")) == [("expired", ruling.pk)]
    assert not ruling.revisions.exists()
