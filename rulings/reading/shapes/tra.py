"""The published decision on a teacher, of a panel and then of the Secretary of State."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

SHAPE = Shape(
    slug="tra",
    regulator="tra",
    profession="teacher",
    required=(r"[^\n]*\b(?:Teaching Regulation Agency|TRA reference)\b",),
    marks=(
        r"teacher ref(?:erence)? number\s*[:\t\n]",
        r"teacher(?:['’]s)?(?: name)?\s*[:\t\n]",
        r"(?:TRA|NCTL) (?:case )?reference\s*[:\t\n]",
        r"date of determination\s*[:\t\n]",
        r"former employer\s*[:\t\n]",
        r"(?:the )?panel['’]s recommendation to the secretary of state\b",
        r"decision and reasons on behalf of the secretary of state\b",
    ),
    fewest=4,
)
