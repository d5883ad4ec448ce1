"""Keyed hashes that tell two senders apart without saying who they are."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest

# Some proxies tell the port too: 198.51.100.7:4711, [2001:db8::7]:4711.
_WITH_PORT = re.compile(r"^(\[.*\]|[\d.]+):\d+$")
_IPV6_NETWORK = 64  # bits that one household or office has in common


def address_key(request: HttpRequest) -> str:
    """Of the sender's network; empty if the address is not known. 64 hexadecimal digits."""
    network = _network(_forwarded(request)) or _network(str(request.META.get("REMOTE_ADDR", "")))
    return _key("address", network) if network else ""


def email_key(email: str) -> str:
    """Of an e-mail address as typed; capitals do not matter. 64 hexadecimal digits."""
    return _key("email", email.strip().casefold())


def _key(kind: str, value: str) -> str:
    return salted_hmac(f"comments.{kind}", value, algorithm="sha256").hexdigest()


def _forwarded(request: HttpRequest) -> str:
    """As the nearest proxy of ours saw it; what lies beyond, a sender could have made up."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    forwarded = [address.strip() for address in named if address.strip()]
    if settings.PROXIES and len(forwarded) >= settings.PROXIES:
        return str(forwarded[-settings.PROXIES])
    return ""


def _network(address: str) -> str:
    try:
        parsed = ip_address(_WITH_PORT.sub(r"\1", address).strip("[]"))
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Address(int(parsed) >> (128 - _IPV6_NETWORK) << (128 - _IPV6_NETWORK)))
    return str(parsed)
