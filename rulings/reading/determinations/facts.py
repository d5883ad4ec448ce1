"""What became of each particular: from marks, from the metadata, and from the panel's findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rulings.reading.determinations.allegation import Allegation
from rulings.reading.determinations.determination import Determination, sentences_of
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.labels import label_at
from rulings.reading.determinations.marks import mark_in, outcome_in
from rulings.reading.determinations.outline import Outline
from rulings.reading.determinations.references import RUN, Index
from rulings.reading.determinations.sayings import (
    ADMITTED,
    ALL,
    ALL_ADMITTED,
    BEFORE_FACTS,
    EARLIER_FINDING,
    EVERY,
    FOLLOWING,
    FOUND,
    HEADED,
    IN_PART,
    NAMED,
    NO_CASE_FOUND,
    NO_FINDINGS,
    NOTHING,
    SAYINGS,
    THIS,
    UNDECIDED,
    VERDICT,
    WITHDREW,
)
from rulings.reading.draft import Read, Span
from rulings.reading.pages.lines import Line
from rulings.reading.sentences import Sentence, flattened
from rulings.vocabulary import ParticularKind
from rulings.vocabulary import ParticularOutcome as Outcome

_IN_HEADER = (
    ("proved", Outcome.PROVED),
    ("admitted", Outcome.ADMITTED),
    ("not_proved", Outcome.NOT_PROVED),
    ("in_part", Outcome.PROVED_IN_PART),
    ("no_case", Outcome.NO_CASE),
    ("no_evidence", Outcome.NO_EVIDENCE),
)


@dataclass(frozen=True)
class _Told:
    """One telling: which particulars, what became of them, and where it says so."""

    places: tuple[int, ...]
    outcome: Outcome
    evidence: Span
    strength: int


def settle_facts(paper: Determination, allegation: Allegation) -> list[str]:
    """Give every particular the outcome that the text states, and tell of contradictions."""
    index = Index([item.path for item in allegation.items])
    told = [
        *_in_header(paper, index),
        *_in_findings(paper, index, allegation),
        *_admitted(paper, index),
    ]
    decided: dict[int, _Told] = {}
    for one in sorted(told, key=lambda telling: -telling.strength):
        for place in one.places:
            decided.setdefault(place, one)
    doubts = []
    for place, item in enumerate(allegation.items):
        found = decided.get(place)
        if found is None and item.outcome is None and item.kind is ParticularKind.FACT:
            is_parent = any(
                one.path[: len(item.path)] == item.path and one is not item
                for one in allegation.items
            ) and bool(item.path)
            item.outcome = None if is_parent and told else allegation.found_as
        if found is None or item.is_void or item.kind is not ParticularKind.FACT:
            continue
        if item.outcome is None:
            item.outcome = Read(found.outcome, found.evidence)
        elif _differ(item.outcome.value, found.outcome):
            doubts.append(
                f"Particular {item.label} is marked "
                f"“{item.outcome.value.label.lower()}”, but the findings "
                f"say “{found.outcome.label.lower()}”; the mark was taken."
            )
    return doubts


def _differ(one: Outcome, other: Outcome) -> bool:
    return one.is_established != other.is_established


def _in_header(paper: Determination, index: Index) -> Iterator[_Told]:
    for role, printed in _IN_HEADER:
        for field in (one for one in paper.fields if one.role == role):
            words = flattened(field.words)
            is_admitted = printed is Outcome.PROVED and ALL_ADMITTED.search(words)
            outcome = Outcome.ADMITTED if is_admitted else printed
            if NOTHING.match(words):
                continue
            if EVERY.match(words) and not re.search(r"\d", words):
                places = tuple(range(len(index.paths)))
                yield _Told(places, outcome, field.span, 4)
                continue
            yield from _listed(words, outcome, field.span, index)


def _listed(words: str, outcome: Outcome, span: Span, index: Index) -> Iterator[_Told]:
    """ "1, 2a (in part) and 3 in their entirety": part proof belongs to the label before it."""
    partly: set[int] = set()
    for found in IN_PART.finditer(words):
        references = index.references_in(words[: found.start()])
        if references:
            partly |= set(index.named_in(_printed(references[-1].path), descend=False))
    if partly:
        yield _Told(tuple(sorted(partly)), Outcome.PROVED_IN_PART, span, 6)
    whole = index.named_in(IN_PART.sub("", words), descend=False)
    yield _Told(tuple(place for place in whole if place not in partly), outcome, span, 5)
    below = index.named_in(IN_PART.sub("", words))
    yield _Told(tuple(place for place in below if place not in partly), outcome, span, 4)


def _printed(path: tuple[str, ...]) -> str:
    return path[0] + "".join(f"({part})" for part in path[1:])


def _in_findings(paper: Determination, index: Index, allegation: Allegation) -> Iterator[_Told]:
    for part in paper.parts:
        if part.stage not in NO_FINDINGS:
            yield from _by_line(part.lines, index)
        if part.stage is Stage.FACTS:
            yield from _in_lists(part.lines, index)
    yield from _by_line(allegation.tail, index)
    stages = (Stage.FACTS,) if paper.parts_of(Stage.FACTS) else (Stage.FINDING, Stage.DECISION)
    yield from _in_sentences(paper.sentences(*stages), index, allegation)
    earlier = [*sentences_of(paper.text, allegation.tail), *paper.all_sentences(Stage.BACKGROUND)]
    said = tuple(sentence for sentence in earlier if EARLIER_FINDING.search(sentence.words))
    yield from (one for one in _in_sentences(said, index, allegation) if one.strength > 1)
    ended = tuple(
        sentence
        for sentence in paper.all_sentences(*BEFORE_FACTS)
        if NO_CASE_FOUND.search(sentence.words)
    )
    yield from (one for one in _in_sentences(ended, index, allegation) if one.strength > 1)


def _in_lists(lines: tuple[Line, ...], index: Index) -> Iterator[_Told]:
    """ "Found the following particulars not proved:", and below it their labels again."""
    outcome: Outcome | None = None
    outline = Outline()
    labels = [label_at(line.words)[0] for line in lines]
    for place, line in enumerate(lines):
        if found := FOLLOWING.search(flattened(line.words)):
            outcome, outline = Outcome.NOT_PROVED if found["not"] else Outcome.PROVED, Outline()
        elif outcome and labels[place]:
            following = next((one[-1].words for one in labels[place + 1 : place + 9] if one), "")
            if outline.place(labels[place], True, following) and outline.path in index.paths:
                below = index.named_in(_printed(outline.path))
                exact = index.named_in(_printed(outline.path), descend=False)
                yield _Told(exact if below == exact else (), outcome, line.span, 2)


def _in_sentences(
    sentences: tuple[Sentence, ...], index: Index, allegation: Allegation
) -> Iterator[_Told]:
    spoken_of: tuple[int, ...] = ()
    for sentence in sentences:
        named = _named(sentence.words, index)
        if named and HEADED.match(sentence.words):
            spoken_of = named
        yield from _in_sentence(
            sentence, index, allegation, named or spoken_of, is_named=bool(named)
        )
        spoken_of = named or spoken_of


def _named(words: str, index: Index) -> tuple[int, ...]:
    runs = _runs(words)
    return index.named_in(", ".join(runs)) if runs else ()


def _runs(words: str) -> list[str]:
    return [found["run"] for pattern in (NAMED, FOUND) for found in pattern.finditer(words)]


def _by_line(lines: tuple[Line, ...], index: Index) -> Iterator[_Told]:
    """ "Particular 1(a) – PROVED" and "1(a)(i) Not proved": reference and verdict in one line."""
    for line in lines:
        words = flattened(line.words).strip()
        found = HEADED.match(words) if len(words) < 1_000 else None
        if found is None:
            continue
        rest = words[found.end() :].strip(" \t-:()[]")
        rest = re.sub(r"^(?:is|are|was|were)(?: therefore)? ", "", rest, flags=re.IGNORECASE)
        if NAMED.search(rest) and not NAMED.match(words):
            continue  # a numbered paragraph that speaks of particulars
        marked = mark_in(words[found.end() :])
        outcome = outcome_in(rest) or (marked.outcome if marked else None)
        if outcome is None:
            continue
        yield _Told(index.named_in(found["run"], descend=False), outcome, line.span, 6)
        yield _Told(index.named_in(found["run"]), outcome, line.span, 3)


def _in_sentence(
    sentence: Sentence,
    index: Index,
    allegation: Allegation,
    places: tuple[int, ...],
    *,
    is_named: bool,
) -> Iterator[_Told]:
    words = sentence.words
    verdict = VERDICT.search(words)
    if verdict is None or UNDECIDED.search(words[: verdict.start()]) or FOLLOWING.search(words):
        return
    everything = ALL.search(words)
    if everything and not is_named:
        outcome = _outcome(words)
        if outcome:
            yield _Told(_facts(allegation), outcome, sentence.span, 1)
        return
    if everything and everything["save"]:
        left_out = set(_named(everything["save"], index)) or set(index.named_in(everything["save"]))
        yield _Told(
            tuple(p for p in _facts(allegation) if p not in left_out),
            Outcome.PROVED,
            sentence.span,
            1,
        )
        return
    if is_named:
        yield from _clauses(sentence, index)
    elif places and THIS.search(words):
        outcome = _outcome(words)
        if outcome:
            yield _Told(places, outcome, sentence.span, 4)


def _clauses(sentence: Sentence, index: Index) -> Iterator[_Told]:
    """ "Found 1 and 2 proved and 3 not proved": each verdict takes the references nearest to it."""
    words = sentence.words
    runs = [found.span("run") for pattern in (NAMED, FOUND) for found in pattern.finditer(words)]
    pieces = _pieces(words, runs)
    for piece in pieces:
        part = words[piece[0] : piece[1]]
        outcome = _outcome(part)
        named = _named(part, index) or index.named_in(
            " ".join(re.findall(RUN, part)) if len(pieces) > 1 else ""
        )
        if outcome and named and not UNDECIDED.search(part):
            exact = ", ".join(_runs(part))
            yield _Told(index.named_in(exact, descend=False), outcome, sentence.span, 4)
            yield _Told(named, outcome, sentence.span, 3)


def _pieces(words: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a sentence, cut where after a verdict other particulars are named."""
    cuts = [0]
    for found in re.finditer(r"[;,]? (?:and|but|while|whereas)(?: that)? |; |, ", words):
        before, after = words[cuts[-1] : found.start()], words[found.end() :]
        if (
            VERDICT.search(before)
            and VERDICT.search(after)
            and any(start >= found.start() for start, _ in runs)
        ):
            cuts.append(found.end())
    return list(zip(cuts, [*cuts[1:], len(words)], strict=True))


def _outcome(words: str) -> Outcome | None:
    return next((outcome for outcome, pattern in SAYINGS if pattern.search(words)), None)


def _facts(allegation: Allegation) -> tuple[int, ...]:
    return tuple(
        place for place, item in enumerate(allegation.items) if item.kind is ParticularKind.FACT
    )


def _admitted(paper: Determination, index: Index) -> Iterator[_Told]:
    """Formal admissions decide what no finding decides."""
    for sentence in paper.all_sentences(*BEFORE_FACTS):
        found = ADMITTED.search(sentence.words)
        if found and not WITHDREW.search(sentence.words[: found.start("run")]):
            yield _Told(
                index.named_in(found["run"], descend=False), Outcome.ADMITTED, sentence.span, 1
            )
            yield _Told(index.named_in(found["run"]), Outcome.ADMITTED, sentence.span, 0)
