r"""The conditions of an order as an editor writes them: one a line, the schedule after a bar.

    Meet a supervisor | every fortnight, months 1-12; monthly, from month 13
    Keep a reflective log

Months count from 1 on paper; a phase without months lasts throughout. A backslash takes the next
character as it is (``\|`` is a bar that belongs to the words), and ``\n`` is a line break.
What ``written`` writes, ``read`` reads back exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_FREQUENCY = 80

NO_WORDS = "Line {line}: write the condition before the bar."
NO_SCHEDULE = "Line {line}: write the schedule after the bar, or leave the bar out."
MANY_BARS = "Line {line}: keep one bar; write “\\|” for a bar that belongs to the words."
NO_FREQUENCY = "Line {line}: say how often before “{months}”, for example “monthly, {months}”."
UNCLEAR_MONTHS = (
    "Line {line}: “{months}” is not understood: "
    "write “months 1-12”, “month 3” or “from month 13”, counting from 1."
)
LONG_FREQUENCY = "Line {line}: “{frequency}…” is too long: say how often in 80 characters."
SAME_START = "Line {line}: two phases start in month {month}: change one of them."

_TOKEN = re.compile(r"\\.|.", re.DOTALL)
_MEANING = {"\\n": "\n"}
_SPECIAL = re.compile(r"[\\|;]")
_ABOUT_MONTHS = re.compile(r"(from )?months?\b", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?P<open>from )?months? (?P<first>\d{1,3})(?:(?: ?[-–] ?| to )(?P<last>\d{1,3}))?",
    re.IGNORECASE,
)

Tokens = list[str]


@dataclass(frozen=True)
class WrittenPhase:
    """A stretch of a schedule; ``from_month`` counts from 0, no ``for_months`` is to the end."""

    frequency: str
    from_month: int = 0
    for_months: int | None = None


@dataclass(frozen=True)
class WrittenCondition:
    """A condition and its schedule, earliest phase first."""

    text: str
    phases: tuple[WrittenPhase, ...] = ()


class ConditionProblem(ValueError):
    """A line that cannot be read. The message is a sentence that names the line."""


def written(conditions: Iterable[WrittenCondition]) -> str:
    """One line a condition."""
    return "\n".join(_line(condition) for condition in conditions)


def read(text: str) -> tuple[WrittenCondition, ...]:
    """The conditions of a text. Raises ``ConditionProblem`` at the first unclear line."""
    return tuple(
        _condition(_TOKEN.findall(line), number)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )


def _line(condition: WrittenCondition) -> str:
    words = _escaped(condition.text)
    phases = "; ".join(_phase_written(phase) for phase in condition.phases)
    return f"{words} | {phases}" if phases else words


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words).replace("\n", "\\n")


def _phase_written(phase: WrittenPhase) -> str:
    frequency = _escaped(phase.frequency)
    months = _months_written(phase)
    if months:
        return f"{frequency}, {months}"
    start, comma, tail = frequency.rpartition(",")
    taken_for_months = _ABOUT_MONTHS.match if comma else _MONTHS.fullmatch
    words = tail.lstrip()
    if taken_for_months(words.rstrip()):
        tail = tail[: len(tail) - len(words)] + "\\" + words
    return start + comma + tail


def _months_written(phase: WrittenPhase) -> str:
    first = phase.from_month + 1
    if phase.for_months is None:
        return f"from month {first}" if phase.from_month else ""
    last = phase.from_month + phase.for_months
    return f"month {first}" if first == last else f"months {first}-{last}"


def _condition(tokens: Tokens, line: int) -> WrittenCondition:
    text, *schedules = _split(tokens, "|")
    if len(schedules) > 1:
        raise ConditionProblem(MANY_BARS.format(line=line))
    if not _plain(text):
        raise ConditionProblem(NO_WORDS.format(line=line))
    if not schedules:
        return WrittenCondition(_plain(text))
    return WrittenCondition(_plain(text), tuple(_schedule(schedules[0], line)))


def _schedule(tokens: Tokens, line: int) -> list[WrittenPhase]:
    phases = [_phase(part, line) for part in _split(tokens, ";") if _plain(part)]
    if not phases:
        raise ConditionProblem(NO_SCHEDULE.format(line=line))
    starts = [phase.from_month for phase in phases]
    for start in starts:
        if starts.count(start) > 1:
            raise ConditionProblem(SAME_START.format(line=line, month=start + 1))
    return sorted(phases, key=lambda phase: phase.from_month)


def _phase(tokens: Tokens, line: int) -> WrittenPhase:
    *before, tail = _split(tokens, ",")
    months = "".join(tail).strip()
    if not _ABOUT_MONTHS.match(months):
        return WrittenPhase(_frequency(tokens, line))
    if not before and _MONTHS.fullmatch(months):
        raise ConditionProblem(NO_FREQUENCY.format(line=line, months=months))
    if not before:  # “month by month” says how often
        return WrittenPhase(_frequency(tokens, line))
    from_month, for_months = _months(months, line)
    frequency = [token for part in before for token in (*part, ",")][:-1]
    if not _plain(frequency):
        raise ConditionProblem(NO_FREQUENCY.format(line=line, months=months))
    return WrittenPhase(_frequency(frequency, line), from_month, for_months)


def _months(words: str, line: int) -> tuple[int, int | None]:
    match = _MONTHS.fullmatch(words)
    if not match or (match["open"] and match["last"]):
        raise ConditionProblem(UNCLEAR_MONTHS.format(line=line, months=words))
    first = int(match["first"])
    last = int(match["last"] or first)
    if not 1 <= first <= last:
        raise ConditionProblem(UNCLEAR_MONTHS.format(line=line, months=words))
    return first - 1, None if match["open"] else last - first + 1


def _frequency(tokens: Tokens, line: int) -> str:
    frequency = _plain(tokens)
    if len(frequency) > LONGEST_FREQUENCY:
        raise ConditionProblem(LONG_FREQUENCY.format(line=line, frequency=frequency[:40]))
    return frequency


def _split(tokens: Tokens, separator: str) -> list[Tokens]:
    parts: list[Tokens] = [[]]
    for token in tokens:
        if token == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _plain(tokens: Tokens) -> str:
    return "".join(_MEANING.get(token, token[-1]) for token in tokens).strip()
