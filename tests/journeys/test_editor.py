"""An editor signs in, enters a ruling, corrects it, and readers see it at once."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from rulings.models import Ruling
from tests.signing_in import sign_in

TITLE = "Visits invented for a quiet week"


@pytest.fixture
def at_the_desk(page: Page, site: str) -> Callable[[], None]:
    get_user_model().objects.create_superuser("editor", password="of a quiet record")

    def enter() -> None:
        page.goto(f"{site}/admin/")
        sign_in(page, "editor", "of a quiet record")

    return enter


def enter_ruling(page: Page, site: str) -> None:
    """A whole ruling by hand, in the order in which a panel decides."""
    page.goto(f"{site}/admin/rulings/ruling/add/")
    choose, fill = page.select_option, page.fill
    fill("[name=title]", TITLE)
    choose("[name=regulator]", label="HCPC")
    choose("[name=committee]", label="Conduct and Competence Committee")
    choose("[name=profession]", label="Paramedic")
    fill("[name=decided_on]", "2018-05-04")
    choose("[name=decided_precision]", "day")
    fill("[name=particulars-0-label]", "1")
    fill("[name=particulars-0-text]", "Recorded visits that did not take place.")
    choose("[name=particulars-0-outcome]", "proved")
    choose("[name=findings-0-ground]", "misconduct")
    choose("[name=findings-0-outcome]", "found")
    fill("[name=findings-0-rests_on]", "1")
    choose("[name=sanctions-0-kind]", "suspension")
    fill("[name=sanctions-0-duration_months]", "9")
    fill("[name=sources-0-publisher]", "The Panel Reporter")
    choose("[name=state]", "published")


def test_an_entered_ruling_is_found_at_once(
    page: Page, site: str, at_the_desk: Callable[[], None]
) -> None:
    at_the_desk()
    enter_ruling(page, site)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(TITLE)
    page.goto(f"{site}/rulings/?sanction=suspension&profession=paramedic&duration_min=9")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("#found")).to_contain_text("Misconduct: found")
    expect(page.locator("#order")).to_contain_text("Suspension order")
    expect(page.locator("#order")).to_contain_text("9 months")


def test_the_regulators_choices_narrow_as_soon_as_it_is_chosen(
    page: Page, site: str, at_the_desk: Callable[[], None]
) -> None:
    at_the_desk()
    page.goto(f"{site}/admin/rulings/ruling/add/")
    page.select_option("[name=regulator]", label="TRA")
    offered = page.eval_on_selector(
        "[name=sanctions-0-kind]",
        "list => [...list.options].filter(o => o.value && !o.hidden && !o.disabled)"
        ".map(o => o.value)",
    )
    assert set(offered) == {"no_action", "prohibition"}


def test_too_long_an_order_comes_back_with_a_sentence_and_nothing_lost(
    page: Page, site: str, at_the_desk: Callable[[], None]
) -> None:
    at_the_desk()
    enter_ruling(page, site)
    page.fill("[name=sanctions-0-duration_months]", "13")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("the regulator allowed 1 to 12 months")
    expect(page.locator("[name=particulars-0-text]")).to_have_value(
        "Recorded visits that did not take place."
    )
    assert not Ruling.objects.filter(title=TITLE).exists()


def test_a_correction_asks_for_its_note_and_readers_see_it(
    page: Page, site: str, at_the_desk: Callable[[], None]
) -> None:
    at_the_desk()
    ruling = Ruling.objects.filter(sanctions__kind="caution").earliest("title")
    page.goto(f"{site}/admin/rulings/ruling/{ruling.pk}/change/")
    page.fill("[name=summary]", "The panel cautioned her, for less time than first stated.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    page.get_by_label("Public note").fill("The summary now gives the length in the ruling.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(site + ruling.get_absolute_url())
    expect(page.locator("#corrections")).to_contain_text("now gives the length in the ruling")
    expect(page.locator(".summary")).to_contain_text("for less time than first stated")


def test_a_moderator_approves_and_readers_read(
    page: Page, site: str, at_the_desk: Callable[[], None]
) -> None:
    ruling = Ruling.objects.published().earliest("title")
    ruling.comments.create(author_name="New reader", text="Waiting <here>")
    at_the_desk()
    page.goto(f"{site}/admin/comments/comment/")
    row = page.locator("article.row", has_text="Waiting <here>")
    row.get_by_role("button", name="Approve").click()
    expect(page.locator(".messagelist")).to_contain_text("1 comment was approved")
    page.goto(site + ruling.get_absolute_url())
    expect(page.locator("#comments")).to_contain_text("Waiting <here>")
