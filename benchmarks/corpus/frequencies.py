"""Words and phrases of the corpus by how many rulings hold them: what a query mix asks for."""

from __future__ import annotations

from typing import Final

# A test holds each of these to its share of a corpus.
_CLASSES: Final[dict[str, tuple[str, ...]]] = {
    # 0.01-0.1 % of all rulings
    "rare": (
        "tracheostomy", "ketamine", "methadone", "forklift", "greenhouse",
        "thermometer", "aquarium", "violin", "orchard", "lighthouse",
    ),
    # 2-8 %
    "common": (
        "violence", "candour", "discrimination", "theft", "bullying",
        "harassment", "fraud", "confidentiality", "alcohol",
    ),
    # 20 % and more
    "very common": ("misconduct", "records", "insight", "suspension", "colleagues", "remorse"),
    # 95 % and more
    "nearly all": ("panel", "registrant", "fitness", "practise", "public"),
    # from rare to nearly all
    "phrases": (
        "insulin pump", "exit interview", "mental capacity assessment", "prescription fraud",
        "duty of candour", "controlled drugs", "professional boundaries", "record keeping",
        "lack of competence", "conditions of practice", "suspension order",
        "public interest", "fitness to practise",
    ),
    # two words, likewise
    "pairs": (
        "methadone records", "theft alcohol", "bullying colleagues", "medication supervision",
        "records insight", "panel remorse", "misconduct suspension",
    ),
}  # fmt: skip


def frequency_classes() -> dict[str, tuple[str, ...]]:
    """“rare”, “common”, “very common”, “nearly all”, and “phrases” and “pairs” from rare to common.

    Phrases are without quotation marks; pairs are two words with a space between them.
    """
    return dict(_CLASSES)
