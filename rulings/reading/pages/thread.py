"""The reader comments below a saved plain text: a tree told by indentation.

    70 Responses to ...

      1. NAME September 25, 2017 at 9:58 am #

        words

        • NAME September 25, 2017 at 10:55 pm #

          words

Top-level headers are numbered and stand at the indentation of the first one; replies carry a
bullet and stand where the words of the comment they answer stand. Whatever looks like a header
anywhere else is somebody's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from rulings.reading.dates import MOMENT, read_moment
from rulings.reading.draft import Read, ReadComment, Span
from rulings.reading.pages.headings import ends_body, heading_count, prose_before
from rulings.reading.pages.lines import Line, outdented
from rulings.reading.pages.names import kept_name

LONGEST_HEADER = 300

_HEADER = re.compile(
    r"\s*(?:(?P<number>\d{1,6})[.)]|(?P<bullet>[•·*◦▪‣●○o–-]))(?:[ \t\u00a0]+|$)"
    r"(?P<rest>[^\n]*)"
)
_WHEN = re.compile(
    rf"(?:^|[\s,|·•(–-])(?P<when>{MOMENT})(?: ?UTC| ?GMT| ?BST)?\)?\s*(?:#|permalink|reply|¶)?\s*$",
    re.IGNORECASE,
)
_NAME_SAYS = re.compile(
    r"\s*(?:(?P<number>\d{1,6})[.)]\s+|[•·*◦▪‣●○–-]\s+)?(?P<name>\S[^\n]*?)"
    r"\s+(?:says|said|wrote|writes|commented|replied):?\s*",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(rf"[\s(]*(?:on )?(?P<when>{MOMENT})[\s)#¶]*(?:reply)?\s*", re.IGNORECASE)
_BUTTON = re.compile(r"\s*(?:reply|report|like|share)\s*", re.IGNORECASE)
_NAME_ENDING = re.compile(r"[\s,|·•(–-]*(?<=\s)(?:on|at)?\s*$|[\s,|·•(–-]+$", re.IGNORECASE)
_SAYS = re.compile(r"\s+(?:says|said|wrote|writes|commented):$|(?<=\w):$", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:leave a (?:reply|comment)|comments are closed|post a comment|add a comment|"
    r"click here to cancel reply|your email address will not be published|"
    r"no trackbacks yet|[←→«»] ?(?:older|newer) comments|(?:older|newer) comments|"
    r"more from\b|related (?:articles|stories|posts)|copyright|©|all rights reserved)[^\n]{0,200}",
    re.IGNORECASE,
)


class Header(NamedTuple):
    """A line that may open a comment."""

    indentation: int
    number: int | None
    name: str
    when: str


@dataclass(slots=True)
class _Open:
    """A comment whose words are still being collected."""

    header: Header
    parent: int | None
    after: int
    lines: list[Line] = field(default_factory=list)
    indentation: int | None = None

    def take(self, line: Line) -> None:
        self.lines.append(line)
        if not line.is_blank:
            here = line.indentation
            self.indentation = here if self.indentation is None else min(self.indentation, here)


class Thread(NamedTuple):
    """``start`` is the index of the first line that no longer belongs to the article."""

    start: int
    stated: Read[int] | None
    comments: tuple[ReadComment, ...]


def header_in(words: str) -> Header | None:
    """The comment header that a line holds, or ``None``."""
    if len(words.strip()) > LONGEST_HEADER:
        return None
    marked = _HEADER.match(words)
    when = _WHEN.search(marked["rest"]) if marked else None
    if marked is None or when is None:
        return None
    name = _NAME_ENDING.sub("", marked["rest"][: when.start("when")])
    name = _SAYS.sub("", name.strip()).strip()
    return Header(
        indentation=Line(0, words).indentation,
        number=int(marked["number"]) if marked["number"] else None,
        name=name,
        when=when["when"],
    )


def read_thread(lines: list[Line]) -> Thread | None:
    """The comments below the article, or ``None`` where the page has none."""
    ending = _ending_index(lines)
    heading = _heading_index(lines)
    first = _first_header(lines, heading if heading is not None else ending)
    starts = [place for place in (ending, heading) if place is not None]
    if not starts and first is None:
        return None
    start = min(starts) if starts else first or 0
    comments = (
        _comments(lines[first:]) if first is not None else _loose_comments(lines[start + 1 :])
    )
    stated = _stated(lines[heading]) if heading is not None else None
    return Thread(start, stated, comments)


def _ending_index(lines: list[Line]) -> int | None:
    """The first line below the article that can only head its comments, known layout or not."""
    proses = prose_before(line.words for line in lines)
    return next(
        (
            index
            for index, (line, prose) in enumerate(zip(lines, proses, strict=True))
            if ends_body(line.words, prose)
        ),
        None,
    )


def _heading_index(lines: list[Line]) -> int | None:
    """The heading stands below the article, or right before a header, or at the page's end."""
    proses = prose_before(line.words for line in lines)
    followers = _followers(lines)
    for index, (line, prose) in enumerate(zip(lines, proses, strict=True)):
        is_heading, count, _ = heading_count(line.words)
        if not is_heading:
            continue
        following = followers[index]
        if following is None or header_in(following.words):
            return index
        if " to " in line.words or (count is not None and ends_body(line.words, prose)):
            return index
        if count == 0 and index > 0 and lines[index - 1].is_blank:
            return index
    return None


