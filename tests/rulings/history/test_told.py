"""A correction is told to readers on the page, in the feed and in the data; a minor one is not."""

from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from rulings.editing import Editor
from rulings.history import restore
from rulings.models import Ruling
from rulings.vocabulary import MadeWith
from tests.rulings.admin import form
from tests.rulings.described import published
from tests.rulings.faces.reading import entries, feed, text

pytestmark = pytest.mark.django_db(transaction=True)

SUMMARY = "Notes of home visits were written weeks later."


def entry(client: Client) -> ElementTree.Element:
    [only] = entries(feed(client))
    return only


def corrections(client: Client, ruling: Ruling) -> list[str]:
    page = LexborHTMLParser(client.get(ruling.get_absolute_url()).content.decode())
    return [" ".join(node.text(separator=" ").split()) for node in page.css("ul.corrections > li")]


def test_the_page_tells_corrections_newest_first_and_who_made_them(client: Client) -> None:
    ruling = published(
        corrections=[
            {"made_by": "editor", "made_on": "2026-03-03", "note": "The length is 24 months."},
            {"made_by": "publisher", "made_on": None, "note": "A name was spelt wrongly."},
            {"made_by": "editor", "made_on": "2026-01-31", "note": "<b>An earlier one.</b>"},
        ]
    )
    assert corrections(client, ruling) == [
        "Corrected by our editors on 3 March 2026 The length is 24 months.",
        "Corrected by our editors on 31 January 2026 <b>An earlier one.</b>",
        "Corrected by the source’s publisher, date not stated A name was spelt wrongly.",
    ]


@pytest.mark.parametrize(
    ("correction", "told"),
    [
        (
            {"made_on": "2026-03-03", "note": "The length is 24 months."},
            "Corrected on 3 March 2026: The length is 24 months.",
        ),
        ({"note": "Put right."}, "Corrected: Put right."),
        (
            {"made_by": "publisher", "made_on": "2026-03-13", "note": "Put\nright."},
            "Corrected by the source’s publisher on 13 March 2026: Put\nright.",
        ),
        ({"made_on": "2026-03-03", "note": "A \x07<b>bell</b> & "}, None),
    ],
)
def test_the_feed_tells_a_correction_before_the_summary(
    client: Client, correction: dict[str, Any], told: str | None
) -> None:
    published(corrections=[correction])
    told = told or "Corrected on 3 March 2026: A <b>bell</b> & "
    assert text(entry(client), "a:summary") == f"{told}\n\n{SUMMARY}"


def test_the_feed_tells_the_newest_of_several_corrections(client: Client) -> None:
    published(
        summary="",
        corrections=[
            {"made_on": "2026-03-03", "note": "Newer."},
            {"made_on": "2026-01-03", "note": "Older."},
            {"made_on": None, "note": "Some day."},
        ],
    )
    assert text(entry(client), "a:summary") == "Corrected on 3 March 2026: Newer."


def test_a_correction_at_the_desk_is_news_on_every_face(admin_client: Client) -> None:
    ruling = published()
    before = entry(admin_client)
    sent = form.opened(admin_client, form.change(ruling)) | {
        "sanctions-0-duration_months": "24",
        "public_note": "The length was wrong.",
    }
    assert admin_client.post(form.change(ruling), sent).status_code == 302

    after = entry(admin_client)
    assert text(after, "record:content-hash") != text(before, "record:content-hash")
    assert moment(after) > moment(before)
    assert ": The length was wrong.\n\n" in text(after, "a:summary")
    assert "The length was wrong." in corrections(admin_client, ruling)[0]
    [row] = admin_client.get(f"/rulings/{ruling.pk}.json").json()["corrections"]
    assert row["note"] == "The length was wrong."


def test_a_restore_is_told_as_a_correction(client: Client) -> None:
    ruling = published()
    Ruling.objects.update(summary="Wrong.")
    assert restore(ruling, 2, Editor(MadeWith.DESK, reason="The summary was wrong.")) is None
    assert text(entry(client), "a:summary").endswith(f": The summary was wrong.\n\n{SUMMARY}")


def test_a_minor_change_moves_the_entry_and_is_not_told_as_a_correction(
    admin_client: Client,
) -> None:
    ruling = published()
    before = entry(admin_client)
    sent = form.opened(admin_client, form.change(ruling)) | {"title": "Spelt", "is_minor": "on"}
    assert admin_client.post(form.change(ruling), sent).status_code == 302
    after = entry(admin_client)
    assert text(after, "a:summary") == SUMMARY
    assert moment(after) > moment(before)
    assert corrections(admin_client, ruling) == []


def test_a_changed_note_is_another_text(client: Client) -> None:
    ruling = published(corrections=[{"note": "One."}])
    before = text(entry(client), "record:content-hash")
    ruling.corrections.update(note="Two.")
    assert text(entry(client), "record:content-hash") != before


def moment(entry: ElementTree.Element) -> datetime:
    return datetime.fromisoformat(text(entry, "a:updated"))
