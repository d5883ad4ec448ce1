"""What a moderator is told, in sentences. No name and no words of a reader are in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.timesince import timesince

from comments.moderation.deciding import Fate, Outcome
from comments.moderation.decisions import Decision
from comments.moderation.undoing import LastDecision, Undone

NOTHING_TO_UNDO: Final = (
    "There is nothing to undo: it was undone before, the comments have been decided again since, "
    "or it is too long ago. Decide about them anew where they stand."
)

# After “1”, and after any other number.
_WHY_NOT = {
    Fate.OVERTAKEN: ("had already been decided by somebody else",) * 2,
    Fate.AGAIN: ("had already been decided by you",) * 2,
    Fate.REWRITTEN: (
        "was changed by its author in the meantime: read it anew",
        "were changed by their authors in the meantime: read them anew",
    ),
    Fate.SENSELESS: ("cannot be {done} as it stands", "cannot be {done} as they stand"),
}
_NO_REPORT = "had no open report"


def of_outcome(outcome: Outcome) -> str:
    """2 comments were approved, 1 had already been decided by somebody else."""
    decided = _counted(outcome.number(Fate.DONE))
    others = [
        f"{number} {_why_not(outcome.decision, fate, number)}"
        for fate in _WHY_NOT
        if (number := outcome.number(fate))
    ]
    return f"{', '.join([f'{decided} {outcome.decision.done}', *others])}."


def of_undone(undone: Undone) -> str:
    """2 comments went back, 1 did not, because something has happened to it since."""
    if not undone.back:
        return NOTHING_TO_UNDO
    number = len(undone.back)
    went = "1 comment went back" if number == 1 else f"{number} comments went back"
    if undone.left == 0:
        return f"{went}."
    it = "it" if undone.left == 1 else "them"
    return f"{went}, {undone.left} did not, because something has happened to {it} since."


def of_last_decision(last: LastDecision) -> str:
    """3 comments approved 2 minutes ago."""
    done = next(decision.done for decision in Decision if decision.state == last.state)
    counted = "1 comment" if last.number == 1 else f"{last.number} comments"
    is_new = timezone.now() - last.made_at < timedelta(minutes=1)
    ago = "just now" if is_new else f"{timesince(last.made_at, depth=1)} ago"
    return f"{counted} {done} {ago}"


def _counted(number: int) -> str:
    if number == 0:
        return "No comment was"
    return "1 comment was" if number == 1 else f"{number} comments were"


def _why_not(decision: Decision, fate: Fate, number: int) -> str:
    if fate is Fate.SENSELESS and decision is Decision.KEEP:
        return _NO_REPORT
    one, several = _WHY_NOT[fate]
    return (one if number == 1 else several).format(done=decision.done)
