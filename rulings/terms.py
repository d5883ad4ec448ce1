"""Every value a facet can have, with its label: closed lists from code, open lists from tables."""

from __future__ import annotations

from typing import Final

from django.db import connection

from rulings.search.facets import FACETS, INDEFINITE, LENGTH_BANDS
from rulings.vocabulary import GroundKind, HearingKind, ImpairmentOutcome, SanctionKind

Terms = dict[str, dict[str, str]]
"""Parameter -> slug -> label, in the order in which values are offered."""

_CLOSED: Terms = {
    "sanction": dict(SanctionKind.choices),
    "sanction_rejected": dict(SanctionKind.choices),
    "length": {slug: label for slug, (label, *_) in LENGTH_BANDS.items()}
    | {INDEFINITE: "Indefinite"},
    "ground": dict(GroundKind.choices),
    "ground_not_found": dict(GroundKind.choices),
    "impairment": dict(ImpairmentOutcome.choices),
    "hearing": dict(HearingKind.choices),
}


# By hand: to put a union of seven querysets together takes longer than to run it.
_OPEN: Final = """
SELECT 'regulator' AS facet, slug, short_name AS label FROM rulings_regulator
UNION ALL SELECT 'profession', slug, label FROM rulings_profession
UNION ALL SELECT 'setting', slug, label FROM rulings_setting
UNION ALL SELECT 'topic', slug, label FROM rulings_topic
UNION ALL SELECT 'committee', slug, name FROM rulings_committee
UNION ALL SELECT side, slug, label FROM rulings_factortype
ORDER BY facet, label
"""


def terms() -> Terms:
    """All labels, in one query. Years are not listed here: any four digits are a year."""
    labels: Terms = {facet.name: {} for facet in FACETS if facet.name != "year"} | _CLOSED
    with connection.cursor() as cursor:
        cursor.execute(_OPEN)
        for name, slug, label in cursor:
            labels[name].setdefault(slug, label)
    return labels
