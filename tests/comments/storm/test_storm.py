"""Eight people write, two moderate and one reads, all at once, on a real web server.

A minute under CI=true, some seconds elsewhere; STORM_SECONDS says otherwise.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from django.db.models import Q

from benchmarks.site import gunicorn
from comments.models import Comment, Move, Report
from comments.vocabulary import CommentState, MovedAs
from rulings.models import Discussion, Ruling
from tests.comments.storm.people import (
    COMPLAINT,
    FORBIDDEN,
    PASSWORD,
    Moderator,
    Reader,
    Visitor,
    Writer,
)
from tests.comments.test_thread_rules import expected, flagged
from tests.rulings.described import published

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.django_db(transaction=True)]

SECONDS = int(os.environ.get("STORM_SECONDS", "60" if os.environ.get("CI") == "true" else "8"))
# Everything is counted, and nobody comes near the limits.
LIMITS = {
    "COMMENTS_BY_ADDRESS": "100000",
    "COMMENTS_BY_EMAIL": "100000",
    "COMMENTS_REPORTS_BY_ADDRESS": "100000",
    "COMMENTS_REPORTS_TO_HOLD": "2",
    "COMMENTS_SECONDS_TO_WRITE": "0",
    "PROXIES": "1",
}
LONG_ENOUGH = 30  # seconds in which something is taken away


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The web server as it serves readers, on the database of this test."""
    database = connection.settings_dict
    host, port = database["HOST"], database["PORT"]
    environment = {
        **os.environ,
        **LIMITS,
        "DATABASE_URL": f"postgresql://{database['USER']}:{database['PASSWORD']}@/"
        f"{database['NAME']}?host={host}&port={port or 5432}",
        "DATA_DIRECTORY": str(tmp_path),
        "DEBUG": "1",  # static files as they are: nothing is collected for a test
    }
    with gunicorn(environment) as running:
        yield f"http://127.0.0.1:{running.port}/"


def people(site: str, rulings: list[str]) -> tuple[list[Writer], list[Moderator], list[Reader]]:
    ends = time.monotonic() + SECONDS
    hashed = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1)  # as the server reads it
    for number in (1, 2):
        get_user_model().objects.create(
            username=f"moderator{number}", password=hashed, is_staff=True, is_superuser=True
        )
    return (
        [Writer(site, rulings, ends, each, f"192.0.2.{each}") for each in range(1, 9)],
        [Moderator(site, rulings, ends, each, f"198.51.100.{each}") for each in (1, 2)],
        [Reader(site, rulings, ends, 1, "203.0.113.1")],
    )


def test_nothing_is_lost_doubled_or_wrongly_shown(site: str) -> None:
    rulings = [published(title=f"Ruling {number}") for number in (1, 2)]
    writers, moderators, readers = people(site, [r.get_absolute_url() for r in rulings])
    everybody: list[Visitor] = [*writers, *moderators, *readers]
    with ThreadPoolExecutor(len(everybody)) as threads:
        for run in [threads.submit(each.run) for each in everybody]:
            run.result()

    assert [fault for each in everybody for fault in each.faults] == []
    kept = {text: became for writer in writers for text, became in writer.kept.items()}
    reported = Counter(number for writer in writers for number in writer.reported)
    print(
        f"\n{SECONDS} s: {len(kept)} comments by 8 writers, {reported.total()} reports, "
        f"{len(taken_away())} taken away, {sum(m.decided for m in moderators)} decisions, "
        f"{readers[0].read} pages read, {Comment.objects.visible().count()} visible at the end"
    )
    assert kept
    assert sum(moderator.decided for moderator in moderators) > 0
    check_comments(kept)
    check_reports(reported, senders=sum(bool(writer.reported) for writer in writers))
    check_threads(rulings)
    if SECONDS >= LONG_ENOUGH:
        assert reported
        assert taken_away()


def check_comments(kept: dict[str, str]) -> None:
    """Nothing is lost, nothing doubled, and what was withdrawn stays so."""
    found = Counter(Comment.objects.values_list("text", flat=True))
    assert found.keys() == kept.keys()  # nor is there anything that nobody sent
    assert set(found.values()) == {1}
    withdrawn = {text for text, became in kept.items() if became == "withdrawn"}
    assert set(Comment.objects.filter(text__in=withdrawn).values_list("state", flat=True)) <= {
        "withdrawn"
    }


def check_reports(reported: Counter[int], senders: int) -> None:
    """Each report that the site said it took is kept, whatever became of the comment."""
    kept = Report.objects.filter(words=COMPLAINT)
    assert Counter(kept.values_list("comment_id", flat=True)) == reported
    assert kept.exclude(address_key="").values("address_key").distinct().count() == senders


def check_threads(rulings: list[Ruling]) -> None:
    """What is shown, counted and told of each comment agrees with where the comments stand."""
    assert not Comment.objects.visible().filter(text__contains=FORBIDDEN).exists()
    for ruling in rulings:
        assert flagged(ruling) == expected(ruling)
        counted = Discussion.objects.get(ruling=ruling).visible_comments
        assert counted == len(expected(ruling)[0])
    # The histories agree with the comments: each ends where its comment stands.
    last = dict(Move.objects.order_by("pk").values_list("comment_id", "to_state"))
    assert last == dict(Comment.objects.values_list("pk", "state"))


def taken_away() -> set[int]:
    """Comments that reports held, or a moderator removed."""
    held = Q(made_as=MovedAs.RULE, to_state=CommentState.PENDING)
    moves = Move.objects.filter(held | Q(to_state=CommentState.REMOVED))
    return set(moves.values_list("comment_id", flat=True))
