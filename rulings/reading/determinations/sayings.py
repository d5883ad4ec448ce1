"""How panels say what became of a particular, and what is said that decides nothing."""

from __future__ import annotations

import re

from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.references import NAMED_RUN, RUN
from rulings.vocabulary import ParticularOutcome as Outcome

EVERY = re.compile(
    r"^(?:all(?: (?:the )?(?:charges|particulars|facts|allegations))?|"
    r"(?:the )?charges? in (?:its|their) entirety)\b",
    re.IGNORECASE,
)
ALL_ADMITTED = re.compile(
    r"\((?:all )?(?:by (?:way of )?admissions?|admitted)\)\s*$", re.IGNORECASE
)
NOTHING = re.compile(r"^(?:none|n/?a|not applicable|nil|-)\W*$", re.IGNORECASE)
IN_PART = re.compile(r"\(?in part\)?", re.IGNORECASE)
_PROVED = r"prov(?:ed|en)"
_SAID: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.NO_EVIDENCE,
        r"offer(?:s|ed|ing)? no evidence|"
        r"no evidence (?:was |is |has been |having been |being )?offered",
    ),
    (Outcome.NO_CASE, r"no case to answer"),
    (
        Outcome.NOT_PROVED,
        rf"not (?:been )?(?:found )?(?:to be )?{_PROVED}|not made out|not established|"
        rf"(?:none|neither) of [^.;]{{0,60}}{_PROVED}|\bno (?:facts?|particulars?|charges?|"
        rf"allegations?|matters?)\b[^.;]{{0,40}}{_PROVED}|(?:has|have|had) not "
        rf"(?:been )?{_PROVED}|un{_PROVED}|not find [^.;]{{0,80}}{_PROVED}",
    ),
    (
        Outcome.PROVED_IN_PART,
        rf"{_PROVED},? (?:only )?\(?in part|(?:partly|partially) {_PROVED}|"
        rf"{_PROVED} save|{_PROVED} except",
    ),
    (
        Outcome.ADMITTED,
        rf"{_PROVED}[^.;]{{0,60}}? (?:by (?:way of )?|on the basis of |by virtue of |"
        rf"by reason of )(?:[\w']+ ){{0,3}}"
        rf"admissions?|admitted[^.;]{{0,40}}{_PROVED}|admissions?[^.;]{{0,120}}{_PROVED}",
    ),
    (Outcome.PROVED, rf"{_PROVED}|made out|established"),
)
SAYINGS = tuple((outcome, re.compile(words, re.IGNORECASE)) for outcome, words in _SAID)
FOLLOWING = re.compile(
    rf"\bfound (?:that )?the following\b[^.;]{{0,80}}?\b(?P<not>not )?(?:to be )?{_PROVED}",
    re.IGNORECASE,
)
"""Above a list of particulars printed again, with what became of them."""
VERDICT = re.compile("|".join(f"(?:{words})" for _, words in _SAID), re.IGNORECASE)
UNDECIDED = re.compile(
    r"\b(?:whether|if|could|may|might|must|would be|should|burden|standard of proof|"
    r"balance of probabilit\w+ (?:is|means)"
    r"|capable of|required to|for .{0,30} to be|need(?:s|ed)? to|unless|before|"
    r"alleg(?:es|ed) that|seek\w*|sought|application)\b",
    re.IGNORECASE,
)
THIS = re.compile(
    r"\b(?:this|that|the) (?:sub[- ]?)?(?:particular|charge|allegation|head of charge|"
    r"paragraph|fact)\b(?!s)"
    r"|\bf(?:inds?|ound) (?:it|this)\b|^(?:both|these|all)(?: of (?:them|"
    r"these))? (?:were|are)\b|^(?:accordingly|therefore),? (?:it|this)\b|^(?:found|"
    r"not)\b|^proved|^charge found|^(?:this|it) is\b",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:all|each|every|the)(?: of)?(?: the)? (?!following)(?:\w+ )?(?:facts?|particulars?|"
    r"charges?|"
    r"allegations?|matters)\b(?! \d)"
    r"[^.;]{0,60}?\b(?:proved|proven)\b(?P<save>[^.;]{0,10}(?:save|except|"
    r"with the exception|apart from)[^.;]*)?"
    r"|\b(?:finds?|found) (?:all|each|every)(?: of)?(?: the)? (?:\w+ )?(?:facts?|"
    r"particulars?|charges?|allegations?)\b",
    re.IGNORECASE,
)
NAMED = re.compile(NAMED_RUN, re.IGNORECASE)
FOUND = re.compile(
    rf"\b(?:finds?|found|finding)\s+(?P<run>{RUN})(?=\s+(?:to be )?(?:not )?(?:found )?prov)",
    re.IGNORECASE,
)
"""Labels without a noun, between "found" and "proved"."""
NO_CASE_FOUND = re.compile(
    r"\b(?:panel|committee|tribunal|adjudicators)\b[^.;]{0,40}\b(?:found|finds?|concluded?|concludes|"
    r"decided?|decides|determined?|determines|ruled)\b[^.;]{0,40}\bno case to answer\b",
    re.IGNORECASE,
)
"""A decision at the close of the regulator's case, told long before the facts."""
EARLIER_FINDING = re.compile(
    r"\b(?:panel|committee|tribunal)\b[^.;]{0,40}\b(?:finds?|found)\b", re.IGNORECASE
)
NO_FINDINGS = (
    Stage.HEADER,
    Stage.ALLEGATION,
    Stage.SUBMISSIONS,
    Stage.ORDER,
    Stage.CONDITIONS,
    Stage.NOTES,
)
HEADED = re.compile(
    rf"^[\"'\s]*(?:(?:sub[- ]?)?(?:particulars?|charges?|allegations?|paragraphs?|"
    rf"heads? of charge)\s*)?:?\s*(?P<run>{RUN})",
    re.IGNORECASE,
)
ADMITTED = re.compile(
    rf"\b(?:admitted|admits|admissions? (?:to|in respect of|in relation to|of)|"
    rf"accepted)\b(?: \w+){{0,3}}? {NAMED_RUN.replace('(?P<run>', '(?P<run>')}",
    re.IGNORECASE,
)
WITHDREW = re.compile(
    r"\b(?:not|never|denied|denies|withdr\w+|partial\w*|some|aspects?|elements?)\b", re.IGNORECASE
)
BEFORE_FACTS = (Stage.FINDING, Stage.BACKGROUND, Stage.FACTS, Stage.DECISION)
