"""Where a sentence names an order, and what the words around the name make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from rulings.reading.interim import is_over
from rulings.reading.past import is_only_relief, is_told_from_afar
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import orders
from rulings.reading.rules import sanctions as rules
from rulings.reading.sentences import Sentence
from rulings.vocabulary import SanctionKind


class Stance(Enum):
    """What became of an order that a sentence names."""

    IMPOSED = "imposed"
    DATED = "dated"
    """Imposed in a year that the sentence names: this ruling, or an earlier one."""
    REJECTED = "rejected"
    CONSIDERED = "considered"
    """Weighed; whether it was rejected depends on what follows."""
    NOTHING = "nothing"


class Mention(NamedTuple):
    """An order named in a sentence; places are inside the sentence."""

    kind: SanctionKind
    form: orders.Form
    start: int
    end: int


class Judged(NamedTuple):
    """A mention with its stance; ``verdict`` is where the words after it decide, if they do."""

    mention: Mention
    stance: Stance
    group: int
    verdict: tuple[int, int] | None = None


_TRAPS = phrases(*orders.TRAPS)
_MENTIONS = tuple((kind, form, phrases(words)) for kind, form, words in orders.MENTIONS)
_GOVERNORS = (
    (Stance.IMPOSED, phrases(*rules.DECIDED)),
    (Stance.REJECTED, phrases(*rules.REJECTED)),
    (Stance.CONSIDERED, phrases(*rules.CONSIDERED)),
    (Stance.NOTHING, phrases(*rules.UNDECIDED)),
    (Stance.NOTHING, phrases(*rules.PAST)),
)
_UNDECIDED = phrases(*rules.UNDECIDED, *rules.PAST)
_BOUNDARY = phrase(
    r"[;:]|,? but\b|, (?:and|who|which|while|although|though|however)\b"
    r"|\band (?:the|an?|it|he|she|they|instead)\b|\bso\b|\bwhich\b|\bwho\b"
)
_LISTED = phrase(
    r"(?:,(?: (?:and|or|nor))?| (?:and|or|nor|and/or|along with|together with|as well as|plus|"
    r"alongside)) ?(?:(?:both|either|an?|the|with|of|imposing|making|issuing|taking|even|further|"
    r"periods?|{length}|\w+ing) )*\"?"
)
_FILLER = (
    r"^\"?(?:,? (?:it|he|she|they|{panel}) (?:\w+ )?(?:said|added|ruled|concluded|found|decided),)?"
    r"(?:(?!\b(?:who|which|after|because|as|since|when|that|and|but|while|having|failing)\b)"
    r"[^.;,]){0,45}?"
)
"""Between a name and its verdict: a few words that begin no clause, or an "it said"."""
_VERDICT_REJECTED = phrase(
    _FILLER + rf"(?P<verdict>\b(?:{'|'.join(rules.VERDICT_REJECTED)})(?!\w))"
)
_VERDICT_IMPOSED = phrase(_FILLER + rf"\b(?:{'|'.join(rules.VERDICT_IMPOSED)})(?!\w)")
_VERDICT_UNDECIDED = phrase(
    rf"^\W{{0,3}}(?:\w+ ){{0,2}}?(?:{'|'.join(rules.VERDICT_UNDECIDED)})(?!\w)"
)
_AGAINST_ALL = "|".join((*rules.CONTRAST_REJECTED, *rules.NONE_OF_THEM))
_CONTRAST = phrase(rf"^[^.;]{{0,60}}?(?P<verdict>(?:{_AGAINST_ALL})(?!\w))")
_VERDICT_CONSIDERED = phrase(_FILLER + rf"\b(?:{rules.VERDICT_CONSIDERED})(?!\w)")
_REFUSED = phrase(rf"\b{rules.REFUSED}\W*$")
_DATED = phrase(r"^\W{0,3}(?:\w+ ){0,3}?(?:in|back in|during) (?:\w+ )?(?:19|20)\d\d\b")
_NOT_DONE = phrases(*rules.NOT_DONE)
_PANEL_ACTS = phrase(
    r"{panel}(?: (?:has|have|had|then|also|therefore|today|yesterday|later|finally|instead|"
    r"\w+ly)){0,3} $"
)
_IT_ACTS = phrase(r"\b(?:it|they)(?: (?:has|have|then|also|therefore|instead)){0,2} $")
_REDUCED = phrase(r"^(?:an?|the) (?:[\w'-]+ ){0,5}?{people} $")
_WILL = phrase(r"\b(?:will|is to|are to)(?: (?:now|also|therefore))? *$")
_ANCHOR = phrase(
    r"^(?: \w+){0,3}? (?:from (?:the (?:\w+ ){0,2}register|practi[sc]|working as|nursing|the "
    r"profession|medic)"
    r"|by (?!(?:his|her|their)){panel})"
)
_PAST_AUX = phrases(
    "had", r"previously|already|formerly|originally|initially|allegedly|earlier|wrongly"
)
_NEGATED = phrases("not", "never")
_UNFINISHED = phrases("be", "being", "get", "been")
_FINITE = phrases("was", "were", "is", "are", "has", "have", "gets?", "got")
_REJECTION_REACH = 45
"""Characters; a "not" further off denies something else."""
_WEAK = {SanctionKind.SUSPENSION, SanctionKind.CAUTION}
"""Kinds whose verb an employer or the police may be the subject of."""


def mentions_in(sentence: Sentence) -> list[Mention]:
    """The orders a sentence names, left to right; names that mean something else are left out."""
    traps = [found.span() for found in _TRAPS.finditer(sentence.words)]
    named = [
        Mention(kind, form, *found.span())
        for kind, form, pattern in _MENTIONS
        for found in pattern.finditer(sentence.words)
    ]
    named.sort(key=lambda mention: (mention.start, -mention.end))
    taken: list[Mention] = []
    for mention in named:
        overlaps_trap = any(mention.start < end and mention.end > start for start, end in traps)
        if not overlaps_trap and (not taken or mention.start >= taken[-1].end):
            taken.append(mention)
    return taken


def judged_in(sentence: Sentence, has_length: Iterable[bool]) -> list[Judged]:
    """Every order the sentence names with what it makes of it.

    Orders in one list ("no action, a caution or conditions") share what stands before the first
    and what stands after the last.
    """
    mentions = mentions_in(sentence)
    lengths = list(has_length)
    judged: list[Judged] = []
    for number, group in enumerate(_lists(sentence.words, mentions)):
        first, last = mentions[group[0]], mentions[group[-1]]
        following = mentions[group[-1] + 1].start if group[-1] + 1 < len(mentions) else None
        for place in group:
            mention = mentions[place]
            stance, verdict = _stance(
                sentence.words, mention, first, last, following, lengths[place]
            )
            if _is_earlier(sentence.words, mention, mentions[place + 1 :]):
                stance = Stance.NOTHING
            judged.append(Judged(mention, stance, number, verdict))
    return judged


def _is_earlier(words: str, mention: Mention, later: list[Mention]) -> bool:
    """ "A nurse suspended in 2014 has been struck off"; "the panel said at the time"."""
    before = words[: mention.start]
    return is_told_from_afar(before) or (
        mention.form == "act"
        and _REDUCED.search(before) is not None
        and any(one.form == "done" and _is_finite(words, one) for one in later)
    )


def _lists(words: str, mentions: list[Mention]) -> list[list[int]]:
    groups: list[list[int]] = []
    for place, mention in enumerate(mentions):
        between = words[mentions[place - 1].end : mention.start] if place else ""
        if place and mention.form == "order" and _LISTED.fullmatch(between):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _stance(
    words: str,
    mention: Mention,
    first: Mention,
    last: Mention,
    following: int | None,
    has_length: bool,
) -> tuple[Stance, tuple[int, int] | None]:
    after = words[last.end :]
    if mention.kind.is_interim and is_over(words, mention.start, mention.end):
        return Stance.NOTHING, None
    if mention.form == "fact":
        return _stance_of_fact(words[: mention.start], after), None
    if mention.form == "done" and _is_finite(words, mention):
        return _stance_when_done(words, mention, after, has_length), None
    if mention.form == "act" and _acts(words, mention, has_length):
        return _dated_or_imposed(after), None
    governor, is_refused = _governor(words, first)
    contrast_ends = following if following is not None else len(words)
    return _stance_when_governed(
        governor,
        is_refused,
        words[: mention.start],
        after,
        last.end,
        words[:contrast_ends],
    )


def _is_finite(words: str, mention: Mention) -> bool:
    own = words[mention.start : mention.end]
    return _FINITE.match(own) is not None or own.lower().startswith("had ")


def _stance_of_fact(before: str, after: str) -> Stance:
    if _VERDICT_UNDECIDED.search(after) or _reaches(
        _NOT_DONE, before, 30, r"[,;:]|\b(?:and|but)\b"
    ):
        return Stance.NOTHING
    return Stance.IMPOSED


def _stance_when_done(words: str, mention: Mention, after: str, has_length: bool) -> Stance:
    """ "was struck off": done, unless told as past, as somebody else's, or as not done."""
    own = words[mention.start : mention.end]
    if _NEGATED.search(own):
        return Stance.NOTHING if is_only_relief(words[: mention.start]) else Stance.REJECTED
    if _PAST_AUX.search(own):
        return Stance.NOTHING
    if _VERDICT_UNDECIDED.search(after) and not _DATED.search(after):
        return Stance.NOTHING
    before = words[: mention.start]
    if _reaches(_NOT_DONE, before, 30, r"[,;:]|\b(?:and|but)\b"):
        return Stance.NOTHING
    if mention.kind in _WEAK and not (has_length or _ANCHOR.search(after)):
        return Stance.NOTHING
    return _dated_or_imposed(after)


