"""The reasons of a panel of the Nursing and Midwifery Council, with their header block."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

SHAPE = Shape(
    slug="nmc",
    regulator="nmc",
    required=(r"[^\n]*\b(?:Nursing (?:and|&) Midwifery Council|NMC)\b",),
    marks=(
        r"[^\n]*\bname of (?:the )?registrant\b",
        r"[^\n]*\bNMC PIN\b",
        r"[^\n]*\bpart\(?s?\)? of (?:the )?register\b",
        r"[^\n]*\btype of case\s*[:\t\n]",
        r"[^\n]*\bpanel members\s*[:\t\n]",
        r"[^\n]*\bfacts (?:not )?(?:proved|admitted)\b[^\n]{0,30}:",
        r"[^\n]*\bfitness to practise\s*:",
        r"[^\n]*\bsanction\s*:",
        r"[^\n]*\border being reviewed\s*:",
    ),
    fewest=3,
)
