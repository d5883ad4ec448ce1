"""The facets: declared once, used by the form, the counts, the links and the entry's columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with a short list of answers.

    ``name`` is the parameter; ``column`` is where the search entry keeps the answer;
    ``many`` tells that a ruling can give several answers (the column is an array).
    ``is_open`` tells that editors may add answers; the others are closed lists.
    """

    name: str
    label: str
    column: str
    many: bool = False
    is_open: bool = False
    is_counted: bool = True


FACETS = (
    Facet("sanction", "Sanction", "sanctions", many=True),
    Facet("length", "Length of the sanction", "lengths", many=True),
    Facet("ground", "Ground found", "grounds", many=True),
    Facet("ground_not_found", "Ground considered, not found", "grounds_not_found", many=True),
    Facet("impairment", "Impairment", "impairment"),
    Facet("sanction_rejected", "Sanction rejected", "sanctions_rejected", many=True),
    Facet("regulator", "Regulator", "regulator", is_open=True),
    Facet("profession", "Profession", "profession", is_open=True),
    Facet("topic", "Topic", "topics", many=True, is_open=True),
    Facet("setting", "Setting", "setting", is_open=True),
    Facet("year", "Year decided", "year"),
    Facet("hearing", "Kind of hearing", "hearing"),
    Facet("committee", "Committee", "committee", is_open=True, is_counted=False),
    Facet(
        "mitigating", "Mitigating factor", "mitigating", many=True, is_open=True, is_counted=False
    ),
    Facet(
        "aggravating",
        "Aggravating factor",
        "aggravating",
        many=True,
        is_open=True,
        is_counted=False,
    ),
)

COUNTED_FACETS = tuple(facet for facet in FACETS if facet.is_counted)

# Slug -> (label, fewest months, most months). The bounds stand in the database function
# ``rulings_length_band`` too; a test holds the two together.
LENGTH_BANDS = {
    "up_to_6": ("Up to 6 months", 1, 6),
    "7_to_12": ("7 to 12 months", 7, 12),
    "13_to_24": ("13 to 24 months", 13, 24),
    "25_to_36": ("25 to 36 months", 25, 36),
    "over_36": ("Over 36 months", 37, 600),
}
INDEFINITE = "indefinite"

# No order is longer (a named constraint says so too): an open upper bound ends here.
LONGEST_MONTHS = 600
