"""What a form would make of a ruling: it is saved as a new one, read, and taken back."""

from __future__ import annotations

import copy
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import flatten_fieldsets
from django.db import IntegrityError, connection, transaction
from django.forms.formsets import all_valid
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from rulings.admin.entry import begin_again
from rulings.admin.unsaved.opened import described_now, opened_now
from rulings.admin.unsaved.sent import PREFIXES, as_new, row_keys
from rulings.admin.unsaved.versions import LAST_DAY, ROWS, Place, Version, flat
from rulings.models import Ruling
from rulings.rules import broken_rule
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, QueryDict

    from rulings.admin.typed import ModelAdmin


class _TakenBack(Exception):
    """Ends the trial; nothing of it stays."""


def sent_again(request: HttpRequest, sent: QueryDict, refusal: str = "") -> HttpRequest:
    """A request like this one that sends these fields."""
    again = copy.copy(request)
    again.method = "POST"
    again.__dict__["_files"] = MultiValueDict()  # Django would read the body for them, and the POST
    again.POST = sent  # type: ignore[assignment]
    begin_again(again, refusal)
    return again


def mine(
    admin: ModelAdmin, request: HttpRequest, ruling: Ruling, known: Sequence[Version]
) -> Version | None:
    """The version that the sent form makes; none if it cannot be saved as it is.

    What the form does not hold is as in the first known version that has it.
    """
    state = _state_on_trial(ruling)
    sent = as_new(request.POST)
    sent["state"] = state
    made: list[Version] = []
    try:
        with suppress(_TakenBack), transaction.atomic():
            formsets = _saved(admin, sent_again(request, sent), ruling, state)
            if formsets:
                made.append(_read(formsets, request.POST, known))
            raise _TakenBack
    except IntegrityError as error:
        if broken_rule(error) is None:
            raise
    return made[0] if made else None


def _state_on_trial(ruling: Ruling) -> RulingState:
    """A new ruling cannot be made in every state; for the rules it matters whether it is public."""
    return RulingState.PUBLISHED if ruling.is_public else RulingState.DRAFT


def _saved(admin: Any, request: HttpRequest, ruling: Ruling, state: RulingState) -> list[Any]:
    """The saved row sets of a new ruling; none if the form is not valid."""
    fields = flatten_fieldsets(admin.get_fieldsets(request, ruling))
    form_class = admin.get_form(request, None, change=False, fields=fields)
    form = form_class(
        request.POST, instance=Ruling(state=state, expires_by_hand=ruling.expires_by_hand)
    )
    is_valid = form.is_valid()
    formsets = [
        formset
        for formset, inline in zip(
            *admin._create_formsets(request, form.instance, change=False), strict=True
        )
        if inline.has_change_permission(request)
    ]
    if not (all_valid(formsets) and is_valid):
        return []
    trial = form.save(commit=False)
    trial.state = state
    trial.published_on = timezone.localdate() if ruling.is_public else None
    trial.save()
    for formset in formsets:
        formset.save()
    _replace_names(trial, ruling)
    connection.check_constraints()
    return formsets


def _replace_names(trial: Ruling, ruling: Ruling) -> None:
    """What the ruling replaces by now stands in no version; the form keeps the names it has."""
    known = {name.written.upper() for name in trial.name_replacements.all()}
    for name in ruling.name_replacements.all():
        if name.written.upper() not in known:
            trial.name_replacements.create(written=name.written, shown=name.shown).delete()


def _read(formsets: list[Any], sent: QueryDict, known: Sequence[Version]) -> Version:
    trial = formsets[0].instance
    made = opened_now(trial.pk).keys
    by_prefix = {formset.prefix: formset for formset in formsets}
    shown = [rows for rows in ROWS if PREFIXES[rows] in by_prefix]
    for rows in shown:
        forms = by_prefix[PREFIXES[rows]].forms
        keys = dict(
            zip((str(form.instance.pk) for form in forms), row_keys(sent, rows), strict=True)
        )
        made[rows] = [keys[pk] for pk in made[rows]]
    version = flat(described_now(trial.pk), made)
    for rows in set(ROWS) - set(shown):  # this editor does not see them
        version.order[rows] = known[0].order[rows]
        version.cells |= {place: v for place, v in known[0].cells.items() if place.rows == rows}
    for place in [place for place in version.cells if _is_not_sent(place, sent)]:
        before = (v.cells[place] for v in known if place in v.cells)
        version.cells[place] = next(before, version.cells[place])
    return version


def _is_not_sent(place: Place, sent: QueryDict) -> bool:
    """Whether the form has no field for it: nothing about it can be meant."""
    return place.name == "text_digest" or (place.name == LAST_DAY and LAST_DAY not in sent)
