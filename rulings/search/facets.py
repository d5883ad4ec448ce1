"""The facets: declared once, used by the form, the counts, the links and the entry's columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with a short list of answers.

    ``name`` is the parameter; ``column`` is where the search entry keeps the answer;
    ``many`` tells that a ruling can give several answers (the column is an array).
    ``is_open`` tells that editors may add answers; the others are closed lists.
    ``note`` is a sentence for readers, where the label alone could be misread.
    """

    name: str
    label: str
    column: str
    many: bool = False
    is_open: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets that ask about one side of a ruling; ``meaning`` tells a reader which."""

    slug: str
    label: str
    meaning: str
    facets: tuple[Facet, ...]


GROUPS = (
    FacetGroup(
        "final_order",
        "Final order",
        "What the panel imposed in the end. Interim orders stand under their own names.",
        (
            Facet("sanction", "Sanction", "sanctions", many=True),
            Facet("length", "Length of the sanction", "lengths", many=True),
            Facet(
                "sanction_rejected",
                "Sanction rejected",
                "sanctions_rejected",
                many=True,
                note="Considered on the way to the order, and not imposed.",
            ),
        ),
    ),
    FacetGroup(
        "any_finding",
        "Any finding",
        "What the panel found on any point, whatever it ordered.",
        (
            Facet("ground", "Ground found", "grounds", many=True),
            Facet(
                "ground_not_found", "Ground considered, not found", "grounds_not_found", many=True
            ),
            Facet("impairment", "Impairment", "impairment"),
        ),
    ),
    FacetGroup(
        "case",
        "The case",
        "Who decided about whom, what it was about, and when.",
        (
            Facet("regulator", "Regulator", "regulator", is_open=True),
            Facet("committee", "Committee", "committee", is_open=True),
            Facet("profession", "Profession", "profession", is_open=True),
            Facet("setting", "Setting", "setting", is_open=True),
            Facet("topic", "Topic", "topics", many=True, is_open=True),
            Facet("hearing", "Kind of hearing", "hearing"),
            Facet("year", "Year decided", "year"),
        ),
    ),
    FacetGroup(
        "weighed",
        "What weighed",
        "Only factors that the panel is known to have accepted.",
        (
            Facet("mitigating", "Mitigating factor", "mitigating", many=True, is_open=True),
            Facet("aggravating", "Aggravating factor", "aggravating", many=True, is_open=True),
        ),
    ),
)

FACETS = tuple(facet for group in GROUPS for facet in group.facets)

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

# Days -> the same in words: the rolling dates that the page offers. Any other number may be sent.
RECENT_DAYS = {30: "30 days", 90: "90 days", 365: "12 months", 1826: "5 years"}
LONGEST_AGO = 36_500
