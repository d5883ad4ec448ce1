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

from benchmarks.site import gunicorn
from comments.models import Comment, Move
from rulings.models import Discussion
from tests.comments.storm.people import (
    FORBIDDEN,
    PASSWORD,
    Moderator,
    Reader,
    Visitor,
    Writer,
)
from tests.comments.test_thread_rules import expected, flagged
from tests.rulings.described import published

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SECONDS = int(os.environ.get("STORM_SECONDS", "60" if os.environ.get("CI") == "true" else "8"))
NO_LIMITS = {
    f"COMMENTS_{name}": "0"
    for name in ("BY_ADDRESS", "BY_EMAIL", "REPORTS_BY_ADDRESS", "SECONDS_TO_WRITE")
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The web server as it serves readers, on the database of this test."""
    database = connection.settings_dict
    host, port = database["HOST"], database["PORT"]
    environment = {
        **os.environ,
        **NO_LIMITS,
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
        [Writer(site, rulings, ends, number) for number in range(1, 9)],
        [Moderator(site, rulings, ends, number) for number in (1, 2)],
        [Reader(site, rulings, ends, 1)],
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
    found = Counter(Comment.objects.values_list("text", flat=True))
    assert found.keys() == kept.keys()  # nothing lost, nothing that nobody sent
    assert set(found.values()) == {1}  # nothing doubled
    for text, became in kept.items():
        if became == "withdrawn":
            assert Comment.objects.get(text=text).state == "withdrawn"
    assert not Comment.objects.visible().filter(text__contains=FORBIDDEN).exists()
    for ruling in rulings:
        assert flagged(ruling) == expected(ruling)
        counted = Discussion.objects.get(ruling=ruling).visible_comments
        assert counted == len(expected(ruling)[0])
    # The histories agree with the comments: each ends where its comment stands.
    last = dict(Move.objects.order_by("pk").values_list("comment_id", "to_state"))
    assert last == dict(Comment.objects.values_list("pk", "state"))
    print(
        f"\n{SECONDS} s: {len(kept)} comments by 8 writers, {sum(m.decided for m in moderators)} "
        f"decisions, {readers[0].read} pages read, "
        f"{Comment.objects.visible().count()} visible at the end"
    )
    assert len(kept) > 10
    assert sum(moderator.decided for moderator in moderators) > 0
