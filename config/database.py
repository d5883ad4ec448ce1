"""Which PostgreSQL the site uses: the one that DATABASE_URL names."""

import re
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.problem import DatabaseProblem

OLDEST_VERSION: Final = 150000  # PostgreSQL's own notation: major * 10000 + minor
CONNECT_SECONDS: Final = "10"
REUSE_SECONDS: Final = 600
SCHEMES: Final = ("postgresql://", "postgres://")
# What every connection asks for first, so that the URL can ask otherwise. To compile the long
# statements of a search, or to start more processes for them, takes longer than to run them.
AT_ONCE: Final = "-c jit=off -c max_parallel_workers_per_gather=0"
DJANGO_NAMES: Final = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}

NOT_A_URL: Final = (
    "DATABASE_URL is not a PostgreSQL address. "
    "It should look like postgresql://user:password@host:5432/name."
)
NO_NAME: Final = "DATABASE_URL names no database. Add the name: postgresql://host:5432/name."
TOO_OLD: Final = "PostgreSQL {version} at {place} is too old: version 15 or newer is needed."

# What libpq says, and what a person needs to know. The first that matches is used.
EXPLANATIONS: Final = (
    (
        r"password authentication failed|no password supplied|fe_sendauth",
        'PostgreSQL at {place} refused the password of the user "{user}".',
    ),
    (r'role ".*" does not exist', 'PostgreSQL at {place} has no user "{user}".'),
    (
        r'database ".*" does not exist',
        'PostgreSQL at {place} has no database "{name}". Create it, or correct DATABASE_URL.',
    ),
    (
        r"could not translate host name|failed to resolve host",
        "There is no host at {place}. Correct DATABASE_URL.",
    ),
    (
        r"Connection refused|No such file or directory|Is the server running",
        "Nothing listens at {place}. Start PostgreSQL there, or correct DATABASE_URL.",
    ),
    (
        r"timeout expired",
        "Nothing at {place} answered like PostgreSQL within {seconds} seconds.",
    ),
    (
        "expected authentication request|invalid response to SSL|closed the connection|SSL error",
        "What listens at {place} does not answer like PostgreSQL. Correct DATABASE_URL.",
    ),
)


def settings_for(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a URL; what Django has no name for stays in OPTIONS."""
    rest = _parameters(url)
    entry: dict[str, Any] = {name: rest.pop(key, "") for key, name in DJANGO_NAMES.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **entry,
        "OPTIONS": rest | {"options": f"{AT_ONCE} {rest.get('options', '')}".strip()},
        "CONN_MAX_AGE": REUSE_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }


def check(url: str) -> None:
    """Connect once. Raises DatabaseProblem unless a PostgreSQL that is new enough answers."""
    parameters = _parameters(url)
    try:
        connection = psycopg.connect(make_conninfo(**parameters))
    except psycopg.Error as error:
        raise DatabaseProblem(_explained(str(error), parameters)) from None
    with connection:
        refuse_old(connection)


def refuse_old(connection: psycopg.Connection[Any]) -> None:
    """Raise DatabaseProblem when the server is older than what the queries are written for."""
    number = connection.info.server_version
    if number < OLDEST_VERSION:
        version = f"{number // 10000}.{number % 10000}"
        place = _place({"host": connection.info.host, "port": str(connection.info.port)})
        raise DatabaseProblem(TOO_OLD.format(version=version, place=place))


def _parameters(url: str) -> dict[str, str]:
    """libpq's own reading of the URL; its complaints could quote the password, ours do not."""
    if not url.startswith(SCHEMES):
        raise DatabaseProblem(NOT_A_URL)
    try:
        read = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise DatabaseProblem(NOT_A_URL) from None
    parameters = {key: str(value) for key, value in read.items() if value is not None}
    if not parameters.get("dbname") and "service" not in parameters:
        raise DatabaseProblem(NO_NAME)
    return {"connect_timeout": CONNECT_SECONDS} | parameters


def _explained(said: str, parameters: dict[str, str]) -> str:
    for pattern, explanation in EXPLANATIONS:
        if re.search(pattern, said):
            return explanation.format(
                place=_place(parameters),
                user=parameters.get("user", ""),
                name=parameters.get("dbname", ""),
                seconds=parameters["connect_timeout"],
            )
    return f"PostgreSQL at {_place(parameters)} cannot be used: {_reason(said, parameters)}"


def _reason(said: str, parameters: dict[str, str]) -> str:
    password = parameters.get("password")
    if password and password in said:
        return "it gave a reason that holds the password"
    lines = said.strip().splitlines() or ["no reason given"]
    return lines[-1].rpartition("FATAL:")[2].strip()


def _place(parameters: dict[str, str]) -> str:
    host = parameters.get("host") or parameters.get("hostaddr") or "the default socket"
    port = parameters.get("port") or "5432"
    return f"{host}/.s.PGSQL.{port}" if host.startswith("/") else f"{host}:{port}"
