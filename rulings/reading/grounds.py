"""The statutory grounds a panel found, or did not find, and on which particulars they rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rulings.reading.draft import Read, ReadFinding, ReadParticular
from rulings.reading.phrases import phrase, phrases
from rulings.reading.reasons import end_of_reason
from rulings.reading.rules import grounds as rules
from rulings.reading.rules.sanctions import REASON
from rulings.reading.sentences import Sentence
from rulings.reading.topics import topics_in
from rulings.vocabulary import FindingOutcome, GroundKind, ParticularOutcome

_TRAPS = phrases(*rules.TRAPS)
_GROUNDS = tuple((kind, phrases(words)) for kind, words in rules.GROUNDS)
_BY_REASON_OF = phrase(rf"(?:{'|'.join(rules.BY_REASON_OF)})(?:an? )?$")
_GOVERNORS = (
    (FindingOutcome.FOUND, phrases(*rules.FOUND)),
    (FindingOutcome.NOT_FOUND, phrases(*rules.NOT_FOUND)),
    (None, phrases(*rules.UNDECIDED)),
)
_VERDICTS = (
    (None, phrase(rf"^\W{{0,2}}(?:{'|'.join(rules.NOTHING_AFTER)})(?!\w)")),
    (FindingOutcome.NOT_FOUND, phrase(rf"^\W{{0,2}}(?:{'|'.join(rules.VERDICT_NOT_FOUND)})(?!\w)")),
    (FindingOutcome.FOUND, phrase(rf"^\W{{0,2}}(?:{'|'.join(rules.VERDICT_FOUND)})(?!\w)")),
)
_REACH = 80
_NEAR = re.compile(r"(?:(?!\bbut\b|\bpanel\b)[^,;]){0,40}")
"""How far before "amounted to" a "not" or "whether" may stand and still turn it over."""
_PROVED_AFTER = phrase(rf" {rules.PROVED_AFTER}(?!\w)")
_BOUNDARY = phrase(
    r"[;:]|\band that\b|, (?:while|although|though|whereas|which|who|and (?:the|it|he|she|they))\b"
)
_CLAUSE = phrase(
    r"[;:]|,? and that\b|, (?:while|whereas|and (?:the|it|he|she|they))\b|, and (?=\w+ing\b)"
    r"|,? but (?=the|it|he|she|they|that)"
)
_REASON = phrases(*REASON)
_BELOW = phrases(
    r"(?:fell|fall|falling|falls) (?:\w+ ){0,2}?(?:below|short of)[^.;,]{0,80}|not (?:\w+ "
    r"){0,2}?serious enough[^.;,]{0,60}"
)
_IMPAIRMENT = phrases(r"fitness", r"impair\w*")
"""A reason told with impairment is the reason for impairment."""
_NOT_ESTABLISHED = {
    ParticularOutcome.NOT_PROVED,
    ParticularOutcome.NO_CASE,
    ParticularOutcome.NO_EVIDENCE,
}
_DISREPUTE_IS_A_GROUND_OF = {"tra", "gosc", "gcc"}


RestsOn = Callable[[str, tuple[ReadParticular, ...]], tuple[int, ...]]


class _Named(NamedTuple):
    kind: GroundKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    kind: GroundKind
    outcome: FindingOutcome
    sentence: Sentence
    clause: tuple[int, int]
    end: int
    particulars: tuple[int, ...]


def read_findings(
    sentences: tuple[Sentence, ...],
    particulars: tuple[ReadParticular, ...],
    regulator: str | None,
    rests_on: RestsOn | None = None,
) -> tuple[ReadFinding, ...]:
    """One finding for each ground and outcome, the ones resting on named particulars first.

    ``rests_on`` tells the particulars that the subject of a clause names: by their topics in an
    article, by their labels in a determination.
    """
    rests_on = rests_on or _resting_on
    told = [
        one
        for sentence in sentences
        for one in _told_in(sentence, particulars, rests_on)
        if one.kind is not GroundKind.DISREPUTE or regulator in _DISREPUTE_IS_A_GROUND_OF
    ]
    findings: dict[tuple[GroundKind, FindingOutcome], list[_Told]] = {}
    for one in told:
        findings.setdefault((one.kind, one.outcome), []).append(one)
    return tuple(_finding(tellings) for tellings in _without_contradiction(findings))


def speaks_of_grounds(words: str) -> bool:
    """Whether the words speak of misconduct, competence or fitness to practise."""
    return (
        re.search(
            r"misconduct|competence|fitness[- ]to[- ]practi[sc]e|professional conduct",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def _without_contradiction(
    findings: dict[tuple[GroundKind, FindingOutcome], list[_Told]],
) -> Iterator[list[_Told]]:
    """Found and not found together need different particulars; otherwise only the found stays."""
    for (kind, outcome), tellings in findings.items():
        is_contradicted = (
            outcome is FindingOutcome.NOT_FOUND and (kind, FindingOutcome.FOUND) in findings
        )
        if not is_contradicted or any(one.particulars for one in tellings):
            yield tellings


def _finding(tellings: list[_Told]) -> ReadFinding:
    best = next((one for one in tellings if one.particulars), tellings[0])
    evidence = best.sentence.part(*best.clause)
    reason = next((reason for one in tellings if (reason := _reason(one))), None)
    resting = sorted({place for one in tellings for place in one.particulars})
    return ReadFinding(
        ground=Read(best.kind, evidence),
        outcome=Read(best.outcome, evidence),
        particulars=tuple(resting),
        reason=reason,
    )


def _told_in(
    sentence: Sentence, particulars: tuple[ReadParticular, ...], rests_on: RestsOn
) -> Iterator[_Told]:
    for named in _named_in(sentence.words):
        outcome = _outcome(sentence.words, named)
        if outcome is None:
            continue
        clause = _clause(sentence.words, named)
        resting = rests_on(sentence.words[clause[0] : named.start], particulars)
        yield _Told(named.kind, outcome, sentence, clause, named.end, resting)


def _named_in(words: str) -> list[_Named]:
    traps = [found.span() for found in _TRAPS.finditer(words)]
    named: list[_Named] = []
    for kind, pattern in _GROUNDS:
        for found in pattern.finditer(words):
            if any(found.start() < end and found.end() > start for start, end in traps):
                continue
            if kind in rules.ONLY_BY_REASON_OF and not _BY_REASON_OF.search(words[: found.start()]):
                continue
            named.append(_Named(kind, *found.span()))
    return named


def _outcome(words: str, named: _Named) -> FindingOutcome | None:
    """What the nearest telling phrase makes of the ground; what follows it may turn it over."""
    after = words[named.end :]
    before, known = _governor(words[: named.start])
    if _PROVED_AFTER.match(after):
        return FindingOutcome.FOUND
    if not known:
        before = None
    for outcome, pattern in _VERDICTS:
        if pattern.search(after):
            if outcome is None or (known and before is None):
                return None
            return FindingOutcome.NOT_FOUND if before is FindingOutcome.NOT_FOUND else outcome
    return before


def _governor(before: str) -> tuple[FindingOutcome | None, bool]:
    """What the nearest telling phrase says; "constituted" may itself stand in a "did not"."""
    reaching = [
        (found.end(), -found.start(), outcome)
        for outcome, pattern in _GOVERNORS
        for found in pattern.finditer(before)
        if len(before) - found.end() <= _REACH and not _BOUNDARY.search(before[found.end() :])
    ]
    if not reaching:
        return None, False
    _, minus_start, outcome = max(reaching, key=lambda one: one[:2])
    turning = {
        stance
        for found_end, _, stance in reaching
        if stance is not FindingOutcome.FOUND
        and found_end <= -minus_start
        and _NEAR.fullmatch(before[found_end:-minus_start])
    }
    if outcome is None or None in turning:
        return None, True
    return (FindingOutcome.NOT_FOUND if turning else outcome), True


def _clause(words: str, named: _Named) -> tuple[int, int]:
    starts = [found.end() for found in _CLAUSE.finditer(words, 0, named.start)]
    stop = _CLAUSE.search(words, named.end)
    return (starts[-1] if starts else 0, stop.start() if stop else len(words))


def _resting_on(subject: str, particulars: tuple[ReadParticular, ...]) -> tuple[int, ...]:
    """The particulars whose main topic the subject of the clause describes."""
    described = {slug for slug, _, _ in topics_in(subject)}
    return tuple(
        place
        for place, particular in enumerate(particulars)
        if particular.topics and particular.topics[0].value in described
        if particular.outcome is None or particular.outcome.value not in _NOT_ESTABLISHED
    )


def _reason(told: _Told) -> Read[str] | None:
    words = told.sentence.words
    start, end = told.clause
    found = _REASON.search(words, told.end)
    if found and not _IMPAIRMENT.search(words, told.end):
        reason_ends = end_of_reason(words, found.end())
        if reason_ends - found.end() > 3:
            return told.sentence.quote(found.end(), reason_ends)
    if told.outcome is FindingOutcome.NOT_FOUND:
        below = _BELOW.search(words, start, end)
        if below:
            return told.sentence.quote(below.start(), end)
    return None
