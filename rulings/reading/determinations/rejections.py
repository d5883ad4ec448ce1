"""Orders that the panel weighed and clearly turned down, each step of the ladder in turn."""

from __future__ import annotations

import re

from rulings.reading.determinations.names import orders_in
from rulings.reading.draft import Read, ReadSanction
from rulings.reading.sentences import Sentence
from rulings.vocabulary import SanctionKind as Kind

_ENOUGH = (
    r"(?:(?:an? |the )?(?:\w+ly )?(?:sufficient|appropriate|adequate|proportionate|"
    r"workable|enough|suitable|practicable|"
    r"possible|realistic|viable|right|meet|protect|address|reflect|mark|satisfy|maintain|"
    r"serve|uphold|be (?:formulated|"
    r"devised|imposed|framed|drafted|drawn)|formulate|warrant|frame|devise|draft|deal|show|help|"
    r"suffice|needed|necessary|required|called for|restrict|give|provide|justify|do so|go far|"
    r"(?:readily |properly |really )?(?:cure|manage|remedy|meet|address|allow)|better))"
)
_TURNED_DOWN = re.compile(
    r"\b(?:would|could|was|were|is|are|did|do|does|will|be|can|should|had|has|"
    r"have)(?:n't| not)\b(?: \w+){0,5}? ?"
    + _ENOUGH
    + r"|\b(?:insufficient|inappropriate|disproportionate|inadequate|unworkable|"
    r"(?:unduly )?(?:punitive|harsh)|impracticable|unsuitable|unrealistic|unjustified|"
    r"out of the question|nothing exceptional|"
    r"too (?:lenient|severe|harsh|serious))\b|\bfail to\b|\bneither\b|\bcannot (?:\w+ ){0,2}?"
    r"(?:be (?:met|addressed|framed|formulated|devised|imposed|justified)|address|meet|protect)|"
    r"\bnot something that can\b|\bnone (?:of \w+ )?(?:would|could|is|was)\b|"
    r"\b(?:was|were|is|are) (?:rejected|discounted|ruled out)\b|\bbackward step\b|"
    r"\bwould (?:simply |merely )?only\b|\bgo(?:es|ing)? (?:\w+ )?further than\b|"
    r"\b(?:a )?lesser (?:sanction|order) (?:would|will|was|is)\b|"
    r"\bnot (?:be )?(?:sufficient|appropriate|adequate|proportionate|"
    r"workable|enough|suitable)\b|\bno (?:workable|practicable|appropriate|suitable) $"
    r"|\b(?:serve|have|had|be of) no (?:\w+ )?(?:purpose|effect|value)\b|"
    r"\bout of (?:all )?proportion\b|\bwould leave\b[^.;]{0,60}\brisk\b"
    r"|\bno (?:\w+ )?purpose\b|\b(?:would|was|is|did|does) not(?: be| do)?\W*$|"
    r"\bwould leave\b[^.;]{0,60}\bwithout\b|\bnothing (?:\w+ ){0,6}?(?:needs?|left)\b"
    r"|\bnothing to (?:bite|address|attach)|\btoo (?:far|much|little|long|short)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r" (?:alone|on (?:its|their) own|by (?:itself|themselves))\b", re.IGNORECASE)
"""An order that does not do alone may be made together with another."""
_IN_GENERAL = re.compile(
    r"\b(?:may be|where|when|guidance|if|unless|whether or not|generally|usually|usual)\b",
    re.IGNORECASE,
)
_NOT_OPEN = re.compile(
    r"\b(?:not|never) (?:\w+ )?(?:open|available|an? (?:\w+ )?option)\b|"
    r"\bno power\b|\bunavailable\b|\bcould not (?:have been|be) (?:ordered|imposed|made)\b|"
    r"\b(?:not|no) (?:need|necessary|reason) to (?:\w+ )?(?:consider|go)\b",
    re.IGNORECASE,
)
"""An order that the law does not allow was not weighed."""
_RELATIVE = re.compile(r"^, which [^,]*,")
_JOINED = re.compile(
    r"(?:/|,? ?\b(?:or|nor|and)\b|,)(?:,? (?:or|an?|the|even|to|impose|make|take|by|of|with|"
    r"mediation|"
    r"and))*",
    re.IGNORECASE,
)
_SUITS = re.compile(
    r"\b(?:(?:satisfied|decided|concluded|determined|persuaded)(?: that)? (?:this|it|that|such)\b"
    r"(?: \w+){0,3}? (?:is|was|would)(?: be)?|this (?:is|was|"
    r"would be)) (?:the )?(?!not)(?:\w+ and )?"
    r"(?:appropriate|proportionate|sufficient|right|enough)",
    re.IGNORECASE,
)
"""What is then said of an order that was found to be the right one."""
_NOT_CALLED_FOR = re.compile(
    r"\b(?:no|not)\b[^.;]{0,60}\b(?:justif\w+|warrant\w*|merit\w*|"
    r"call(?:ed)? for)(?: (?:the panel|it|its|them))?(?: (?:taking|making|"
    r"imposing))?(?: an?)? $",
    re.IGNORECASE,
)
_RUN_IN = 7
"""Words: a sentence as short as "No further action." only heads the next ones."""
_REACH = 4
"""Sentences after it in which an order that was only weighed may still be turned down."""
_MOST_WEIGHED = 3
"""Orders in one sentence: one that names more of them lists the panel's powers."""
_WEIGHED = re.compile(
    r"\b(?:consider\w*|turned to|had regard to|looked at|thought about|thought to|tested|began|"
    r"asked whether|checked|moved on to|weighed)\b(?! that\b)",
    re.IGNORECASE,
)
_INTERIM = re.compile(r"\binterim\b", re.IGNORECASE)
_OTHERS_ORDER = re.compile(
    r"\b(?:police|adult|simple|written|verbal|formal|legal|medical|employer's|working|living|"
    r"health|weather|underlying|accept(?:ed|ing|ance of) (?:an?|the|this|that)) $",
    re.IGNORECASE,
)
"""Before the name of an order: it is no panel's."""
_OF_OTHERS = {
    Kind.ADVICE: re.compile(
        r" (?:of|from|given|on|about|as to|that|which|for|by)\b", re.IGNORECASE
    ),
    Kind.CONDITIONS: re.compile(r" (?:in which|at (?:the|her|his)|on the ward)\b", re.IGNORECASE),
    Kind.CAUTION: re.compile(r" (?:by|from) the police\b", re.IGNORECASE),
    Kind.SUSPENSION: re.compile(
        r" (?:by|from) (?:his|her|their|the) (?:employer|trust|work|dut)", re.IGNORECASE
    ),
}
"""Behind the name of an order: what makes it a lawyer's, an employer's or the police's."""


def rejected_in(
    sentences: tuple[Sentence, ...], *, is_interim: bool = False
) -> dict[Kind, ReadSanction]:
    """Each kind that a sentence turns down, by itself or with the sentences that follow it.

    ``is_interim``: the hearing was about an interim order, so that interim ones were weighed.
    """
    rejected: dict[Kind, ReadSanction] = {}
    for place, sentence in enumerate(sentences):
        if _INTERIM.search(sentence.words) and not is_interim:
            continue
        following = tuple(one.words for one in sentences[place + 1 : place + 1 + _REACH])
        for kind in _kinds_rejected(sentence.words, following):
            rejected.setdefault(kind, ReadSanction(Read(kind, sentence.span), imposed=False))
    return rejected


def _orders_of_panels(words: str) -> list[tuple[Kind, int, int]]:
    """The orders named, without an employer's warning or a lawyer's advice."""
    return [
        (kind, start, end)
        for kind, start, end in orders_in(words)
        if not _OTHERS_ORDER.search(words[:start])
        and not (kind in _OF_OTHERS and _OF_OTHERS[kind].match(words, end))
    ]


def _kinds_rejected(words: str, following: tuple[str, ...]) -> list[Kind]:
    named = _orders_of_panels(words)
    if not named or _NOT_OPEN.search(words):
        return []
    kinds: list[Kind] = []
    for place, (kind, _, end) in enumerate(named):
        stop = named[place + 1][1] if place + 1 < len(named) else len(words)
        verdict = _TURNED_DOWN.search(words, end, stop)
        between = _RELATIVE.sub("", words[end : verdict.start()]) if verdict else ""
        if _ALONE.match(words, end):
            continue
        if _NOT_CALLED_FOR.search(words[: named[place][1]]):
            kinds.append(kind)
        elif verdict and not _IN_GENERAL.search(between):
            kinds += [kind, *_joined_before(words, named, place)]
    is_run_in = len(words.split()) <= _RUN_IN
    is_only_weighed = not kinds and (is_run_in or _WEIGHED.search(words[: named[0][1]]))
    weighed = [kind for kind, _, _ in named]
    if (
        is_only_weighed
        and len(set(weighed)) <= _MOST_WEIGHED
        and _is_then_rejected(weighed, following)
    ):
        kinds = weighed
    return kinds


def _is_then_rejected(weighed: list[Kind], following: tuple[str, ...]) -> bool:
    """Whether what is said next, before any other order is named, turns them down."""
    for words in following:
        if {kind for kind, _, _ in orders_in(words)} - set(weighed) or _SUITS.search(words):
            return False
        if _TURNED_DOWN.search(words):
            return _IN_GENERAL.search(words) is None
    return False


def _joined_before(words: str, named: list[tuple[Kind, int, int]], place: int) -> list[Kind]:
    """The orders in one list with this one: "no action or a caution order would not"."""
    joined = []
    while place and _JOINED.fullmatch(
        words[named[place - 1][2] : named[place][1]].strip(" ") or "-"
    ):
        place -= 1
        joined.append(named[place][0])
    return joined


def is_out_of_reach(words: str) -> bool:
    """Whether the law did not allow the order, or the sentence means an interim or a single one."""
    return any(pattern.search(words) for pattern in (_NOT_OPEN, _INTERIM, _ALONE))
