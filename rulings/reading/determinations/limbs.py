"""Telling what alleges a fact from what alleges a ground or impairment."""

from __future__ import annotations

import re

from rulings.vocabulary import ParticularKind

_IMPAIRMENT = re.compile(
    r"\bfitness to practi[sc]e\b[^.;]{0,60}?\b(?:is|was|are|be)(?: \w+)? impaired\b"
    r"|\bimpair(?:s|ed)? (?:your|his|her|their) fitness to practi[sc]e\b",
    re.IGNORECASE,
)
_GROUND_NAMES = (
    r"(?:(?:serious |professional )*misconduct|lack of (?:professional )?(?:competence|capability)|"
    r"deficient professional performance|unacceptable professional conduct|"
    r"professional incompetence|"
    r"lack of (?:knowledge|proficiency)|(?:adverse )?(?:physical|"
    r"mental)[\w/ ]{0,24} health|caution|conviction)"
)
_GROUND = re.compile(
    r"\b(?:matters?|conduct|actions?|facts?|particulars?|paragraphs?|allegations?|"
    r"charges?|failings?|"
    r"failures?|behaviour|concerns?|omissions?|above|the foregoing|all or some|those|"
    r"these|this)\b[^.;]{0,260}?"
    r"\b(?:constitut(?:es?|ed|ing)|amount(?:s|ed|ing)?(?: individually| collectively|"
    r"[^.;]{0,60}?)? to|is|are|were|was|"
    r"demonstrat(?:es?|ed)|represents?|give rise to|fall within)\b"
    rf"[^.;]{{0,90}}?\b{_GROUND_NAMES}\b",
    re.IGNORECASE,
)
_BY_REASON = re.compile(
    rf"^(?:\W*(?:by reason of|the statutory grounds? of)\b)[^.;]{{0,80}}{_GROUND_NAMES}\W*$",
    re.IGNORECASE,
)
_FACTUAL = re.compile(
    r"\byou (?:did|failed|were|had|have|sent|told|made|said|wrote|used|took|allowed)\b",
    re.IGNORECASE,
)


_DATED = re.compile(
    r"^\W*(?:on|in|between|from)\b[^.;]{0,40}\b(?:19|20)\d\d\b[^.;]{0,40}\byou\b", re.IGNORECASE
)
"""What is dated happened: an earlier finding of impairment is then a fact alleged."""


def kind_of(words: str) -> ParticularKind:
    """Whether the words allege a fact, or are a limb that alleges a ground or impairment."""
    flat = " ".join(words.split())
    if _IMPAIRMENT.search(flat) and not (_DATED.match(flat) and _FACTUAL.search(flat)):
        return ParticularKind.IMPAIRMENT_LIMB
    if (_GROUND.search(flat) and not _FACTUAL.search(flat)) or _BY_REASON.search(flat):
        return ParticularKind.GROUND_LIMB
    return ParticularKind.FACT
