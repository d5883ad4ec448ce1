"""Words of a source that an editor used for a field: they become its evidence on saving."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.db.models.functions import Length

from rulings.in_step import in_order_of_entry
from rulings.models import Condition, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from rulings.models import Ruling

MOST_USED = 200
NOT_KEPT = (
    "The form was saved, but the words that you used for a field do not fit its source any more: "
    "choose them again if the field is to keep them as its evidence."
)

FIELD = (
    r"title|summary|case_reference|impairment_reason|harm_unit|harm_note"
    r"|particulars-\d{1,3}-(?:label|text|reason)|findings-\d{1,3}-reason"
    r"|sanctions-\d{1,3}-(?:reason|condition_lines)"
    r"|factors-\d{1,3}-text|corrections-\d{1,3}-note"
)
_NUMBERED = re.compile(r"evidence-(\d{1,3})-field")
_ROW = re.compile(r"(\w+)-(\d+)-(\w+)")
_LONGEST = 2**31 - 1


class UsedForm(forms.Form):
    """One stretch of words, and the field of the ruling's form that it was used for."""

    field = forms.RegexField(f"^(?:{FIELD})$")
    source = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    start = forms.IntegerField(min_value=0, max_value=_LONGEST)
    end = forms.IntegerField(min_value=1, max_value=_LONGEST)


def sent(request: HttpRequest) -> list[UsedForm]:
    """All that came with the form, so that it can go back with it."""
    numbers = [match[1] for name in request.POST if (match := _NUMBERED.fullmatch(name))]
    return [UsedForm(request.POST, prefix=f"evidence-{number}") for number in numbers[:MOST_USED]]


def save_used(request: HttpRequest, ruling: Ruling, formsets: Iterable[Any]) -> None:
    """Keep what was used as evidence. Call it when the rows have been saved."""
    forms_sent = sent(request)
    if not forms_sent:
        return
    lengths = dict(ruling.sources.values_list("pk", Length("text")))
    rows = {formset.prefix: formset for formset in formsets}
    kept = [_saved(form, lengths, rows) for form in forms_sent]
    if not all(kept):
        messages.warning(request, NOT_KEPT)


def _saved(form: UsedForm, lengths: dict[int, int], rows: dict[str, Any]) -> bool:
    if not form.is_valid():
        return False
    words = form.cleaned_data
    if not words["start"] < words["end"] <= lengths.get(words["source"], 0):
        return False
    evidence = Evidence(source_id=words["source"], start=words["start"], end=words["end"])
    evidence.field = _path(words["field"], rows, evidence)
    if not evidence.field:
        return False
    Evidence.objects.update_or_create(
        source_id=evidence.source_id,
        field=evidence.field,
        defaults={"start": evidence.start, "end": evidence.end},
    )
    return True


def _path(name: str, rows: dict[str, Any], evidence: Evidence) -> str:
    """The path of a field by its name in the form; empty for a row that was not saved."""
    row = _ROW.fullmatch(name)
    if row is None:
        return _OF_RULING.get(name, name)
    formset, number = rows.get(row[1]), int(row[2])
    if formset is None or number >= len(formset.forms):
        return ""
    keys = [one.pk for one in in_order_of_entry(form.instance for form in formset.kept())]
    key = formset.forms[number].instance.pk
    if key not in keys:
        return ""
    leaf = row[3] if row[3] != "condition_lines" else _condition(key, evidence)
    return f"{row[1]}.{keys.index(key)}.{leaf}" if leaf else ""


_OF_RULING = {"title": "article.title", "harm_unit": "harm.unit"}


def _condition(sanction: int, evidence: Evidence) -> str:
    """The condition that holds the words."""
    words = " ".join(evidence.words.split())
    texts = Condition.objects.filter(sanction=sanction).values_list("text", flat=True)
    places = [place for place, text in enumerate(texts) if words in " ".join(text.split())]
    return f"conditions.{places[-1]}.text" if places else ""
