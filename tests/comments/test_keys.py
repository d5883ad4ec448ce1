"""Keyed hashes of who sent something."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from comments.keys import address_key, email_key


def key(address: str = "198.51.100.7", forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return address_key(RequestFactory(REMOTE_ADDR=address).get("/", headers=headers))


def test_a_key_says_nothing_and_tells_two_apart() -> None:
    assert key() == key()
    assert key() != key("198.51.100.8")
    assert len(key()) == 64


def test_one_household_of_ipv6_is_one() -> None:
    assert key("2001:db8:1:2::7") == key("2001:db8:1:2:ffff::1")
    assert key("2001:db8:1:2::7") != key("2001:db8:1:3::7")
    assert key("::ffff:198.51.100.7") == key("198.51.100.7")


@pytest.mark.parametrize("address", ["", "nonsense", "198.51.100"])
def test_what_is_no_address_has_no_key(address: str) -> None:
    assert key(address) == ""


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "203.0.113.1", "198.51.100.7"),  # made up: there is no proxy of ours
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "192.0.2.66, 203.0.113.1", "203.0.113.1"),  # the first was made up
        (2, "192.0.2.66, 203.0.113.1, 198.51.100.9", "203.0.113.1"),
        (1, None, "198.51.100.7"),
        (1, "", "198.51.100.7"),
        (1, " , ", "198.51.100.7"),
        (2, "203.0.113.1", "198.51.100.7"),
        (1, "203.0.113.1:5555", "203.0.113.1"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, "unknown", "198.51.100.7"),
    ],
)
def test_the_address_is_what_the_proxy_next_to_the_sender_saw(
    settings: Settings, proxies: int, forwarded: str | None, counted: str
) -> None:
    settings.PROXIES = proxies
    expected = (
        key(counted)
        if forwarded is None
        else address_key(RequestFactory(REMOTE_ADDR=counted).get("/"))
    )
    assert key(forwarded=forwarded) == expected


def test_capitals_and_white_space_make_no_other_person() -> None:
    assert email_key(" Ann@Example.org ") == email_key("ann@example.org")
    assert email_key("ann@example.org") != email_key("ben@example.org")
