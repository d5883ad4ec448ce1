"""A reader writes, previews, mends, sends, edits, withdraws and reports."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from comments.models import Comment
from comments.submission.following import link_to
from rulings.models import Ruling
from tests.accessible import violations

pytestmark = pytest.mark.django_db

Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int]] = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
WORDS = "\n  I sat on panels.\n\nSee https://example.org/guidance, and 3 < 4."


def discussed() -> Ruling:
    rulings: list[Ruling] = list(Ruling.objects.all())
    return max(rulings, key=lambda ruling: ruling.comments.count())


def fill(page: Page, name: str = "A reader", text: str = WORDS) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail", exact=True).fill("reader@example.org")
    page.get_by_label("Comment", exact=True).fill(text)


def write(page: Page, site: str) -> Comment:
    """From the form to the pending comment, with a mistake and a preview on the way."""
    ruling = discussed()
    page.goto(f"{site}/comments/new/{ruling.pk}/")
    expect(page.get_by_role("heading", name="House rules")).to_be_visible()
    fill(page, name="")
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_title("Error: Write a comment – Conduct Rulings")
    expect(page.get_by_label("Comment", exact=True)).to_have_value(WORDS)
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("A reader")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="Preview")
    expect(preview.locator(".comment-text")).to_have_text(
        "I sat on panels. See https://example.org/guidance, and 3 < 4."
    )
    expect(page.get_by_label("Comment", exact=True)).to_have_value(WORDS)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("is waiting for a moderator")
    comment = Comment.objects.latest("id")
    assert comment.text == WORDS
    return comment


def edit_and_withdraw(page: Page, comment: Comment) -> None:
    page.get_by_role("link", name="Edit", exact=True).click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value(WORDS)
    page.get_by_label("Comment", exact=True).fill("Only this.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".comment-text")).to_have_text("Only this.")
    expect(page.get_by_role("main")).to_contain_text("You changed it")
    page.get_by_role("link", name="Withdraw", exact=True).click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("status")).to_contain_text("You withdrew your comment")
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Only this.", "withdrawn")


def report(page: Page, site: str) -> None:
    reported = discussed().comments.visible().earliest("id")
    page.goto(f"{site}/comments/{reported.pk}/report/")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_contain_text("choose one of the reasons")
    page.get_by_role("alert").get_by_role("link").click()
    page.get_by_role("radio", name="It is abusive or threatening").check()
    page.get_by_label("In your own words").fill("Second paragraph.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert reported.reports.get().words == "Second paragraph."


def test_a_reader_writes_edits_withdraws_and_reports(page: Page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    edit_and_withdraw(page, write(page, site))
    report(page, site)
    assert [said for said in complaints if "422" not in said] == []


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_is_the_same(page: Page, site: str) -> None:
    edit_and_withdraw(page, write(page, site))
    report(page, site)


def test_a_reply_says_what_it_answers(page: Page, site: str) -> None:
    parent = discussed().comments.visible().earliest("id")
    page.goto(f"{site}/comments/{parent.pk}/reply/")
    answered = page.get_by_role("region", name="What you answer")
    expect(answered).to_contain_text(parent.author_name)
    fill(page)
    page.get_by_label("I wrote that comment").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("is waiting for a moderator")
    assert Comment.objects.latest("id").parent == parent


def top(page: Page, heading: str) -> float:
    """How far below the top of the page a heading stands."""
    box = page.get_by_role("heading", name=heading, exact=True).bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.browser_context_args(viewport={"width": 360, "height": 740})
def test_on_a_telephone_the_form_comes_first_and_the_rules_below_it(page: Page, site: str) -> None:
    page.goto(f"{site}/comments/new/{discussed().pk}/")
    expect(page.get_by_label("Name")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("E-mail", exact=True)).to_be_in_viewport(ratio=1)
    send = page.get_by_role("button", name="Send").bounding_box()
    assert send is not None
    assert top(page, "House rules") > send["y"]
    expect(page.get_by_role("form").get_by_text("Do not name or describe patients")).to_be_visible()
    page.get_by_role("link", name="All house rules").click()
    expect(page.get_by_role("heading", name="House rules", exact=True)).to_be_in_viewport()


@pytest.mark.browser_context_args(viewport={"width": 1280, "height": 900})
def test_where_there_is_room_the_rules_stand_beside_the_form(page: Page, site: str) -> None:
    page.goto(f"{site}/comments/new/{discussed().pk}/")
    rules = page.get_by_role("complementary", name="House rules").bounding_box()
    form = page.get_by_role("form", name="Your comment").bounding_box()
    assert rules is not None
    assert form is not None
    assert rules["x"] >= form["x"] + form["width"]
    assert abs(rules["y"] - form["y"]) <= 1


def test_nobody_sees_the_field_that_is_to_stay_empty(page: Page, site: str) -> None:
    page.goto(f"{site}/comments/new/{discussed().pk}/")
    trap = page.locator('[name="homepage"]')
    expect(trap).not_to_be_in_viewport()
    page.get_by_label("Comment", exact=True).focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        expect(trap).not_to_be_focused()


def test_without_cookies_the_words_come_back(page: Page, site: str) -> None:
    page.goto(f"{site}/comments/new/{discussed().pk}/")
    fill(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="This was not sent")).to_be_visible()
    expect(page.get_by_label("What you typed, to copy")).to_have_value(WORDS)


def pages(page: Page, site: str) -> Iterator[str]:
    """Every kind of page, one after the other."""
    ruling = discussed()
    parent = ruling.comments.visible().earliest("id")
    mine = ruling.comments.create(author_name="A reader", text=WORDS)
    token = link_to(mine)
    for path in (
        f"/comments/new/{ruling.pk}/",
        f"/comments/{parent.pk}/reply/",
        f"/comments/{parent.pk}/report/",
        "/comments/rules/",
        token,
        f"{token}edit/",
        f"{token}withdraw/",
        "/comments/mine/nobody/",
    ):
        page.goto(site + path)
        yield path
    page.goto(f"{site}/comments/new/{ruling.pk}/")
    page.get_by_role("button", name="Send").click()
    yield "mistakes"
    fill(page)
    page.get_by_role("button", name="Preview").click()
    yield "preview"
    page.context.clear_cookies()
    page.get_by_role("button", name="Send").click()
    yield "cookies"
    page.goto(f"{site}/comments/{parent.pk}/report/")
    page.get_by_role("button", name="Send the report").click()
    yield "mistakes in a report"
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Send the report").click()
    yield "reported"


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(browser: Browser, site: str, scheme: Scheme, width: int) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for name in pages(page, site):
        found[name] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()
    assert found == {name: [] for name in found}
