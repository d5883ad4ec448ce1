"""A text is pasted or uploaded, looked at, and kept once: nothing typed is lost on the way."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rulings.admin.from_text.forms import BOTH, FILE_AGAIN, NEITHER
from rulings.admin.from_text.packing import DAMAGED, packed, unpacked
from rulings.admin.from_text.screens import KEPT, READ_BEFORE
from rulings.models import Evidence, NameReplacement, Revision, Ruling, Source
from rulings.reading import Unreadable
from rulings.reading.decode import BINARY, EMPTY, MAX_BYTES, TOO_LARGE
from rulings.rules import sentence
from rulings.vocabulary import RulingState
from tests.concurrent import both
from tests.rulings.admin import form
from tests.rulings.admin.from_text.texts import (
    ARTICLE,
    FROM_TEXT,
    KEEP,
    OVERLONG,
    hidden,
    keep,
    refusals,
    send,
    words,
)

pytestmark = pytest.mark.django_db


def uploaded(content: bytes, name: str = "saved.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_page_asks_for_a_text(admin_client: Client) -> None:
    page = admin_client.get(FROM_TEXT)

    assert page.status_code == 200
    assert "New ruling from a text" in page.content.decode()


def test_what_was_read_is_shown_with_its_words_and_nothing_is_kept(admin_client: Client) -> None:
    html = send(admin_client, text=ARTICLE).content.decode()

    assert "36" in words(html, "section[aria-labelledby=read]")
    assert "“three years”" in words(html, "section[aria-labelledby=read]")
    assert "Suspension (considered and rejected)" in words(html, "section[aria-labelledby=read]")
    assert "could not be read" in words(html, "section[aria-labelledby=unread]")
    assert not Ruling.objects.exists()


def test_it_becomes_a_draft_with_its_evidence_under_the_editors_name(
    admin_client: Client, admin_user: Any
) -> None:
    answer = keep(admin_client)

    ruling = Ruling.objects.get()
    assert answer.url == form.change(ruling)
    assert ruling.state == RulingState.DRAFT
    assert ruling.sanctions.get(imposed=True).duration_months == 36
    evidence = Evidence.objects.get(field="sanctions.0.duration_months")
    assert "three years" in evidence.words
    revision = Revision.objects.get()
    assert (revision.made_with, revision.made_by_id) == ("reading", admin_user.pk)
    assert revision.reason.startswith("Read from “Physiotherapist")
    assert KEPT in admin_client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (ARTICLE.encode(), "thin notes"),
        (ARTICLE.encode("utf-8-sig"), "thin notes"),
        (
            b"<!doctype html><html><body><article><h1>Thin notes in a page</h1>"
            + "".join(f"<p>{part}</p>" for part in ARTICLE.split("\n\n")[1:]).encode()
            + b"</article></body></html>",
            "Thin notes in a page",
        ),
    ],
    ids=["text", "text with a mark", "page"],
)
def test_a_file_is_known_by_its_content_whatever_it_is_called(
    admin_client: Client, content: bytes, title: str
) -> None:
    page = send(admin_client, file=uploaded(content, "photo.png"))

    admin_client.post(KEEP, hidden(page.content.decode()))

    assert title in Ruling.objects.get().title


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ARTICLE.encode().replace(b"thin", b"\x00"), BINARY),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 300, "The file is a picture, not text"),
        (b"PK\x03\x04" + b"0" * 300, "The file is a zip archive"),
        (ARTICLE.replace("🙂", "–").encode("cp1252"), "The text is not UTF-8"),
        (b"   \n", EMPTY),
        (b"x" * (MAX_BYTES + 1), TOO_LARGE),
        (b"", "empty"),
    ],
    ids=["null characters", "picture", "archive", "Windows-1252", "blanks", "huge", "nothing"],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    admin_client: Client, content: bytes, said: str
) -> None:
    page = send(admin_client, file=uploaded(content, "article.txt"), publisher="The Panel Reporter")

    assert page.status_code == 422
    assert any(said in refusal for refusal in refusals(page))
    assert 'value="The Panel Reporter"' in page.content.decode()
    assert not Ruling.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["Too short.", ARTICLE.replace("thin", "th\x00in"), "Nothing about any panel. " * 60],
    ids=["short", "null character", "about something else"],
)
def test_a_pasted_text_that_cannot_be_read_comes_back(admin_client: Client, text: str) -> None:
    page = send(admin_client, text=text, publisher="The Panel Reporter")

    assert page.status_code == 422
    assert refusals(page)
    html = page.content.decode()
    assert text.rsplit(maxsplit=1)[-1] in words(html, "textarea")
    assert 'value="The Panel Reporter"' in html


def test_nothing_and_both_are_refused(admin_client: Client) -> None:
    assert refusals(send(admin_client)) == [NEITHER]
    assert refusals(send(admin_client, text=ARTICLE, file=uploaded(b"words"))) == [BOTH]


def test_a_wrong_address_loses_no_text_and_says_that_the_file_is_wanted_again(
    admin_client: Client,
) -> None:
    page = send(admin_client, text=ARTICLE, url="not an address")
    assert page.status_code == 422
    assert "another five." in words(page.content.decode(), "textarea")

    page = send(admin_client, file=uploaded(ARTICLE.encode()), url="not an address")
    assert FILE_AGAIN in refusals(page)


def test_more_than_a_request_may_hold_is_answered_with_a_sentence(admin_client: Client) -> None:
    page = send(admin_client, text="x" * (6 * 1024 * 1024))

    assert page.status_code == 400
    assert "too large" in page.content.decode()


def test_what_the_text_does_not_say_of_itself_is_kept_with_it(admin_client: Client) -> None:
    keep(
        admin_client,
        publisher="The Panel Reporter",
        url="https://news.example/thin-notes",
        published_on="2017-09-21",
    )

    source = Source.objects.get()
    assert (source.publisher, source.url) == (
        "The Panel Reporter",
        "https://news.example/thin-notes",
    )
    assert str(source.published_on) == "2017-09-21"


def test_a_length_beyond_the_law_is_left_out_and_said(admin_client: Client) -> None:
    answer = keep(admin_client, OVERLONG)

    assert Ruling.objects.get().sanctions.get(imposed=True).duration_months is None
    assert "The lengths were left out" in admin_client.get(answer.url).content.decode()


def test_the_same_text_twice_leads_to_the_same_draft(admin_client: Client) -> None:
    first = keep(admin_client)
    second = keep(admin_client)

    assert second.url == first.url
    assert Ruling.objects.count() == 1
    assert READ_BEFORE in admin_client.get(second.url).content.decode()


def test_names_are_replaced_before_anything_is_kept(admin_client: Client) -> None:
    page = send(admin_client, text=ARTICLE.replace("Physiotherapist", "Ada Quill"))
    sent = hidden(page.content.decode())

    admin_client.post(KEEP, sent | {"names-0-written": "Ada Quill", "names-0-shown": "Registrant"})

    ruling = Ruling.objects.get()
    assert ruling.title.startswith("Registrant cautioned")
    assert NameReplacement.objects.get().written == "Ada Quill"
    snapshot = Revision.objects.get().snapshot
    assert snapshot.pop("desk")["names"] == [{"written": "Ada Quill", "shown": "Registrant"}]
    assert "Ada Quill" not in str(snapshot)
    assert "Ada Quill" in ruling.sources.get().text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"names-0-written": "Ada Quill", "names-0-shown": ""}, "go together"),
        (
            {"names-0-written": "Ada", "names-0-shown": "Ada"},
            sentence("name_replacement_differs"),
        ),
        (
            {
                "names-0-written": "Ada Quill",
                "names-0-shown": "Registrant",
                "names-1-written": "ADA QUILL",
                "names-1-shown": "R",
            },
            sentence("name_replacement_once"),
        ),
        (
            {"names-0-written": "Ada", "names-0-shown": "Not Ada"},
            sentence("name_replacement_settled"),
        ),
    ],
    ids=["half", "same", "twice", "holds the name"],
)
def test_a_name_that_cannot_be_replaced_comes_back_with_the_text(
    admin_client: Client, rows: dict[str, str], said: str
) -> None:
    sent = hidden(send(admin_client, text=ARTICLE).content.decode())

    page = admin_client.post(KEEP, sent | rows)

    assert page.status_code == 422
    assert any(said in refusal for refusal in refusals(page))
    assert hidden(page.content.decode()) == sent | rows
    assert not Ruling.objects.exists()


def test_a_damaged_text_is_refused(admin_client: Client) -> None:
    sent = hidden(send(admin_client, text=ARTICLE).content.decode())

    answer = admin_client.post(KEEP, sent | {"packed": sent["packed"][:-40]}, follow=True)

    assert DAMAGED in " ".join(refusals(answer))
    assert not Ruling.objects.exists()


def test_packing_is_undone_exactly_and_opens_no_flood() -> None:
    assert unpacked(packed(b"\x00words\xff")) == b"\x00words\xff"
    flood = packed(b"0" * (MAX_BYTES * 3))
    with pytest.raises(Unreadable):
        unpacked(flood)


def test_whoever_may_not_add_rulings_reads_none(client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("watcher", is_staff=True))

    assert client.get(FROM_TEXT).status_code == 403
    assert client.post(FROM_TEXT, {"text": ARTICLE}).status_code == 403
    assert client.post(KEEP, {"packed": packed(ARTICLE.encode())}).status_code == 403
    assert not Ruling.objects.exists()


def test_whoever_may_only_add_is_not_sent_to_a_page_they_may_not_see(
    client: Client, django_user_model: Any
) -> None:
    adder = django_user_model.objects.create_user("adder", is_staff=True)
    adder.user_permissions.add(Permission.objects.get(codename="add_ruling"))
    client.force_login(adder)

    assert keep(client).url == "/admin/"
    assert Ruling.objects.count() == 1


def test_reading_asks_a_fixed_number_of_queries(
    admin_client: Client, django_assert_num_queries: Any
) -> None:
    send(admin_client, text=ARTICLE)

    with django_assert_num_queries(12):
        send(admin_client, text=ARTICLE)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_draft(admin_client: Client) -> None:
    sent = hidden(send(admin_client, text=ARTICLE).content.decode())
    answers: list[Any] = []

    later = both(
        lambda: answers.append(admin_client.post(KEEP, sent)),
        lambda: admin_client.post(KEEP, sent),
    )

    assert later.result().url == answers[0].url
    assert Ruling.objects.count() == 1
