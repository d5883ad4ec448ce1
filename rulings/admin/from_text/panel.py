"""The text beside the ruling's form: where each value stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join

from rulings.admin.from_text.changed import changed_by_hand
from rulings.admin.from_text.fields import Fields
from rulings.admin.from_text.labels import label_of
from rulings.admin.from_text.marked import MarkedPiece, marked
from rulings.admin.from_text.used import sent
from rulings.models import Source
from rulings.reading.draft import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from rulings.admin.from_text.used import UsedForm
    from rulings.models import Evidence, Ruling

CHANGED = "changed by hand since"
LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """Evidence with the field it belongs to, as far as the form has one."""

    key: int
    label: str
    words: str
    field: str | None
    is_changed: bool


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of the text; ``leads_to`` is what its link goes to."""

    piece: MarkedPiece
    evidence: tuple[ShownEvidence, ...]

    @property
    def leads_to(self) -> ShownEvidence | None:
        if not self.piece.text.strip():
            return None  # a link needs a name
        return next((one for one in self.evidence if one.field), None)

    @property
    def labels(self) -> str:
        """For a person who points at it."""
        return "; ".join(one.label for one in self.evidence)


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source's text, the ruling's other texts, and what was used but is not saved yet."""

    source: Source
    sources: list[Source]
    pieces: list[ShownPiece]
    evidence: list[ShownEvidence]
    used: list[UsedForm]


def panel(request: HttpRequest, ruling: Ruling, context: dict[str, Any]) -> dict[str, Any]:
    """The text to show beside the form, its evidence linked to the fields of ``context``."""
    sources = list(ruling.sources.exclude(text="").defer("text"))
    if not sources:
        return {}
    source = _chosen(request, sources)
    fields = Fields((one.formset for one in context["inline_admin_formsets"]), source.pk)
    rows = list(source.evidence.all())
    shown = _shown(ruling, source.text, rows, fields)
    _link_fields(context["adminform"].form, fields, shown)
    spans = {row.pk: Span(row.start, row.end) for row in rows}
    by_key = {one.key: one for one in shown}
    pieces = [
        ShownPiece(piece, tuple(by_key[key] for key in piece.evidence))
        for piece in marked(source.text, spans)
    ]
    return {"source_text": SourceText(source, sources, pieces, shown, sent(request))}


def _chosen(request: HttpRequest, sources: list[Source]) -> Source:
    """The one that was asked for, else the first."""
    asked = request.GET.get("source")
    return next((source for source in sources if str(source.pk) == asked), sources[0])


def _shown(
    ruling: Ruling, text: str, rows: Iterable[Evidence], fields: Fields
) -> list[ShownEvidence]:
    words = {row.field: text[row.start : row.end] for row in rows}
    changed = changed_by_hand(ruling, words)
    return [
        ShownEvidence(
            row.pk,
            label_of(row.field),
            _shortened(words[row.field]),
            fields.name(row.field),
            row.field in changed,
        )
        for row in rows
    ]


def _link_fields(form: Any, fields: Fields, shown: Iterable[ShownEvidence]) -> None:
    """Each field says below which words it was read from."""
    of_field: dict[str, list[ShownEvidence]] = {}
    for one in shown:
        if one.field:
            of_field.setdefault(one.field, []).append(one)
    for name, evidence in of_field.items():
        bound = fields.bound(form, name)
        if bound is not None:
            bound.help_text = _help(bound.help_text, name, evidence)


def _help(text: str, name: str, evidence: list[ShownEvidence]) -> SafeString:
    links = format_html_join(
        ", ",
        '<a class="evidence-link" href="#evidence-{}" data-evidence="{}" data-field="{}">'
        "“{}”</a>{}",
        (
            (one.key, one.key, name, one.words, f" ({CHANGED})" if one.is_changed else "")
            for one in evidence
        ),
    )
    words = format_html('<span class="evidence-of">Words: {}</span>', links)
    return format_html("{} {}", text, words) if text else words


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_WORDS else f"{line[:LONGEST_WORDS].rstrip()}…"
