"""What every article or determination should say, and this one was not found to."""

from __future__ import annotations

from rulings.reading.draft import Draft
from rulings.vocabulary import FindingOutcome, ImpairmentOutcome, ParticularKind, SanctionKind

_WITHOUT_LENGTH = {
    SanctionKind.NO_ACTION,
    SanctionKind.REMOVAL,
    SanctionKind.VOLUNTARY_REMOVAL,
    SanctionKind.FINANCIAL_PENALTY,
}

NOTHING_ORDERED = "The panel made no order: its outcome is printed as “{outcome}”."
ORDER_ENDED = "The panel ended the earlier order and made no new one; no sanction was entered."
_NO_ORDER = (NOTHING_ORDERED.split("{", 1)[0], ORDER_ENDED)
"""How a doubt begins that tells why there is no sanction."""

REGULATOR = "The regulator could not be read."
COMMITTEE = "The committee that decided could not be read."
PROFESSION = "The registrant’s profession could not be read."
DECIDED_ON = "The day of the decision could not be read."
PARTICULARS = "No particulars of the allegation could be read."
GROUNDS = "No finding on a statutory ground could be read."
IMPAIRMENT = "The finding on impairment could not be read."
SANCTION = "What the panel ordered could not be read."
LENGTH = "How long the order lasts could not be read."


def unread_in(draft: Draft) -> tuple[str, ...]:
    """One plain sentence for each of these that the draft lacks, in the order of the form."""
    imposed = [one for one in draft.sanctions if one.imposed]
    lasting = [one for one in imposed if one.kind.value not in _WITHOUT_LENGTH]
    lacking = (
        (REGULATOR, draft.regulator is None),
        (COMMITTEE, draft.committee is None),
        (PROFESSION, draft.profession is None),
        (DECIDED_ON, draft.decided_on is None),
        (PARTICULARS, not draft.particulars),
        (GROUNDS, not _has_ground_decided(draft) and not _is_unfounded(draft)),
        (IMPAIRMENT, draft.impairment is None and not _is_unfounded(draft)),
        (SANCTION, not imposed and not _is_without_order(draft)),
        (
            LENGTH,
            any(not (one.duration_months or one.ends_on or one.indefinite) for one in lasting),
        ),
    )
    return tuple(sentence for sentence, is_lacking in lacking if is_lacking)


def _is_without_order(draft: Draft) -> bool:
    """Whether the text says that nothing was ordered, or leaves nothing to order."""
    if draft.impairment and draft.impairment.value is ImpairmentOutcome.NOT_FOUND:
        return True
    return any(doubt.startswith(_NO_ORDER) for doubt in draft.doubts)


def _has_ground_decided(draft: Draft) -> bool:
    """A ground that was only alleged still lacks the finding on it."""
    return any(one.outcome.value is not FindingOutcome.NOT_STATED for one in draft.findings)


def _is_unfounded(draft: Draft) -> bool:
    """Whether every fact alleged failed, so that a panel reached nothing beyond."""
    facts = [one for one in draft.particulars if one.kind is ParticularKind.FACT]
    decided = [one.outcome.value for one in facts if one.outcome]
    return bool(decided) and not any(outcome.is_established for outcome in decided)
