"""What the panels of each regulator can order, as far as this site knows the law."""

from __future__ import annotations

from rulings.vocabulary import SanctionKind as Kind

_INTERIM = (Kind.INTERIM_CONDITIONS, Kind.INTERIM_SUSPENSION)
_LADDER = (Kind.NO_ACTION, Kind.CONDITIONS, Kind.SUSPENSION, Kind.REMOVAL)

KINDS_OF: dict[str, tuple[Kind, ...]] = {
    "hcpc": (*_LADDER, *_INTERIM, Kind.CAUTION, Kind.VOLUNTARY_REMOVAL),
    "swe": (*_LADDER, *_INTERIM, Kind.ADVICE, Kind.WARNING, Kind.VOLUNTARY_REMOVAL),
    "nmc": (
        *_LADDER,
        *_INTERIM,
        Kind.CAUTION,
        Kind.WARNING,
        Kind.UNDERTAKINGS,
        Kind.VOLUNTARY_REMOVAL,
    ),
    "gmc": (
        *_LADDER,
        *_INTERIM,
        Kind.ADVICE,
        Kind.WARNING,
        Kind.UNDERTAKINGS,
        Kind.VOLUNTARY_REMOVAL,
    ),
    "gdc": (*_LADDER, *_INTERIM, Kind.CAUTION, Kind.VOLUNTARY_REMOVAL),
    "goc": (*_LADDER, *_INTERIM, Kind.WARNING, Kind.FINANCIAL_PENALTY),
    "gphc": (
        *_LADDER,
        *_INTERIM,
        Kind.ADVICE,
        Kind.WARNING,
        Kind.UNDERTAKINGS,
        Kind.VOLUNTARY_REMOVAL,
    ),
    "gosc": (*_LADDER, Kind.INTERIM_SUSPENSION, Kind.CAUTION),
    "gcc": (*_LADDER, Kind.INTERIM_SUSPENSION, Kind.CAUTION),
    "scw": (
        *_LADDER,
        *_INTERIM,
        Kind.ADVICE,
        Kind.WARNING,
        Kind.UNDERTAKINGS,
        Kind.VOLUNTARY_REMOVAL,
    ),
    "sssc": (*_LADDER, *_INTERIM, Kind.WARNING, Kind.VOLUNTARY_REMOVAL),
    "niscc": (*_LADDER, *_INTERIM, Kind.WARNING),
    "tra": (Kind.NO_ACTION, Kind.PROHIBITION),
}
"""A kind that the regulator does not have is somebody else's order."""