def _followers(lines: list[Line]) -> list[Line | None]:
    """For every line the next one that is not blank."""
    followers: list[Line | None] = []
    following: Line | None = None
    for line in reversed(lines):
        followers.append(following)
        following = following if line.is_blank else line
    return followers[::-1]


def _first_header(lines: list[Line], heading: int | None) -> int | None:
    """Without a heading, only a full header with a time of day opens the comments."""
    start = 0 if heading is None else heading + 1
    for index in range(start, len(lines)):
        header = header_in(lines[index].words)
        if header and (heading is not None or read_moment(header.when)):
            return index
    return None


def _stated(line: Line) -> Read[int] | None:
    _, count, printed = heading_count(line.words)
    if count is None:
        return None
    start = line.start + line.words.index(printed)
    return Read(count, Span(start, start + len(printed)))


def _comments(lines: list[Line]) -> tuple[ReadComment, ...]:
    opened: list[_Open] = []
    branch: list[int] = []
    top = header_in(lines[0].words)
    for line in lines:
        header = header_in(line.words)
        if header and top and _opens_comment(header, top, [opened[index] for index in branch[-1:]]):
            while branch and opened[branch[-1]].header.indentation >= header.indentation:
                branch.pop()
            opened.append(_Open(header, branch[-1] if branch else None, line.end))
            branch.append(len(opened) - 1)
        elif top and _is_footer(line, top):
            break
        else:
            opened[-1].take(line)
    if opened and top:
        _drop_what_follows(opened[-1], top)
    return tuple(_comment(comment) for comment in opened)


def _loose_comments(lines: list[Line]) -> tuple[ReadComment, ...]:
    """Comments whose header is "NAME says:" above a line with the time, nested by indentation."""
    opened: list[_Open] = []
    branch: list[int] = []
    followers = _followers(lines)
    for line, following in zip(lines, followers, strict=True):
        header = _loose_header(line, following)
        if header and following:
            while branch and opened[branch[-1]].header.indentation >= header.indentation:
                branch.pop()
            opened.append(_Open(header, branch[-1] if branch else None, following.end))
            branch.append(len(opened) - 1)
        elif opened and _FOOTER.fullmatch(line.words.strip()):
            break
        elif opened and line.start > opened[-1].after and not _BUTTON.fullmatch(line.words):
            opened[-1].take(line)
    return tuple(_comment(comment) for comment in opened)


def _loose_header(line: Line, following: Line | None) -> Header | None:
    named = _NAME_SAYS.fullmatch(line.words) if len(line.words) <= LONGEST_HEADER else None
    if named is None or following is None or len(following.words) > LONGEST_HEADER:
        return None
    when = _ONLY_WHEN.fullmatch(following.words)
    if when is None:
        return None
    number = int(named["number"]) if named["number"] else None
    return Header(line.indentation, number, named["name"].strip(), when["when"])


def _opens_comment(header: Header, top: Header, last: list[_Open]) -> bool:
    """Whether the header stands where a comment can begin."""
    if header.indentation <= top.indentation:
        return header.number is not None or top.number is None
    if header.number is not None:
        return False
    words_at = last[0].indentation if last else None
    if words_at is None or words_at <= last[0].header.indentation:
        return True
    return header.indentation <= words_at


def _is_footer(line: Line, top: Header) -> bool:
    return line.indentation <= top.indentation and _FOOTER.fullmatch(line.words.strip()) is not None


def _drop_what_follows(last: _Open, top: Header) -> None:
    """The page's own last lines stand further left than any comment's words."""
    first = next((line for line in last.lines if not line.is_blank), None)
    if first is None or first.indentation <= top.indentation:
        return
    for index, line in enumerate(last.lines):
        if not line.is_blank and line.indentation <= top.indentation:
            kept = last.lines[:index]
            last.lines, last.indentation = [], None
            for earlier in kept:
                last.take(earlier)
            return


def _comment(opened: _Open) -> ReadComment:
    lines = opened.lines
    filled = [index for index, line in enumerate(lines) if not line.is_blank]
    evidence = Span(opened.after, opened.after)
    words = ""
    if filled:
        own = lines[filled[0] : filled[-1] + 1]
        words = "\n".join(outdented(line.words, opened.indentation or 0).rstrip() for line in own)
        evidence = Span(own[0].span.start, own[-1].span.end)
    return ReadComment(
        author_name=kept_name(opened.header.name),
        text=words,
        posted_as_printed=opened.header.when,
        posted_at=read_moment(opened.header.when),
        printed_number=opened.header.number,
        parent=opened.parent,
        evidence=evidence,
    )
