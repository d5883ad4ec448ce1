"""What tests look for on the page of a search in comments."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.test import Client


def get(client: Client, **parameters: Any) -> str:
    """The page of a search that was answered."""
    response = client.get(f"/comments/?{urlencode(parameters)}")
    page = response.content.decode()
    assert response.status_code == 200, page
    return page


def refused(client: Client, **parameters: Any) -> str:
    """The page of a search that made no sense."""
    response = client.get(f"/comments/?{urlencode(parameters)}")
    assert response.status_code == 400
    return response.content.decode()


def excerpts(page: str) -> list[str]:
    """What is shown of each comment, its marks aside."""
    shown = re.findall(r'<p class="excerpt" dir="auto">(.*?)</p>', page, re.DOTALL)
    return [unescape(re.sub(r"</?mark>", "", text)) for text in shown]


def marks(page: str) -> list[str]:
    """The words that are marked, in their order."""
    return [unescape(text) for text in re.findall(r"<mark>(.*?)</mark>", page, re.DOTALL)]


def stated(page: str) -> str:
    """The heading of the list: how many were found."""
    found = re.search(r'role="status">([^<]+)<', page)
    assert found is not None
    return found[1]


def problems(page: str) -> list[tuple[str, str]]:
    """Parameter and sentence of each."""
    found = re.findall(r"<li>([^<]+) <span class=\"parameter\">.*?<code>(\w+)</code>", page)
    return [(name, unescape(sentence)) for sentence, name in found]


def link(page: str, label: str) -> str:
    """Where the link leads that begins with these words."""
    for address, markup in re.findall(r'<a[^>]*? ?href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL):
        text = re.sub(r"<[^>]*>", "", markup)
        if unescape(text).startswith(label):
            return unescape(address)
    raise AssertionError(f"No link begins with “{label}”")
