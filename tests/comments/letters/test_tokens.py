"""The signed ends of addresses in letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.letters.tokens import Purpose, subscription_id_of, token_for


@given(st.integers(1, 2**63 - 1), st.sampled_from(Purpose))
def test_a_token_leads_to_its_subscription(subscription_id: int, purpose: Purpose) -> None:
    token = token_for(subscription_id, purpose)
    assert subscription_id_of(token, purpose) == subscription_id
    assert "/" not in token


@pytest.mark.parametrize(("made_for", "used_for"), [tuple(Purpose), tuple(Purpose)[::-1]])
def test_a_token_for_one_thing_is_none_for_the_other(made_for: Purpose, used_for: Purpose) -> None:
    assert subscription_id_of(token_for(7, made_for), used_for) is None


@given(st.text())
def test_what_we_did_not_sign_is_no_token(token: str) -> None:
    assert subscription_id_of(token, Purpose.STOP) is None


def test_another_number_needs_another_signature() -> None:
    token = token_for(7, Purpose.STOP)
    assert subscription_id_of(f"1{token}", Purpose.STOP) is None
    assert subscription_id_of(token[:-1], Purpose.STOP) is None
