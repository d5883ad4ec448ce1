"""What an order of conditions asks of the registrant, and when."""

from __future__ import annotations

from collections.abc import Iterator

from rulings.reading.draft import ReadCondition, ReadPhase
from rulings.reading.numbers import LENGTH, months
from rulings.reading.phrases import phrase, phrases
from rulings.reading.sentences import Sentence

FREQUENCIES = (
    ("weekly", r"(?:every week|weekly|once a week|one a week|each week)"),
    (
        "every fortnight",
        r"(?:every (?:fortnight|two weeks|other week)|fortnightly|once a fortnight|one a "
        r"fortnight|each fortnight)",
    ),
    ("monthly", r"(?:every month|monthly|once a month|one a month|each month|every four weeks)"),
    ("every three months", r"(?:every (?:three months|quarter|12 weeks)|quarterly|once a quarter)"),
    ("every six months", r"(?:every six months|twice a year|six[- ]monthly)"),
    ("yearly", r"(?:every year|yearly|annually|once a year|each year)"),
)
"""How often, and the ways to say it."""

_FREQUENCIES = tuple((slug, phrases(words)) for slug, words in FREQUENCIES)
_MUST = phrase(
    r"\b(?:(?:he|she|they|{person})(?: [A-Z]\w+)? (?:must|will (?:have|need) to|is (?:also "
    r")?required to|are required to|has to|have to|will be required to|was (?:also )?(?:told|"
    r"ordered|required|instructed) to|will also have to|is to)"
    r"|(?:conditions?|order|terms|undertakings?|they|these) (?:also |will )?(?:requires?|required|"
    r"include|included|includes|oblige[sd]?|states?|say|says|mean|means|stipulate[sd]?)(?: "
    r"that)?(?: (?:him|her|them|{person}))?(?: (?:to|must|will have to))?)"
    r"(?: (?:also|then|now|first))?[: ]+"
)
_ORDER_BEFORE = phrases(
    r"under the (?:order|conditions|terms|undertakings)", r"conditions?|undertakings?"
)
_NOT_A_CONDITION = phrases(r"(?:pay|appeal|leave|prove|wait|be struck|decide|consider)")
_JOINT = phrase(r",? and (?:also )?(?:to |must )?|, (?:to |must )?|; (?:and )?(?:to |must )?")
_VERB = phrase(
    r"^(?:not |only |also |continue to )?(?:attend|formulate|share|maintain|keep|meet|have|"
    r"undertake|complete|work|practise|practice|inform|tell|notify|provide|"
    r"send|submit|remain|produce|write|draw up|devise|create|develop|undergo|allow|confine|limit|"
    r"restrict|stop|refrain|be|obtain|get|find|arrange|see|report|seek|disclose|"
    r"supervise|prescribe|administer|carry|register|take|give|identify|discuss|agree|prepare|ensure|avoid|abstain|follow|comply|receive|not)\b"
)
_PHASE = phrase(rf"(?:for (?:the |a )?(?:first |initial |period of )?(?P<length>{LENGTH})(?!\w))")
_THEN = phrase(r"\b(?:then|afterwards|after that|thereafter|followed by)\b")


def read_conditions(sentences: tuple[Sentence, ...]) -> tuple[ReadCondition, ...]:
    """The conditions told in sentences such as "the nurse must ..."."""
    conditions: list[ReadCondition] = []
    previous_tells_conditions = False
    for sentence in sentences:
        found = _MUST.search(sentence.words)
        is_told = bool(
            found
            and (previous_tells_conditions or _ORDER_BEFORE.search(sentence.words[: found.end()]))
        )
        if found and is_told:
            conditions += _conditions_in(sentence, found.end())
            previous_tells_conditions = True
        else:
            previous_tells_conditions = _ORDER_BEFORE.search(sentence.words) is not None
    return tuple(conditions)


def _conditions_in(sentence: Sentence, start: int) -> Iterator[ReadCondition]:
    for first, last in _members(sentence.words, start):
        words = sentence.words[first:last]
        if _NOT_A_CONDITION.match(words) or not words.strip(" .,"):
            continue
        yield ReadCondition(sentence.quote(first, last), _phases(sentence, first, last))


def _members(words: str, start: int) -> Iterator[tuple[int, int]]:
    """Each "attend ...", "keep ...": a new member begins only with a verb."""
    first = start
    for found in _JOINT.finditer(words, start):
        if _VERB.search(words[found.end() :]):
            yield first, found.start()
            first = found.end()
    yield first, len(words)


def _phases(sentence: Sentence, start: int, end: int) -> tuple[ReadPhase, ...]:
    """ "Every fortnight for 12 months, then monthly": the second begins where the first ends."""
    words = sentence.words[start:end]
    told = sorted(
        (found.start(), found.end(), frequency)
        for frequency, pattern in _FREQUENCIES
        for found in pattern.finditer(words)
    )
    phases: list[ReadPhase] = []
    from_month: int | None = 0
    for place, (first, last, frequency) in enumerate(told):
        until = told[place + 1][0] if place + 1 < len(told) else len(words)
        length = _PHASE.search(words, last, until)
        lasts = months(length["length"]) if length else None
        if from_month is None or (place and not _THEN.search(words, told[place - 1][1])):
            break
        evidence = sentence.part(start + first, start + (length.end() if length else last))
        phases.append(ReadPhase(frequency, evidence, from_month, lasts))
        from_month = from_month + lasts if lasts else None
    return tuple(phases)
