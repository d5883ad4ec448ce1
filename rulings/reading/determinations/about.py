"""Whose determination it is: regulator, committee, profession, hearing, day, reference."""

from __future__ import annotations

import re
from datetime import date

from rulings.reading.dates import DATE, read_date
from rulings.reading.determinations.determination import Determination
from rulings.reading.determinations.header import BAR
from rulings.reading.determinations.headings import Stage
from rulings.reading.draft import Read, Span
from rulings.reading.phrases import phrases
from rulings.reading.register import read_committee, read_profession, read_regulator
from rulings.reading.rules import register as rules
from rulings.reading.rules.modalities import MODALITIES
from rulings.reading.sentences import Sentence, flattened
from rulings.vocabulary import HearingKind

_REGULATORS = {
    slug: re.compile(rf"(?i:\b(?:{full})\b)|(?<![\w.])(?:{short})(?!\w)")
    for slug, full, short in rules.REGULATORS
}
_HEARINGS: tuple[tuple[HearingKind, re.Pattern[str]], ...] = (
    (HearingKind.RESTORATION, re.compile(r"\brestor\w+", re.IGNORECASE)),
    (HearingKind.INTERIM_ORDER, re.compile(r"\binterim orders?\b", re.IGNORECASE)),
    (HearingKind.REVIEW, re.compile(r"\breview\b", re.IGNORECASE)),
    (
        HearingKind.PRELIMINARY,
        re.compile(r"\b(?:preliminary|case management|procedural)\b", re.IGNORECASE),
    ),
    (
        HearingKind.CONSENT,
        re.compile(
            r"\b(?:consent|consensual|case examiners?|voluntary removal|"
            r"accepted (?:disposal|outcome))\b",
            re.IGNORECASE,
        ),
    ),
    (HearingKind.FINAL, re.compile(r"\b(?:final|substantive|new)\b", re.IGNORECASE)),
)
_LABELS_THAT_TELL = (
    ("consensual", r"^(?:accepted|agreed|approved)", HearingKind.CONSENT),
    ("reviewed", r"\w", HearingKind.REVIEW),
    ("case_type", r"\breview\b", HearingKind.REVIEW),
    ("case_type", r"\bnew\b", HearingKind.FINAL),
)
"""Role, what its words must hold, and the kind of hearing that this tells."""
_TYPE_LINE = re.compile(
    r"^[ \t:]*(?:fitness to practise(?: committee)?[ \t:–-]*)?(?P<type>(?:[\w "
    r"]{0,30}\b)?(?:final|substantive|interim|"
    r"restoration|preliminary|consensual|review)\b[\w ()]{0,40}\b(?:hearing|meeting|"
    r"determination|review)s?)(?P<rest>\b[^\n]{0,60})?$",
    re.IGNORECASE | re.MULTILINE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = re.compile(rf"{DATE}|\d{{1,2}}/\d{{1,2}}/\d{{4}}", re.IGNORECASE)
_DATE_LINE = re.compile(
    rf"^[ \t]*{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?: {_MONTH})?(?: \d{{4}})?[ ]?(?:[-–—,&]|to|and)[ ]?{_WEEKDAY})*"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}[ \t.;]*(?:\([^()\n]{{1,40}}\)[ \t]*|, "
    rf"(?:by|via|at|in)\b[^\n]{{1,40}})?$",
    re.IGNORECASE | re.MULTILINE,
)
_PIN = re.compile(r"\b(?:[A-Z]{2,3}\d{4,6}|SW\d{3,6}|\d{2}[A-Z]\d{4}[A-Z]|\d{7})\b")
_REFERENCE = re.compile(r"\b[A-Z][A-Z0-9]{1,6}[-/ ]?\d[\w/-]{2,20}\b|\b\d{4,8}(?:[/-]\d{1,6})*\b")
_REDACTED = re.compile(
    r"\[?(?:redacted|private|anonymi[sz]ed|not (?:published|named))\]?", re.IGNORECASE
)
_NOT_A_NAME = re.compile(
    r"\b(?:present|represented|attend\w*|absen\w*|hearing|hearings|skip|search|menu|home|"
    r"cookie\w*|decision|committee|council|"
    r"tribunal|service|HCPC|HCPTS|NMC|fitness|share|print|back|not|panel|details|register)\b",
    re.IGNORECASE,
)
_PANEL_OF_SWE = phrases(
    r"fitness to practi[sc]e panel|panel of adjudicators|adjudicators|fitness to practi[sc]e"
)
LONGEST_NAME = 80


def read_regulator_of(paper: Determination) -> Read[str] | None:
    """The regulator that the shape tells, shown where the text first names it."""
    slug = paper.shape.regulator
    if slug is None:
        return read_regulator(tuple(paper.all_sentences(*Stage)))
    found = _REGULATORS[slug].search(paper.text)
    return Read(slug, Span(*found.span())) if found else None


def read_committee_of(paper: Determination, regulator: str | None) -> Read[str] | None:
    """The committee from its label, or from the lines above the allegation."""
    if regulator is None:
        return None
    field = paper.field("panel")
    if field and (found := read_committee((_sentence(paper, field.span),), regulator)):
        return found
    if regulator == "swe" and (by_examiners := _by_case_examiners(paper)):
        return by_examiners
    if regulator == "swe":
        found_line = _PANEL_OF_SWE.search(flattened(paper.text[: paper.header_end + 2000]))
        return Read("fitness_to_practise_panel", Span(*found_line.span())) if found_line else None
    return read_committee(_header_lines(paper), regulator)


def read_profession_of(paper: Determination, regulator: str | None) -> Read[str] | None:
    """The profession from its label or part of the register, else from the allegation's stem."""
    for role in ("profession", "register"):
        for field in (one for one in paper.fields if one.role == role):
            words = _sentence(paper, field.span)
            named = read_profession((words,), regulator) or _by_modality(words, regulator)
            if named:
                return named
    if paper.shape.profession:
        return _of_shape(paper)
    return read_profession(tuple(_allegation_sentences(paper)), regulator)


def _by_case_examiners(paper: Determination) -> Read[str] | None:
    found = re.search(
        r"^[ \t]*case examiners?(?:['’]s?)? decisions?",
        paper.text[:3_000],
        re.IGNORECASE | re.MULTILINE,
    )
    return Read("case_examiners", Span(*found.span())) if found else None


def _of_shape(paper: Determination) -> Read[str] | None:
    slug = paper.shape.profession or ""
    words = {
        "social_worker": r"social workers?",
        "doctor": r"medical practitioner|doctor|\bDr\b",
        "teacher": r"teacher",
    }[slug]
    found = re.search(words, paper.text, re.IGNORECASE)
    return Read(slug, Span(*found.span())) if found else None


def _by_modality(sentence: Sentence, regulator: str | None) -> Read[str] | None:
    own = rules.PROFESSIONS_OF.get(regulator or "", tuple(slug for slug, _ in MODALITIES))
    for slug, words in MODALITIES:
        found = re.search(words, sentence.words, re.IGNORECASE) if slug in own else None
        if found:
            return Read(slug, sentence.part(*found.span()))
    return None


def read_hearing_of(paper: Determination) -> Read[HearingKind] | None:
    """The kind of hearing from its label, or from a line of the heading."""
    if examined := _by_case_examiners(paper):
        is_agreed = re.search(r"accepted disposal", paper.text, re.IGNORECASE)
        return Read(HearingKind.CONSENT, examined.evidence) if is_agreed else None
    return _hearing_by_label(paper) or _hearing_by_line(paper)


def _hearing_by_label(paper: Determination) -> Read[HearingKind] | None:
    for role, told, kind in _LABELS_THAT_TELL:
        field = paper.field(role)
        if field and re.search(told, field.words, re.IGNORECASE):
            return Read(kind, field.span)
    field = paper.field("hearing")
    kind_of = _hearing_in(field.words) if field else None
    return Read(kind_of, field.span) if field and kind_of else None


def _hearing_by_line(paper: Determination) -> Read[HearingKind] | None:
    for found in _TYPE_LINE.finditer(paper.text[: paper.header_end + 1500]):
        kind = _hearing_in(found["type"])
        if kind:
            return Read(kind, Span(*found.span("type")))
    return None


def _hearing_in(words: str) -> HearingKind | None:
    return next((kind for kind, pattern in _HEARINGS if pattern.search(words)), None)


def read_decided_on_of(paper: Determination) -> Read[date] | None:
    """The last day of the hearing: the end of the range that the metadata print."""
    for field in (one for one in paper.fields if one.role == "date"):
        found = _last_date(paper.text, field.span)
        if found:
            return found
    lines = list(_DATE_LINE.finditer(paper.text[: paper.header_end]))
    return _last_date(paper.text, Span(*lines[-1].span())) if lines else None


def _last_date(text: str, span: Span) -> Read[date] | None:
    days = [
        Read(day, Span(span.start + found.start(), span.start + found.end()))
        for found in _DATE.finditer(flattened(span.of(text)))
        if (day := read_date(found.group()))
    ]
    return max(days, key=lambda read: read.value) if days else None


def read_reference_of(paper: Determination) -> Read[str] | None:
    """The case's own reference, only where a label says that it is one."""
    field = paper.field("reference")
    found = _REFERENCE.search(field.words) if field else None
    if field is None or found is None or paper.field("registration") == field:
        return None
    start = field.span.of(paper.text).find(found.group())
    return Read(
        found.group(),
        Span(field.span.start + start, field.span.start + start + len(found.group()))
        if start >= 0
        else field.span,
    )


def read_names_of(paper: Determination) -> tuple[Read[str], ...]:
    """The registrant's name as labels and heading print it."""
    names = [
        Read(field.words, field.span)
        for field in paper.fields
        if field.role == "name" and _is_name(field.words)
    ]
    if paper.shape.heading_is_name and (heading := _heading_name(paper)):
        names.append(heading)
    kept = {name.value: name for name in reversed(names)}
    return tuple(sorted(kept.values(), key=lambda name: name.evidence.start))


def _heading_name(paper: Determination) -> Read[str] | None:
    """The last line above the first label that may be a name."""
    first = min((field.span.start for field in paper.fields), default=0)
    start = paper.text.rfind("\n", 0, first) + 1
    candidate = None
    place = 0
    start = paper.text.find(BAR, start, first) if BAR in paper.text[start:first] else start
    for line in paper.text[:start].split("\n"):
        words = line.strip(" #*\t")
        if words and _is_name(words) and ":" not in words:
            left = place + line.index(words)
            candidate = Read(words, Span(left, left + len(words)))
        place += len(line) + 1
    return candidate


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 0 < len(parts) <= 7 or len(words) > LONGEST_NAME or _NOT_A_NAME.search(words):
        return False
    return not _REDACTED.fullmatch(words) and all(
        part[:1].isupper() or part[:1] in "[('" for part in parts[-1:]
    )


def read_registration_numbers_of(paper: Determination) -> tuple[Read[str], ...]:
    """The registration numbers under their label, and the same ones elsewhere in brackets."""
    numbers: dict[str, Read[str]] = {}
    for field in (one for one in paper.fields if one.role == "registration"):
        printed = field.span.of(paper.text).split("\n")[0].split("\t")[0].strip()
        found = _PIN.search(printed)
        words = found.group() if found else printed
        if any(character.isdigit() for character in words) and len(words) <= 20:
            start = paper.text.index(words, field.span.start)
            numbers.setdefault(words, Read(words, Span(start, start + len(words))))
    return tuple(numbers.values())


def _sentence(paper: Determination, span: Span) -> Sentence:
    return Sentence(span.start, span.of(paper.text))


def _header_lines(paper: Determination) -> tuple[Sentence, ...]:
    lines = [
        line for part in paper.parts_of(Stage.HEADER) for line in part.lines if not line.is_blank
    ]
    return tuple(Sentence(line.span.start, line.span.of(paper.text)) for line in lines[:60])


def _allegation_sentences(paper: Determination) -> list[Sentence]:
    return list(paper.all_sentences(Stage.ALLEGATION))[:40]
