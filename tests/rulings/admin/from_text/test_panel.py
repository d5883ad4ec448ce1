"""The text beside the form: marked, linked both ways, and in step with the rows."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rulings.admin.from_text.panel import CHANGED
from rulings.models import Evidence, Ruling, Source
from tests.rulings.admin import form
from tests.rulings.admin.from_text.beside import evidence, of_row, opened, saved, text_of, words_of
from tests.rulings.described import draft

pytestmark = pytest.mark.django_db


def test_the_text_stands_beside_the_form_to_the_letter(
    admin_client: Client, ruling: Ruling
) -> None:
    shown = opened(admin_client, ruling).css_first("#source-text")

    assert shown is not None
    assert shown.text() == ruling.sources.get().text


def test_a_ruling_without_a_text_shows_none(admin_client: Client) -> None:
    assert opened(admin_client, draft()).css_first(".source-text") is None


def test_every_field_leads_to_its_words_and_the_words_to_their_field(
    admin_client: Client, ruling: Ruling
) -> None:
    page = opened(admin_client, ruling)

    assert "three years" in words_of(page, "sanctions-0-duration_months")[0]
    for link in page.css(".evidence-link"):
        assert page.css_first(link.attributes["href"] or "") is not None
        assert page.css_first(f"[name='{link.attributes['data-field']}']") is not None
    marks = page.css("#source-text mark a")
    assert marks
    for mark in marks:
        assert page.css_first(mark.attributes["href"] or "") is not None


def test_hostile_words_stay_words(admin_client: Client) -> None:
    hostile = draft()
    source = Source.objects.create(
        ruling=hostile, title="Hostile", text="<script>alert(1)</script> & “words”"
    )
    Evidence.objects.create(source=source, field="article.title", start=3, end=12)

    page = opened(admin_client, hostile)

    text = page.css_first("#source-text")
    assert text is not None
    assert text.text() == source.text
    assert words_of(page, "title") == ["“ript>aler”"]


def test_a_text_of_half_a_megabyte_is_shown_whole(admin_client: Client) -> None:
    long = draft()
    text = "More words of the same report follow here. " * 12_000
    source = Source.objects.create(ruling=long, title="Long", text=text)
    Evidence.objects.bulk_create(
        Evidence(source=source, field=f"particulars.0.topics.{n}", start=9 * n, end=9 * n + 50)
        for n in range(300)
    )

    shown = opened(admin_client, long).css_first("#source-text")

    assert shown is not None
    assert shown.text() == text


def test_one_of_several_texts_is_chosen(admin_client: Client, ruling: Ruling) -> None:
    other = Source.objects.create(ruling=ruling, title="Another report", text="Other words.")

    first, second = opened(admin_client, ruling), opened(admin_client, ruling, source=other.pk)

    assert text_of(first, "#source-text") == ruling.sources.all()[0].text
    assert text_of(second, "#source-text") == "Other words."
    assert text_of(second, ".source-text-choice [aria-current]") == "Another report"


def test_evidence_follows_a_row_that_is_moved(admin_client: Client, ruling: Ruling) -> None:
    first, last = of_row("particulars", 0), of_row("particulars", 1)
    moved = {"particulars-0-move_to": str(ruling.particulars.count())}

    saved(admin_client, ruling, **moved)

    assert of_row("particulars", ruling.particulars.count() - 1) == first
    assert of_row("particulars", 0) == last


def test_evidence_goes_with_a_row_that_is_removed_and_the_rest_moves_up(
    admin_client: Client, ruling: Ruling
) -> None:
    suspension = of_row("sanctions", 1)
    everything = set(evidence().values())

    saved(admin_client, ruling, **{"sanctions-0-DELETE": "on"})

    assert of_row("sanctions", 0) == suspension
    assert of_row("sanctions", 1) == {}
    assert set(evidence().values()) <= everything


def test_a_row_put_first_takes_nobodys_evidence(admin_client: Client, ruling: Ruling) -> None:
    count = ruling.particulars.count()
    first = of_row("particulars", 0)

    saved(
        admin_client,
        ruling,
        **form.particular(count, text="Entered by hand.", outcome="not_stated", move_to="1"),
    )

    assert ruling.particulars.all()[0].text == "Entered by hand."
    assert of_row("particulars", 0) == {}
    assert of_row("particulars", 1) == first
    page = opened(admin_client, ruling)
    assert words_of(page, "particulars-0-text") == []
    assert words_of(page, "particulars-1-text") != []


def test_an_order_that_turns_out_to_be_rejected_keeps_its_words(
    admin_client: Client, ruling: Ruling
) -> None:
    """The form shows rejected orders last, whatever their place."""
    caution = ruling.sanctions.get(kind="caution")
    ruling.sanctions.filter(kind="suspension").update(imposed=True)
    saved(admin_client, ruling, **{"sanctions-0-imposed": "False"})
    caution.refresh_from_db()
    assert not caution.imposed

    page = opened(admin_client, ruling)

    assert "three years" in words_of(page, "sanctions-1-duration_months")[0]
    assert words_of(page, "sanctions-0-duration_months") == []


@pytest.mark.django_db(transaction=True)
def test_a_value_changed_by_hand_says_so_and_keeps_its_words(
    admin_client: Client, ruling: Ruling
) -> None:
    assert CHANGED not in opened(admin_client, ruling).text()

    saved(admin_client, ruling, **{"sanctions-0-duration_months": "24"})

    page = opened(admin_client, ruling)
    below = text_of(page, "#id_sanctions-0-duration_months_helptext")
    assert CHANGED in below
    assert "three years" in below
    assert page.text().count(CHANGED) == 1


@pytest.mark.django_db(transaction=True)
def test_a_moved_row_is_not_called_changed(admin_client: Client, ruling: Ruling) -> None:
    saved(admin_client, ruling, **{"particulars-0-move_to": "2"})

    assert CHANGED not in opened(admin_client, ruling).text()


def test_rewritten_conditions_keep_their_words_and_removed_ones_lose_them(
    admin_client: Client, ruling: Ruling
) -> None:
    source = ruling.sources.get()
    lines = {"sanctions-1-condition_lines": "One\r\nTwo\r\nThree"}
    saved(admin_client, ruling, **lines)
    Evidence.objects.bulk_create(
        Evidence(source=source, field=f"sanctions.1.conditions.{n}.text", start=n, end=n + 1)
        for n in range(3)
    )

    saved(admin_client, ruling, **{"sanctions-1-condition_lines": "Two\r\nThree, mended"})

    kept_now = {
        row.field: row.start for row in Evidence.objects.filter(field__contains="conditions")
    }
    assert kept_now == {"sanctions.1.conditions.0.text": 1}


def test_much_evidence_asks_no_more_queries_than_little(
    admin_client: Client, ruling: Ruling, django_assert_num_queries: Any
) -> None:
    opened(admin_client, ruling)
    with CaptureQueriesContext(connection) as before:
        opened(admin_client, ruling)
    source = ruling.sources.get()
    Evidence.objects.bulk_create(
        Evidence(source=source, field=f"particulars.1.topics.{n}", start=n, end=n + 9)
        for n in range(50, 150)
    )

    with django_assert_num_queries(len(before.captured_queries)):
        opened(admin_client, ruling)
