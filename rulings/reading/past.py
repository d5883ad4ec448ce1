"""Words before the name of an order by which it is no order of this ruling."""

from __future__ import annotations

from rulings.reading.phrases import phrase, phrases

_AT_THE_TIME = phrase(
    r"{panel} (?:\w+ ){0,2}?(?:said|ruled|found|decided|concluded|felt),? at (?:the|"
    r"that) time\b(?! of)"
    r"|^\W{0,2}at (?:the|that) time,? {panel}"
)
"""An earlier panel's decision, told from afar."""
_RELIEVED = phrases("relieved|glad|grateful|pleased|delighted|happy")
"""Of what did not happen: a hope, which no panel weighed."""


def is_told_from_afar(before: str) -> bool:
    """Whether the sentence has by then told of what a panel said at an earlier time."""
    return _AT_THE_TIME.search(before) is not None


def is_only_relief(before: str) -> bool:
    """Whether the words say that somebody is glad of what did not happen."""
    return _RELIEVED.search(before) is not None
