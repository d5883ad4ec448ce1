"""A comment's whole way: corrected, previewed, sent, approved, answered, reported, withdrawn."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, Page, expect

from comments.models import Comment
from rulings.models import Ruling
from tests.signing_in import sign_in

PASSWORD = "of a fair hearing"
WORDS = "Fair <and> square."
REPLY = "Not at all, it seems to me."


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def pages(
    request: pytest.FixtureRequest, browser: Browser, site: str
) -> Iterator[tuple[Page, Page]]:
    """A reader's browser and a moderator's, signed in."""
    get_user_model().objects.create_superuser("moderator", password=PASSWORD)
    contexts = [
        browser.new_context(java_script_enabled=request.param, base_url=site) for _ in range(2)
    ]
    reader, moderator = (context.new_page() for context in contexts)
    moderator.goto("/admin/login/?next=/admin/comments/comment/")
    sign_in(moderator, "moderator", PASSWORD)
    yield reader, moderator
    for context in contexts:
        context.close()


def write(reader: Page, name: str, text: str) -> None:
    reader.get_by_label("Name").fill(name)
    reader.get_by_label("E-mail", exact=True).fill("reader@example.org")
    reader.get_by_label("Comment", exact=True).fill(text)


def send(reader: Page) -> None:
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("status")).to_contain_text("is waiting for a moderator")


def correct_preview_and_send(reader: Page) -> None:
    write(reader, "Ann", "")
    reader.get_by_role("button", name="Preview").click()
    expect(reader.get_by_role("alert")).to_contain_text("Write your comment")
    reader.get_by_label("Comment", exact=True).fill(WORDS)
    reader.get_by_role("button", name="Preview").click()
    expect(reader.get_by_role("region", name="Preview")).to_contain_text(WORDS)
    send(reader)


def decide(moderator: Page, words: str, decision: str, why: str) -> None:
    """In the row of a comment, which says why it waits."""
    moderator.goto("/admin/comments/comment/")
    row = moderator.locator("article.row", has_text=words).last
    expect(row).to_contain_text(why)
    row.get_by_role("button", name=decision).click()
    expect(moderator.locator(".messagelist")).to_contain_text("1 comment was")


def report(reader: Page, name: str) -> None:
    reader.get_by_role("link", name=f"Report the comment by {name}").click()
    reader.get_by_label("It is abusive or threatening").check()
    reader.get_by_role("button", name="Report").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Thank you")


def withdraw(reader: Page) -> None:
    reader.get_by_role("link", name="Withdraw").click()
    reader.get_by_role("button", name="Withdraw it").click()
    expect(reader.get_by_role("status")).to_contain_text("You withdrew your comment")


def test_a_comment_goes_its_whole_way(pages: tuple[Page, Page]) -> None:
    reader, moderator = pages
    ruling = Ruling.objects.published().filter(comments=None).earliest("title")
    reader.goto(ruling.get_absolute_url())
    reader.get_by_role("link", name="Write a comment").click()
    correct_preview_and_send(reader)
    own = reader.url
    reader.goto(ruling.get_absolute_url())
    expect(reader.get_by_role("heading", name="0 reader comments")).to_be_visible()

    decide(moderator, WORDS, "Approve", "No comment of theirs is approved yet")
    reader.goto(own)
    reader.get_by_role("link", name="See it in its place").click()
    place = reader.locator(f"#comment-{Comment.objects.get(text=WORDS).pk}")
    expect(place.locator(".comment-text")).to_have_text(WORDS)

    reader.get_by_role("link", name="Reply to Ann").click()
    write(reader, "Ben", REPLY)
    send(reader)
    decide(moderator, REPLY, "Approve", WORDS)  # what it answers stands beside it
    reader.goto(ruling.get_absolute_url())
    expect(place.locator("article.comment")).to_contain_text(REPLY)

    report(reader, "Ben")
    decide(moderator, REPLY, "Remove", "It is abusive or threatening")
    moderator.get_by_role("button", name="Undo").click()
    expect(moderator.locator("article.row", has_text=REPLY)).to_be_visible()

    reader.goto(own)
    withdraw(reader)
    reader.goto(ruling.get_absolute_url())
    expect(place).to_contain_text("This comment was withdrawn by its author.")
    expect(place).to_contain_text(REPLY)
    expect(reader.get_by_role("main")).not_to_contain_text(WORDS)
