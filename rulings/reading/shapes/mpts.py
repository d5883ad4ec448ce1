"""The public record of determinations of the Medical Practitioners Tribunal Service."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

SHAPE = Shape(
    slug="mpts",
    regulator="gmc",
    profession="doctor",
    required=(
        r"[^\n]*\b(?:GMC reference|Medical Practitioners'? Tribunal|MPTS|GMC|"
        r"General Medical Council)\b",
    ),
    marks=(
        r"[^\n]*\brecord of determinations\b",
        r"medical practitioner['’]s name\s*[:\t\n]",
        r"name of respondent doctor\s*[:\t\n]",
        r"registered qualifications\s*[:\t\n]",
        r"fitness to practise panel$",
        r"GMC reference(?: number)?\s*[:\t\n]",
        r"primary medical qualification\s*[:\t\n]",
        r"type of case\b",
        r"summary of outcome\b",
    ),
    fewest=3,
    furniture=(
        r"page \d{1,4}(?: of \d{1,4})?",
        r"record of determinations\s*[-–—]?",
        r"medical practitioners tribunal",
        r"MPT: .{1,60}?\d{0,4}",
    ),
)
