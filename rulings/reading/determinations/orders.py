"""What the panel ordered: the kind from metadata or Order, the length where the shape prints it."""

from __future__ import annotations

import re
from dataclasses import replace

from rulings.reading.dates import DATE, read_date
from rulings.reading.determinations.determination import Determination
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.interims import read_interim
from rulings.reading.determinations.lengths import end_in, length_in
from rulings.reading.determinations.names import NOT_ORDERED, ORDERS, PATTERNS, kind_in, own_kinds
from rulings.reading.determinations.rejections import is_out_of_reach, rejected_in
from rulings.reading.draft import Read, ReadSanction
from rulings.reading.sanctions import read_sanctions
from rulings.reading.sentences import Sentence, flattened
from rulings.reading.unread import NOTHING_ORDERED, ORDER_ENDED
from rulings.vocabulary import HearingKind
from rulings.vocabulary import SanctionKind as Kind

_NOTHING = re.compile(
    r"not well[- ]founded|no case to answer|not impaired|no impairment|discontinu|"
    r"adjourn|part[- ]heard|withdrawn"
    r"|(?:n/?a|none|not applicable|nil|no interim order)\W*$|not proved|not made out|"
    r"revoke|laps|expir|dismiss",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:revok\w+|laps\w+|(?:allow\w* to |to )expir\w+|terminat\w+|discharg\w+)\b", re.IGNORECASE
)
_REPLACED = re.compile(
    r"\b(?:replac\w+|substitut\w+|var(?:y|ied|ying))\b[^.;]{0,120}?\b(?:with|by|to|"
    r"for)\b(?P<new>[^.;]{0,160})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:extend\w*|confirm\w*|continu\w+|renew\w*|impose a further)\b", re.IGNORECASE
)
_WILL_END = re.compile(
    rf"\b(?<!current )(?<!existing )(?:order|suspension|"
    rf"conditions)\b[^.;]{{0,80}}?\b(?:will|is to|shall)(?: now| then)? "
    rf"(?:expire|end|run until|last until|remain in (?:force|place) until)(?: on|"
    rf" at the end of)?(?: \w+){{0,2}}? (?P<date>{DATE})"
    rf"|\breview\w*(?: again)?(?: \w+){{0,2}} before (?:it|its|this order|the (?:varied|"
    rf"extended|new) order) expir\w+ on (?P<day>{DATE})",
    re.IGNORECASE,
)
_REASONS = (Stage.SANCTION, Stage.DECISION, Stage.CONDITIONS)
_MAY_LAST = {
    Kind.SUSPENSION,
    Kind.CONDITIONS,
    Kind.CAUTION,
    Kind.WARNING,
    Kind.ADVICE,
    Kind.UNDERTAKINGS,
    Kind.INTERIM_CONDITIONS,
    Kind.INTERIM_SUSPENSION,
}


def read_orders(
    paper: Determination, hearing: HearingKind | None
) -> tuple[tuple[ReadSanction, ...], list[str]]:
    """The orders imposed and clearly rejected, the final one first told of, and the doubts."""
    doubts: list[str] = []
    final, is_settled = _from_header(paper)
    if final is None and not is_settled:
        final = _from_order(paper, hearing)
    orders: list[ReadSanction] = []
    if final and final.kind.value in own_kinds(paper.shape.regulator):
        final = _with_length(paper, final)
        orders.append(_with_end(paper, final) if hearing is HearingKind.REVIEW else final)
    elif _is_ended(paper):
        doubts.append(ORDER_ENDED)
    elif is_settled and (outcome := paper.field("outcome")):
        doubts.append(NOTHING_ORDERED.format(outcome=outcome.words))
    general, _ = _by_sentences(paper)
    if not orders and not is_settled and not doubts:
        orders += [one for one in general if one.imposed and not one.kind.value.is_interim][:1]
    interim = read_interim(paper)
    if interim and all(one.kind.value is not interim.kind.value for one in orders):
        orders.append(interim)
    is_lapsing = not orders and doubts == [ORDER_ENDED] and hearing is HearingKind.REVIEW
    is_interim = hearing is HearingKind.INTERIM_ORDER
    if orders or is_lapsing:
        orders += _turned_down(paper, orders, general, is_interim=is_interim)
    kinds = list(Kind)
    return tuple(sorted(orders, key=lambda one: kinds.index(one.kind.value))), doubts


def _turned_down(
    paper: Determination,
    imposed: list[ReadSanction],
    general: tuple[ReadSanction, ...],
    *,
    is_interim: bool,
) -> list[ReadSanction]:
    """What the panel weighed and rejected beside what it imposed; alone it says too little."""
    own, taken = own_kinds(paper.shape.regulator), {one.kind.value for one in imposed}
    rejected = {
        one.kind.value: one
        for one in general
        if not one.imposed and not is_out_of_reach(flattened(one.kind.evidence.of(paper.text)))
    }
    rejected = rejected_in(paper.sentences(*_REASONS), is_interim=is_interim) | rejected
    return [
        replace(one, duration_months=None, ends_on=None, indefinite=None)
        for kind, one in rejected.items()
        if kind in own and kind not in taken and kind.is_interim is is_interim
    ]


def _from_header(paper: Determination) -> tuple[ReadSanction | None, bool]:
    """What the metadata says was ordered, and whether that settles it."""
    field = paper.field("outcome")
    if field is None:
        return None, False
    words = flattened(field.words)
    found = _named_in_outcome(words)
    if found is None:
        return None, bool(_NOTHING.search(words))
    kind, start, _ = found
    sanction = ReadSanction(Read(kind, field.span), imposed=True)
    length = length_in(words[start:], is_bare=True) or length_in(words, is_bare=True)
    if length and kind in _MAY_LAST and paper.shape.outcome_has_length:
        sanction = replace(sanction, duration_months=Read(length[0], field.span))
    return sanction, True


