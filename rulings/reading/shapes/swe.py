"""The decision of a panel of adjudicators of Social Work England."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

SHAPE = Shape(
    slug="swe",
    regulator="swe",
    profession="social_worker",
    required=(r"[^\n]*\bSocial Work England\b",),
    marks=(
        r"(?:name of )?(?:the )?social worker(?:'s name|’s name)?\s*[:\t\n]",
        r"registration (?:number|no\.?)\b",
        r"fitness to practise\b",
        r"final (?:order )?(?:review )?hearing\b|(?:review of (?:a )?)?final order\b",
        r"(?:dates?|venue|type) of hearing\b|hearing (?:dates?|venue|outcome|type)\b",
        r"outcome\s*[:\t\n]",
        r"introduction and attendees\b",
        r"(?:the )?allegations?\b",
        r"finding(?:s)? and reasons on\b|decision(?:s)? and reasons on\b",
        r"(?:\d{1,2}[.)]? )?(?:the )?interim order\s*(?:[:\t\n]|$)",
        r"(?:\d{1,2}[.)]? )?(?:the )?(?:statutory )?grounds?$",
        r"(?:\d{1,2}[.)]? )?(?:the )?(?:current )?impairment$",
    ),
    fewest=4,
)
