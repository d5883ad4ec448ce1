"""What others do with a ruling while a file is imported that changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rulings.models import Ruling
from rulings.vocabulary import RulingState
from tests.concurrent import both
from tests.rulings.described import draft, published
from tests.rulings.importing.files import imported, json_lines

if TYPE_CHECKING:
    from rulings.importing import Report

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "0161 496 0123"


def troubles(report: Report) -> str:
    return " ".join(map(str, report.troubles.shown))


def test_a_draft_that_is_published_meanwhile_is_looked_at_as_what_is_public() -> None:
    ruling = draft()
    row = json_lines({"id": ruling.pk, "summary": f"Call {NUMBER}.", "note": "More."})
    report = both(ruling.publish, lambda: imported(row)).result()
    assert "looks like a telephone number" in troubles(report)
    assert NUMBER not in Ruling.objects.get(pk=ruling.pk).summary


def test_a_draft_that_is_the_same_is_not_published_with_words_that_came_meanwhile() -> None:
    ruling = draft()
    row = json_lines({"id": ruling.pk, "title": ruling.title})

    def type_a_number() -> None:
        Ruling.objects.filter(pk=ruling.pk).update(summary=f"Call {NUMBER}.")

    report = both(type_a_number, lambda: imported(row, publish=True)).result()
    assert "looks like a telephone number" in troubles(report)
    assert Ruling.objects.get(pk=ruling.pk).state == RulingState.DRAFT


def test_a_ruling_that_expires_meanwhile_takes_nothing_in() -> None:
    ruling = published()
    row = json_lines({"id": ruling.pk, "particulars": [{"text": "New words."}], "note": "More."})

    def expire() -> None:
        Ruling.objects.filter(pk=ruling.pk).update(state=RulingState.EXPIRED)

    report = both(expire, lambda: imported(row)).result()
    assert "has expired" in troubles(report)
    assert not ruling.particulars.exists()
