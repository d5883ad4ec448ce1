"""Somebody else saved the ruling while its form was open: both versions side by side.

Nothing is overwritten. The page holds the whole form as it was sent, and what the editor chose;
sent back, it is compared again, with whatever the ruling says by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from rulings.admin.ruling_form import NOTE_WANTED
from rulings.admin.unsaved.merging import Choice, Difference, differences, merged
from rulings.admin.unsaved.offers import shown_again
from rulings.admin.unsaved.opened import version_now, version_opened
from rulings.admin.unsaved.presence import name_of
from rulings.admin.unsaved.sent import BACK, CHOICE, THEIRS, fields_of, revision_of
from rulings.admin.unsaved.trial import mine
from rulings.admin.unsaved.versions import LAST_DAY, NAMES, Place, Version, plain
from rulings.admin.unsaved.words import Words
from rulings.autosaves import FORM, forget, keep
from rulings.checklist import require_green
from rulings.editing import Editor, editing
from rulings.in_step import evidence_in_step
from rulings.intake import UnknownTerm, put
from rulings.models import Correction, Revision, Ruling
from rulings.rules import refusal_of
from rulings.vocabulary import CorrectionAuthor, MadeWith, RulingState

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BACK_AGAIN: Final = (
    "{who} saved this ruling {at}, while you had it open. What you typed stands below and is not "
    "saved yet: save, and you will see both versions side by side."
)
SAVED_MEANWHILE: Final = (
    "{who} saved this ruling {at}, while you had it open. Correct what is marked below, and save: "
    "you will see both versions side by side."
)
STILL_TO_CHOOSE: Final = "Choose what to keep where both of you changed the same."
SAVED_AGAIN: Final = "{who} saved this ruling once more {at}. Look through the differences again."
NOTHING_LEFT: Final = "{who} had saved the same already: there was nothing left to save."
MERGED: Final = "Saved: what you changed and what {who} changed are both in the ruling."
_NOTE: Final = ("public_note", "is_minor")
_CHOICE_LABELS: Final = {
    Choice.MINE: "Mine",
    Choice.THEIRS: "Theirs",
    Choice.BOTH: "Both, one after the other",
}


@dataclass(frozen=True)
class Clash:
    """One form that met another save."""

    admin: Any
    request: HttpRequest
    ruling: Ruling
    latest: Revision
    base: Version
    theirs: Version
    mine: Version

    @cached_property
    def differences(self) -> list[Difference]:
        """All that the two do not say alike."""
        return differences(self.base, self.theirs, self.mine)

    @cached_property
    def choices(self) -> dict[Place, Choice]:
        """What the editor chose on the page, as far as it can be chosen."""
        sent = self.request.POST
        return {
            each.place: choice
            for each in self.differences
            for choice in each.choices
            if sent.get(_field(each.place)) == choice.value
        }

    @cached_property
    def merged(self) -> Version:
        """The two in one, as far as is chosen."""
        return merged(self.base, self.theirs, self.mine, self.choices)

    @property
    def note(self) -> str:
        """The public note."""
        return self.request.POST.get("public_note", "").strip().replace("\r\n", "\n")

    @property
    def is_minor(self) -> bool:
        """Whether the editor calls the change minor."""
        return bool(self.request.POST.get("is_minor"))


@dataclass(frozen=True)
class Line:
    """A difference as it is shown."""

    difference: Difference
    field: str
    name: str
    base: str
    theirs: str
    mine: str
    choices: list[tuple[str, str, bool]]

    @property
    def group(self) -> str:
        """Who changed it."""
        if self.difference.is_conflict:
            return "both"
        return "mine" if self.difference.base == self.difference.theirs else "theirs"


def latest_revision(ruling: Ruling) -> Revision | None:
    """The last one; none of an expired ruling."""
    return Revision.objects.filter(ruling=ruling).select_related("made_by").first()


def clash(admin: Any, request: HttpRequest, ruling: Ruling, latest: Revision) -> HttpResponse:
    """The answer to a form that was opened before the latest revision. The ruling is locked."""
    keep(request.user.pk or 0, ruling.pk, fields_of(request.POST), revision_of(request.POST))
    base, theirs = version_opened(request.POST, ruling.pk), version_now(ruling.pk)
    if BACK in request.POST:
        return _form_again(admin, request, ruling, latest, BACK_AGAIN)
    made = mine(admin, request, ruling, [theirs, base])
    if made is None:
        return _form_again(admin, request, ruling, latest, SAVED_MEANWHILE)
    met = Clash(admin, request, ruling, latest, base, theirs, made)
    if not met.differences and not met.note:
        return _done(met, NOTHING_LEFT)
    if THEIRS not in request.POST:
        return _page(met, "")
    problem = _problem(met) or _refusal(met)
    return _page(met, problem) if problem else _done(met, MERGED)


def _form_again(
    admin: Any, request: HttpRequest, ruling: Ruling, latest: Revision, why: str
) -> HttpResponse:
    """The form as it was sent, and why it is not saved."""
    sentence = why.format(who=_who(latest), at=_at(latest))
    return shown_again(admin, request, ruling.pk, request.POST.copy(), sentence)


def _problem(met: Clash) -> str:
    """What is to be done on the page before it can be saved."""
    if met.request.POST[THEIRS] != str(met.latest.number):
        return SAVED_AGAIN.format(who=_who(met.latest), at=_at(met.latest))
    if any(each.choice is None and each.place not in met.choices for each in met.differences):
        return STILL_TO_CHOOSE
    is_changed = met.merged != met.theirs
    if is_changed and met.ruling.published_on and not (met.note or met.is_minor):
        return NOTE_WANTED
    return ""


def _refusal(met: Clash) -> str | None:
    """Save it; the sentence of the rule that forbids it, if one does."""
    try:
        return refusal_of(lambda: _save(met))
    except UnknownTerm as problem:
        return str(problem)


def _save(met: Clash) -> None:
    reason = met.note or met.request.POST.get("reason", "")
    editor = Editor(MadeWith.DESK, met.request.user.pk, reason=reason, is_minor=met.is_minor)
    with editing(editor), evidence_in_step(met.ruling):
        described = plain(met.merged)
        _put_names(met, described.pop(NAMES))
        last_day = described.pop(LAST_DAY)
        put(met.ruling, described)
        if last_day != met.theirs.cells[Place("", "", LAST_DAY)]:
            Ruling.objects.filter(pk=met.ruling.pk).update(expires_by_hand=last_day)
        if met.note and met.ruling.published_on:
            Correction.objects.create(
                ruling=met.ruling,
                made_by=CorrectionAuthor.EDITOR,
                made_on=timezone.localdate(),
                note=met.note,
            )
        require_green(met.ruling)


def _put_names(met: Clash, wanted: list[dict[str, str]]) -> None:
    if wanted == plain(met.theirs)[NAMES]:
        return
    for name in met.ruling.name_replacements.all():
        if {"written": name.written, "shown": name.shown} not in wanted:
            name.delete()
    for row in wanted:
        written, shown = row["written"], row["shown"]
        met.ruling.name_replacements.get_or_create(written=written, shown=shown)


def _done(met: Clash, sentence: str) -> HttpResponse:
    forget(met.request.user.pk or 0, met.ruling.pk, met.request.POST.get(FORM, ""))
    if sentence == MERGED:
        seen = f"Saved together with revision {met.latest.number}."
        met.admin.log_change(met.request, met.ruling, seen)
    messages.success(met.request, sentence.format(who=_who(met.latest)))
    response: HttpResponse = redirect("admin:rulings_ruling_change", met.ruling.pk)
    return response


def _page(met: Clash, problem: str) -> HttpResponse:
    lines = _lines(met)
    context = met.admin.admin_site.each_context(met.request) | {
        "title": "Two versions of one ruling",
        "ruling": met.ruling,
        "problem": problem,
        "who": _who(met.latest),
        "at": _at(met.latest),
        "groups": [
            (heading, [line for line in lines if line.group == group])
            for group, heading in _headings(_who(met.latest))
        ],
        "sent": _sent_fields(met),
        "wants_note": met.ruling.published_on is not None,
        "note": met.note,
        "is_minor": met.is_minor,
        "new_state": _new_state(met),
    }
    response = TemplateResponse(met.request, "admin/rulings/ruling/conflict.html", context)
    response.status_code = HTTPStatus.CONFLICT
    return response


def _headings(who: str) -> list[tuple[str, str]]:
    return [
        ("both", "Changed by both of you"),
        ("mine", "Changed by you alone"),
        ("theirs", f"Changed by {who} alone"),
    ]


def _lines(met: Clash) -> list[Line]:
    words = Words(met.theirs, met.mine, met.base)
    return [
        Line(
            each,
            _field(each.place),
            words.name(each.place),
            words.value(each.place, each.base, met.base),
            words.value(each.place, each.theirs, met.theirs),
            words.value(each.place, each.mine, met.mine),
            _shown_choices(each, met.choices.get(each.place) or each.choice),
        )
        for each in met.differences
    ]


def _shown_choices(difference: Difference, chosen: Choice | None) -> list[tuple[str, str, bool]]:
    return [
        (choice.value, _CHOICE_LABELS[choice], choice is chosen) for choice in difference.choices
    ]


def _sent_fields(met: Clash) -> list[tuple[str, str]]:
    """The whole form, and which revision is shown beside it."""
    fields = [
        (name, value)
        for name, values in fields_of(met.request.POST).items()
        for value in values
        if name not in _NOTE
    ]
    return [*fields, (THEIRS, str(met.latest.number))]


def _new_state(met: Clash) -> str:
    """The state that the form asked for, if it is another one: that is a step of its own."""
    asked = met.request.POST.get("state", met.ruling.state)
    return dict(RulingState.choices).get(asked, "") if asked != met.ruling.state else ""


def _field(place: Place) -> str:
    return CHOICE + "/".join(place)


def _who(revision: Revision) -> str:
    if revision.made_by is None:
        return str(revision.get_made_with_display())
    return name_of(revision.made_by)


def _at(revision: Revision) -> str:
    """“at 14:03”, with the day unless it is today."""
    made_at = timezone.localtime(revision.made_at)
    if made_at.date() == timezone.localdate():
        return f"at {made_at:%H:%M}"
    return f"on {made_at:%d %B %Y} at {made_at:%H:%M}".replace("on 0", "on ")
