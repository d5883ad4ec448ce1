import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Comment, Contact
from comments.vocabulary import CommentState
from rulings.rules import sentence
from tests.comments.admin.queue import (
    concern,
    decide,
    moderator,
    opened,
    page_of,
    report,
    signed_in,
    told,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

PERMISSIONS = ("view_comment", "change_comment")


def text_of(client: Client, comment: Comment, part: str = "main") -> str:
    """What a moderator reads in a part of a comment's page."""
    return " ".join(
        " ".join(node.text(separator=" ").split())
        for node in opened(client, page_of(comment)).css(part)
    )


def test_it_shows_the_words_in_full_as_words(admin_client: Client) -> None:
    long = "x" * 9000
    waiting = comment(published(), f"<b>bold</b>\n{long}", state="pending")

    html = admin_client.get(page_of(waiting)).content.decode()

    assert f'<div class="as-written" dir="auto">&lt;b&gt;bold&lt;/b&gt;\n{long}</div>' in html


def test_its_history_says_when_from_where_to_where_who_and_why(
    admin_client: Client, admin_user: object
) -> None:
    waiting = comment(published(), state="pending")
    decide(admin_client, "reject", waiting, reason="<i>Names</i> a patient")

    history = text_of(admin_client, waiting, ".history")

    assert "Arrived → Pending Operator" in history
    assert "Pending → Rejected Moderator: admin <i>Names</i> a patient" in history


def test_its_history_says_that_it_was_kept_and_why(admin_client: Client) -> None:
    reported = comment(published())
    report(reported)
    decide(admin_client, "keep", reported, reason="Harsh, and fair")

    history = text_of(admin_client, reported, ".history")

    assert "Kept Moderator: admin Harsh, and fair" in history
    assert "Approved → Approved" not in history


def test_what_a_moderator_is_told_about_the_reason_is_true(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")

    text = text_of(admin_client, waiting)

    assert "Kept in the history; the author reads it if the comment is not shown." in text


def test_a_name_cannot_turn_the_line_around(admin_client: Client) -> None:
    ruling, name = published(), "\u202eAnn"
    first = comment(ruling, "\u202eFirst", author_name=name)
    second = comment(ruling, author_name=name, parent=first, corrects=first)
    concern(second, "trap", "\u202eBuy")

    html = admin_client.get(page_of(second)).content.decode()

    assert html.count(name) == html.count(f"<bdi>{name}</bdi>") == 3
    assert "<bdi>\u202eFirst</bdi>" in html
    assert "<bdi>\u202eBuy</bdi>" in html


def test_it_shows_why_it_waits_its_reports_and_its_replies(admin_client: Client) -> None:
    ruling = published()
    first = comment(ruling, "First", author_name="Ann")
    other = comment(ruling)
    second = comment(ruling, "Second", parent=first)
    comment(ruling, parent=second)
    comment(ruling, parent=second, state="spam")
    concern(second, "repeated", str(other.pk))
    report(second, "Rude words", settled_at=second.created_at)
    report(second, "More", reason="names")

    text = text_of(admin_client, second)

    assert "In reply to Ann : First" in text
    assert "Replies 2" in text
    assert f"Very similar to another comment under the same name: comment {other.pk}" in text
    assert "It is abusive or threatening settled" in text
    assert "Rude words" in text
    assert "It names or identifies a patient, complainant or service user open More" in text


def test_it_leads_to_the_site_only_where_the_site_shows_it(admin_client: Client) -> None:
    ruling = published()
    visible, waiting = comment(ruling), comment(ruling, state="pending")

    assert f'href="{visible.get_absolute_url()}"' in opened(admin_client, page_of(visible)).html  # type: ignore[operator]
    assert waiting.get_absolute_url() + '"' not in text_of(admin_client, waiting)
    assert "Read it on the site" not in text_of(admin_client, waiting)


@pytest.mark.parametrize(
    ("permissions", "email", "said"),
    [
        ((*PERMISSIONS, "view_contact"), "ann@example.org", "ann@example.org , until 1 January"),
        (PERMISSIONS, "ann@example.org", "Known. To read it, ask for the right"),
        (PERMISSIONS, "", "None is known."),
    ],
)
def test_an_e_mail_address_is_shown_to_those_who_may_see_contacts(
    permissions: tuple[str, ...], email: str, said: str
) -> None:
    waiting = comment(published(), state="pending")
    Contact.objects.create(comment=waiting, email=email, email_until="2040-01-01")
    client = signed_in(moderator("m", *permissions))

    assert said in text_of(client, waiting)
    is_shown = "ann@example.org" in client.get(page_of(waiting)).content.decode()
    assert is_shown == ("view_contact" in permissions)


def test_a_comment_is_tied_to_what_it_corrects_and_untied(admin_client: Client) -> None:
    ruling = published()
    first, second = comment(ruling, author_name="Telling"), comment(ruling)

    answer = admin_client.post(page_of(second), {"corrects": f" {first.pk} "})

    second.refresh_from_db()
    assert second.corrects == first
    assert told(answer) == f"It corrects comment {first.pk}."
    assert LogEntry.objects.get().get_change_message() == f"It corrects comment {first.pk}."

    admin_client.post(page_of(second), {"corrects": ""})

    second.refresh_from_db()
    assert second.corrects is None


def test_a_number_that_cannot_be_is_refused_with_a_sentence(admin_client: Client) -> None:
    ruling = published()
    elsewhere = comment(published())
    middle, later = comment(ruling), comment(ruling)
    for number, said in (
        (elsewhere.pk, sentence("comment_corrects_same_ruling")),
        (later.pk, sentence("comment_corrects_earlier")),
        (middle.pk, sentence("comment_corrects_earlier")),
        (0, "There is no comment 0: check the number"),
        (-3, "There is no comment -3: check the number"),
        (10**30, f"There is no comment {10**30}: check the number"),
        ("abc", "Enter a whole number."),
        ("9" * 5000, "Enter a whole number."),
    ):
        answer = admin_client.post(page_of(middle), {"corrects": number})
        assert answer.status_code == 200
        assert said in answer.content.decode()

    middle.refresh_from_db()
    assert middle.corrects is None


def test_tying_does_not_bring_back_what_others_decided_meanwhile(
    admin_client: Client,
) -> None:
    ruling = published()
    first, second = comment(ruling), comment(ruling, state="pending")
    with CaptureQueriesContext(connection) as queries:
        admin_client.post(page_of(second), {"corrects": first.pk})

    changes = [each["sql"] for each in queries if 'UPDATE "comments_comment"' in each["sql"]]
    assert len(changes) == 1
    assert 'SET "corrects_id"' in changes[0]
    assert '"state"' not in changes[0]


def test_the_number_is_sent_with_what_protects_a_form(admin_user: User) -> None:
    ruling = published()
    first, second = comment(ruling), comment(ruling)
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    hidden = opened(client, page_of(second)).css_first(".correcting [name=csrfmiddlewaretoken]")
    assert hidden is not None
    sent = {"corrects": str(first.pk)}

    assert client.post(page_of(second), sent).status_code == 403
    sent["csrfmiddlewaretoken"] = hidden.attributes["value"] or ""
    assert client.post(page_of(second), sent).status_code == 302
    second.refresh_from_db()
    assert second.corrects == first


def test_nobody_rewrites_a_readers_words(admin_client: Client) -> None:
    waiting = comment(published(), "As written", state="pending")

    admin_client.post(page_of(waiting), {"text": "Rewritten", "author_name": "X", "state": "spam"})

    waiting.refresh_from_db()
    assert (waiting.text, waiting.author_name, waiting.state) == (
        "As written",
        "A reader",
        "pending",
    )


def test_who_may_only_look_finds_nothing_to_press_and_ties_nothing() -> None:
    ruling = published()
    first, second = comment(ruling), comment(ruling)
    client = signed_in(moderator("onlooker", "view_comment"))

    assert opened(client, page_of(second)).css("[name=decide], [name=reason], #id_corrects") == []
    assert client.post(page_of(second), {"corrects": first.pk}).status_code == 403


@pytest.mark.parametrize("comment_id", ["999999", "9" * 40, "x", "0"])
@pytest.mark.parametrize("sent", [{}, {"decide": "approve:1", "shown": "1:pending:x:0"}])
def test_a_comment_that_does_not_exist_leads_away(
    admin_client: Client, comment_id: str, sent: dict[str, str]
) -> None:
    address = f"/admin/comments/comment/{comment_id}/change/"

    assert admin_client.get(address).status_code == 302
    assert admin_client.post(address, sent).headers["Location"] in {"/admin/", address}


def test_an_erased_comment_and_one_without_anything_have_a_page(admin_client: Client) -> None:
    erased = comment(published(), "", state=CommentState.ERASED)

    assert "Nothing is left to decide" in text_of(admin_client, erased)


def test_the_number_of_queries_does_not_grow_with_the_history(admin_client: Client) -> None:
    ruling = published()
    moved = comment(ruling, state="pending")
    admin_client.get(page_of(moved))  # content types are looked up once for all
    counts: list[int] = []
    for _ in range(2):
        for decision in ("approve", "back"):
            decide(admin_client, decision, moved)
        report(moved)
        concern(moved, "word", f"word {len(counts)}")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(page_of(moved))
        counts.append(len(queries))

    assert counts[0] == counts[1]
