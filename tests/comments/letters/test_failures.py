"""Whether a letter failed or the mail server, and what is noted of it."""

from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from ssl import SSLCertVerificationError

import pytest
from django.core.mail import BadHeaderError
from hypothesis import given
from hypothesis import strategies as st

from comments.letters.failures import is_about_one_letter, without_addresses

EMAIL = "night@shift.example"


def refused(code: int) -> SMTPRecipientsRefused:
    return SMTPRecipientsRefused({EMAIL: (code, b"No.")})


@pytest.mark.parametrize(
    "error",
    [refused(550), refused(450), SMTPDataError(554, b"Spam?"), BadHeaderError("Two lines.")],
    ids=repr,
)
def test_after_these_the_next_letter_may_be_taken(error: Exception) -> None:
    assert is_about_one_letter(error)


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(111, "Connection refused"),
        TimeoutError("timed out"),
        SMTPConnectError(554, b"No service"),
        SMTPServerDisconnected("Connection unexpectedly closed"),
        SMTPAuthenticationError(535, b"Who are you?"),
        SMTPSenderRefused(553, b"Not from you", "letters@rulings.example"),
        SSLCertVerificationError("certificate has expired"),
        refused(421),
        SMTPDataError(421, b"Shutting down"),
    ],
    ids=repr,
)
def test_after_these_no_letter_would_be_taken(error: Exception) -> None:
    assert not is_about_one_letter(error)


@given(before=st.text(), after=st.text())
def test_what_is_noted_never_has_the_address(before: str, after: str) -> None:
    said = without_addresses(ValueError(f"{before} <{EMAIL}> {after}"), EMAIL)
    assert EMAIL not in said
    assert said.isprintable()
    assert len(said) <= 300
