"""All are asked in turns, so that a busy machine hits all alike."""

from __future__ import annotations

from collections import defaultdict
from itertools import cycle
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.searching.contenders import Contender
    from benchmarks.searching.mix import Asked
    from benchmarks.searching.timings import Answer

MOST_ROUNDS: Final = 200
Answers = dict[str, dict[str, list["Answer"]]]


class Budget:
    """How long one contender may be asked in one class."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._gave_up = False

    def spend(self, answer: Answer) -> None:
        """Whoever was given up once is not asked again: the time is known to be over the limit."""
        self._left -= answer.milliseconds / 1000
        self._gave_up = self._gave_up or answer.is_over

    @property
    def is_spent(self) -> bool:
        """Whether to stop asking."""
        return self._gave_up or self._left <= 0


def in_turns(
    contenders: Sequence[Contender],
    classes: Mapping[str, Sequence[Asked]],
    seconds: float,
    rounds: int = MOST_ROUNDS,
) -> Answers:
    """For each contender and class its answers, asked again and again until the time is spent.

    The first answer of each warms up. It counts for those alone that spent their time on it.
    """
    answers: Answers = {one.name: {name: [] for name in classes} for one in contenders}
    budgets: defaultdict[tuple[str, str], Budget] = defaultdict(lambda: Budget(seconds))
    turns = {name: cycle(asked) for name, asked in classes.items()}
    for _ in range(rounds + 1):
        for name, asked in turns.items():
            one = next(asked)
            for contender in contenders:
                budget = budgets[contender.name, name]
                answer = None if budget.is_spent else contender.ask(one)
                if answer:
                    budget.spend(answer)
                    answers[contender.name][name].append(answer)
    return {name: _warm(given) for name, given in answers.items()}


def _warm(classes: Mapping[str, list[Answer]]) -> dict[str, list[Answer]]:
    return {name: given[1:] or given for name, given in classes.items() if given}
