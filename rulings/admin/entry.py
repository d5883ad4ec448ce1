"""One request that enters a ruling: what its form and its rows need to know of each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.http import HttpRequest

from rulings.admin.offers import Offers
from rulings.models import Correction, NameReplacement

if TYPE_CHECKING:
    from rulings.admin.rows import RowFormSet


UNANNOUNCED = (Correction, NameReplacement)
"""A correction explains itself, and a note on a replaced name would point at it."""


class Entry:
    """The rows of one ruling's form, by model, and what the database refused to save."""

    def __init__(self, refusal: str = "") -> None:
        self.refusal = refusal
        self.rows: dict[type[models.Model], RowFormSet] = {}

    @cached_property
    def offers(self) -> Offers:
        """Read only when something is shown or checked against it."""
        return Offers()

    def rows_changed(self) -> bool:
        """Whether readers would see a difference in the rows; a correction explains itself."""
        return any(
            rows.has_changed() for model, rows in self.rows.items() if model not in UNANNOUNCED
        )


def entry_of(request: HttpRequest) -> Entry:
    """The entry of this request."""
    entry: Entry = request.__dict__.setdefault("ruling_entry", Entry())
    return entry


def begin_again(request: HttpRequest, refusal: str) -> None:
    """Forget what was built for the request, but not why the database refused it."""
    request.__dict__["ruling_entry"] = Entry(refusal)
