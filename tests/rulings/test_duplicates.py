"""Suspected duplicates: each with its reasons, and none for what merely looks alike."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.drafting import digest
from rulings.duplicates import (
    MOST_CANDIDATES,
    SAME_ADDRESS,
    SAME_DECISION,
    SAME_REFERENCE,
    SAME_TEXT,
    Suspect,
    likeness,
    sentences_of,
    suspects,
)
from rulings.models import Ruling, Source
from rulings.reading import Draft, read
from rulings.reading.draft import Read, Span
from tests.rulings.admin.from_text.texts import ARTICLE
from tests.rulings.described import SOURCE, draft, sanction

pytestmark = pytest.mark.django_db


def an(article: str = ARTICLE, **changes: Any) -> Draft:
    return replace(read(article.encode()), **changes)


def value(read: Any) -> Read[Any]:
    return Read(read, Span(0, 1))


def found(read: Draft, url: str = "") -> list[Suspect]:
    return suspects(read, digest(read.article.text), url)


def kept(text: str = "", **changes: Any) -> Ruling:
    source = {**SOURCE, "text": text, "text_digest": digest(text) if text else ""}
    return draft(decided_on=None, decided_precision=None, sources=[source], **changes)


def test_nothing_is_suspected_in_an_empty_record() -> None:
    assert found(an()) == []


def test_the_same_text_is_the_only_reason_that_is_told() -> None:
    read = an()
    ruling = kept(read.article.text)

    (suspect,) = found(read)

    assert (suspect.ruling, suspect.reasons) == (ruling, [SAME_TEXT])


def test_the_same_address_is_suspected() -> None:
    ruling = kept()
    ruling.sources.update(url="https://news.example/one")

    (suspect,) = found(an(), url="https://news.example/one")
    assert suspect.reasons == [SAME_ADDRESS]
    assert found(an(), url="https://news.example/two") == []


def test_the_same_case_reference_is_suspected_whatever_its_capitals() -> None:
    Ruling.objects.filter(pk=kept().pk).update(case_reference="FTP-12345")

    (suspect,) = found(an(case_reference=value("ftp-12345")))
    assert suspect.reasons == [SAME_REFERENCE.format(reference="ftp-12345")]
    assert found(an(case_reference=value("FTP-1234"))) == []


def test_the_same_regulator_day_and_orders_are_suspected() -> None:
    ruling = draft()

    (suspect,) = found(an(decided_on=value(date(2017, 9, 20))))

    assert suspect.ruling == ruling
    assert suspect.reasons == [SAME_DECISION.format(day="20 September 2017")]
    assert found(an(decided_on=value(date(2017, 9, 21)))) == []
    assert found(an()) == []


def test_another_order_of_the_same_day_is_another_ruling() -> None:
    draft(sanctions=[sanction("suspension", 12)])

    assert found(an(decided_on=value(date(2017, 9, 20)))) == []


def test_nearly_the_same_text_is_suspected_and_its_share_told() -> None:
    other = ARTICLE.replace("another five", "another six").replace(" has ", "\nhas ")
    ruling = kept(an(other).article.text)

    (suspect,) = found(an())

    assert suspect.ruling == ruling
    assert "of the sentences are in both" in suspect.reasons[0]


def test_a_text_about_something_else_is_not_suspected() -> None:
    kept(" ".join(f"This sentence about pharmacists is number {n}." for n in range(40)))

    assert found(an()) == []


def test_the_work_is_bounded_however_many_texts_there_are(
    django_assert_max_num_queries: Any,
) -> None:
    ruling = kept()
    Source.objects.bulk_create(
        Source(ruling=ruling, title=f"Report {n}", text=f"{ARTICLE} {n}") for n in range(300)
    )

    with django_assert_max_num_queries(8):
        (suspect,) = found(an())

    assert suspect.ruling == ruling
    assert len(suspect.reasons) == 1
    assert MOST_CANDIDATES < 300


@given(st.text(max_size=400))
def test_a_text_is_like_itself_or_too_short_to_tell(text: str) -> None:
    mine = sentences_of(text)
    assert likeness(mine, mine) in {0.0, 1.0}


def test_line_breaks_and_signs_make_no_difference() -> None:
    one = "The panel heard of late notes. The panel heard of thin notes. It made one order."
    other = one.replace(" heard", "\nheard").upper().replace(".", "!")
    assert sentences_of(one) == sentences_of(other)
