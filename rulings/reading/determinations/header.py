"""The metadata above a determination: printed labels with what stands beside or below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rulings.reading.draft import Span

LABELS: tuple[tuple[str, str], ...] = (
    (
        "name",
        r"name of (?:the )?(?:registrant|social worker|nurse|midwife)(?: (?:nurse|midwife))?"
        r"|name of registrant(?:/s)?|(?:the )?social worker(?:['’]s name)?"
        r"|name of respondent doctor|medical practitioner['’]s name|registrant(?:['’]s)? name|"
        r"registrant|name|doctor"
        r"|(?:teacher|dentist|pharmacist)(?:['’]s)?(?: name)?",
    ),
    (
        "registration",
        r"(?:NMC )?PIN|(?:professional )?registration (?:number|no\.?|ID)"
        r"|GMC reference(?: number)?|register number|teacher ref(?:erence)? number|TRN",
    ),
    (
        "reference",
        r"case (?:reference|ref|number|no\.?|ID)(?: number)?|(?:HCPC|FTP|SWE|hearing) "
        r"(?:reference|ref)(?: number)?|(?:TRA|NCTL) (?:case )?reference|reference(?: number)?|"
        r"case",
    ),
    ("profession", r"profession|modality|role|registrant type"),
    ("register", r"part\(s\) of (?:the )?register|parts? of (?:the )?register"),
    ("hearing", r"hearing type|type of hearing|(?:kind|nature) of hearing"),
    (
        "date",
        r"when|date\(?s?\)? and times?(?: of (?:the )?hearing)?|(?:2nd|second|"
        r"final) decision date|(?:hearing )?date\(?s?\)?(?: of (?:the )?"
        r"(?:hearing|meeting|decision|determination))?|(?:decision|meeting) dates?",
    ),
    ("panel", r"panel|committee|tribunal"),
    ("case_type", r"type of case|case type"),
    ("admitted", r"(?:facts?|charges?) (?:found )?(?:proved|proven) (?:by (?:way of )?)?admission"),
    ("admitted", r"(?:facts?|charges?) admitted(?: and (?:found )?proved)?"),
    ("not_proved", r"(?:facts?|charges?|particulars) (?:found )?not (?:found )?prov(?:ed|en)"),
    ("in_part", r"(?:facts?|charges?|particulars) (?:found )?(?:proved in part|partly proved)"),
    ("no_case", r"(?:facts?|charges?) (?:with )?no case to answer|no case to answer"),
    ("no_evidence", r"(?:facts?|charges?) (?:with )?no evidence offered|no evidence offered"),
    ("proved", r"(?:facts?|charges?|particulars) (?:found )?prov(?:ed|en)"),
    ("impairment", r"(?:outcome on )?(?:current )?impairment|fitness to practi[sc]e"),
    (
        "reviewed",
        r"order(?:s)? being reviewed|(?:current|existing|original|previous) (?:final )?order",
    ),
    ("interim", r"(?:immediate or )?interim order(?: \(?if (?:any|applicable)\)?)?"),
    (
        "outcome",
        r"(?:hearing |review |summary of |final )?outcome|outcome in brief|"
        r"what the (?:panel|adjudicators|committee|tribunal) decided|summary of outcome|"
        r"sanction(?: imposed)?|(?:final )?order"
        r"|decision",
    ),
    ("consensual", r"consensual panel determination"),
    (
        "",
        r"(?:hearing |review )?(?:venue|location)|where|area of (?:the )?registered address"
        r"|relevant location|panel members?(?: present)?|legal (?:assessor|adviser|advisor)"
        r"|panel secretary|hearings? (?:co-?ordinator|officer|clerk|support officer|case manager)"
        r"|(?:nursing and midwifery council|social work england|general medical council|NMC|HCPC)"
        r"|(?:mr|mrs|ms|miss|dr) [A-Z][\w'’-]{0,30}|representation|representatives?|attendance"
        r"|adjudicators?|chair|lay member|registrant member|presenting officer|case presenter"
        r"|primary medical qualification|registered qualifications|tribunal|lay tribunal member|"
        r"tribunal clerk|end|"
        r"(?:teacher(?:['’]s)? )?date of birth|former employer|publication date|"
        r"published(?: on)?|employer|status|town|country"
        r"|date of last registration|interim order imposed",
    ),
)
"""Role and the labels printed for it. The empty role: known, and of no use here."""

_BY_LENGTH = sorted(LABELS, key=lambda one: one[0] == "")
_ANY = "|".join(rf"(?P<r{place}>{words})" for place, (_, words) in enumerate(_BY_LENGTH))
_AT_LINE = re.compile(rf"[ \t*#•·-]*(?:{_ANY})[ \t*]*(?P<sign>:|\t| {{3,}}|$)", re.IGNORECASE)
_MULTIWORD = (
    r"name of registrant(?: nurse)?|nmc pin|part\(s\) of the register|area of registered address|"
    r"relevant location|type of case|panel members?|legal assessor|panel secretary|hearings "
    r"coordinator|facts (?:not )?proved(?: by admission)?|facts admitted|fitness to practise|"
    r"sanction|interim order|order being reviewed|outcome|hearing type|registration number|"
    r"date and time of hearing|location|panel"
)
_INSIDE = re.compile(rf"(?<=\s)(?=(?:{_MULTIWORD})\s*:)", re.IGNORECASE)
BAR = " | "
"""What stands between the labelled parts of a page saved as one line."""
_LOST = re.compile(r"[ \t]*:[ \t]*(?P<value>\S[^\n]{1,200})$")
"""A value whose label was lost and left its colon."""
_VALUES = (
    ("panel", r"[\w ]{0,40}\bcommittee"),
    ("hearing", r"[\w ]{0,40}\b(?:hearing|review|application|meeting)"),
    ("registration", r"[A-Z]{2,3}\d{4,6}"),
    (
        "outcome",
        r"(?:struck off|suspen\w+|conditions of practice|caution|no further action|removed|"
        r"voluntary removal[\w ]{0,20}|(?:not )?well founded|order revoked)(?: order)?",
    ),
    ("profession", r"[^\d,.]{3,60}"),
)
"""The role of such a value, told by the value as a whole."""
LONGEST_VALUE = 600
_LONGEST_LINE = 5_000


class Field(NamedTuple):
    """One label's role with the words printed for it."""

    role: str
    words: str
    span: Span


