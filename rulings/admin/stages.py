"""The stages of the ruling's form: the order in which a panel decides, and an editor enters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.helpers import AdminForm, Fieldset, InlineAdminFormSet
from django.db import models

from rulings.models import (
    Correction,
    Factor,
    Finding,
    NameReplacement,
    Particular,
    Ruling,
    RulingTopic,
    Sanction,
    Source,
)

Fields = tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True)
class Stage:
    """One part of the form: rows, fields of the ruling itself, or rows and then fields."""

    slug: str
    title: str
    fields: Fields = ()
    rows: type[models.Model] | None = None


@dataclass(frozen=True)
class ShownStage:
    """A stage with the fields and rows of one request."""

    stage: Stage
    fieldset: Fieldset | None
    inline: InlineAdminFormSet | None

    @property
    def errors(self) -> int:
        """How many things are to be corrected here."""
        count = 0
        if self.fieldset:
            form = self.fieldset.form
            count += sum(len(form.errors.get(name, ())) for name in self._names)
        if self.inline and self.inline.formset.is_bound:
            count += self.inline.formset.total_error_count()
        return count

    @property
    def _names(self) -> list[str]:
        has_note = self.stage.slug == "publication"
        return flat((*self.stage.fields, *(NOTE if has_note else ())))

    @property
    def filled(self) -> int:
        """How many rows are saved here."""
        return self.inline.formset.initial_form_count() if self.inline else 0


CASE: Fields = (
    "title",
    "summary",
    ("regulator", "committee"),
    ("profession", "setting"),
    ("hearing", "agency"),
    ("decided_on", "decided_precision"),
    "case_reference",
)
IMPAIRMENT: Fields = (
    "impairment",
    ("impairment_personal", "impairment_public"),
    "impairment_reason",
)
HARM: Fields = (("harm_affected", "harm_actual", "harm_unit"), "harm_note")

STAGES = (
    Stage("case", "The case", CASE),
    Stage("particulars", "Particulars", rows=Particular),
    Stage("findings", "Findings", rows=Finding),
    Stage("impairment", "Impairment", IMPAIRMENT),
    Stage("sanctions", "Sanctions", ("sanction_not_stated",), Sanction),
    Stage("factors", "Factors", rows=Factor),
    Stage("topics", "Topics", rows=RulingTopic),
    Stage("harm", "Harm", HARM),
    Stage("sources", "Sources", ("comments_stated",), Source),
    Stage("corrections", "Corrections", rows=Correction),
    Stage("names", "Replaced names", rows=NameReplacement),
    Stage("publication", "Publication", ("state", "expires_by_hand", "reason")),
)
NOTE: Fields = ("public_note", "is_minor")


def flat(fields: Fields) -> list[str]:
    """The names alone."""
    return [name for field in fields for name in ((field,) if isinstance(field, str) else field)]


def fieldsets(ruling: Ruling | None) -> list[tuple[str | None, Any]]:
    """For the admin. Only what has been public is corrected with a note."""
    was_public = ruling is not None and ruling.published_on is not None
    return [
        (
            None if stage.rows else stage.title,
            {
                "fields": (
                    *stage.fields,
                    *(NOTE if was_public and stage.slug == "publication" else ()),
                )
            },
        )
        for stage in STAGES
        if stage.fields
    ]


def shown_stages(form: AdminForm, inlines: Iterable[InlineAdminFormSet]) -> list[ShownStage]:
    """The stages in order; one whose rows the editor may not see is left out."""
    of_ruling = iter(form)
    rows = {inline.formset.model: inline for inline in inlines}
    shown = [
        ShownStage(
            stage,
            next(of_ruling) if stage.fields else None,
            rows.get(stage.rows) if stage.rows else None,
        )
        for stage in STAGES
    ]
    return [each for each in shown if each.fieldset or each.inline]
