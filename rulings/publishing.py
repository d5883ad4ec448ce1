"""The one way in which people and commands move rulings from state to state, and hold them.

Each function returns the sentence that says why it was not done, or ``None``. What is refused
changes nothing; what was decided about a state that is not there any more is refused.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rulings.checklist import check
from rulings.editing import editing
from rulings.models import Ruling
from rulings.rules import refusal_of, sentence
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.editing import Editor

GONE = "This ruling was deleted in the meantime: nothing is left to be done with it."
OVERTAKEN = "It is {state} by now: open it again and see what can be done with it."
HELD_ALREADY = "It is held already: lift that hold first if there is another reason."
NOT_HELD = "It is not held any more: nothing is left to be lifted."
PUBLIC_IS_NOT_HELD = "Only what may be published later is held: withdraw a published ruling first."


def move(
    ruling: Ruling, to: RulingState, editor: Editor, *, replaced_by: Ruling | None = None
) -> str | None:
    """Move it. What is to be published must be green; ``replaced_by`` is for replacing alone."""
    seen = ruling.state

    def moved(locked: Ruling) -> str | None:
        if locked.state != seen:
            return OVERTAKEN.format(state=locked.get_state_display().lower())
        if to not in locked.ruling_state.moves_to:
            return sentence("ruling_move_legal")
        if to == RulingState.PUBLISHED:
            return _reasons(locked) or refusal_of(locked.publish)
        return refusal_of(partial(locked.move_to, to, replaced_by))

    return _with_lock(ruling, editor, moved)


def hold(ruling: Ruling, reason: str, editor: Editor) -> str | None:
    """Keep it from being published, for a reason that the desk shows."""

    def held(locked: Ruling) -> str | None:
        if locked.hold_reason:
            return HELD_ALREADY
        if RulingState.PUBLISHED not in locked.ruling_state.moves_to:
            return PUBLIC_IS_NOT_HELD
        return refusal_of(partial(_set_hold, locked, reason))

    return _with_lock(ruling, editor, held)


def lift(ruling: Ruling, editor: Editor) -> str | None:
    """Let it be published again."""

    def lifted(locked: Ruling) -> str | None:
        return refusal_of(partial(_set_hold, locked, "")) if locked.hold_reason else NOT_HELD

    return _with_lock(ruling, editor, lifted)


def _with_lock(
    ruling: Ruling, editor: Editor, change: Callable[[Ruling], str | None]
) -> str | None:
    """Make the change to the row as it is now; nobody else moves it meanwhile."""
    with editing(editor):
        locked = Ruling.objects.select_for_update(no_key=True).filter(pk=ruling.pk).first()
        if locked is None:
            return GONE
        refused = change(locked)
    if not refused:
        ruling.refresh_from_db()
    return refused


def _reasons(ruling: Ruling) -> str:
    return " ".join(reason.sentence for reason in check(ruling).blocking)


def _set_hold(ruling: Ruling, reason: str) -> None:
    ruling.hold_reason = reason
    ruling.save(update_fields=["hold_reason", "changed_at"])
