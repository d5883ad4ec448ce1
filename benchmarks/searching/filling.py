"""The rulings of one size: there already, or made now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from benchmarks.corpus import fill
from benchmarks.searching.options import OptionProblem, named
from rulings.tallying import tally_if_due

if TYPE_CHECKING:
    from collections.abc import Callable

BEHIND: Final = (
    "The database that {name} names is not of this version of the site. "
    "Run `manage.py migrate` on it, or name an empty one."
)
OTHER_SIZE: Final = (
    "The database that {name} names holds {number:,} rulings, not {size:,}. "
    "Name one with so many, or an empty one."
)


def filled(size: int, tell: Callable[[str], None]) -> None:
    """Fill the database unless it is filled. Raises OptionProblem where it is another one."""
    if not connection.introspection.table_names():
        call_command("migrate", verbosity=0)
    if _is_behind():
        raise OptionProblem(BEHIND.format(name=named(size)))
    number = _rulings()
    if number == 0:
        tell(f"{size:,} rulings: filling the database")
        for line in fill(size).lines():
            tell(line)
    elif number != size:
        raise OptionProblem(OTHER_SIZE.format(name=named(size), number=number, size=size))
    elif tally_if_due() is not None:
        tell("the tally was made anew")


def _rulings() -> int:
    """How many there are; some of them are not public, as in the real record."""
    number: int = apps.get_model("rulings", "Ruling")._default_manager.count()
    return number


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
