"""Ten thousand comments on one ruling: what its page costs, by the shape of the discussion."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection

from benchmarks.measuring import Figures, measured
from comments.intake import take_in_thread
from comments.models import Comment
from comments.vocabulary import CommentState
from rulings.models import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.site import Site

NUMBER = 10_000
DEEPEST = 1_000
MOST_MILLISECONDS, MOST_BYTES = 100, 300_000
SENTENCE = "What the panel said about the records is fair and the sanction follows from it."

Parents = list[int | None]


def discussions(site: Site) -> Iterator[str]:
    """The table, line by line."""
    rulings = list(Ruling.objects.published().filter(comments=None).order_by("pk"))
    pages = {"no comments": rulings.pop().get_absolute_url()}
    for shape, parents in shapes().items():
        ruling = rulings.pop()
        started = time.perf_counter()
        fill(ruling, parents)
        yield f"{len(parents)} comments, {shape}: saved in {time.perf_counter() - started:.1f} s"
        pages[f"{shape}, first page"] = ruling.get_absolute_url()
        pages[f"{shape}, last page"] = f"{ruling.get_absolute_url()}?comments=999999"
        pages[f"{shape}, feed"] = f"/rulings/{ruling.pk}/comments.atom"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE comments_comment")
    yield from table(measured(site, pages))


def shapes() -> dict[str, Parents]:
    """For each comment the index of what it answers; ``None`` for the top level."""
    chance = random.Random(2017)  # the same discussion in every run
    mixed: Parents = [
        None
        if chance.random() < 0.6 or index == 0
        else chance.randrange(max(0, index - 200), index)
        for index in range(NUMBER)
    ]
    return {
        "mixed": mixed,
        "all on top": [None] * NUMBER,
        "one thread": [None, *([0] * (NUMBER - 1))],
        "one below the other": [None, *range(DEEPEST - 1)],
    }


def fill(ruling: Ruling, parents: Parents) -> None:
    """Approved comments of about 90 words, two paragraphs each, a minute apart."""
    chance = random.Random(1)
    words = SENTENCE.split()
    start = datetime(2017, 9, 25, 9, tzinfo=UTC)
    take_in_thread(
        [
            Comment(
                ruling=ruling,
                state=CommentState.APPROVED,
                author_name=f"Reader {index % 97}",
                text="\n\n".join(" ".join(chance.choices(words, k=45)) for _ in range(2)),
                posted_at=start + timedelta(minutes=index),
            )
            for index in range(len(parents))
        ],
        parents,
    )


def table(figures: dict[str, Figures]) -> Iterator[str]:
    """One line a page; times against the ruling without comments, and whether it meets its aim."""
    base = figures["no comments"].median
    yield ""
    yield (
        f"{'page':32} {'first':>8} {'median':>8} {'9 in 10':>8} {'ratio':>6} "
        f"{'kB':>5} {'queries':>8}  under {MOST_MILLISECONDS} ms and {MOST_BYTES // 1000} kB"
    )
    for name, page in figures.items():
        meets = page.median < MOST_MILLISECONDS and page.size < MOST_BYTES
        yield (
            f"{name:32} {page.first:5.0f} ms {page.median:5.0f} ms {page.most:5.0f} ms "
            f"{page.median / base:6.2f} {page.size // 1000:5} {page.queries:8}  "
            f"{'yes' if meets else 'no'}"
        )
