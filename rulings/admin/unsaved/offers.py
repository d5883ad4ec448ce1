"""What an editor typed and did not save: offered when the form is opened again, never applied.

“Use it” shows the form filled with it, and saves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib.admin.utils import flatten_fieldsets
from django.utils import timezone

from rulings.admin.unsaved.opened import opened_now
from rulings.admin.unsaved.sent import ENDED, as_sent, without_vanished
from rulings.admin.unsaved.trial import sent_again
from rulings.autosaves import FORM, kept_for
from rulings.models import Ruling

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from rulings.models import Autosave

NOT_SAVED_YET: Final = "What you typed on {at} is in the form again. It is not saved yet."
SHOWN_AGAIN: Final = "unsaved_shown_again"
"""On a request: the sentence above a form that shows what was typed, without its errors."""
_MOST_SHOWN: Final = 2000


@dataclass(frozen=True)
class Typed:
    """One field of a form that says something else than the record."""

    name: str
    now: str
    typed: str


@dataclass(frozen=True)
class Offer:
    """What was typed at a ruling, or at a new one, and what it would change."""

    kept: Autosave
    typed: list[Typed]
    has_moved_on: bool

    @property
    def form(self) -> str:
        """The id of the form that it was typed into."""
        return str(self.kept.fields.get(FORM, [""])[0])

    @property
    def session_ended(self) -> bool:
        """Whether it was sent after the session had ended."""
        return ENDED in self.kept.fields


def offer(admin: Any, request: HttpRequest, ruling_id: str | None) -> Offer | None:
    """What this editor can be offered; nothing if the record says the same already."""
    user_id = request.user.pk
    kept = kept_for(user_id, ruling_id) if user_id else None
    if kept is None:
        return None
    typed = typed_differences(admin, request, ruling_id, as_sent(kept.fields))
    if not typed:
        return None
    revision = opened_now(ruling_id).revision if ruling_id else None
    return Offer(kept, typed, has_moved_on=kept.revision != revision)


def shown_again(
    admin: Any, request: HttpRequest, ruling_id: str | None, sent: QueryDict, sentence: str
) -> HttpResponse:
    """The form filled with these fields, and not saved."""
    again = sent_again(request, _showable(sent, ruling_id), sentence)
    form: HttpResponse = super(type(admin), admin).changeform_view(again, ruling_id)
    return form


def used(admin: Any, request: HttpRequest, kept: Autosave) -> HttpResponse:
    """The form filled with what was typed, and not saved."""
    at = f"{timezone.localtime(kept.saved_at):%d %B %Y at %H:%M}".lstrip("0")
    sentence = NOT_SAVED_YET.format(at=at)
    request.__dict__[SHOWN_AGAIN] = sentence
    return shown_again(admin, request, kept.ruling_id, as_sent(kept.fields), sentence)


def typed_differences(
    admin: Any, request: HttpRequest, ruling_id: str | None, sent: QueryDict
) -> list[Typed]:
    """Every field in which the form says something else than the record, in the form's order."""
    ruling = Ruling.objects.filter(pk=ruling_id).first()
    again = sent_again(request, _showable(sent, ruling_id))
    fields = flatten_fieldsets(admin.get_fieldsets(again, ruling))
    form_class = admin.get_form(again, ruling, change=ruling is not None, fields=fields)
    form = form_class(again.POST, instance=ruling or Ruling())
    formsets, _ = admin._create_formsets(again, form.instance, change=ruling is not None)
    typed = [_typed("", form[name]) for name in form.changed_data]
    for formset in formsets:
        kind = str(formset.model._meta.verbose_name).capitalize()
        for index, row in enumerate(formset.forms, start=1):
            typed += [_typed(f"{kind} {index}: ", row[name]) for name in row.changed_data]
    return typed


def _showable(sent: QueryDict, ruling_id: str | None) -> QueryDict:
    """As it was sent, but for rows that are not there any more."""
    return without_vanished(sent, opened_now(ruling_id).keys) if ruling_id else sent


def _typed(row: str, field: Any) -> Typed:
    return Typed(f"{row}{field.label}", _shown(field, field.initial), _shown(field, field.data))


def _shown(field: Any, value: Any) -> str:
    values = value if isinstance(value, list | tuple) else [value]
    labels = _labels(getattr(field.field, "choices", ()))
    keys = [str(getattr(each, "pk", each)) for each in values if each is not None]
    return ", ".join(labels.get(key, key) for key in keys)[:_MOST_SHOWN]


def _labels(choices: Any) -> dict[str, str]:
    labels: dict[str, str] = {}
    for value, label in choices:
        if isinstance(label, list | tuple):
            labels |= _labels(label)
        else:
            labels[str(value)] = str(label)
    return labels
