"""The orders a panel imposed, and those it considered and rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rulings.reading.draft import Read, ReadSanction
from rulings.reading.interim import is_of_this_decision
from rulings.reading.lengths import Length, length_of
from rulings.reading.mentions import Judged, Stance, judged_in, mentions_in
from rulings.reading.numbers import LENGTH, months
from rulings.reading.phrases import phrase, phrases
from rulings.reading.reasons import end_of_reason
from rulings.reading.rules import sanctions as rules
from rulings.reading.rules.powers import KINDS_OF
from rulings.reading.sentences import Sentence
from rulings.vocabulary import SanctionKind

CONFLICTING_KINDS = (
    "More than one order seems to have been imposed ({kinds}); the one named most often was taken."
)
CONFLICTING_LENGTHS = (
    "The text gives the {kind} more than one length ({lengths} months); the first was taken."
)
NO_SANCTION = "No sanction was found in the text; please enter what the panel ordered."

_REASON = phrases(*rules.REASON)
_ATTRIBUTION = phrase(
    r",\"? (?:it|he|she|they|{panel}) (?:also |then )?(?:said|added|concluded|ruled|found|decided|"
    r"stated|noted)\W*$"
)
_CHOSEN_OVER = phrases(*rules.CHOSEN_OVER)
_NEW_DECISION = phrase(
    r",? and (?:instead |therefore |so )?(?:directed|decided|ordered|imposed|ruled|that|opted|"
    r"chose|concluded)\b"
)
_OPINION = phrase(
    r"[, ]*(?:but |however,? |though |although |yet )?(?:(?:it|the \w+|they) )?(?:(?:\w+ "
    r")?(?:said|decided|concluded|felt|found|ruled|considered|believed|took the view|thought)(?: "
    r"that)? )?"
)
_NEXT_REJECTS = phrase(
    r"^\"?(?:but |however,? |yet )?(?:these|this|it|both|they|that|neither|none|each|the panel|"
    r"such)\b.{0,60}?"
    rf"(?:\b(?:{'|'.join(rules.VERDICT_REJECTED)})|\brejected|\bruled|\bdecided against)(?!\w)"
)
_JUST_DONE = phrase(r"^(?:has|have) (?:\w+ )?been\b")
_FOLLOWING = tuple(
    phrase(rf"^\"?{words} ?\"?(?P<length>{LENGTH})(?!\w)") for words in rules.FOLLOWING_LENGTH
)
_NAMES_KIND = {
    SanctionKind.CAUTION: "caution|reprimand",
    SanctionKind.SUSPENSION: "suspension",
    SanctionKind.CONDITIONS: "condition",
    SanctionKind.WARNING: "warning",
    SanctionKind.PROHIBITION: "prohibition|ban",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an order: what a single sentence says of it."""

    kind: SanctionKind
    stance: Stance
    sentence: Sentence
    place: tuple[int, int]
    length: Length
    reason: Read[str] | None
    group: tuple[int, int]


def read_sanctions(
    sentences: tuple[Sentence, ...], regulator: str | None = None
) -> tuple[tuple[ReadSanction, ...], tuple[str, ...]]:
    """The orders in the order of their severity, and the doubts about them."""
    told = [
        told
        for index, _ in enumerate(sentences)
        for told in _told_in(sentences, index)
        if told.kind in KINDS_OF.get(regulator or "", tuple(SanctionKind))
    ]
    told = _without_past_interim(told)
    imposed = _by_kind(told, Stance.IMPOSED)
    if not any(not kind.is_interim for kind in imposed):
        imposed |= _by_kind(told, Stance.DATED)
    imposed, doubts = _without_conflict(imposed)
    rejected = {
        kind: tellings
        for kind, tellings in _by_kind(told, Stance.REJECTED).items()
        if kind not in imposed
    }
    read = [_sanction(kind, tellings, imposed=True) for kind, tellings in imposed.items()]
    read += [_sanction(kind, tellings, imposed=False) for kind, tellings in rejected.items()]
    read = _with_following_length(read, sentences)
    for kind, tellings in imposed.items():
        doubts += _doubts_about_length(kind, tellings)
    if not imposed:
        doubts.append(NO_SANCTION)
    kinds = list(SanctionKind)
    return tuple(sorted(read, key=lambda one: kinds.index(one.kind.value))), tuple(doubts)


def _without_past_interim(told: list[Told]) -> list[Told]:
    """Beside a final order, an interim one is told only in words of this decision."""
    made = {Stance.IMPOSED, Stance.DATED}
    has_final = any(one.stance in made and not one.kind.is_interim for one in told)
    return [
        one
        for one in told
        if not one.kind.is_interim
        or one.stance is Stance.REJECTED
        or (
            one.stance is Stance.IMPOSED
            and (not has_final or is_of_this_decision(one.sentence.words))
        )
    ]


def names_an_order(sentences: tuple[Sentence, ...]) -> bool:
    """Whether any sentence names an order at all, whatever became of it."""
    return any(mentions_in(sentence) for sentence in sentences)


def _told_in(sentences: tuple[Sentence, ...], index: int) -> Iterator[Told]:
    sentence = sentences[index]
    mentions = mentions_in(sentence)
    starts: list[int | None] = [mention.start for mention in mentions[1:]]
    lengths = [
        length_of(sentence, mention, following)
        for mention, following in zip(mentions, [*starts, None], strict=False)
    ]
    judged = judged_in(sentence, [length.is_known for length in lengths])
    following = sentences[index + 1] if index + 1 < len(sentences) else None
    for one, length in zip(judged, lengths, strict=True):
        stance = _settled(one, sentence, following)
        if stance in {Stance.IMPOSED, Stance.DATED, Stance.REJECTED}:
            yield Told(
                kind=one.mention.kind,
                stance=stance,
                sentence=sentence,
                place=(one.mention.start, one.mention.end),
                length=length,
                reason=_reason(sentence, one),
                group=(index, one.group),
            )


