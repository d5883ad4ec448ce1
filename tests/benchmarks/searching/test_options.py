from pathlib import Path

import pytest

from benchmarks.__main__ import parts
from benchmarks.searching.options import OptionProblem, Options
from benchmarks.searching.targets import DATASETTE, DJANGO, TANTIVY


def test_without_words_everything_is_measured() -> None:
    usual = Options.of({})
    assert usual.sizes == (10_000, 100_000, 1_000_000)
    assert {*usual.peers} == {DATASETTE, DJANGO, TANTIVY}
    assert (usual.with_cold, usual.peer_files, usual.restart_command) == (True, None, "")
    assert not usual.databases


def test_what_is_said_is_taken() -> None:
    options = Options.of(
        {
            "SIZES": "300 10000 300",
            "PEERS": "tantivy",
            "SECONDS": "0.5",
            "COLD": "0",
            "DATABASE_300": "postgresql://here/small",
            "DATABASE_5": "postgresql://here/other",
            "PEER_FILES": "kept",
            "RESTART_DATABASE": "true",
        }
    )
    assert (options.sizes, options.peers) == ((300, 10_000), (TANTIVY,))
    assert options.databases == {300: "postgresql://here/small"}
    assert options.peer_files == Path.cwd() / "kept"
    assert not options.with_cold


def test_nobody_beside_us_is_said_with_an_empty_word() -> None:
    assert Options.of({"PEERS": ""}).peers == ()
    assert Options.of({"SIZES": "", "SECONDS": ""}) == Options.of({})


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("SIZES", "many"),
        ("SIZES", "0"),
        ("SIZES", "-5"),
        ("SIZES", "1.5"),
        ("SIZES", "²"),
        ("SIZES", "99999999999"),
        ("PEERS", "elastic"),
        ("SECONDS", "soon"),
        ("SECONDS", "0"),
        ("SECONDS", "nan"),
        ("PATIENCE", "inf"),
        ("PATIENCE", "-1"),
    ],
)
def test_other_words_are_refused_with_a_sentence_that_names_them(name: str, word: str) -> None:
    with pytest.raises(OptionProblem, match=rf"^{name} takes .*{word!r}\.$"):
        Options.of({name: word})


def test_parts_come_in_one_order() -> None:
    assert parts("importing searching") == ("searching", "importing")


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(OptionProblem, match=r"^PARTS takes .*“searching discussions importing”"):
        parts("searching everything")
