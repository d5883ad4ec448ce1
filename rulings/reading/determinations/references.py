"""References to particulars in prose and lists: "1(a)(i), (ii) and 2 to 4, save for 3(b)"."""

from __future__ import annotations

import re
from typing import NamedTuple

from rulings.reading.determinations.labels import Path, kinds_of
from rulings.reading.phrases import phrase

_LABEL = (
    r"(?>\d{1,3}(?:\.\d{1,2}){0,3}(?:\.?\s{0,2}\([a-zA-Z0-9]{1,4}\)|\)\s?\(?[a-z]{1,4}\)|"
    r"\.?[a-z]{1,2}(?:[ivx]{1,4})?\)?(?![a-zA-Z])"
    r"|(?<=[a-z])\)?\(?[ivx]{1,4}\)?(?![a-zA-Z]))*|(?:\([a-zA-Z0-9]{1,4}\))+|"
    r"(?<![\w.])[a-z]{1,2}\)(?:[ivx]{1,4}\))?|(?<![\w.'])[a-h](?![\w'.]))"
)
_NOUN = (
    r"(?:sub[- ]?)?(?:particulars?|charges?|allegations?|paragraphs?|"
    r"heads?(?: of (?:charge|allegation))?|parts?|"
    r"stems?|items?|concerns?|points?|matters?)"
)
_WHOLE = (
    r"(?:\(?in (?:its|their|the) entirety\)?|in full|\(?and (?:all|its|"
    r"their) sub[- ]?particulars\)?|\(?all\)?)"
)
_SAVE = (
    r"(?:\(?(?:save|except(?:ing)?|with the exception of|other than|apart from|excluding|"
    r"but not)(?: for| in respect of| as to)?)"
)
_JOIN = (
    rf"(?>(?:\s*(?:[,;/&]|(?:,? ?(?:and/or|and|or|as well as|both|also|of)\b)|(?:to|"
    rf"through|until)\b|-|{_NOUN}|(?:in respect of|in relation to)"
    rf"|{_WHOLE}|{_SAVE}|[()]))+\s*)"
)
RUN = rf"{_LABEL}(?:{_JOIN}{_LABEL})*(?:\s*{_WHOLE})?"
"""A run of references as a piece of a pattern; the first one must be a label."""
NAMED_RUN = rf"\b{_NOUN}(?: \w+){{0,2}}?\s*(?:\(?s\)?)?\s*:?\s*(?P<run>{RUN})"
"""A run with the noun that tells that numbers are particulars."""

_NAMED = re.compile(NAMED_RUN, re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<save>{_SAVE})|(?P<whole>{_WHOLE})|(?P<label>{_LABEL})|(?P<range>\bto\b|"
    rf"\bthrough\b|(?<=[\w)])\s*-\s*(?=[\d(]))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\d+|[a-zA-Z]+")


class Reference(NamedTuple):
    """One label referred to; ``until`` where it is the beginning of a range."""

    path: Path
    until: Path | None
    is_whole: bool
    is_left_out: bool


class Index:
    """The labelled particulars by their paths."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = paths
        self._places = {path: place for place, path in reversed(list(enumerate(paths))) if path}

    def named_in(self, words: str, *, descend: bool = True) -> tuple[int, ...]:
        """The places of all particulars that a run of references names, in order.

        ``descend``: what stands below a named particular is named with it.
        """
        named: set[int] = set()
        left_out: set[int] = set()
        for reference in self.references_in(words):
            places = self._places_of(reference, descend=descend)
            (left_out if reference.is_left_out else named).update(places)
        return tuple(sorted(named - left_out))

    def references_in(self, words: str) -> list[Reference]:
        """Each label referred to, short forms such as "and (ii)" completed."""
        references: list[Reference] = []
        previous: Path = ()
        is_range = is_left_out = False
        for found in _TOKEN.finditer(words.replace("–", "-").replace("—", "-")):
            if found["save"]:
                is_left_out = True
            elif found["range"]:
                is_range = bool(references)
            elif found["whole"] and references:
                references[-1] = references[-1]._replace(is_whole=True)
            elif found["label"]:
                path = self._completed(found["label"], previous)
                if is_range and references and path:
                    references[-1] = references[-1]._replace(until=path)
                elif path:
                    references.append(
                        Reference(path, None, is_whole=False, is_left_out=is_left_out)
                    )
                previous, is_range = path or previous, False
        return references

    def _completed(self, printed: str, previous: Path) -> Path:
        """The full path of a printed label; letters alone belong to the number before them."""
        parts = tuple(_PARTS.findall(printed))
        if parts and parts[0].isdecimal() and not printed.startswith("("):
            return self._known(parts)
        for depth in reversed(range(1, len(previous) + 1)):
            if self._exists(candidate := self._split((*previous[:depth], *parts))):
                sibling = (*previous[: depth - 1], *parts)
                is_alike = _is_alike(previous[-1], parts[0]) and depth == len(previous)
                return sibling if is_alike and sibling in self._places else candidate
        for depth in reversed(range(len(previous))):
            candidate = (*previous[:depth], *parts)
            if self._exists(candidate):
                return candidate
        return parts if self._exists(parts) else ()

    def _known(self, parts: Path) -> Path:
        return self._split(parts)

    def _split(self, parts: Path) -> Path:
        """ "1ai" is 1(a)(i) where such a particular exists."""
        if self._exists(parts) or parts[-1].isdecimal() or len(parts[-1]) < 2:
            return parts
        apart = (*parts[:-1], parts[-1][0], parts[-1][1:])
        return apart if self._exists(apart) else parts

    def _exists(self, path: Path) -> bool:
        return path in self._places or any(one[: len(path)] == path for one in self.paths)

    def _places_of(self, reference: Reference, *, descend: bool) -> set[int]:
        below = descend or reference.is_whole
        places = self._at(reference.path, below=below)
        if reference.until is None:
            return places
        last = self._at(reference.until, below=True)
        if not places or not last:
            return places | last
        between = range(min(places), max(last) + 1)
        depth = len(reference.until)
        return {place for place in between if below or len(self.paths[place]) <= depth}

    def _at(self, path: Path, *, below: bool) -> set[int]:
        exact = {self._places[path]} if path in self._places else set()
        if exact and not below:
            return exact
        return exact | {
            place
            for place, one in enumerate(self.paths)
            if len(one) > len(path) and one[: len(path)] == path
        }


def runs_in(words: str) -> list[tuple[int, int]]:
    """Where the words refer to particulars by a noun and labels."""
    return [found.span("run") for found in _NAMED.finditer(words)]


def _is_alike(one: str, other: str) -> bool:
    return bool(set(kinds_of(one)) & set(kinds_of(other)))


PARTICULARS = phrase(rf"\b{_NOUN}\b")
"""The nouns by which particulars are spoken of."""
