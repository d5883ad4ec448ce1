"""A WordPress export, as a stream -> its comments, as they stand there.

The parser is expat itself: it keeps nothing of what it has read. What could make it grow (entities,
which only a DOCTYPE declares; tags without end; elements in elements) is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from comments.wxr.characters import Characters
from comments.wxr.marks import Meta
from comments.wxr.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comments.wxr.characters import Readable

LONGEST_TEXT: Final = 1_000_000  # characters; WordPress itself holds 65,535 bytes
_LONGEST_TAG: Final = 1_000_000  # bytes
_DEEPEST: Final = 100
_LONGEST_NAME: Final = 100

_DOCTYPE = (
    "line {}: declares entities of its own (DOCTYPE). No WordPress export does; such a "
    "declaration can be an attack, so nothing of the file is read. Remove it if you trust the file."
)
_NOT_XML = "is no XML (line {}: {}): give the file that WordPress exported."
_BROKEN = "line {}: is no well-formed XML ({}). Mend that line, or export the file again."
_CUT_OFF = "ends in the middle (line {}): it was cut off. Copy or export it again."
_TOO_LONG = (
    "line {}: a text of more than 1,000,000 characters: no comment is so long. Mend the file."
)
_TOO_DEEP = "line {}: elements inside one another more than 100 deep: this is no WordPress export."

_WORDPRESS = re.compile(r"https?://wordpress\.org/export/1\.\d+/ (\w+)")
_OURS = frozenset(Meta)
_SITE = ("wp:base_blog_url", "wp:base_site_url", "link")  # the first that is there counts
_LEAVES = {
    *(("channel", name) for name in _SITE),
    ("item", "title"),
    ("item", "wp:post_id"),
    *(("wp:commentmeta", name) for name in ("wp:meta_key", "wp:meta_value")),
    *(
        ("wp:comment", f"wp:comment_{name}")
        for name in (
            *("id", "author", "author_email", "date", "date_gmt"),
            *("content", "approved", "type", "parent"),
        )
    ),
}


@dataclass(slots=True, eq=False)
class Post:
    """What comments stand under in WordPress. ``number`` is its id there."""

    number: str = ""
    title: str = ""
    comments: int = 0


@dataclass(slots=True)
class Written:
    """A comment as it stands in the file; ``fields`` by WordPress’s names without “comment_”."""

    line: int
    ordinal: int
    post: Post
    site: str
    text_line: int = 0
    left_out: int = 0  # characters that XML forbids
    has_markup: bool = False  # elements stood inside its fields; their tags are lost
    fields: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)


class Parser:
    """Reads one file. ``posts`` and ``characters`` say at the end what there was."""

    def __init__(self, file: Readable) -> None:
        self.characters = Characters(file)
        self.posts: list[Post] = []
        self._path: list[str] = []
        self._seen = False
        self._leaf_at = 0  # the depth of the element whose text is read; 0: none
        self._words: list[str] = []
        self._length = 0
        self._site: dict[str, str] = {}
        self._key = self._value = ""
        self._comment: Written | None = None
        self._ready: list[Written] = []
        self._ordinal = 0
        self._expat = self._listening()

    def comments(self) -> Iterator[Written]:
        """Each comment when its end is read. Raises ``Refused``."""
        fed = 0
        for chunk in self.characters.chunks():
            self._parse(chunk, last=False)
            fed += len(chunk)
            if fed - max(self._expat.CurrentByteIndex, 0) > _LONGEST_TAG:
                raise Refused(_TOO_LONG.format(self.line))
            yield from self._ready
            self._ready.clear()
        self._parse(b"", last=True)
        yield from self._ready

    @property
    def line(self) -> int:
        return int(self._expat.CurrentLineNumber) + self.characters.lines_before

    def _listening(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._declares
        parser.EntityDeclHandler = self._declares
        return parser

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._expat.Parse(chunk, last)
        except expat.ExpatError as error:
            line = error.lineno + self.characters.lines_before
            reason = expat.ErrorString(error.code)
            if not self._seen:
                raise Refused(_NOT_XML.format(line, reason)) from error
            if last:
                raise Refused(_CUT_OFF.format(line)) from error
            raise Refused(_BROKEN.format(line, reason)) from error

    def _declares(self, *args: object) -> None:
        raise Refused(_DOCTYPE.format(self.line))

    def _start(self, full_name: str, _attributes: dict[str, str]) -> None:
        self._seen = True
        above = self._path[-1] if self._path else ""
        name = _short(full_name[:_LONGEST_NAME])
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise Refused(_TOO_DEEP.format(self.line))
        if self._leaf_at:
            if self._comment:
                self._comment.has_markup = True
        elif (above, name) in _LEAVES:
            self._leaf_at = len(self._path)
            self._words, self._length = [], 0
            if self._comment and name == "wp:comment_content":
                self._comment.text_line = self.line
        else:
            self._open(above, name)

    def _open(self, above: str, name: str) -> None:
        if (above, name) == ("channel", "item"):
            self.posts.append(Post())
        elif (above, name) == ("item", "wp:comment") and self.posts and not self._comment:
            post = self.posts[-1]
            self._comment = Written(self.line, self._ordinal, post, self._site_address())
            self._ordinal += 1
            post.comments += 1
            self.characters.left_out_before(self._expat.CurrentByteIndex)

    def _text(self, text: str) -> None:
        if self._leaf_at:
            self._words.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise Refused(_TOO_LONG.format(self.line))

    def _end(self, _full_name: str) -> None:
        depth = len(self._path)
        name = self._path.pop()
        if self._leaf_at:
            if self._leaf_at == depth:
                self._leaf_at = 0
                self._keep(self._path[-1], name, "".join(self._words))
        elif self._comment and name == "wp:commentmeta":
            if self._key in _OURS:
                self._comment.meta.setdefault(self._key, self._value)
            self._key = self._value = ""
        elif self._comment and (self._path[-1:], name) == (["item"], "wp:comment"):
            self._finish(self._comment)
        elif (self._path[-1:], name) == (["channel"], "item") and not self.posts[-1].comments:
            self.posts.pop()

    def _keep(self, above: str, name: str, words: str) -> None:
        match above, name:
            case "channel", _:
                self._site.setdefault(name, words.strip())
            case "item", "title" if self.posts:
                self.posts[-1].title = words[:200]
            case "item", "wp:post_id" if self.posts:
                self.posts[-1].number = words.strip()[:40]
            case "wp:commentmeta", "wp:meta_key":
                self._key = words.strip()
            case "wp:commentmeta", _:
                self._value = words
            case _ if self._comment:
                self._comment.fields.setdefault(name.removeprefix("wp:comment_"), words)

    def _finish(self, comment: Written) -> None:
        comment.left_out = self.characters.left_out_before(self._expat.CurrentByteIndex)
        self._ready.append(comment)
        self._comment = None

    def _site_address(self) -> str:
        return next((self._site[name] for name in _SITE if self._site.get(name)), "")


@lru_cache(maxsize=256)
def _short(name: str) -> str:
    found = _WORDPRESS.fullmatch(name)
    return f"wp:{found[1]}" if found else name
