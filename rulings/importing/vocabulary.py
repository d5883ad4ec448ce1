"""Every slug that a row may use, read once for a file."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from rulings.models import (
    Committee,
    FactorType,
    Profession,
    Regulator,
    SanctionType,
    Setting,
    Topic,
)
from rulings.vocabulary import SanctionKind


class Vocabulary:
    """Slugs by vocabulary; those of committees by regulator, those of factors by side."""

    def __init__(self) -> None:
        self.slugs: dict[str, set[str]] = {
            "regulator": _slugs(Regulator),
            "profession": _slugs(Profession),
            "setting": _slugs(Setting),
            "topic": _slugs(Topic),
        }
        self.committees = _grouped(Committee, "regulator__slug")
        self.factors = _grouped(FactorType, "side")
        self._usual = {
            (regulator, kind): name
            for regulator, kind, name in SanctionType.objects.values_list(
                "regulator__slug", "kind", "legal_name"
            )
        }

    def usual_name(self, regulator: str | None, kind: str) -> str:
        """What the regulator calls such an order where the ruling says nothing else."""
        return self._usual.get((regulator or "", kind)) or SanctionKind(kind).label


def _slugs(model: Any) -> set[str]:
    return set(model.objects.values_list("slug", flat=True))


def _grouped(model: Any, by: str) -> dict[str, set[str]]:
    grouped: dict[str, set[str]] = defaultdict(set)
    for group, slug in model.objects.values_list(by, "slug"):
        grouped[group].add(slug)
    return grouped
