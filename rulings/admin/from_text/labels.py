"""What the path of a value is called on the screen: “Sanction 1: length in months”."""

from __future__ import annotations

CASE = "The case"

GROUPS = {
    "particulars": "Particulars",
    "findings": "Findings",
    "sanctions": "Sanctions",
    "factors": "Factors",
    "topics": "Topics",
    "harm": "Harm",
    "article": "Source",
    "corrections": "Corrections",
    "names": "Names",
    "registration_numbers": "Registration numbers",
}
_ONE = {
    "particulars": "Particular",
    "findings": "Finding",
    "sanctions": "Sanction",
    "factors": "Factor",
    "topics": "topic",
    "corrections": "Correction",
    "conditions": "condition",
    "phases": "phase",
    "names": "Name",
    "registration_numbers": "Registration number",
}
_LEAVES = {
    "duration_months": "length in months",
    "ends_on": "end date",
    "indefinite": "indefinite",
    "made_on": "date",
    "decided_on": "decision date",
    "published_on": "published on",
    "comments_stated": "number of comments in the heading",
    "case_reference": "case reference",
    "impairment_personal": "impairment, personal component",
    "impairment_public": "impairment, public component",
    "impairment_reason": "reason for the finding on impairment",
    "others_at_risk": "others put at risk",
    "condition_lines": "conditions",
    "topics": "topic",
}


def group_of(path: str) -> str:
    """The heading that a value stands under."""
    first = path.partition(".")[0]
    return CASE if path == "article.title" else GROUPS.get(first, CASE)


def label_of(path: str) -> str:
    """A short name for the value at the path, places counted from 1."""
    words: list[str] = []
    parts = path.removeprefix("article.").split(".")
    for rows, part in zip(["", *parts], parts, strict=False):
        if part.isdecimal():
            words[-1] = f"{_ONE.get(rows, words[-1])} {int(part) + 1}"
        else:
            words.append(_LEAVES.get(part, part.replace("_", " ")))
    label = ", ".join(words[:-1]) + ": " + words[-1] if len(words) > 1 else words[0]
    return label[:1].upper() + label[1:]
