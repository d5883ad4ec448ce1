"""Reading takes time in proportion to the text, whatever is in it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from rulings.reading import Unreadable, read
from tests.rulings.reading.written import article

BODY = article("The panel imposed a caution order for two years.")
HEADER = "  1. A September 25, 2017 at 9:58 am #"
MILLION = 1_000_000
SECONDS = 10.0
"""Generous: a quadratic rule takes minutes on this much."""


def seconds_for(text: str) -> float:
    begin = time.perf_counter()
    with suppress(Unreadable):
        read(text.encode())
    return time.perf_counter() - begin


@pytest.mark.parametrize(
    "run",
    [
        " ",
        "\t",
        "1",
        ".",
        '"',
        "A",
        "1. ",
        "• ",
        "a ",
        ". A",
        "failed to ",
        "the panel ",
        "was not ",
        "September 25, 2017 ",
        "<",
        "\n\n.",
    ],
)
@pytest.mark.parametrize("place", ["in the body", "in the thread", "as the end of a sentence"])
def test_a_megabyte_of_anything_is_read_or_refused_in_seconds(run: str, place: str) -> None:
    filler = run * (MILLION // len(run))
    text = {
        "in the body": f"{BODY}\n\n{filler}",
        "as the end of a sentence": f"{BODY}\n\nThe panel {filler}.",
        "in the thread": f"{BODY}\n\n1 Comment\n\n{HEADER}\n\n    {filler}",
    }[place]
    assert seconds_for(text) < SECONDS


def test_ten_thousand_comments_are_read_in_seconds() -> None:
    thread = "\n".join(
        f"  {number}. Reader September 25, 2017 at 9:58 am #\n\n    Words {number}.\n"
        for number in range(1, 10_001)
    )
    begin = time.perf_counter()
    found = read(f"{BODY}\n10000 Comments\n\n{thread}".encode())
    assert len(found.article.comments) == 10_000
    assert time.perf_counter() - begin < SECONDS
