"""Rulings for tests: plain data with one thing changed, taken in the way every ruling is."""

from typing import Any

from rulings.intake import take_in
from rulings.models import Ruling

SOURCE = {"kind": "news_report", "publisher": "The Panel Reporter", "title": "A report"}


def described(**changes: Any) -> dict[str, Any]:
    """A complete HCPC ruling as plain data: a caution of 36 months for misconduct."""
    return {
        "title": "Late visit notes: three-year caution",
        "summary": "Notes of home visits were written weeks later.",
        "regulator": "hcpc",
        "committee": "conduct_and_competence_committee",
        "profession": "social_worker",
        "setting": "local_authority_adults",
        "decided_on": "2017-09-20",
        "decided_precision": "day",
        "hearing": "final",
        "particulars": [
            {
                "label": "1(a)",
                "text": "Did not write up visits within two days.",
                "outcome": "proved",
                "topics": ["record_keeping"],
            }
        ],
        "findings": [
            {
                "ground": "misconduct",
                "outcome": "found",
                "particulars": [0],
                "reason": "The delay put others at risk.",
            }
        ],
        "impairment": {"outcome": "found", "personal": False, "public": True, "reason": ""},
        "sanctions": [sanction()],
        "factors": [
            {"side": "mitigating", "factor": "insight", "text": "She saw it.", "accepted": True}
        ],
        "topics": [{"topic": "record_keeping", "standing": "proved"}],
        "sources": [SOURCE],
        **changes,
    }


def sanction(kind: str = "caution", months: int | None = 36, **changes: Any) -> dict[str, Any]:
    """An imposed order as plain data."""
    return {"kind": kind, "imposed": True, "duration_months": months, "reason": "", **changes}


def draft(**changes: Any) -> Ruling:
    """A ruling that was entered and is not public."""
    return take_in(described(**changes))


def published(**changes: Any) -> Ruling:
    """A public ruling."""
    ruling = draft(**changes)
    ruling.publish()
    return ruling
