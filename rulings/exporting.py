"""Everything the record holds of its rulings, as JSON Lines that ``import_rulings`` takes in.

One ruling a line, by id, as the database describes it, with the texts of its sources and their
evidence. Expired rulings hold nothing and are left out; so are histories, and who entered what.
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from rulings.intake import described_now_of
from rulings.models import Clearance, Evidence, Ruling, Source
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rulings.intake import Described

AT_ONCE: Final = 500
EXPORTED: Final = tuple(state for state in RulingState if state != RulingState.EXPIRED)


@transaction.atomic
def export_lines(states: Collection[str] = EXPORTED) -> Iterator[str]:
    """Line by line; takes the rulings some at a time."""
    rulings = Ruling.objects.filter(state__in=states).order_by("pk")
    ids = iter(list(rulings.values_list("pk", "published_on", "is_demonstration")))
    while some := list(islice(ids, AT_ONCE)):
        described = described_now_of(pk for pk, _, _ in some)
        _add_texts(described)
        _add_clearances(described)
        for pk, published_on, is_demonstration in some:
            if pk in described:
                alongside = {
                    "id": pk,
                    "published_on": published_on.isoformat() if published_on else None,
                    "is_demonstration": is_demonstration,
                }
                yield json.dumps(alongside | described[pk], ensure_ascii=False) + "\n"


def _add_clearances(described: dict[str, Described]) -> None:
    """Words that editors cleared for publication: the importing side need not ask again."""
    for plain in described.values():
        plain["clearances"] = []
    rows = Clearance.objects.filter(ruling__in=described).order_by("id")
    for pk, words, reason in rows.values_list("ruling_id", "words", "reason"):
        described[pk]["clearances"].append({"words": words, "reason": reason})


def _add_texts(described: dict[str, Described]) -> None:
    """The sources of a description stand in the order of their ids."""
    sources: dict[str, list[Source]] = defaultdict(list)
    for source in Source.objects.filter(ruling__in=described).order_by("id"):
        sources[source.ruling_id].append(source)
    evidence: dict[int, list[Any]] = defaultdict(list)
    rows = Evidence.objects.filter(source__ruling__in=described).order_by("field", "id")
    for source_id, field, start, end in rows.values_list("source_id", "field", "start", "end"):
        evidence[source_id].append({"field": field, "start": start, "end": end})
    for pk, plain in described.items():
        for row, source in zip(plain["sources"], sources[pk], strict=False):
            row["text"] = source.text
            row["evidence"] = evidence[source.pk]
