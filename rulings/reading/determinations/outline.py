"""Where each labelled line belongs in the tree of particulars.

Lists are told apart by their sort (numbers, letters, Roman numerals, capitals) and brackets. A gap
is kept; a letter that may be a numeral is settled by what stands before and after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rulings.reading.determinations.labels import Mark, Path, kinds_of, value_of

_WIDEST_GAP = 30


@dataclass(slots=True)
class _Level:
    kind: str
    style: str
    words: str
    value: int


@dataclass(slots=True)
class Outline:
    """The open lists, outermost first."""

    levels: list[_Level] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The full label of what was placed last."""
        return tuple(level.words for level in self.levels)

    @property
    def styles(self) -> tuple[str, ...]:
        """The brackets of each part of the full label."""
        return tuple(level.style for level in self.levels)

    def place(self, marks: tuple[Mark, ...], opens: bool, following: str) -> bool:
        """Move to the label; ``False`` where no list could go on or begin with it.

        ``opens``: the particular before announces a list. ``following``: the next label's words.
        """
        if len(marks) > 1 and self._place_whole(marks):
            return True
        kept = list(self.levels)
        for mark in marks:
            if not self._place_one(mark, opens, following):
                self.levels = kept
                return False
            opens = True
        return True

    def _place_whole(self, marks: tuple[Mark, ...]) -> bool:
        """A label printed in full from its number on, as "1(a)(ii)"."""
        if not marks[0].words.isdecimal() or (self.levels and self.levels[0].kind != "number"):
            return False
        if self.levels and int(marks[0].words) < self.levels[0].value:
            return False
        if self.levels and int(marks[0].words) > self.levels[0].value + _WIDEST_GAP:
            return False
        levels: list[_Level] = []
        for depth, mark in enumerate(marks):
            kind = self._kind_at(depth, mark, levels)
            levels.append(_Level(kind, mark.style, mark.words, value_of(mark.words, kind)))
        self.levels = levels
        return True

    def _kind_at(self, depth: int, mark: Mark, before: list[_Level]) -> str:
        kinds = kinds_of(mark.words)
        known = self.levels[depth].kind if depth < len(self.levels) else ""
        if known in kinds:
            return known
        if before and before[-1].kind in {"letter", "LETTER"} and len(kinds) > 1:
            return kinds[1]
        return kinds[0]

    def _place_one(self, mark: Mark, opens: bool, following: str) -> bool:
        kinds = kinds_of(mark.words)
        going_on = [
            (depth, kind)
            for depth in reversed(range(len(self.levels)))
            for kind in kinds
            if self._goes_on(depth, kind, mark)
        ]
        beginning = [kind for kind in kinds if self._may_begin(kind, mark)]
        exact = [
            one for one in going_on if value_of(mark.words, one[1]) == self.levels[one[0]].value + 1
        ]
        begins = self._begun(beginning, exact, opens, following, mark)
        if begins:
            self.levels.append(_Level(begins, mark.style, mark.words, value_of(mark.words, begins)))
            return True
        chosen = next(iter(exact or going_on), None)
        if chosen:
            depth, kind = chosen
            del self.levels[depth:]
            self.levels.append(_Level(kind, mark.style, mark.words, value_of(mark.words, kind)))
            return True
        return self._begin_late(kinds, mark)

    def _begun(
        self,
        beginning: list[str],
        exact: list[tuple[int, str]],
        opens: bool,
        following: str,
        mark: Mark,
    ) -> str | None:
        """The sort of list that the mark begins; "i" after "h" goes on unless "ii" follows."""
        if not beginning:
            return None
        if exact and not (
            following in {"ii", "II"} or (opens and following != chr(ord(mark.words[0]) + 1))
        ):
            return None
        return beginning[0]

    def _goes_on(self, depth: int, kind: str, mark: Mark) -> bool:
        level = self.levels[depth]
        if not _is_same_list(level, depth, kind, mark):
            return False
        return 0 < value_of(mark.words, kind) - level.value <= _WIDEST_GAP

    def _may_begin(self, kind: str, mark: Mark) -> bool:
        if value_of(mark.words, kind) != 1:
            return False
        return not any(
            _is_same_list(level, depth, kind, mark) for depth, level in enumerate(self.levels)
        )

    def _begin_late(self, kinds: tuple[str, ...], mark: Mark) -> bool:
        """A list whose first members are missing: "(b)" first, "(c)" below a new number."""
        if not self.levels:
            self.levels = [_Level(kinds[0], mark.style, mark.words, value_of(mark.words, kinds[0]))]
            return True
        open_kinds = {level.kind for level in self.levels}
        new = [
            kind for kind in kinds if kind not in open_kinds and value_of(mark.words, kind) <= 12
        ]
        if not new or new[0] == "number":
            return False
        self.levels.append(_Level(new[0], mark.style, mark.words, value_of(mark.words, new[0])))
        return True


def _is_same_list(level: _Level, depth: int, kind: str, mark: Mark) -> bool:
    """Letters are one list whatever their brackets; numbers go by them, as "1." > "(1)"."""
    if level.kind != kind or kind != "number":
        return level.kind == kind
    own = ")" if depth == 0 and level.style == "dotted" else level.style
    return own == mark.style
