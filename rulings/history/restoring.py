"""Going back to an earlier revision, as a new one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone

from rulings.checklist import require_green
from rulings.editing import editing
from rulings.history.comparing import changes
from rulings.in_step import evidence_in_step
from rulings.intake import UnknownTerm, put
from rulings.models import Correction, Revision, Ruling, Source
from rulings.rules import refusal_of
from rulings.terms import terms as all_terms
from rulings.vocabulary import CorrectionAuthor, RulingState

if TYPE_CHECKING:
    from rulings.editing import Editor
    from rulings.terms import Terms

Described = dict[str, Any]

NOTE_WANTED: Final = (
    "This ruling has been public: write what readers should know about the change, "
    "or tick that it is minor."
)
NO_SUCH_REVISION: Final = "This ruling has no revision {number}: choose one from its history."
EXPIRED: Final = "An expired ruling keeps nothing of what it said: enter a new ruling instead."
CHANGED_SINCE: Final = (
    "This ruling was changed after you opened this page: revision {number} was added. "
    "Look at what would change now, and restore again if it is still right."
)
SAYS_SO_ALREADY: Final = "The ruling says all this already: there is nothing to restore."
UNKNOWN_TERMS: Final = (
    "The revision uses what the vocabularies no longer have: {terms}. "
    "Add them again, or correct the ruling by hand."
)


def restore(ruling: Ruling, number: int, editor: Editor, seen: int | None = None) -> str | None:
    """Make the ruling say what its revision said; the sentence of what forbids it, if any.

    State, hold, names and expiry stay; so do corrections, which readers have seen. What has been
    public needs ``editor.reason``, which becomes a correction, unless the change is minor. ``seen``
    is the newest revision that the editor knew of.
    """
    with transaction.atomic():
        ruling = Ruling.objects.select_for_update().get(pk=ruling.pk)
        if ruling.state == RulingState.EXPIRED:
            return EXPIRED
        revision = ruling.revisions.filter(number=number).first()
        latest = ruling.revisions.first()
        if revision is None or latest is None:
            return NO_SUCH_REVISION.format(number=number)
        if seen is not None and latest.number != seen:
            return CHANGED_SINCE.format(number=latest.number)
        return _restored(ruling, revision, latest, editor)


def difference(revision: Revision, latest: Revision, terms: Terms) -> tuple[Any, ...]:
    """What restoring the revision would change now."""
    return changes(latest.snapshot, restorable(revision.snapshot), terms)


def restorable(snapshot: Described) -> Described:
    """What a restore puts back: all but the corrections and what is the editors' own."""
    return {key: value for key, value in snapshot.items() if key not in {"desk", "corrections"}}


def _restored(ruling: Ruling, revision: Revision, latest: Revision, editor: Editor) -> str | None:
    terms = all_terms()
    refusal = _refusal(ruling, revision, latest, editor, terms)
    if refusal is not None:
        return refusal
    try:
        return refusal_of(partial(_put_back, ruling, revision, editor))
    except UnknownTerm as unknown:  # a committee of another regulator
        return UNKNOWN_TERMS.format(terms=str(unknown).rstrip("."))


def _refusal(
    ruling: Ruling, revision: Revision, latest: Revision, editor: Editor, terms: Terms
) -> str | None:
    missing = missing_terms(revision.snapshot, terms)
    if missing:
        return UNKNOWN_TERMS.format(terms=", ".join(missing))
    if not difference(revision, latest, terms):
        return SAYS_SO_ALREADY
    if ruling.published_on is not None and not editor.is_minor and not editor.reason.strip():
        return NOTE_WANTED
    return None


def _put_back(ruling: Ruling, revision: Revision, editor: Editor) -> None:
    with editing(replace(editor, restores=revision.number)), evidence_in_step(ruling):
        put(ruling, _with_texts_there_are(ruling, restorable(revision.snapshot)))
        if ruling.published_on is not None and not editor.is_minor:
            Correction.objects.create(
                ruling=ruling,
                made_by=CorrectionAuthor.EDITOR,
                made_on=timezone.localdate(),
                note=editor.reason.strip(),
            )
        require_green(ruling)


def _with_texts_there_are(ruling: Ruling, described: Described) -> Described:
    """A source that was removed comes back without its text, and says so."""
    there = set(Source.objects.filter(ruling=ruling).values_list("text_digest", flat=True))
    sources = [
        source if source["text_digest"] in there else source | {"text_digest": ""}
        for source in described.get("sources", [])
    ]
    return described | {"sources": sources}


def missing_terms(snapshot: Described, terms: Terms) -> list[str]:
    """What the vocabularies no longer have, each as “topic “record_keeping””."""
    used = [(name, snapshot.get(name)) for name in _NAMED]
    used += [(row["side"], row["factor"]) for row in snapshot.get("factors", [])]
    used += [("topic", row["topic"]) for row in snapshot.get("topics", [])]
    used += [("topic", slug) for row in snapshot.get("particulars", []) for slug in row["topics"]]
    missing = [(name, slug) for name, slug in used if slug and slug not in terms[name]]
    return [f"{_CALLED.get(name, name)} “{slug}”" for name, slug in dict.fromkeys(missing)]


_NAMED = ("regulator", "committee", "profession", "setting")
_CALLED = {"mitigating": "mitigating factor", "aggravating": "aggravating factor"}
