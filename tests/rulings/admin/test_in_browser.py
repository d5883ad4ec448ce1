"""The ruling's form in a real browser, with scripts and without."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rulings.models import Ruling
from tests.accessible import violations
from tests.rulings.described import draft, published
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/rulings/ruling/add/"


@pytest.fixture
def desk(page: Page, live_server: Any, admin_user: Any) -> Page:
    """A browser in which an editor is signed in."""
    return signed_in(page, live_server.url)


@pytest.fixture
def plain_desk(browser: Browser, live_server: Any, admin_user: Any) -> Iterator[Page]:
    """The same without scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield signed_in(context.new_page(), live_server.url)


def signed_in(page: Page, site: str) -> Page:
    page.goto(f"{site}{ADD}")
    sign_in(page)
    page.wait_for_url(f"{site}{ADD}")
    return page


def labels(page: Page, field: str) -> list[str]:
    """What a select offers."""
    return page.locator(f"[name='{field}'] option").all_text_contents()[1:]


def test_selects_narrow_as_soon_as_the_regulator_changes(desk: Page) -> None:
    assert "Caution" in labels(desk, "sanctions-0-kind")

    desk.get_by_label("Regulator:").select_option("GDC")

    assert "Reprimand" in labels(desk, "sanctions-0-kind")
    assert "Caution" not in labels(desk, "sanctions-0-kind")
    assert "Social worker" not in labels(desk, "profession")
    desk.get_by_role("button", name="Add another Sanction").click()
    assert labels(desk, "sanctions-1-kind") == labels(desk, "sanctions-0-kind")


def test_what_the_new_regulator_does_not_have_is_kept_apart_until_it_is_mended(desk: Page) -> None:
    desk.get_by_label("Regulator:").select_option("HCPC")
    desk.get_by_label("Profession:").select_option("Social worker")

    desk.get_by_label("Regulator:").select_option("GDC")

    assert desk.locator("#id_profession optgroup").get_attribute("label") == "Not GDC"
    assert labels(desk, "profession")[-1] == "Social worker"


def test_a_ruling_is_entered_with_the_keyboard_and_the_browser_reports_nothing(desk: Page) -> None:
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text))
    desk.reload()
    desk.get_by_label("Title:").first.fill("Typed in")
    desk.get_by_label("Title:").first.press("Enter")

    desk.wait_for_url("**/admin/rulings/ruling/")
    assert Ruling.objects.get().title == "Typed in"
    assert said == []


def test_scripts_leave_one_empty_row_in_a_new_ruling_and_none_in_a_saved_one(
    desk: Page, live_server: Any
) -> None:
    rows = "#particulars-group .inline-related:not(.empty-form)"
    expect(desk.locator(rows)).to_have_count(1)

    desk.goto(f"{live_server.url}/admin/rulings/ruling/{draft().pk}/change/")

    expect(desk.locator(rows)).to_have_count(1)
    expect(desk.locator(f"{rows}.has_original")).to_have_count(1)


def test_without_scripts_there_are_groups_and_empty_rows(plain_desk: Page) -> None:
    assert plain_desk.locator("#id_committee optgroup[label='HCPC'] option").count() == 3
    plain_desk.get_by_label("Title:").first.fill("Without scripts")
    plain_desk.locator("#id_particulars-0-text").fill("One.")
    plain_desk.locator("#id_particulars-1-text").fill("Two.")
    plain_desk.get_by_role("button", name="Save and continue editing").click()

    assert plain_desk.locator("#id_particulars-1-text").input_value() == "Two."
    assert Ruling.objects.get().particulars.count() == 2


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_forms_and_lists_are_accessible_and_fit(
    desk: Page, live_server: Any, width: int, scheme: Any
) -> None:
    ruling = published()
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme)
    for path in (
        ADD,
        f"/admin/rulings/ruling/{ruling.pk}/change/",
        "/admin/rulings/ruling/",
        "/admin/comments/comment/",
        "/admin/",
    ):
        desk.goto(f"{live_server.url}{path}")
        assert violations(desk) == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path