def _settled(judged: Judged, sentence: Sentence, following: Sentence | None) -> Stance:
    """A panel that only considered an order rejected it if it chose another or says so next."""
    if judged.stance is not Stance.CONSIDERED:
        return judged.stance
    if _CHOSEN_OVER.search(sentence.words, judged.mention.end):
        return Stance.REJECTED
    if following and _NEXT_REJECTS.search(following.words):
        return Stance.REJECTED
    return Stance.NOTHING


def _reason(sentence: Sentence, judged: Judged) -> Read[str] | None:
    found = _REASON.search(sentence.words, judged.mention.end)
    end = end_of_reason(sentence.words, found.end() if found else judged.mention.end)
    if found and end - found.end() > 3:
        attributed = _ATTRIBUTION.search(sentence.words, found.end(), end)
        return sentence.quote(found.end(), attributed.start() if attributed else end)
    if judged.stance is Stance.REJECTED and judged.verdict:
        end = end_of_reason(sentence.words, judged.verdict[1])
        start = _OPINION.match(sentence.words, *judged.verdict)
        first = start.end() if start else judged.verdict[0]
        stop = _NEW_DECISION.search(sentence.words, judged.verdict[1], end)
        attributed = _ATTRIBUTION.search(sentence.words, first, stop.start() if stop else end)
        return sentence.quote(
            first,
            min(found.start() for found in (stop, attributed) if found)
            if stop or attributed
            else end,
        )
    return None


def _by_kind(told: list[Told], stance: Stance) -> dict[SanctionKind, list[Told]]:
    tellings: defaultdict[SanctionKind, list[Told]] = defaultdict(list)
    for one in told:
        if one.stance is stance:
            tellings[one.kind].append(one)
    return dict(tellings)


def _without_conflict(
    imposed: dict[SanctionKind, list[Told]],
) -> tuple[dict[SanctionKind, list[Told]], list[str]]:
    """Two final orders stand together only where one sentence lists both."""
    final = [kind for kind in imposed if not kind.is_interim]
    if len(final) < 2:
        return imposed, []
    chosen = max(
        final,
        key=lambda kind: (
            kind is not SanctionKind.NO_ACTION,
            any(_is_just_done(one) for one in imposed[kind]),
            len(imposed[kind]),
        ),
    )
    groups = {one.group for one in imposed[chosen]}
    together = {
        kind
        for kind in final
        if kind is chosen or any(one.group in groups for one in imposed[kind])
    }
    if len(together) == len(final):
        return imposed, []
    kept = {kind: told for kind, told in imposed.items() if kind.is_interim or kind in together}
    kinds = ", ".join(str(kind.label).lower() for kind in final)
    return kept, [CONFLICTING_KINDS.format(kinds=kinds)]


def _is_just_done(told: Told) -> bool:
    """ "Has been struck off" is the news; "imposed a suspension" may be told of an earlier day."""
    return _JUST_DONE.match(told.sentence.words[slice(*told.place)]) is not None


def _sanction(kind: SanctionKind, tellings: list[Told], *, imposed: bool) -> ReadSanction:
    best = next((one for one in tellings if one.length.is_known), tellings[0])
    length = best.length if imposed else Length()
    return ReadSanction(
        kind=Read(kind, best.sentence.span),
        imposed=imposed,
        duration_months=length.months,
        ends_on=length.ends_on,
        indefinite=length.indefinite,
        reason=next((one.reason for one in tellings if one.reason), None),
    )


def _doubts_about_length(kind: SanctionKind, tellings: list[Told]) -> list[str]:
    known = {one.length.months.value for one in tellings if one.length.months}
    if len(known) < 2:
        return []
    lengths = " and ".join(str(length) for length in sorted(known))
    return [CONFLICTING_LENGTHS.format(kind=str(kind.label).lower(), lengths=lengths)]


def _with_following_length(
    read: list[ReadSanction], sentences: tuple[Sentence, ...]
) -> list[ReadSanction]:
    """ "The order will last for 12 months", told of the only order that has no length yet."""
    imposed = [one for one in read if one.imposed and not one.kind.value.is_interim]
    if len(imposed) != 1 or imposed[0].duration_months or imposed[0].kind.value in _WITHOUT_LENGTH:
        return read
    length = _following_length(imposed[0].kind.value, sentences)
    if length is None:
        return read
    return [replace(one, duration_months=length) if one is imposed[0] else one for one in read]


_WITHOUT_LENGTH = {SanctionKind.REMOVAL, SanctionKind.VOLUNTARY_REMOVAL, SanctionKind.NO_ACTION}


def _following_length(kind: SanctionKind, sentences: tuple[Sentence, ...]) -> Read[int] | None:
    for sentence in sentences:
        for pattern in _FOLLOWING:
            found = pattern.search(sentence.words)
            value = months(found["length"]) if found else None
            if found and value and _names_only(kind, found.group()):
                return Read(value, sentence.part(*found.span("length")))
    return None


def _names_only(kind: SanctionKind, words: str) -> bool:
    others = [name for other, name in _NAMES_KIND.items() if other is not kind]
    return not phrase("|".join(others)).search(words)
