"""Who may do what with a ruling. The roles themselves are groups of users: ``config/roles.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import TextChoices

from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    from rulings.models import Ruling

CHANGE = "rulings.change_ruling"
PUBLISH = "rulings.publish_ruling"
WITHDRAW = "rulings.withdraw_ruling"
HOLD = "rulings.hold_ruling"
EXPIRE = "rulings.expire_ruling"
RESTORE = "rulings.restore_ruling"
IMPORT = "rulings.import_rulings"

WHOM_TO_ASK = {
    CHANGE: "Your account may only look at rulings: ask an editor to change it, "
    "or an administrator to make you one.",
    PUBLISH: "Your account may not publish, nor change what is or was public: ask a publisher.",
    WITHDRAW: "Your account may not take rulings out of public view: ask a publisher.",
    HOLD: "Your account may not hold rulings or lift a hold: ask a publisher.",
    EXPIRE: "Your account may not delete what a ruling said: ask an administrator.",
    RESTORE: "Your account may not restore what a ruling said earlier: ask a publisher.",
    IMPORT: "Your account may not import rulings: ask an administrator.",
}
EXPIRED_STAYS = "An expired ruling keeps nothing that could be changed: enter a new ruling instead."


class Role(TextChoices):
    """Each is a group of that name; an account may have several."""

    VIEWER = "viewer", "Viewer"
    EDITOR = "editor", "Editor"
    PUBLISHER = "publisher", "Publisher"
    MODERATOR = "moderator", "Moderator"
    ADMINISTRATOR = "administrator", "Administrator"


class Step(TextChoices):
    """What is done with a ruling as a whole: a move to another state, a hold, or its end."""

    SEND_FOR_REVIEW = "review", "Send for review"
    SEND_BACK = "send-back", "Send back"
    PUBLISH = "publish", "Publish"
    HOLD = "hold", "Hold"
    LIFT = "lift", "Lift the hold"
    WITHDRAW = "withdraw", "Withdraw"
    REPLACE = "replace", "Replace"
    EXPIRE = "expire", "Expire"

    @property
    def to(self) -> RulingState | None:
        """The state it leads to; a hold leads to none."""
        return _LEADS_TO.get(self)

    @property
    def permission(self) -> str:
        """What an account needs at least."""
        return _NEEDS[self]

    def is_open(self, ruling: Ruling) -> bool:
        """Whether the ruling's present state allows it, whoever asks."""
        if self is Step.LIFT:
            return bool(ruling.hold_reason)
        if self in {Step.HOLD, Step.PUBLISH}:
            may_be_published = RulingState.PUBLISHED in ruling.ruling_state.moves_to
            return may_be_published and not ruling.hold_reason
        return self.to in ruling.ruling_state.moves_to


_LEADS_TO = {
    Step.SEND_FOR_REVIEW: RulingState.IN_REVIEW,
    Step.SEND_BACK: RulingState.DRAFT,
    Step.PUBLISH: RulingState.PUBLISHED,
    Step.WITHDRAW: RulingState.WITHDRAWN,
    Step.REPLACE: RulingState.REPLACED,
    Step.EXPIRE: RulingState.EXPIRED,
}
_NEEDS = {
    Step.SEND_FOR_REVIEW: CHANGE,
    Step.SEND_BACK: CHANGE,
    Step.PUBLISH: PUBLISH,
    Step.HOLD: HOLD,
    Step.LIFT: HOLD,
    Step.WITHDRAW: WITHDRAW,
    Step.REPLACE: WITHDRAW,
    Step.EXPIRE: EXPIRE,
}


def refusal(user: User | AnonymousUser, step: Step, ruling: Ruling) -> str | None:
    """Why this account may not take the step, and whom to ask; ``None`` if it may."""
    if step.permission == CHANGE:
        return refusal_to_change(user, ruling)
    return None if user.has_perm(step.permission) else WHOM_TO_ASK[step.permission]


def refusal_to_change(user: User | AnonymousUser, ruling: Ruling) -> str | None:
    """Why this account may not change the ruling; what is or was public is a publisher's."""
    if ruling.state == RulingState.EXPIRED:
        return EXPIRED_STAYS
    was_public = ruling.published_on is not None
    needed = (CHANGE, PUBLISH) if was_public else (CHANGE,)
    return next((WHOM_TO_ASK[each] for each in needed if not user.has_perm(each)), None)


def open_steps(user: User | AnonymousUser, ruling: Ruling) -> list[Step]:
    """The steps that this account may take with the ruling now."""
    return [step for step in Step if step.is_open(ruling) and not refusal(user, step, ruling)]
