"""What belongs to the page, and what to the journalist."""

from __future__ import annotations

import pytest

from rulings.reading.pages import furniture
from tests.rulings.reading.written import draft


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Somebody/Fotolia",
        "Image: posed by model",
        "Picture by Reader A",
        "time",
        "Share this:",
        "Facebook | Twitter | Email",
        "12 shares",
        "By Reader A",
        "By Reader A, health correspondent",
        "12 March 2021",
        "Published: 3 February 2016",
        "Posted on 7 June 2022",
        "Read more: Nurse struck off",
        "Read the full decision here",
        "Related: Doctor suspended",
        "Register now for our conference, two days of free learning, on 26-27 September.",
        "Subscribe to our newsletter",
        "Follow us on Twitter",
        "We use cookies to improve your experience.",
        "Home > News > Health",
        "Skip to content",
        "Advertisement",
        "https://news.example/nurse",
        "* * *",
        "3 min read",
    ],
)
def test_a_line_of_the_page_is_furniture(line: str) -> None:
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The panel imposed a caution order.",
        "Background",
        "Personal information",
        "By the time of the hearing she had resigned.",
        "Sharing personal information was found to be misconduct.",
        "She was struck off on 6 June 2018.",
        "“She posted about the case on Facebook,” the panel said.",
        "Read in full, the ruling was kinder.",
    ],
)
def test_a_line_of_the_article_is_not(line: str) -> None:
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("More from Community Care", "Community Care"),
        ("More from The Daily X", "The Daily X"),
        ("More from this author", ""),
        ("More from the news", ""),
        ("The panel heard more from the nurse.", ""),
    ],
)
def test_the_publisher_is_named_in_the_line_that_offers_more(line: str, name: str) -> None:
    assert furniture.publisher_named_in(line) == name


def test_nothing_below_the_end_of_the_article_is_read() -> None:
    found = draft(
        "The panel imposed a caution order.",
        "More from Daily X",
        "Nurse struck off",
        "A nurse was struck off for theft on Tuesday.",
    )
    assert [one.kind.value.value for one in found.sanctions] == ["caution"]
    assert found.article.publisher is not None
    assert found.article.publisher.value == "Daily X"


def test_a_byline_dates_the_article() -> None:
    found = draft("By Reader A on 3 May 2019", "The panel imposed a caution order.")
    assert found.article.published_on is not None
    assert found.article.published_on.value.isoformat() == "2019-05-03"


def test_hard_wrapped_text_is_read_like_any_other() -> None:
    found = draft(
        "The panel, which met in Cardiff for three days, said that it had\n"
        "decided to impose a conditions of practice order for a period of\n"
        "nine months."
    )
    (order,) = found.sanctions
    assert order.duration_months is not None
    assert order.duration_months.value == 9
