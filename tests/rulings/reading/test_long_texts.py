"""Whatever is in a text, it is read or refused: a rule that goes wild would never come back."""

from __future__ import annotations

from contextlib import suppress

import pytest

from rulings.reading import Unreadable, read
from tests.rulings.reading.written import article

BODY = article("The panel imposed a caution order for two years.")
HEADER = "  1. A September 25, 2017 at 9:58 am #"
LONG = 200_000  # characters: a rule that takes the square of them holds the run up for an hour


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
def test_a_long_run_of_anything_is_read_or_refused(run: str, place: str) -> None:
    filler = run * (LONG // len(run))
    text = {
        "in the body": f"{BODY}\n\n{filler}",
        "as the end of a sentence": f"{BODY}\n\nThe panel {filler}.",
        "in the thread": f"{BODY}\n\n1 Comment\n\n{HEADER}\n\n    {filler}",
    }[place]
    with suppress(Unreadable):
        assert read(text.encode()).article.title.value


def test_ten_thousand_comments_are_read() -> None:
    thread = "\n".join(
        f"  {number}. Reader September 25, 2017 at 9:58 am #\n\n    Words {number}.\n"
        for number in range(1, 10_001)
    )
    found = read(f"{BODY}\n10000 Comments\n\n{thread}".encode())
    assert len(found.article.comments) == 10_000
