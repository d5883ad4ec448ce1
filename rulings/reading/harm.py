"""How many people were touched by the failings, and how many were harmed."""

from __future__ import annotations

import re

from rulings.reading.draft import Read, ReadHarm
from rulings.reading.numbers import number
from rulings.reading.phrases import PARTS, phrase, phrases
from rulings.reading.sentences import Sentence

_NUMBERED = rf"(?P<number>{PARTS['number']}) (?P<unit>{PARTS['users']})\b"
_AFFECTED = phrase(
    r"\b(?:failings?|failures?|concerns?|allegations?|charges?|errors?|shortcomings|deficiencies|misconduct|case|incidents?|"
    r"breaches|it|this|they|these) (?:also |\w+ly )?(?:relat(?:ed|ing|e)|concern(?:ed|ing)|"
    r"involv(?:ed|ing)|affect(?:ed|ing)|touched|covered|spanned) "
    rf"(?:to )?(?:(?:a total of|at least|some|more than|around|about|up to|as many as|over|nearly|"
    rf"almost) )?{_NUMBERED}"
    rf"|\b(?:in relation to|in respect of|relating to|involving|affecting) (?:a total of "
    rf")?{_NUMBERED.replace('number>', 'number2>').replace('unit>', 'unit2>')}"
)
_APPROXIMATE = phrases("at least|some|more than|around|about|up to|as many as|over|nearly|almost")
_HARMED = phrase(
    rf"\b(?:caus(?:ed|ing)|did|led to|resulted in|resulting in) (?:[\w-]+ ){{0,2}}?harm to "
    rf"{_NUMBERED}"
    rf"|\b{_NUMBERED.replace('number>', 'number2>').replace('unit>', 'unit2>')} (?:were|was|had "
    rf"been) (?:\w+ly )?(?:harmed|injured|hurt)\b"
)
_OTHERS = phrase(
    r"\b(?:put|placed|putting|placing|left|leaving|exposed|exposing) (?P<who>(?:[\w-]+ "
    r"){1,5}?)(?:at|to) "
    r"(?:(?:unwarranted|serious|significant|real|unnecessary|potential|a|an|increased|further) "
    r"){0,3}(?:risk|danger)"
)
_OTHER_PEOPLE = phrase(rf"\b(?:others|other {PARTS['users']}|many others|more {PARTS['users']})\b")
_UNDECIDED = phrases(
    r"(?:could|may|might|would|if|whether|not|no|never|denied|risk of|heard|alleged\w*|told|"
    r"accused)"
)


def read_harm(sentences: tuple[Sentence, ...]) -> ReadHarm:
    """The numbers the text states; a number that is only approximate is not taken."""
    affected = _first(sentences, _AFFECTED)
    actual = _first(sentences, _HARMED)
    counted = affected or actual
    return ReadHarm(
        affected=affected[0] if affected else None,
        actual=actual[0] if actual else None,
        unit=counted[1] if counted else None,
        others_at_risk=_others_at_risk(sentences),
    )


def _first(
    sentences: tuple[Sentence, ...], pattern: re.Pattern[str]
) -> tuple[Read[int], Read[str]] | None:
    for sentence in sentences:
        for found in pattern.finditer(sentence.words):
            value = _counted(sentence, found)
            if value:
                return value
    return None


def _counted(sentence: Sentence, found: re.Match[str]) -> tuple[Read[int], Read[str]] | None:
    if _UNDECIDED.search(sentence.words[max(0, found.start() - 40) : found.start()]):
        return None
    if _APPROXIMATE.search(found.group()):
        return None
    suffix = "" if found["number"] else "2"
    count = number(found[f"number{suffix}"])
    if count is None:
        return None
    start, end = found.span(f"number{suffix}")[0], found.span(f"unit{suffix}")[1]
    unit = found.span(f"unit{suffix}")
    return Read(count, sentence.part(start, end)), sentence.quote(*unit)


def _others_at_risk(sentences: tuple[Sentence, ...]) -> Read[bool] | None:
    for sentence in sentences:
        for found in _OTHERS.finditer(sentence.words):
            before = sentence.words[max(0, found.start() - 40) : found.start()]
            if _OTHER_PEOPLE.search(found["who"]) and not _UNDECIDED.search(before):
                return Read(True, sentence.part(*found.span()))
    return None
