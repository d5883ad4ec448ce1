import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, Contact
from tests.comments.admin.queue import (
    EVERYTHING,
    QUEUE,
    concern,
    moderator,
    opened,
    page_of,
    report,
    signed_in,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def listed(client: Client, **query: str) -> list[str]:
    """The texts that a list shows, in its order."""
    return [each.text for each in client.get(QUEUE, query).context["cl"].result_list]


def why(client: Client, address: str = QUEUE) -> list[str]:
    """The reasons that a page shows, as text."""
    return [" ".join(node.text().split()) for node in opened(client, address).css(".why > li")]


def test_what_waits_is_pending_or_reported_and_the_oldest_comes_first(
    admin_client: Client,
) -> None:
    ruling = published()
    comment(ruling, "first, reported")
    comment(ruling, "approved")
    comment(ruling, "second", state="pending")
    comment(ruling, "third", state="pending")
    comment(ruling, "spam", state="spam")
    settled = comment(ruling, "reported and settled")
    report(Comment.objects.earliest("pk"))
    report(settled, settled_at=settled.created_at)

    assert listed(admin_client) == ["first, reported", "second", "third"]


def test_each_choice_shows_its_number_and_what_is_both_counts_once(admin_client: Client) -> None:
    ruling = published()
    waiting = comment(ruling, state="pending")
    approved = comment(ruling)
    comment(ruling, state="removed")
    for each in (waiting, approved):
        report(each)
        report(each)
    concern(approved, "repeated", str(waiting.pk))

    html = admin_client.get(QUEUE).content.decode()

    for label in (
        "Waiting (2)",
        "Reported (2)",
        "Repeated (1)",
        "Pending (1)",
        "Approved (1)",
        "Rejected (0)",
        "Removed (1)",
        "All (3)",
    ):
        assert label in html


@pytest.mark.parametrize(
    ("state", "texts"),
    [
        ("all", ["three", "two", "one"]),
        ("approved", ["three", "two"]),
        ("reported", ["two"]),
        ("repeated", ["three"]),
        ("rejected", []),
        ("nonsense", ["one", "two"]),
        ("", ["one", "two"]),
    ],
)
def test_the_list_narrows_and_elsewhere_the_newest_comes_first(
    admin_client: Client, state: str, texts: list[str]
) -> None:
    ruling = published()
    comment(ruling, "one", state="pending")
    report(comment(ruling, "two"))
    concern(comment(ruling, "three"), "repeated", "1")

    assert listed(admin_client, state=state) == texts


def test_a_search_in_the_list_keeps_the_choice(admin_client: Client) -> None:
    ruling = published()
    comment(ruling, "fair words", state="pending")
    comment(ruling, "other words", state="pending")
    comment(ruling, "fair, and approved")

    assert listed(admin_client, q="fair") == ["fair words"]
    assert listed(admin_client, q="fair", state="approved") == ["fair, and approved"]


def test_words_are_shown_as_words_and_in_full(admin_client: Client) -> None:
    long = "x" * 9000
    comment(published(), f"<script>alert(1)</script> <>\nnext & last {long}", state="pending")

    html = admin_client.get(QUEUE).content.decode()

    words = f"&lt;script&gt;alert(1)&lt;/script&gt; &lt;&gt;\nnext &amp; last {long}"
    assert f'<div class="as-written" dir="auto">{words}</div>' in html


def test_a_name_and_a_reason_cannot_bring_markup(admin_client: Client) -> None:
    waiting = comment(published(), state="pending", author_name="<b>Ann</b>")
    concern(waiting, "word", "<i>casino</i>")
    report(waiting, "<u>rude</u>")

    html = admin_client.get(QUEUE).content.decode()

    for markup in ("<b>Ann", "<i>casino", "<u>rude"):
        assert markup not in html
    assert "&lt;i&gt;casino&lt;/i&gt;" in html


def test_a_name_cannot_turn_the_line_around(admin_client: Client) -> None:
    ruling, name = published(), "\u202eAnn"
    first = comment(ruling, author_name=name)
    comment(ruling, author_name=name, parent=first, state="pending")

    html = admin_client.get(QUEUE).content.decode()

    assert html.count(name) == html.count(f"<bdi>{name}</bdi>") == 2


def test_every_reason_to_wait_is_named_with_what_the_rule_saw(admin_client: Client) -> None:
    ruling = published()
    before = comment(ruling)
    waiting = comment(ruling, state="pending")
    concern(waiting, "first")
    concern(waiting, "word", "casino")
    concern(waiting, "links", "5")
    concern(waiting, "too_fast", "1 second")
    concern(waiting, "repeated", str(before.pk))
    report(waiting, "Look at\nline two")
    report(waiting, reason="names", settled_at=waiting.created_at)

    assert why(admin_client) == [
        "No comment of theirs is approved yet",
        "Watched word: casino",
        "Many links: 5",
        "Sent too fast: 1 second",
        f"Very similar to another comment under the same name: comment {before.pk}",
        "Reported: It is abusive or threatening Look at line two",
    ]
    assert opened(admin_client, QUEUE).css_first(f".why a[href='{page_of(before)}']")


@pytest.mark.parametrize("detail", ["by the same hand", "", "²", "9" * 40])
def test_a_repetition_without_the_others_number_is_named_without_a_link(
    admin_client: Client, detail: str
) -> None:
    concern(comment(published(), state="pending"), "repeated", detail)

    assert opened(admin_client, QUEUE).css(".why a") == []


def test_a_reply_names_what_it_answers(admin_client: Client) -> None:
    ruling = published()
    first = comment(ruling, "The first word", author_name="Ann")
    comment(ruling, "The second", parent=first, state="pending")

    page = opened(admin_client, QUEUE)

    answers = page.css_first(".answers")
    assert answers is not None
    assert " ".join(answers.text().split()) == "In reply to Ann: The first word"
    assert page.css_first(f".place a[href='/admin/rulings/ruling/{ruling.pk}/change/']")


def test_no_e_mail_address_is_in_the_list(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    Contact.objects.create(comment=waiting, email="ann@example.org", email_until="2040-01-01")

    assert "ann@example.org" not in admin_client.get(QUEUE).content.decode()
    assert "ann@example.org" not in admin_client.get(QUEUE, {"q": "ann@"}).content.decode()


def test_the_number_of_queries_is_the_same_for_three_and_for_twelve(admin_client: Client) -> None:
    ruling = published()
    counts = []
    for more in (3, 9):
        for number in range(more):
            first = comment(ruling, f"{number}")
            waiting = comment(ruling, f"{number} answered", parent=first, state="pending")
            concern(waiting, "word", "casino")
            concern(waiting, "repeated", str(first.pk))
            report(waiting)
            report(waiting, "rude")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(QUEUE)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_an_empty_queue_says_so(admin_client: Client) -> None:
    assert "Nothing waits for a decision." in admin_client.get(QUEUE).content.decode()
    assert "There is no such comment." in admin_client.get(EVERYTHING).content.decode()


@pytest.mark.parametrize("number", ["7", "0", "-1", "abc", "9" * 30])
def test_a_page_that_is_not_there_is_the_last_one(admin_client: Client, number: str) -> None:
    comment(published(), "one", state="pending")

    assert listed(admin_client, p=number) == ["one"]


def test_comments_are_neither_added_nor_deleted_here(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")

    assert admin_client.get(f"{QUEUE}add/").status_code == 403
    assert admin_client.post(f"{QUEUE}{waiting.pk}/delete/", {"post": "yes"}).status_code == 403


def test_who_may_only_look_sees_no_button() -> None:
    comment(published(), "Waiting words", state="pending")

    page = opened(signed_in(moderator("onlooker", "view_comment")), QUEUE)

    assert "Waiting words" in page.html if page.html else False
    assert page.css("[name=decide], [name=ticked], [name=undo], script[src*=queue]") == []


def test_who_may_not_look_does_not() -> None:
    assert signed_in(moderator("nobody", "view_ruling")).get(QUEUE).status_code == 403
