"""The same program as `make bench`, on few rulings: nothing is said of how long anything takes."""

import json
import os
import subprocess
import sys

import psycopg
import pytest

from benchmarks.processes import ROOT
from benchmarks.searching.all_sizes import RESULT
from benchmarks.searching.load import CLIENTS
from benchmarks.searching.mix import KINDS, MIX_NAME, SEARCHES
from benchmarks.searching.one_size import ONE_WORD
from benchmarks.searching.outcome import OURS, Outcome
from benchmarks.searching.report import report
from benchmarks.searching.targets import DATASETTE, DJANGO, TANTIVY, TARGETS, judged

pytestmark = [pytest.mark.slow, pytest.mark.long]

SIZE = 120
# A machine that is busy with other tests gives nothing up: nothing here is about time.
PATIENT = {
    "SECONDS": "0.01",
    "PATIENCE": "300",
    "COLD": "0",
    "SEARCH_LIMIT": "300000",
    "SUGGEST_LIMIT": "300000",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, int]:
    """What it measured, and the number of its process."""
    folder = tmp_path_factory.mktemp("small_run")
    command = [sys.executable, "-m", "benchmarks.searching", str(SIZE), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | PATIENT) as bench:
        assert bench.wait() == 0
    told = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    return Outcome.from_json(told), bench.pid


@pytest.fixture(scope="module")
def outcome(run: tuple[Outcome, int]) -> Outcome:
    return run[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_class_is_answered_in_full(outcome: Outcome, kind: object) -> None:
    answered = outcome.times[OURS][kind.name]  # type: ignore[attr-defined]
    assert answered.problem == ""
    assert answered.count >= 1


@pytest.mark.parametrize("peer", [DATASETTE, DJANGO, TANTIVY])
def test_every_other_answers_every_search_that_it_can(outcome: Outcome, peer: str) -> None:
    asked = {kind.name for kind in SEARCHES} - ({"last page"} if peer == DATASETTE else set())
    answered = outcome.times[peer]
    assert {*answered} == asked | {MIX_NAME}
    assert not any(summary.failed or summary.over_from for summary in answered.values())


def test_the_others_find_what_we_find_for_a_word(outcome: Outcome) -> None:
    assert [len(one.counts) for one in outcome.found] == [4] * len(ONE_WORD)
    for one in outcome.found:
        assert one.counts[DATASETTE] == one.counts[TANTIVY] == one.counts[OURS], one.word
    nearly_all = outcome.found[-1].counts
    assert nearly_all[DJANGO] == nearly_all[OURS]
    assert (nearly_all[OURS] or 0) > SIZE / 2


def test_every_class_and_target_is_in_the_report(outcome: Outcome) -> None:
    lines = report([outcome]).splitlines()
    for name in [*(kind.name for kind in KINDS), MIX_NAME, *(target.name for target in TARGETS)]:
        assert [line for line in lines if line.startswith(f"| {name} |")], name


def test_every_target_was_measured(outcome: Outcome) -> None:
    assert "not measured" not in {one.verdict for one in judged(outcome)}


def test_many_clients_were_answered(outcome: Outcome) -> None:
    assert tuple(one.clients for one in outcome.throughput) == CLIENTS
    assert not any(one.failed for one in outcome.throughput)
    assert all(one.per_second > 0 for one in outcome.throughput)


def test_edits_were_made_and_memory_was_read(outcome: Outcome) -> None:
    assert outcome.edits.count > 2
    assert outcome.memory["largest worker"] > 1
    assert outcome.counted["rulings"] <= SIZE


def test_the_database_of_the_run_is_gone(run: tuple[Outcome, int]) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as server:
        left = server.execute("SELECT FROM pg_database WHERE datname = %s", [f"bench_{run[1]}"])
        assert left.fetchone() is None
