"""What was read from an article, in lines for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.drafting import values

if TYPE_CHECKING:
    from rulings.reading.draft import Article, Draft

_LONGEST_WORDS = 70


def lines(draft: Draft) -> list[str]:
    """Each value with the words it was read from, then comments, then doubts."""
    text = draft.article.text
    standings = _standings(draft)
    read = [
        f"{path.removeprefix('article.')}: {_shown(value)}{standings.get(path, '')}"
        f"  ← {_quoted(span.of(text))}"
        for path, value, span in values(draft)
    ]
    return [*read, _comments(draft.article), *(f"doubt: {doubt}" for doubt in draft.doubts)]


def _standings(draft: Draft) -> dict[str, str]:
    """What became of an order or a factor, beside the line that names it."""
    orders = {
        f"sanctions.{index}.kind": ", imposed" if order.imposed else ", considered and rejected"
        for index, order in enumerate(draft.sanctions)
    }
    words = {True: ", accepted", False: ", rejected", None: ", not said whether accepted"}
    factors = {
        f"factors.{index}.factor": f", {factor.side}{words[factor.accepted]}"
        for index, factor in enumerate(draft.factors)
    }
    return orders | factors


def _shown(value: Any) -> str:
    return _shortened(str(value))


def _quoted(words: str) -> str:
    return f"“{_shortened(words)}”"


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else f"{line[:_LONGEST_WORDS]}…"


def _comments(article: Article) -> str:
    depths: list[int] = []
    for comment in article.comments:
        depths.append(1 if comment.parent is None else depths[comment.parent] + 1)
    by_depth = " + ".join(
        str(depths.count(depth)) for depth in range(1, max(depths, default=0) + 1)
    )
    found = f"comments: {len(depths)} found" + (f" ({by_depth} by depth)" if depths else "")
    stated = article.comments_stated
    return found if stated is None else f"{found}, {stated.value} stated in the heading"
