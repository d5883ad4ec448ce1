"""The hearing page of the Health and Care Professions Tribunal Service."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

SHAPE = Shape(
    slug="hcpts",
    regulator="hcpc",
    required=(r"[^\n]*\b(?:HCPC|HCPTS|Health (?:and|&) Care Professions)\b",),
    marks=(
        r"registration number\b",
        r"hearing type\b",
        r"date and time of hearing\b",
        r"panel\s*[:\t\n]\s*(?:conduct and competence|health|investigating) ",
        r"outcome\s*[:\t\n]",
        r"profession\s*[:\t\n]",
        r": (?:final|review|interim order\b[\w ]{0,20}|substantive) ?hearing$",
        r": (?:conduct and competence|health|investigating) committee$",
    ),
    fewest=3,
    heading_is_name=True,
    outcome_has_length=False,
)
"""The length of an order is never in the metadata of such a page. Older saved pages have lost the
labels and kept their colons."""
