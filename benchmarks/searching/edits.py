"""How long an editor's change of one ruling takes, with its entry and its history."""

from __future__ import annotations

import time
from itertools import cycle, islice
from typing import TYPE_CHECKING, Final

from django.apps import apps

from benchmarks.searching.timings import Answer
from rulings.editing import Editor, editing
from rulings.vocabulary import MadeWith

if TYPE_CHECKING:
    from rulings.models import Ruling

ADDED: Final = " The panel met in public."
CHANGED: Final = 20
"""So many stay changed since the tally was made: the work of a day or two."""


def edits(number: int) -> list[Answer]:
    """So many times a sentence is added and taken away again, of ``CHANGED`` rulings in turn."""
    rulings = apps.get_model("rulings", "Ruling")._default_manager.published().order_by("-pk")
    answers: list[Answer] = []
    for ruling in islice(cycle(rulings[:CHANGED]), number):
        said = ruling.summary
        answers += [_saved(ruling, said + ADDED), _saved(ruling, said)]
    return answers


def _saved(ruling: Ruling, summary: str) -> Answer:
    """One transaction, as the editors' desk makes it, until it is on the disk."""
    started = time.perf_counter()
    with editing(Editor(MadeWith.DESK, reason="Benchmark", is_minor=True)):
        ruling.summary = summary
        ruling.save()
    return Answer((time.perf_counter() - started) * 1000)
