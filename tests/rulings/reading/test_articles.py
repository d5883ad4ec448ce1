"""Whole articles of our own, in many voices: what must be read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rulings.reading import Draft, read
from rulings.reading.draft import Read, ReadSanction, Span
from tests.rulings.reading.determinations_read import plain
from tests.rulings.reading.expectations import EXPECTED, Expected

ARTICLES = {
    path.stem: path
    for path in sorted((Path(__file__).parent / "articles").iterdir())
    if path.suffix in {".txt", ".html"}
}
SINGLE_VALUES = (
    "regulator",
    "committee",
    "profession",
    "setting",
    "agency",
    "hearing",
    "decided_on",
    "impairment",
    "impairment_personal",
    "impairment_public",
)


def length(order: ReadSanction) -> int | str | None:
    if order.indefinite:
        return "indefinite"
    return order.duration_months.value if order.duration_months else None


def readings(draft: Draft) -> Iterator[tuple[object, ...]]:
    """Everything read, as rows that can be compared."""
    for name in SINGLE_VALUES:
        value: Read[object] | None = getattr(draft, name)
        if value:
            yield "field", name, plain(value.value)
    for order in draft.sanctions:
        yield "sanction", plain(order.kind.value), order.imposed, length(order)
    for finding in draft.findings:
        yield "finding", plain(finding.ground.value), plain(finding.outcome.value)
    for factor in draft.factors:
        yield "factor", factor.factor.value, factor.accepted
    for particular in draft.particulars:
        outcome = plain(particular.outcome.value) if particular.outcome else None
        yield "particular", particular.topics[0].value, outcome


def wanted(expected: Expected) -> Iterator[tuple[object, ...]]:
    for name, value in expected.fields.items():
        if name != "published_on":
            yield "field", name, value
    yield from (("sanction", *one) for one in expected.sanctions)
    yield from (("finding", *one) for one in expected.findings)
    yield from (("factor", *one) for one in expected.factors)
    yield from (("particular", *one) for one in expected.particulars.items())


def test_every_article_has_its_expectations() -> None:
    assert set(ARTICLES) == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_an_article_is_read_as_a_careful_reader_would(name: str) -> None:
    expected = EXPECTED[name]
    found = set(readings(read(ARTICLES[name].read_bytes())))
    must = set(wanted(expected))
    assert must - found == expected.not_yet, "not read"
    assert found - must - expected.may == set(), "read, but not said"


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_the_comments_of_an_article_are_all_there(name: str) -> None:
    assert len(read(ARTICLES[name].read_bytes()).article.comments) == EXPECTED[name].comments


def spans(value: object) -> Iterator[Span]:
    """Every span in a draft, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_every_span_points_at_words_of_the_article(name: str) -> None:
    draft = read(ARTICLES[name].read_bytes())
    for span in spans(draft):
        assert 0 <= span.start <= span.end <= len(draft.article.text)
        assert span.of(draft.article.text).strip() == span.of(draft.article.text)
        assert span.of(draft.article.text) or span.start == span.end


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_no_value_is_read_from_a_comment(name: str) -> None:
    draft = read(ARTICLES[name].read_bytes())
    comments = [comment.evidence for comment in draft.article.comments]
    for part in (draft.sanctions, draft.findings, draft.factors, draft.particulars, draft.harm):
        for span in spans(part):
            assert not any(span.start < one.end and span.end > one.start for one in comments)
