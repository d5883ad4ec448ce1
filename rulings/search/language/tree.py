"""What was asked for in words, as a tree: terms, and how they belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rulings.search.language.words import words_of


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several that stand together.

    Several words stand next to each other in this order; with ``within`` they stand in any order
    with at most so many words between one and the next. ``field`` limits the term to a part of the
    ruling; ``is_quoted`` tells that the reader wants these words and no others.
    """

    words: tuple[str, ...]
    field: str = ""
    within: int | None = None
    is_quoted: bool = False

    def __str__(self) -> str:
        shown = f"“{' '.join(self.words)}”" if self.is_quoted else "-".join(self.words)
        near = f"~{self.within}" if self.within is not None else ""
        return f"{self.field}:{shown}{near}" if self.field else f"{shown}{near}"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part must hold. ``typed`` is set where synonyms stand beside what was typed."""

    parts: tuple[Node, ...]
    typed: str = ""

    def __str__(self) -> str:
        return self.typed or f"({' or '.join(str(part) for part in self.parts)})"


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Node

    def __str__(self) -> str:
        return f"-{self.part}"


Node = Term | All | Either | Not


@dataclass(frozen=True, slots=True)
class Or:
    """Stands between two parts until they are joined."""


OR = Or()
Part = Node | Or


def joined(parts: list[Part]) -> Node | None:
    """The parts as a tree: what stands on both sides of an “or” is one part of it."""
    nodes: list[Node] = []
    joins = False
    for part in parts:
        if isinstance(part, Or):
            joins = True
        elif joins:
            nodes.append(_either(nodes.pop(), part))
            joins = False
        else:
            nodes.append(part)
    return together(nodes)


def _either(first: Node, second: Node) -> Either:
    if isinstance(first, Either) and not first.typed:
        return Either((*first.parts, second))
    return Either((first, second))


def together(parts: list[Node]) -> Node | None:
    """The parts as one node; ``None`` for no parts."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return All(tuple(parts))


def wanted(node: Node | None) -> Node | None:
    """The tree without what is excluded: what a ruling can be ranked by and marked for."""
    match node:
        case All(parts):
            return together([kept for part in parts if (kept := wanted(part))])
        case Either(parts):
            sides = tuple(kept for part in parts if (kept := wanted(part)))
            return replace(node, parts=sides) if sides else None
        case Not() | None:
            return None
    return node


def terms_of(node: Node | None) -> list[Term]:
    """Every term below a node, in the order of typing."""
    match node:
        case Term():
            return [node]
        case All(parts) | Either(parts):
            return [term for part in parts for term in terms_of(part)]
        case Not(part):
            return terms_of(part)
    return []


def phrase(text: str, field: str = "") -> Term | None:
    """The words of a text as a term; ``None`` if it has none."""
    words = tuple(words_of(text))
    return Term(words, field) if words else None
