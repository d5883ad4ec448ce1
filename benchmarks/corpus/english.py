"""Sentences that belong to no topic, and the everyday words that fill them: ``english.txt``.

In a sentence ``{thing}`` and its like are filled once, when the pool of sentences is made, and
``%s`` each time it is used, with a word of the long tail.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final


def _sections() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    blocks = (block.split("\n") for block in text.strip().split("\n\n"))
    return {name.strip("[]"): tuple(lines) for name, *lines in blocks}


ENGLISH: Final = _sections()