def _reaches(pattern: re.Pattern[str], before: str, distance: int, boundary: str) -> bool:
    """Whether the phrase stands close before, with no boundary in between."""
    return any(
        len(before) - found.end() <= distance and not re.search(boundary, before[found.end() :])
        for found in pattern.finditer(before)
    )


def _acts(words: str, mention: Mention, has_length: bool) -> bool:
    """Whether a panel is the subject of "suspended", "cautioned", "struck"."""
    before = words[: mention.start]
    if has_length and _IT_ACTS.search(before):
        return True
    if _REDUCED.search(before) and (has_length or mention.kind is SanctionKind.REMOVAL):
        return True
    return _PANEL_ACTS.search(before[-120:]) is not None and not before.endswith("had ")


def _dated_or_imposed(after: str) -> Stance:
    return Stance.DATED if _DATED.search(after) else Stance.IMPOSED


def _governor(words: str, mention: Mention) -> tuple[Stance | None, bool]:
    """The stance of the nearest telling phrase before the mention, and whether it was refused."""
    before = words[: mention.start]
    reaching = [
        (found.end(), -found.start(), stance)
        for stance, pattern in _GOVERNORS
        for found in pattern.finditer(before)
        if not _BOUNDARY.search(before[found.end() :])
        and (stance is not Stance.REJECTED or len(before) - found.end() <= _REJECTION_REACH)
    ]
    if not reaching:
        return None, False
    _, minus_start, stance = max(reaching, key=lambda one: one[:2])
    return stance, _REFUSED.search(before[:-minus_start]) is not None