class _Piece(NamedTuple):
    start: int
    words: str


def is_labelled(line: str) -> bool:
    """Whether the line prints a label of the metadata with its value beside it."""
    if line.count(BAR) > 2:
        return any(is_labelled(piece) for piece in line.split(BAR))
    found = _AT_LINE.match(line)
    return found is not None and bool(found["sign"]) and bool(line[found.end() :].strip())


def fields_of(text: str, end: int) -> list[Field]:
    """The labelled values above ``end``, in printed order; labels without a value are left out."""
    fields: list[Field] = []
    role: str | None = None
    words: list[_Piece] = []
    for piece in _pieces(text, end):
        found = _AT_LINE.match(piece.words)
        if lost := _LOST.match(piece.words):
            fields += _closed(text, role, words)
            role, words = _role_of_value(lost["value"]), []
            _take(words, piece.start + lost.start("value"), lost["value"])
        elif found and _is_label(found):
            fields += _closed(text, role, words)
            role, words = _role(found), []
            _take(words, piece.start + found.end(), piece.words[found.end() :])
        elif not piece.words.strip():
            if words:
                fields += _closed(text, role, words)
                role, words = None, []
        elif role is not None:
            _take(words, piece.start, piece.words)
    return fields + _closed(text, role, words)


def _pieces(text: str, end: int) -> Iterator[_Piece]:
    """Lines, and where a page lost its line breaks the labelled parts of a line."""
    start = 0
    for line in text[:end].split("\n"):
        inside = _INSIDE.finditer(line) if len(line) <= _LONGEST_LINE else ()
        cuts = [0, *(found.start() for found in inside), len(line)]
        is_run_on = (len(cuts) > 2 and _AT_LINE.match(line) is not None) or len(cuts) > 4
        if line.count(BAR) > 2:
            cuts, is_run_on = (
                [0, *(found.end() for found in re.finditer(r" \| ", line)), len(line)],
                True,
            )
        if not is_run_on:
            cuts = [0, len(line)]
        for first, last in pairwise(cuts):
            yield _Piece(start + first, line[first:last])
        start += len(line) + 1


def _is_label(found: re.Match[str]) -> bool:
    """A label without a sign after it must fill its line, and be no ordinary word."""
    return bool(found["sign"]) or len(found.group().split()) > 1 or found.group().strip().istitle()


def _role(found: re.Match[str]) -> str:
    (role,) = [role for place, (role, _) in enumerate(_BY_LENGTH) if found[f"r{place}"] is not None]
    return role


def _role_of_value(printed: str) -> str:
    bare = printed.strip(" \t*")
    told = (role for role, words in _VALUES if re.fullmatch(words, bare, re.IGNORECASE))
    return next(told, "")


def _take(words: list[_Piece], start: int, printed: str) -> None:
    stripped = printed.strip(" \t*|")
    if stripped:
        words.append(_Piece(start + printed.index(stripped), stripped))


def _closed(text: str, role: str | None, words: list[_Piece]) -> list[Field]:
    if not role or not words:
        return []
    span = Span(
        words[0].start, min(words[-1].start + len(words[-1].words), words[0].start + LONGEST_VALUE)
    )
    return [Field(role, " ".join(span.of(text).split()), span)]
