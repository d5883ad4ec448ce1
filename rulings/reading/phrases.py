"""Patterns written the way a person would say them.

In a phrase a space stands for any run of blanks, and ``{panel}``, ``{person}`` and the other
names below stand for the words that can be put there. All matching ignores case and happens on
flattened text (see ``sentences``), so straight quotes and hyphens are enough.
"""

from __future__ import annotations

import re

from rulings.reading.dates import WRITTEN_DATE
from rulings.reading.numbers import LENGTH, NUMBER

_REGULATORS = (
    r"hcpc|hcpts|nmc|gmc|mpts|gdc|goc|gphc|gosc|gcc|sssc|niscc|tra|social work england|swe|"
    r"social care wales|[\w ]{0,40}\bcouncil|teaching regulation agency|"
    r"(?:medical practitioners )?tribunals?(?: service)?"
)
_JUDGES = (
    r"panels?|committees?|tribunals?|case examiners?|examiners|adjudicators?|regulators?|watchdog|"
    r"secretary of state|decision[- ]makers?|panel chair|chair"
)
_PEOPLE = (
    r"worker|nurse|midwife|associate|doctor|surgeon|gp|consultant|psychiatrist|anaesthetist|"
    r"physician|registrar|dentist|hygienist|therapist|optometrist|optician|pharmacist|technician|"
    r"osteopath|chiropractor|teacher|head ?teacher|headmaster|headmistress|principal|paramedic|"
    r"physiotherapist|radiographer|psychologist|podiatrist|chiropodist|practitioner|registrant|"
    r"professional|scientist|dietitian|dispenser|orthoptist|prosthetist|orthotist|manager|carer|"
    r"clinician|man|woman|father|mother|medic|assistant|officer"
)

PARTS = {
    "panel": rf"(?:(?:the|a|an|its|their) )?(?:[\w'-]+ ){{0,6}}?\b(?:{_JUDGES}|{_REGULATORS})\b",
    "person": (
        r"(?:he|she|they|him|her|them|it|"
        rf"(?:the|a|an|this|that) (?:[\w'-]+ ){{0,4}}?(?:{_PEOPLE})s?|"
        r"the [\w-]+-year-old(?: \w+)?|"
        r"(?:mr|mrs|ms|miss|dr|prof|professor|nurse|sister) [\w'-]+(?: [\w'-]+)?)"
    ),
    "people": rf"(?:{_PEOPLE})s?",
    "their": r"(?:his|her|their|its|the|this|that|any|(?:the|a) [\w -]{1,30}'s?)",
    "whose": r"(?:his|her|their|(?:the|this|that|a|an) (?:[\w-]+ ){0,3}?[\w-]+'s?|[A-Z][\w-]+'s?)",
    "number": NUMBER,
    "length": LENGTH,
    "date": WRITTEN_DATE,
    "users": (
        r"(?:(?:vulnerable|elderly|young|older|other|different|female|male|disabled|looked-after) "
        r")?"
        r"(?:service users|patients|clients|children|pupils|residents|families|people|adults|"
        r"students|"
        r"young people|women|babies|mothers|tenants|service user|patient|client|child|pupil|"
        r"resident|"
        r"family|man|men|girls?|boys?|person|adult|student|young person|woman|baby|mother)"
    ),
    "fail": (
        r"(?:fail(?:ed|ing|ures?|s)? (?:to|in)|did not|didn't|had not|not|never|"
        r"neglect(?:ed|ing) to|omitt(?:ed|ing) to|inability to|without|inadequate|inaccurate|"
        r"incomplete|poor|insufficient|lack of|missing|deficient|substandard|sloppy)"
    ),
}

_BLANK = re.compile(r"(\[[^\]]*\]|\(\?<[!=][^()]*\))| (?![?*+{])")
"""A blank to widen: not in a character class or a look-behind, nor one with a count of its own."""


def phrase(words: str) -> re.Pattern[str]:
    """The compiled pattern of a phrase; an unknown name is an error at once."""
    for name, pattern in PARTS.items():
        words = words.replace("{" + name + "}", pattern)
    left_over = re.search(r"\{[a-z]\w*\}", words)
    if left_over:
        raise ValueError(f"{left_over.group()} names no part; define it in PARTS.")
    return re.compile(_BLANK.sub(lambda found: found[1] or " +", words), re.IGNORECASE)


def phrases(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches any of the phrases, as whole words."""
    return phrase("|".join(rf"(?:\b(?:{words})(?!(?<=\w)\w))" for words in alternatives))