def _stance_when_governed(
    governor: Stance | None,
    is_refused: bool,
    before: str,
    after: str,
    after_from: int,
    upto_next: str,
) -> tuple[Stance, tuple[int, int] | None]:
    if governor is not Stance.NOTHING and _VERDICT_CONSIDERED.search(after):
        governor = Stance.CONSIDERED
    rejected = _VERDICT_REJECTED.search(after)
    verdict = _placed(rejected, after_from)
    if governor is Stance.NOTHING:
        return (Stance.REJECTED if is_refused else Stance.NOTHING), None
    if rejected or governor is Stance.REJECTED:
        return Stance.REJECTED, verdict
    if _VERDICT_UNDECIDED.search(after) and not _DATED.search(after):
        return Stance.NOTHING, None
    if governor is Stance.CONSIDERED:
        contrast = _CONTRAST.search(upto_next[after_from:])
        return (Stance.REJECTED if contrast else Stance.CONSIDERED), _placed(contrast, after_from)
    if _VERDICT_IMPOSED.search(after) or governor is Stance.IMPOSED or _WILL.search(before):
        return _dated_or_imposed(after), None
    return Stance.NOTHING, None


def _placed(found: re.Match[str] | None, offset: int) -> tuple[int, int] | None:
    if found is None:
        return None
    return offset + found.start("verdict"), offset + found.end("verdict")
