"""The signed ends of the addresses in letters: whoever has one may confirm, or stop, no more."""

from __future__ import annotations

from enum import Enum

from django.core.signing import BadSignature, Signer


class Purpose(Enum):
    """What the address in a letter is for; a token for one is none for another."""

    CONFIRM = "comments.letters.confirm"
    STOP = "comments.letters.stop"


def token_for(subscription_id: int, purpose: Purpose) -> str:
    """It never runs out: when a confirmation comes too late, the subscription knows."""
    return _signer(purpose).sign(str(subscription_id))


def subscription_id_of(token: str, purpose: Purpose) -> int | None:
    """``None`` for anything that we did not sign for this purpose."""
    try:
        return int(_signer(purpose).unsign(token))
    except BadSignature:
        return None


def _signer(purpose: Purpose) -> Signer:
    return Signer(salt=purpose.value, sep=".")
