"""The sources of a spreadsheet's row: their names, and the addresses of those that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import Wrong

if TYPE_CHECKING:
    from rulings.intake import Described

_BETWEEN = "; "


def shown(now: Described) -> dict[str, Any]:
    """The columns as our own export would show them."""
    return {
        "source_titles": _BETWEEN.join(_name(row) for row in now["sources"]),
        "source_urls": [row["url"] for row in now["sources"] if row["url"]],
    }


def edited(different: dict[str, Any], values: dict[str, Any], now: Described) -> Described:
    """All sources, if a column says something new; those that are there keep what they hold."""
    if not {"source_titles", "source_urls"} & different.keys():
        return {}
    there = now.get("sources", [])
    rows = [dict(row) for row in there]
    if "source_titles" in different:
        names = [name for name in values["source_titles"].split(_BETWEEN) if name.strip()]
        rows = [_named(name, place, rows) for place, name in enumerate(names)]
    if "source_urls" in different:
        _give_addresses(rows, values["source_urls"], there)
    return {"sources": rows}


def _name(row: dict[str, Any]) -> str:
    return str(row["title"] or row["publisher"] or row["url"])


def _named(name: str, place: int, rows: list[dict[str, Any]]) -> dict[str, Any]:
    same = next((row for row in rows if "kind" in row and _name(row) == name), None)
    if same is not None:
        return same
    return {**rows[place], "title": name} if place < len(rows) else {"title": name}


def _give_addresses(rows: list[dict[str, Any]], urls: list[str], there: list[Any]) -> None:
    """In order: to those that had one, if as many are given, else to the first ones."""
    had = [place for place, row in enumerate(rows) if row.get("url")]
    if len(urls) > len(rows) and rows:
        raise Wrong("source_urls\tthere are more addresses than sources: name each source.")
    if not rows:
        rows += [{"url": url} for url in urls]
        return
    places = had if there and len(had) == len(urls) else list(range(len(urls)))
    for row in rows:
        row["url"] = ""
    for place, url in zip(places, urls, strict=True):
        rows[place]["url"] = url
