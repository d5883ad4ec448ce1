"""The proposed title of a determination: facts only, never a name."""

from __future__ import annotations

from rulings.reading.draft import Read, ReadSanction, Span
from rulings.vocabulary import FindingOutcome, HearingKind, ImpairmentOutcome, months_in_words

REGULATORS = {
    "hcpc": "HCPC",
    "swe": "Social Work England",
    "nmc": "NMC",
    "gmc": "GMC",
    "gdc": "GDC",
    "goc": "GOC",
    "gphc": "GPhC",
    "gosc": "GOsC",
    "gcc": "GCC",
    "scw": "Social Care Wales",
    "sssc": "SSSC",
    "niscc": "NISCC",
    "tra": "TRA",
}
_ORDERS = {
    "caution": "caution order",
    "conditions": "conditions of practice order",
    "suspension": "suspension order",
    "warning": "warning order",
    "interim_suspension": "interim suspension order",
    "interim_conditions": "interim conditions of practice order",
    "prohibition": "prohibition order",
}
_REMOVALS = {
    "swe": "removal order",
    "gmc": "erasure",
    "gdc": "erasure",
    "goc": "erasure",
    "gphc": "removal",
    "scw": "removal order",
    "sssc": "removal order",
    "niscc": "removal order",
}


def title_of(
    profession: Read[str] | None,
    regulator: Read[str] | None,
    orders: tuple[ReadSanction, ...],
    impairment: Read[ImpairmentOutcome] | None,
    hearing: Read[HearingKind] | None,
    heading: Span,
) -> Read[str]:
    """ "Physiotherapist, HCPC: suspension order, 12 months", as far as it could be read."""
    who = profession.value.replace("_", " ").capitalize() if profession else "Registrant"
    body = f", {REGULATORS.get(regulator.value, regulator.value)}" if regulator else ""
    outcome = _outcome(regulator.value if regulator else "", orders, impairment)
    is_review = hearing is not None and hearing.value is HearingKind.REVIEW
    outcome += " (review)" if is_review and outcome else ""
    evidence = next((one.evidence for one in (profession, regulator) if one), heading)
    return Read(f"{who}{body}: {outcome or 'determination of a panel'}", evidence)


def _outcome(
    regulator: str,
    orders: tuple[ReadSanction, ...],
    impairment: Read[ImpairmentOutcome] | None,
) -> str:
    imposed = [one for one in orders if one.imposed]
    final = next((one for one in imposed if not one.kind.value.is_interim), None) or next(
        iter(imposed), None
    )
    if final:
        kind = final.kind.value
        name = _ORDERS.get(kind.value, str(kind.label).lower())
        if kind.value == "removal":
            name = _REMOVALS.get(regulator, "striking-off order")
        months = final.duration_months
        return f"{name}, {months_in_words(months.value)}" if months else name
    if impairment and impairment.value is ImpairmentOutcome.NOT_FOUND:
        return "fitness to practise not impaired"
    return ""


__all__ = ["REGULATORS", "FindingOutcome", "title_of"]
