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
    r"devised|imposed)|formulate|warrant))"
)
_TURNED_DOWN = re.compile(
    r"\b(?:would|could|was|were|is|are|did|do|does|will|be|can|should|had|has|"
    r"have)(?:n't| not)\b(?: \w+){0,5}? ?"
    + _ENOUGH
    + r"|\b(?:insufficient|inappropriate|disproportionate|inadequate|unworkable|"
    r"unduly (?:punitive|harsh)|impracticable|"
    r"too (?:lenient|severe|harsh))\b|\bfail to\b|\bneither\b|"
    r"\bnot (?:be )?(?:sufficient|appropriate|adequate|proportionate|"
    r"workable|enough|suitable)\b|\bno (?:workable|practicable|appropriate|suitable) $"
    r"|\b(?:serve|have|had|be of) no (?:\w+ )?(?:purpose|effect|value)\b|"
    r"\bout of (?:all )?proportion\b|\bwould leave\b[^.;]{0,60}\brisk\b"
    r"|\bnothing to (?:bite|address|attach)|\btoo (?:far|much|little|long|short)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:may be|where|when|guidance|if|unless|whether or not|generally|usually|usual)\b",
    re.IGNORECASE,
)
_NOT_OPEN = re.compile(
    r"\binterim\b|\b(?:not|never) (?:\w+ )?(?:open|available|an? (?:\w+ )?option)\b|"
    r"\bno power\b|\bunavailable\b",
    re.IGNORECASE,
)
"""Another stage's order, or one that the law does not allow: neither was weighed."""
_RELATIVE = re.compile(r"^, which [^,]*,")
_JOINED = re.compile(
    r"(?:,| or| nor| and|/)(?:,? (?:or|an?|the|even|to|impose|make|take|by|of|with))*",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"^[^.;]{0,70}?\b(?:this|it|these|that|they|"
    r"such an? (?:\w+ ){1,3})\b ?(?:\w+ ){0,2}?(?:would|was|were|did|could|is)\b",
    re.IGNORECASE,
)
_NOT_CALLED_FOR = re.compile(
    r"\b(?:no|not)\b[^.;]{0,60}\b(?:justif\w+|warrant\w*|merit\w*|"
    r"call(?:ed)? for)(?: (?:the panel|it|its|them))?(?: (?:taking|making|"
    r"imposing))?(?: an?)? $",
    re.IGNORECASE,
)
_RUN_IN = 5
"""Words: a sentence as short as "No further action." only heads the next one."""
_WEIGHED = re.compile(r"\b(?:consider\w*|turned to|had regard to|looked at)\b", re.IGNORECASE)


def rejected_in(sentences: tuple[Sentence, ...]) -> dict[Kind, ReadSanction]:
    """Each kind that a sentence turns down, by itself or with the sentence that follows it."""
    rejected: dict[Kind, ReadSanction] = {}
    for place, sentence in enumerate(sentences):
        following = sentences[place + 1].words if place + 1 < len(sentences) else ""
        for kind in _kinds_rejected(sentence.words, following):
            rejected.setdefault(kind, ReadSanction(Read(kind, sentence.span), imposed=False))
    return rejected


def _kinds_rejected(words: str, following: str) -> list[Kind]:
    named = orders_in(words)
    if not named or _NOT_OPEN.search(words):
        return []
    kinds: list[Kind] = []
    for place, (kind, _, end) in enumerate(named):
        stop = named[place + 1][1] if place + 1 < len(named) else len(words)
        verdict = _TURNED_DOWN.search(words, end, stop)
        between = _RELATIVE.sub("", words[end : verdict.start()]) if verdict else ""
        if _NOT_CALLED_FOR.search(words[: named[place][1]]):
            kinds.append(kind)
        elif verdict and not _IN_GENERAL.search(between):
            kinds += [kind, *_joined_before(words, named, place)]
    is_run_in = len(words.split()) <= _RUN_IN
    is_only_weighed = not kinds and (is_run_in or _WEIGHED.search(words[: named[0][1]]))
    if (
        is_only_weighed
        and _THIS.match(following)
        and _TURNED_DOWN.search(following)
        and not orders_in(following)
    ):
        kinds = [kind for kind, _, _ in named]
    return kinds


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
    """Whether the sentence says that the law did not allow the order."""
    return _NOT_OPEN.search(words) is not None
