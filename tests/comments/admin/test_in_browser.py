"""The moderators' pages in a real browser: by keyboard, without scripts, with assistive tools."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from comments.models import Comment, Contact, WatchedWord
from comments.vocabulary import CommentState
from tests.accessible import violations
from tests.comments.admin.queue import QUEUE, concern, page_of, report, states
from tests.comments.written import comment
from tests.rulings.described import published
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting() -> list[Comment]:
    """Three comments that wait."""
    ruling = published()
    return [comment(ruling, f"Words {number}", state="pending") for number in (1, 2, 3)]


@pytest.fixture
def desk(page: Page, live_server: Any, admin_user: Any, waiting: list[Comment]) -> Page:
    """A browser in which a moderator looks at the queue."""
    return signed_in(page, live_server.url)


@pytest.fixture
def plain_desk(
    browser: Browser, live_server: Any, admin_user: Any, waiting: list[Comment]
) -> Iterator[Page]:
    """The same without scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        yield signed_in(context.new_page(), live_server.url)


def signed_in(page: Page, site: str) -> Page:
    page.goto(f"{site}{QUEUE}")
    sign_in(page)
    page.wait_for_url(f"{site}{QUEUE}")
    return page


def row(page: Page, comment: Comment) -> Any:
    return page.locator(f"#row-{comment.pk}")


