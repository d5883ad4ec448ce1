"""The screens around the queue: the desk, discussions, watched words and letters."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from comments.models import Letter, Subscription, WatchedWord
from rulings.models import Discussion, Ruling
from rulings.rules import sentence
from tests.comments.admin.queue import moderator, opened, report, signed_in
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

WORDS = "/admin/comments/watchedword/"
DISCUSSIONS = "/admin/rulings/discussion/"
LETTERS = "/admin/comments/letter/"


def waiting_line(client: Client) -> str:
    node = opened(client, "/admin/").css_first(".desk-comments")
    return " ".join(node.text().split()) if node else ""


def errors(answer: object) -> list[str]:
    html = answer.content.decode()  # type: ignore[attr-defined]
    return [node.text() for node in LexborHTMLParser(html).css("ul.errorlist > li")]


def letter(ruling: Ruling, email: str, **values: object) -> Letter:
    """In the outbox, to an address that asked for it."""
    subscription = Subscription.objects.create(comment=comment(ruling), email=email)
    return Letter.objects.create(kind="confirm", subscription=subscription, **values)


def test_the_desk_says_what_waits(admin_client: Client) -> None:
    ruling = published()
    assert waiting_line(admin_client) == "0 comments wait, 0 reported."

    comment(ruling, state="pending")
    assert waiting_line(admin_client) == "1 comment waits, 0 reported."

    report(comment(ruling))
    assert waiting_line(admin_client) == "2 comments wait, 1 reported."


def test_the_desk_says_so_only_to_those_who_may_look() -> None:
    assert waiting_line(signed_in(moderator("m", "view_comment"))) != ""
    assert waiting_line(signed_in(moderator("e", "view_ruling"))) == ""


def test_a_discussion_is_closed_by_date_or_turned_off(admin_client: Client) -> None:
    ruling = published()
    comment(ruling)

    admin_client.post(
        f"{DISCUSSIONS}{ruling.pk}/change/", {"mode": "off", "last_day": "2030-05-01"}
    )

    discussion = Discussion.objects.get(pk=ruling.pk)
    assert (discussion.mode, str(discussion.last_day)) == ("off", "2030-05-01")
    assert discussion.visible_comments == 0


def test_saving_a_discussion_leaves_the_count_to_the_database(admin_client: Client) -> None:
    ruling = published()
    with CaptureQueriesContext(connection) as queries:
        admin_client.post(f"{DISCUSSIONS}{ruling.pk}/change/", {"mode": "open", "last_day": ""})

    changes = [each["sql"] for each in queries if 'UPDATE "rulings_discussion"' in each["sql"]]
    assert len(changes) == 1
    assert "visible_comments" not in changes[0]


@pytest.mark.parametrize("sent", [{"mode": "half"}, {"mode": "open", "last_day": "someday"}, {}])
def test_a_discussion_refuses_what_it_cannot_be(admin_client: Client, sent: dict[str, str]) -> None:
    ruling = published()

    answer = admin_client.post(f"{DISCUSSIONS}{ruling.pk}/change/", sent)

    assert errors(answer)
    assert Discussion.objects.get(pk=ruling.pk).mode == "open"


def test_discussions_are_found_by_title_and_by_id(admin_client: Client) -> None:
    found, other = published(title="Late notes"), published(title="Early notes")

    for query in ("late", found.pk):
        listed = admin_client.get(DISCUSSIONS, {"q": query}).context["cl"].result_list
        assert [each.pk for each in listed] == [found.pk]
    assert other.pk != found.pk


def test_discussions_are_neither_added_nor_deleted(admin_client: Client) -> None:
    ruling = published()

    assert admin_client.get(f"{DISCUSSIONS}add/").status_code == 403
    assert (
        admin_client.post(f"{DISCUSSIONS}{ruling.pk}/delete/", {"post": "yes"}).status_code == 403
    )


@pytest.mark.parametrize("address", [DISCUSSIONS, LETTERS, WORDS])
def test_each_list_takes_the_same_number_of_queries_for_three_and_for_twelve(
    admin_client: Client, address: str
) -> None:
    counts = []
    for more in (3, 9):
        for number in range(more):
            letter(published(), "ann@example.org")
            WatchedWord.objects.create(text=f"word {more} {number}")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_watched_word_is_kept_with_single_spaces(admin_client: Client) -> None:
    admin_client.post(
        f"{WORDS}add/", {"text": "  Quick \t loan* ", "effect": "spam", "note": "Adverts"}
    )

    word = WatchedWord.objects.get()
    assert (word.text, word.effect, word.note) == ("Quick loan*", "spam", "Adverts")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ca*ino", "Keep one asterisk, at the very end"),
        ("*casino", "Keep one asterisk, at the very end"),
        ("casino**", "Keep one asterisk, at the very end"),
        ("*", "at least one letter or digit"),
        ("…!", "at least one letter or digit"),
        ("   ", "This field is required."),
        ("", "This field is required."),
        ("CASINO", sentence("watched_word_once")),
        ("x" * 101, "at most 100 characters"),
    ],
)
def test_a_word_that_cannot_be_watched_is_refused_with_a_sentence(
    admin_client: Client, text: str, said: str
) -> None:
    WatchedWord.objects.create(text="casino")

    answer = admin_client.post(f"{WORDS}add/", {"text": text, "effect": "hold"})

    assert said in " ".join(errors(answer))
    assert WatchedWord.objects.count() == 1


def test_watched_words_are_listed_with_effect_and_note_and_searched(admin_client: Client) -> None:
    WatchedWord.objects.create(text="casino", note="Adverts")
    WatchedWord.objects.create(text="loan")

    html = admin_client.get(WORDS, {"q": "advert"}).content.decode()

    assert "casino" in html
    assert "Hold for a moderator" in html
    assert "loan" not in html


@pytest.mark.parametrize(
    ("standing", "emails"),
    [
        ("waiting", {"new@example.org"}),
        ("failed", {"later@example.org"}),
        ("done", {"sent@example.org"}),
        ("given_up", {"never@example.org"}),
        (
            "nonsense",
            {"new@example.org", "later@example.org", "sent@example.org", "never@example.org"},
        ),
    ],
)
def test_letters_are_listed_by_where_they_stand(
    admin_client: Client, standing: str, emails: set[str]
) -> None:
    ruling = published()
    letter(ruling, "new@example.org")
    letter(ruling, "later@example.org", tries=2, last_error="Connection refused")
    letter(ruling, "sent@example.org", tries=1, done_at=timezone.now())
    letter(ruling, "never@example.org", tries=12, done_at=timezone.now(), last_error="Refused")

    listed = admin_client.get(LETTERS, {"standing": standing}).context["cl"].result_list

    assert {each.subscription.email for each in listed} == emails


def test_letters_name_nobody_to_those_who_may_not_see_contacts() -> None:
    letter(published(), "ann@example.org", tries=1, last_error="550: no such user")
    may, may_not = moderator("a", "view_letter", "view_contact"), moderator("b", "view_letter")

    assert "ann@example.org" in signed_in(may).get(LETTERS).content.decode()
    html = signed_in(may_not).get(LETTERS).content.decode()
    assert "ann@" not in html
    assert "no such user" in html


def test_letters_are_only_read(admin_client: Client) -> None:
    sent = letter(published(), "ann@example.org")

    assert admin_client.get(f"{LETTERS}add/").status_code == 403
    for page in ("change", "delete"):
        answer = admin_client.post(f"{LETTERS}{sent.pk}/{page}/", {"tries": "9", "post": "yes"})
        assert answer.status_code == 403
    assert Letter.objects.get().tries == 0


@pytest.mark.parametrize("model", ["move", "attempts", "concern", "report", "contact"])
def test_what_the_database_writes_has_no_screen(admin_client: Client, model: str) -> None:
    assert admin_client.get(f"/admin/comments/{model}/").status_code == 404
