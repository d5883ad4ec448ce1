"""What was typed, read as words of comments: the query language of rulings without its fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rulings.search.language.fields import FIELDS
from rulings.search.language.tree import All, Either, Node, Not, Term, terms_of
from rulings.search.language.understood import understand

if TYPE_CHECKING:
    from rulings.search.language.understood import Understood

FIELD_LEFT_OUT = (
    "“{field}:” limits a word to a part of a ruling. A comment has no such parts: "
    "the word was looked for anywhere."
)
# Where a word before a colon is no field, rulings offer their own; comments have none to offer.
_FIELDS_OFFERED = f" The parts are: {', '.join(FIELDS)}."


def understood(typed: str) -> Understood:
    """As ``understand``, with every field left out and a sentence for each. Never raises."""
    read = understand(typed)
    tree = read.tree and _without_fields(read.tree)
    fields = dict.fromkeys(term.field for term in terms_of(read.tree) if term.field)
    return replace(
        read,
        tree=tree,
        searched_for=str(tree or ""),
        repairs=(
            *(repair.replace(_FIELDS_OFFERED, "") for repair in read.repairs),
            *(FIELD_LEFT_OUT.format(field=field) for field in fields),
        ),
    )


def _without_fields(node: Node) -> Node:
    match node:
        case Term():
            return replace(node, field="")
        case Not(part):
            return Not(_without_fields(part))
        case All(parts):
            return All(tuple(map(_without_fields, parts)))
        case Either(parts):
            return replace(node, parts=tuple(map(_without_fields, parts)))
