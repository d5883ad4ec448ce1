"""What `make bench` is asked for: words in the environment, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from benchmarks.searching.targets import DATASETTE, DJANGO, TANTIVY

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES: Final = "10000 100000 1000000"
PEERS: Final = {"datasette": DATASETTE, "django": DJANGO, "tantivy": TANTIVY}
LARGEST: Final = 10_000_000
NOT_A_SIZE: Final = "SIZES takes whole numbers of rulings from 1 to 10000000, not {word!r}."
NOT_A_NUMBER: Final = "{name} takes a number of seconds above nothing, not {word!r}."
NOT_A_PEER: Final = "PEERS takes some of “{known}”, not {word!r}."


class OptionProblem(Exception):
    """One sentence on what cannot be understood."""


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured.

    ``seconds`` is how long each contender is asked in each class, ``patience`` how long one answer
    of a peer is waited for. ``databases`` are addresses of databases to use, and to keep, by size.
    """

    sizes: tuple[int, ...]
    peers: tuple[str, ...]
    seconds: float
    patience: float
    with_cold: bool
    databases: Mapping[int, str]
    peer_files: Path | None
    restart_command: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """As the environment says. Raises OptionProblem."""
        sizes = tuple(map(_size, (environment.get("SIZES") or SIZES).split()))
        folder = environment.get("PEER_FILES")
        return cls(
            sizes=tuple(dict.fromkeys(sizes)),
            peers=tuple(_peer(word) for word in environment.get("PEERS", " ".join(PEERS)).split()),
            seconds=_seconds(environment, "SECONDS", "8"),
            patience=_seconds(environment, "PATIENCE", "20"),
            with_cold=environment.get("COLD", "1") == "1",
            databases={
                size: environment[name] for size in sizes if (name := named(size)) in environment
            },
            peer_files=Path(folder).absolute() if folder else None,
            restart_command=environment.get("RESTART_DATABASE", ""),
        )


def named(size: int) -> str:
    """The variable that may name a database with so many rulings."""
    return f"DATABASE_{size}"


def _size(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= LARGEST):
        raise OptionProblem(NOT_A_SIZE.format(word=word))
    return int(word)


def _peer(word: str) -> str:
    if word not in PEERS:
        raise OptionProblem(NOT_A_PEER.format(known=" ".join(PEERS), word=word))
    return PEERS[word]


def _seconds(environment: Mapping[str, str], name: str, usual: str) -> float:
    word = environment.get(name) or usual
    try:
        seconds = float(word)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise OptionProblem(NOT_A_NUMBER.format(name=name, word=word))
    return seconds
