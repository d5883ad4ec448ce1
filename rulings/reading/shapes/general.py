"""Any other regulator's determination: recognised by the stages in which panels decide."""

from __future__ import annotations

from rulings.reading.shapes.shape import Shape

_ON = r"(?:decision|determination|findings?|reasons)(?: and reasons?)? (?:on|of|as to) (?:the )?"
_END = r"[:\s]*$"

SHAPE = Shape(
    slug="general",
    required=(r"[^\n]*\b(?:fitness to practi[sc]e|misconduct|professional conduct|registrant)\b",),
    marks=(
        rf"(?:the )?(?:details of )?(?:allegations?|charges?)(?: \(as amended\))?{_END}",
        rf"(?:{_ON})?facts?{_END}|{_ON}facts?\b[^\n]{{0,30}}$",
        rf"(?:{_ON})?(?:statutory )?(?:grounds?|misconduct){_END}",
        rf"(?:{_ON})?(?:current )?impairment{_END}",
        rf"(?:{_ON})?sanctions?{_END}",
        r"(?:name of registrant|registration (?:number|no\.?)|registrant|"
        r"case (?:reference|number))\s*:",
        r"(?:hearing type|dates? of hearing|hearing dates?|outcome|sanction)\s*:",
    ),
    fewest=3,
)
