"""A comment as it stands in an export -> what is kept of it, and remarks on what is not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from comments.models import Comment, Contact
from comments.vocabulary import CommentState
from comments.wxr.damage import damage
from comments.wxr.dates import Nonsense, exactly, posted
from comments.wxr.marks import Meta
from comments.wxr.markup import as_plain, looks_like_markup
from comments.wxr.report import one_line, where

if TYPE_CHECKING:
    from datetime import datetime

    from comments.wxr.parsing import Written
    from comments.wxr.report import Report

ANONYMOUS: Final = "Anonymous"
WITHOUT_WORDS: Final = "without words"

_LONGEST_NAME = Comment._meta.get_field("author_name").max_length or 0
_LONGEST_PRINTED = Comment._meta.get_field("posted_as_printed").max_length or 0
_LONGEST_EMAIL = Contact._meta.get_field("email").max_length or 0
_LONGEST_SHOWN = 40
_LARGEST_NUMBER = 2**31 - 1
_PRINTED_NUMBER = re.compile(r"[0-9]{1,10}")

_STATES = {
    "1": CommentState.APPROVED,
    "approved": CommentState.APPROVED,
    "approve": CommentState.APPROVED,
    "0": CommentState.PENDING,
    "hold": CommentState.PENDING,
    "spam": CommentState.SPAM,
    "trash": CommentState.REMOVED,
    "post-trashed": CommentState.REMOVED,
}
_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")  # what no database takes


@dataclass(frozen=True, slots=True)
class Entry:
    """A comment that can be kept; or one that is left out, with the reason and little else."""

    ordinal: int
    line: int
    comment_id: str
    parent_id: str
    uid: UUID
    author_name: str
    left_out: str = ""
    parent_uid: UUID | None = None
    corrects: UUID | None = None
    state: str = ""
    text: str = ""
    printed_number: int | None = None
    posted_at: datetime | None = None
    posted_as_printed: str = ""
    email: str = ""


def entry(written: Written, report: Report, *, html: bool = False) -> Entry:
    """What is kept of a comment. What makes no sense in it never fails: it goes into the report."""
    reading = _Reading(written, report, html=html)
    left_out = reading.why_left_out()
    return reading.left_out(left_out) if left_out else reading.kept()


class _Reading:
    """One comment being read."""

    def __init__(self, written: Written, report: Report, *, html: bool) -> None:
        self._written = written
        self._meta = written.meta
        self._report = report
        self._number = self._field("id").strip()
        self._parent = self._field("parent").strip()
        if self._parent == "0":
            self._parent = ""
        self._is_ours = _uuid(self._meta.get(Meta.UID)) is not None
        self._html = html and not self._is_ours  # what a site like this exported is plain text

    def why_left_out(self) -> str:
        """Pingbacks and the like are no comments. Ours are kept even without words."""
        kind = one_line(self._field("type"), _LONGEST_SHOWN)
        if kind not in {"", "comment"}:
            return f"of the type “{kind}”"
        if self._is_ours or self._words.strip():
            return ""
        self._changed("has no words: left out")
        return WITHOUT_WORDS

    def left_out(self, why: str) -> Entry:
        return Entry(
            ordinal=self._written.ordinal,
            line=self._written.line,
            comment_id=self._number,
            parent_id=self._parent,
            uid=self._uid(),
            author_name=self._field("author")[:_LONGEST_NAME],
            left_out=why,
        )

    def kept(self) -> Entry:
        state = self._state()
        posted_at, as_printed = self._posted()
        self._look_for_damage()
        return Entry(
            ordinal=self._written.ordinal,
            line=self._written.line,
            comment_id=self._number,
            parent_id=self._parent,
            uid=self._uid(),
            author_name=self._name(),
            parent_uid=self._derived(self._parent) if self._parent else None,
            corrects=_uuid(self._meta.get(Meta.CORRECTS)),
            state=state,
            text=self._text(state),
            printed_number=self._printed_number(),
            posted_at=posted_at,
            posted_as_printed=as_printed,
            email="" if state == CommentState.ERASED else self._email(),
        )

    def _field(self, name: str) -> str:
        return self._written.fields.get(name, "")

    def _where(self) -> str:
        return where(self._written.line, self._number, self._field("author"))

    def _changed(self, what: str) -> None:
        self._report.changed.add(f"{self._where()}: {what}")

    def _uid(self) -> UUID:
        known = _uuid(self._meta.get(Meta.UID))
        if known:
            return known
        if self._number:
            return self._derived(self._number)
        self._changed("has no number; known again by its place in the file alone")
        return self._derived(f"{self._written.post.number}#{self._written.ordinal}")

    def _derived(self, number: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"{self._written.site}|{number}")

    def _state(self) -> CommentState:
        exact = self._meta.get(Meta.STATE, "")
        if exact in CommentState.values:
            return CommentState(exact)
        written = self._field("approved").strip()
        if written not in _STATES:
            self._changed(f"has the unknown state “{one_line(written, _LONGEST_SHOWN)}”: pending")
        return _STATES.get(written, CommentState.PENDING)

    def _posted(self) -> tuple[datetime | None, str]:
        as_printed = self._meta.get(Meta.POSTED_AS_PRINTED, "")[:_LONGEST_PRINTED]
        exact = exactly(self._meta.get(Meta.POSTED_AT, ""))
        if exact:
            return exact, as_printed
        gmt, local = self._field("date_gmt"), self._field("date")
        try:
            return posted(gmt, local), as_printed
        except Nonsense:
            nonsense = " ".join((gmt.strip() or local.strip()).split())[:_LONGEST_PRINTED]
            self._changed(
                f"has “{one_line(nonsense, _LONGEST_SHOWN)}” for its time: kept without a time"
            )
            return None, as_printed or nonsense

    def _name(self) -> str:
        name = _LINE_BREAKS.sub(" ", self._exactly(Meta.NAME, self._field("author")))
        if not name.strip():
            self._changed(f"has no name: “{ANONYMOUS}”")
            return ANONYMOUS
        if len(name) > _LONGEST_NAME:
            self._changed(f"has a name of {len(name):,} characters: shortened to {_LONGEST_NAME}")
        return name[:_LONGEST_NAME]

    @cached_property
    def _words(self) -> str:
        """The text as it stands, newlines apart; or read from its mark-up."""
        text = self._exactly(Meta.TEXT, self._field("content"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return as_plain(text) if self._html else text

    def _text(self, state: CommentState) -> str:
        words = self._words
        if state == CommentState.ERASED and words:
            self._changed("is erased and has words: the words were left out")
            return ""
        if self._written.has_markup:
            self._changed("has tags that are not escaped: the tags were lost, their words kept")
        if not self._html and not self._is_ours and looks_like_markup(words):
            self._report.like_markup += 1
        return words

    def _exactly(self, key: Meta, written: str) -> str:
        """What stands as JSON where XML could not hold it; else what is written."""
        try:
            exact = json.loads(self._meta[key])
        except (KeyError, ValueError, RecursionError):
            return written
        return (
            _NOT_KEPT.sub("\N{REPLACEMENT CHARACTER}", exact) if isinstance(exact, str) else written
        )

    def _printed_number(self) -> int | None:
        written = self._meta.get(Meta.PRINTED_NUMBER, "").strip()
        if not written:
            return None
        if _PRINTED_NUMBER.fullmatch(written) and int(written) <= _LARGEST_NUMBER:
            return int(written)
        self._changed(f"has “{one_line(written, _LONGEST_SHOWN)}” for its printed number: left out")
        return None

    def _email(self) -> str:
        written = self._field("author_email").strip()
        try:
            validate_email(written)
        except ValidationError:
            return ""
        return written if len(written) <= _LONGEST_EMAIL else ""

    def _look_for_damage(self) -> None:
        where_it_is = self._where()
        if self._written.left_out and Meta.TEXT not in self._meta:
            number = self._written.left_out
            self._report.damaged.add(f"{where_it_is}: control characters left out ({number:,})")
        for line, sign in damage(self._field("content")):
            at = where(self._written.text_line + line, self._number, self._field("author"))
            self._report.damaged.add(f"{at}: {sign}")


def _uuid(written: str | None) -> UUID | None:
    try:
        return UUID((written or "").strip())
    except ValueError:
        return None