def _named_in_outcome(words: str) -> tuple[Kind, int, int] | None:
    """ "Suspension order replaced with conditions of practice order": what came of it."""
    replaced = _REPLACED.search(words)
    if replaced and (found := kind_in(replaced["new"])):
        return found[0], replaced.start("new") + found[1], replaced.start("new") + found[2]
    if _ENDED.search(words) and not re.search(r"\b(?:impos|made|new)\w*", words):
        return None
    found = kind_in(words)
    if (
        found
        and found[0] is not Kind.NO_ACTION
        and re.search(r"\bno (?:\w+ )?$", words[: found[1]])
    ):
        return None
    return found


def _is_ended(paper: Determination) -> bool:
    field = paper.field("outcome")
    if field and _ENDED.search(field.words):
        return True
    return any(
        _ENDED.search(one.words) and re.search(r"\border\b", one.words, re.IGNORECASE)
        for one in paper.sentences(Stage.ORDER)
    )


def _from_order(paper: Determination, hearing: HearingKind | None) -> ReadSanction | None:
    """The order in the words of the Order itself, or of the last sentence that makes one."""
    for sentence in paper.sentences(Stage.ORDER):
        found = _ordered(sentence.words)
        if found and not found[0].is_interim:
            return ReadSanction(Read(found[0], sentence.span), imposed=True)
    if hearing is not HearingKind.REVIEW:
        return None
    for sentence in reversed(paper.sentences(Stage.SANCTION, Stage.DECISION, Stage.IMPAIRMENT)):
        words = sentence.words
        if (_REPLACED.search(words) or _GOES_ON.search(words)) and not NOT_ORDERED.search(words):
            found = _ordered(words)
            if found and not found[0].is_interim:
                return ReadSanction(Read(found[0], sentence.span), imposed=True)
    return None


def _ordered(words: str) -> tuple[Kind, int, int] | None:
    replaced = _REPLACED.search(words)
    if replaced and (found := kind_in(replaced["new"])):
        return found
    if _ENDED.search(words):
        return None
    return kind_in(words)


def _with_length(paper: Determination, sanction: ReadSanction) -> ReadSanction:
    """The length as the Order tells it; only where it is silent, the reasons for the sanction."""
    kind = sanction.kind.value
    if sanction.duration_months or kind not in _MAY_LAST:
        return sanction
    stages = [(Stage.ORDER,), (Stage.NOTES,), _REASONS, (Stage.FINDING,), (Stage.IMPAIRMENT,)]
    for group in stages:
        sentences = paper.sentences(*group)
        ordered = sentences if group == (Stage.ORDER,) else tuple(reversed(sentences))
        for sentence in ordered:
            is_order = group == (Stage.ORDER,)
            if _tells(sentence.words, kind, is_order=is_order):
                longer = _lasting(sanction, sentence, is_order=is_order)
                if longer is not sanction:
                    return longer
    return sanction


def _with_end(paper: Determination, sanction: ReadSanction) -> ReadSanction:
    """The day on which an order of a review will end, if the text prints it."""
    for sentence in paper.sentences(Stage.ORDER, Stage.NOTES, *_REASONS):
        found = _WILL_END.search(sentence.words)
        if found is None or sanction.ends_on:
            continue
        name = "date" if found["date"] else "day"
        day = read_date(found[name])
        if day:
            return replace(sanction, ends_on=Read(day, sentence.part(*found.span(name))))
    return sanction


def _lasting(sanction: ReadSanction, sentence: Sentence, *, is_order: bool) -> ReadSanction:
    """The order with the length or last day that the sentence gives it, or as it was."""
    if found := length_in(sentence.words):
        months, start, end = found
        return replace(sanction, duration_months=Read(months, sentence.part(start, end)))
    if is_order and (until := end_in(sentence.words)):
        day, start, end = until
        return replace(sanction, ends_on=Read(day, sentence.part(start, end)))
    return sanction


def _tells(words: str, kind: Kind, *, is_order: bool) -> bool:
    """Whether the sentence makes this very order: the last kind it names is the one."""
    interim = re.search(r"\binterim\b", words, re.IGNORECASE)
    if interim and not kind.is_interim:
        return False
    pattern = PATTERNS[kind]
    if pattern.search(words):
        new = _REPLACED.search(words)
        if new and not pattern.search(new["new"]):
            return False
        return is_order or (bool(ORDERS.search(words)) and not NOT_ORDERED.search(words))
    is_this = re.search(
        r"\b(?:this|the|that) (?:order|sanction|period)\b|\bperiod of\b|\bfor a\b",
        words,
        re.IGNORECASE,
    )
    names_other = kind_in(words) is not None
    return bool(
        is_this
        and not names_other
        and (is_order or (ORDERS.search(words) and not NOT_ORDERED.search(words)))
    )


def _by_sentences(paper: Determination) -> tuple[tuple[ReadSanction, ...], tuple[str, ...]]:
    """What the reader of ordinary sentences makes of the reasons for the sanction."""
    stages = _REASONS if paper.parts_of(*_REASONS) else (Stage.FINDING,)
    sentences = paper.sentences(*stages)
    return read_sanctions(sentences, paper.shape.regulator)
