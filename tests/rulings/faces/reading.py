"""What a program makes of each face: the ids it finds, in their order."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from django.test import Client

ATOM = {"a": "http://www.w3.org/2005/Atom", "record": "urn:x-conduct-rulings:record"}


def page(client: Client, query: str) -> str:
    response = client.get(f"/rulings/{query}")
    assert response.status_code == 200, query
    return response.content.decode()


def with_page(query: str, number: int) -> str:
    """Of a parameter sent twice the last counts."""
    return f"{query}{'&' if query else '?'}page={number}"


def ids_on_page(client: Client, query: str) -> list[str]:
    return re.findall(r'<article [^>]*data-ruling="(\w+)"', page(client, query))


def data(client: Client, query: str = "", status: int = 200) -> dict[str, Any]:
    response = client.get(f"/rulings.json{query}")
    assert response.status_code == status, response.content
    read: dict[str, Any] = json.loads(response.content)
    return read


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(spreadsheet(client, query).removeprefix("\ufeff"))))


def spreadsheet(client: Client, query: str = "") -> str:
    response: Any = client.get(f"/rulings.csv{query}")
    assert response.status_code == 200, query
    return b"".join(response.streaming_content).decode()


def feed(client: Client, query: str = "") -> ElementTree.Element:
    response = client.get(f"/rulings.atom{query}")
    assert response.status_code == 200, query
    return ElementTree.fromstring(response.content)


def entries(feed: ElementTree.Element) -> list[ElementTree.Element]:
    return feed.findall("a:entry", ATOM)


def text(element: ElementTree.Element, path: str) -> str:
    found = element.findtext(path, namespaces=ATOM)
    assert found is not None, path
    return found


def links(element: ElementTree.Element, relation: str) -> list[str]:
    return [
        link.attrib["href"]
        for link in element.findall("a:link", ATOM)
        if link.attrib["rel"] == relation
    ]


def id_in(entry: ElementTree.Element) -> str:
    return text(entry, "a:id").rstrip("/").rpartition("/")[2]


def pages_of_data(client: Client, address: str) -> Iterator[dict[str, Any]]:
    """One page after the other, as ``next`` leads."""
    following: str | None = address
    while following:
        read = json.loads(client.get(following).content)
        yield read
        following = read["next"]
