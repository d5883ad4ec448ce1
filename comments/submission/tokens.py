"""Signed tokens in forms: when a form was opened, and what for, cannot be made up or changed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from comments.submission.sentences import counted

_FORM = Signer(salt="comments.form")


class TokenRefused(Exception):
    """A form came back without the token of this page, or too late; says it in a sentence."""


UNKNOWN = "This form did not come from this page. Nothing is lost: send it again."
TOO_OLD = "This form was open for more than {}. Nothing is lost: send it again."


@dataclass(frozen=True, slots=True)
class FormToken:
    """What a form is for, and when it was opened (seconds since 1970).

    The ``uid`` becomes that of the comment: whoever sends a form twice sends one comment.
    """

    purpose: str
    uid: UUID
    opened: float

    @classmethod
    def opened_now(cls, purpose: str) -> FormToken:
        """For a form that is shown now."""
        return cls(purpose, uuid4(), timezone.now().timestamp())

    @classmethod
    def read(cls, signed: str, purpose: str, hours: int) -> FormToken:
        """The token of a form that came back. Raises ``TokenRefused``."""
        try:
            made_for, uid, opened = _FORM.unsign_object(signed)
        except BadSignature:
            raise TokenRefused(UNKNOWN) from None
        if made_for != purpose:
            raise TokenRefused(UNKNOWN)
        token = cls(purpose, UUID(uid), opened)
        if token.age > hours * 3600:
            raise TokenRefused(TOO_OLD.format(counted(hours, "hour")))
        return token

    @property
    def age(self) -> float:
        """Seconds since the form was opened."""
        return timezone.now().timestamp() - self.opened

    def signed(self) -> str:
        """As it stands in the form."""
        return _FORM.sign_object([self.purpose, str(self.uid), self.opened])