def press(page: Page, key: str) -> None:
    """Press a key that leads to the page anew, and wait for that."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_queue_is_worked_through_by_keyboard_and_the_browser_reports_nothing(
    desk: Page, waiting: list[Comment]
) -> None:
    first, second, third = waiting
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text))

    desk.keyboard.press("j")
    expect(row(desk, first)).to_be_focused()
    desk.keyboard.press("j")
    desk.keyboard.press("k")
    desk.keyboard.press("j")
    expect(row(desk, second)).to_be_focused()
    press(desk, "a")

    expect(desk.get_by_text("1 comment was approved.")).to_be_visible()
    expect(row(desk, third)).to_be_focused()
    assert states(*waiting) == ["pending", "approved", "pending"]

    press(desk, "s")
    expect(row(desk, first)).to_be_focused()
    press(desk, "u")
    expect(row(desk, third)).to_be_focused()
    press(desk, "u")
    expect(row(desk, second)).to_be_focused()

    expect(desk.get_by_text("1 comment went back.")).to_be_visible()
    assert states(*waiting) == ["pending"] * 3
    assert said == []


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [("r", "pending", "rejected"), ("d", "approved", "removed"), ("b", "approved", "pending")],
)
def test_each_key_does_what_the_list_of_keys_says(
    desk: Page, waiting: list[Comment], key: str, before: str, after: str
) -> None:
    Comment.objects.filter(state="pending").move_to(CommentState.APPROVED)
    if before == "pending":
        Comment.objects.filter(pk=waiting[2].pk).move_to(CommentState.PENDING)
    desk.goto(f"{desk.url}?state={before}")
    desk.keyboard.press("j")

    press(desk, key)

    assert states(waiting[2]) == [after]


def test_a_reported_comment_is_kept_by_keyboard(desk: Page, waiting: list[Comment]) -> None:
    Comment.objects.filter(state="pending").move_to(CommentState.APPROVED)
    open_report = report(waiting[0])
    desk.reload()
    desk.keyboard.press("j")

    press(desk, "e")

    open_report.refresh_from_db()
    assert open_report.settled_at is not None


def test_keys_do_nothing_without_a_row_in_a_field_with_a_modifier_or_switched_off(
    desk: Page, waiting: list[Comment]
) -> None:
    desk.keyboard.press("a")
    desk.get_by_label("Words of a comment, or a name").press_sequentially("jar")
    desk.get_by_label("Reason, if you give one").press_sequentially("ars")
    expect(desk.get_by_label("Reason, if you give one")).to_have_value("ars")
    desk.locator("h1").click()
    desk.keyboard.press("j")
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Alt+r")
    desk.keyboard.press("?")
    desk.get_by_label("Use these keys").uncheck()
    row(desk, waiting[0]).focus()
    desk.keyboard.press("a")
    desk.reload()
    row(desk, waiting[0]).focus()
    desk.keyboard.press("a")
    desk.keyboard.press("j")

    expect(row(desk, waiting[0])).to_be_focused()
    assert states(*waiting) == ["pending"] * 3


def test_enter_in_a_field_or_on_a_tick_decides_nothing(desk: Page, waiting: list[Comment]) -> None:
    desk.get_by_label("Reason, if you give one").press("Enter")
    desk.get_by_label(f"Tick comment {waiting[0].pk}").press("Enter")
    desk.goto(desk.url.split("/admin/")[0] + page_of(waiting[0]))
    desk.get_by_label("Reason, if you give one").press("Enter")
    desk.wait_for_load_state("networkidle")

    assert states(*waiting) == ["pending"] * 3


def test_enter_on_a_tick_decides_nothing_without_scripts(
    plain_desk: Page, waiting: list[Comment]
) -> None:
    plain_desk.get_by_label(f"Tick comment {waiting[0].pk}").press("Enter")
    plain_desk.wait_for_load_state("networkidle")

    assert states(*waiting) == ["pending"] * 3


def test_all_of_a_page_are_ticked_at_once(desk: Page, waiting: list[Comment]) -> None:
    desk.get_by_label("Tick all").check()
    with desk.expect_navigation():
        desk.locator(".bar").get_by_role("button", name="Approve").click()

    assert states(*waiting) == ["approved"] * 3


def test_several_are_ticked_by_keyboard_and_decided_together(
    desk: Page, waiting: list[Comment]
) -> None:
    for key in "jxjjx":
        desk.keyboard.press(key)
    desk.get_by_label("Reason, if you give one").fill("Adverts")
    with desk.expect_navigation():
        desk.locator(".bar").get_by_role("button", name="Spam").click()

    expect(desk.get_by_text("2 comments were filed as spam.")).to_be_visible()
    assert states(*waiting) == ["spam", "pending", "spam"]


def test_o_opens_the_ruling(desk: Page, waiting: list[Comment]) -> None:
    desk.keyboard.press("j")
    press(desk, "o")

    assert desk.url.endswith(f"/admin/rulings/ruling/{waiting[0].ruling_id}/change/")


def test_the_row_in_focus_is_in_sight_and_not_below_the_bar(
    desk: Page, waiting: list[Comment]
) -> None:
    desk.set_viewport_size({"width": 1280, "height": 700})
    for _ in waiting:
        desk.keyboard.press("j")

    box, bar = row(desk, waiting[2]).bounding_box(), desk.locator(".bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= bar["y"]


def test_everything_works_without_scripts(plain_desk: Page, waiting: list[Comment]) -> None:
    first, second, third = waiting
    row(plain_desk, first).get_by_role("button", name="Approve").click()
    expect(plain_desk.get_by_text("1 comment was approved.")).to_be_visible()
    plain_desk.get_by_label(f"Tick comment {second.pk}").check()
    plain_desk.get_by_label(f"Tick comment {third.pk}").check()
    plain_desk.get_by_label("Reason, if you give one").fill("Not about the ruling")
    plain_desk.locator(".bar").get_by_role("button", name="Reject").click()
    assert states(*waiting) == ["approved", "rejected", "rejected"]

    plain_desk.get_by_role("button", name="Undo").click()
    expect(plain_desk.get_by_text("2 comments went back.")).to_be_visible()

    plain_desk.get_by_role("link", name=f"Comment {second.pk}").click()
    plain_desk.get_by_label("Corrects comment number").fill(str(first.pk))
    plain_desk.get_by_role("button", name="Save this number").click()
    expect(plain_desk.get_by_text(f"It corrects comment {first.pk}.")).to_be_visible()
    plain_desk.get_by_role("button", name="Approve").click()
    expect(plain_desk.get_by_text("1 comment was approved.")).to_be_visible()
    assert states(*waiting) == ["approved", "approved", "pending"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit(
    desk: Page, live_server: Any, waiting: list[Comment], width: int, scheme: Any
) -> None:
    richest = rich(waiting)
    word = WatchedWord.objects.create(text="casino*", note="Adverts")
    desk.set_viewport_size({"width": width, "height": 800})
    desk.emulate_media(color_scheme=scheme)
    desk.keyboard.press("j")
    press(desk, "a")
    for path in (
        QUEUE,
        f"{QUEUE}?state=spam",
        page_of(richest),
        "/admin/comments/watchedword/",
        f"/admin/comments/watchedword/{word.pk}/change/",
        "/admin/rulings/discussion/",
        f"/admin/rulings/discussion/{richest.ruling_id}/change/",
        "/admin/comments/letter/",
        "/admin/",
    ):
        desk.goto(f"{live_server.url}{path}")
        if path == QUEUE:
            desk.keyboard.press("?")
        assert violations(desk) == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path


def rich(waiting: list[Comment]) -> Comment:
    """One with everything that a row and a page can show."""
    first, second, third = waiting
    Comment.objects.filter(pk=third.pk).update(parent=second, corrects=first)
    concern(third, "word", "casino")
    concern(third, "repeated", str(first.pk))
    report(third, "Unbroken" * 40)
    Contact.objects.create(comment=third, email="ann@example.org", email_until="2040-01-01")
    return third
