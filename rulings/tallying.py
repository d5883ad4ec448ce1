"""When the tally is made, and for which phrases."""

from __future__ import annotations

from rulings.models import CommonPhrase, Ground, SanctionType, SynonymGroup, Topic
from rulings.search.tally.checking import wrong_counts, wrong_values
from rulings.search.tally.making import is_due, make_tally
from rulings.vocabulary import GroundKind, SanctionKind


def tally() -> int:
    """Make the tally anew; how many rulings it holds."""
    return make_tally(_phrases())


def tally_if_due() -> int | None:
    """Make it anew if much changed since; ``None`` if it was left as it is."""
    return tally() if is_due() else None


def is_right() -> bool:
    """Whether it holds what the search entries hold, of all rulings that did not change since."""
    return not (wrong_values() or wrong_counts())


def _phrases() -> list[str]:
    """What readers are offered while they type, and what the law and the editors call things."""
    named = [
        *CommonPhrase.objects.values_list("text", flat=True),
        *Topic.objects.values_list("label", flat=True),
        *SanctionType.objects.values_list("legal_name", flat=True),
        *Ground.objects.values_list("legal_name", flat=True),
    ]
    synonyms = [words for group in SynonymGroup.objects.all() for words in group.listed]
    return [*SanctionKind.labels, *GroundKind.labels, *named, *synonyms]
