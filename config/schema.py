"""Whether the database's tables are those that the code expects."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.problem import DatabaseProblem

NO_TABLES = "The database has no tables yet: run `python manage.py migrate`."
BEHIND = "The database is older than the program: run `python manage.py migrate`."


def is_current() -> bool:
    """Whether every migration has been applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def bring_up_to_date() -> None:
    """Apply what is missing; silent when nothing is."""
    if not is_current():
        call_command("migrate", interactive=False, verbosity=0)


def require_current() -> None:
    """Raise DatabaseProblem unless every migration has been applied."""
    if not connection.introspection.table_names():
        raise DatabaseProblem(NO_TABLES)
    if not is_current():
        raise DatabaseProblem(BEHIND)
