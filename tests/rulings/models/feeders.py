"""The tables that feed the search, each with a row to add, change and take away in plain SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

from rulings.models import Topic
from tests.rulings.described import SOURCE, published, sanction

MIGRATED = {
    **import_module("rulings.migrations.0003_search_entry").FEEDERS,
    **import_module("rulings.migrations.0006_content_hash").FEEDERS,
}

ADDED, CHANGED = "heliotrope", "marigold"
_ADDRESS = ("host", "port", "dbname", "user", "password")
NEW = 900_001
NEW_RULING = "bcd2345678"
Step = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Feeder:
    """``column`` is where the word stands; ``changes`` make a copied row another one.

    ``linking`` and ``unlinking`` join the new row to the ruling, where the row itself does not:
    first and last, so that the table's own triggers come when they count.
    ``is_read`` tells that the text is searched; other tables move only the content hash.
    """

    table: str
    column: str
    changes: dict[str, Any] = field(default_factory=dict)
    template: str = "true"
    linking: tuple[Step, ...] = ()
    unlinking: tuple[Step, ...] = ()
    is_read: bool = True
    words: tuple[Any, Any] = (ADDED, CHANGED)
    key: Any = NEW

    @property
    def adding(self) -> list[Step]:
        """A copy of a row, with the first word in it."""
        row = {"id": self.key, self.column: self.words[0], **self.changes}
        return [*self.linking, _copied(self.table, row, self.template)]

    @property
    def changing(self) -> list[Step]:
        """The second word in place of the first."""
        update = f"UPDATE {self.table} SET {self.column} = %s WHERE id = %s"
        return [(update, [self.words[1], self.key])]

    @property
    def deleting(self) -> list[Step]:
        """The added row taken away again."""
        return [(f"DELETE FROM {self.table} WHERE id = %s", [self.key]), *self.unlinking]


def _copied(table: str, changes: dict[str, Any], template: str = "true") -> Step:
    """Copies one row with some of its columns changed."""
    copy = (
        f"INSERT INTO {table} SELECT (jsonb_populate_record(old, %s)).* "
        f"FROM {table} old WHERE id = (SELECT min(id) FROM {table} WHERE {template})"
    )
    return copy, [Jsonb(changes)]


def _term(table: str, column: str, text: str) -> Feeder:
    """A row of a vocabulary, which a ruling names by ``column``."""
    linking: tuple[Step, ...] = (
        ("UPDATE rulings_ruling SET committee_id = NULL", []),
        (f"UPDATE rulings_ruling SET {column} = %s", [NEW]),
    )
    return Feeder(table, text, {"slug": "new"}, linking=linking, unlinking=((_AS_IT_WAS, []),))


def _slug(table: str, slug: str) -> str:
    return f"(SELECT id FROM {table} WHERE slug = '{slug}')"


def _delete(table: str, key: Any = NEW) -> Step:
    return f"DELETE FROM {table} WHERE id = %s", [key]


_BELONGING = {"id": NEW, "ruling_id": NEW_RULING}
_HCPC = "regulator_id = " + _slug("rulings_regulator", "hcpc")
_AS_IT_WAS = f"""
UPDATE rulings_ruling SET
    regulator_id = {_slug("rulings_regulator", "hcpc")},
    committee_id = (SELECT id FROM rulings_committee
                    WHERE slug = 'conduct_and_competence_committee' AND {_HCPC}),
    profession_id = {_slug("rulings_profession", "social_worker")},
    setting_id = {_slug("rulings_setting", "local_authority_adults")}
"""
_TOPICS = (800_001, 800_002)
_PARTICULARS = (800_001, 800_002)

FEEDERS = [
    Feeder(
        "rulings_ruling",
        "title",
        key=NEW_RULING,
        linking=(_copied("rulings_source", _BELONGING), _copied("rulings_sanction", _BELONGING)),
        unlinking=(_delete("rulings_source"), _delete("rulings_sanction")),
    ),
    Feeder("rulings_rulingtopic", "topic_id", words=_TOPICS),
    Feeder("rulings_particular", "text", {"label": "9"}),
    Feeder("rulings_particular_topics", "topic_id", words=_TOPICS),
    Feeder("rulings_finding", "reason"),
    Feeder("rulings_findingparticular", "particular_id", words=_PARTICULARS, is_read=False),
    Feeder("rulings_sanction", "reason"),
    Feeder("rulings_condition", "text"),
    Feeder("rulings_conditionphase", "frequency", {"from_month": 6}),
    Feeder("rulings_factor", "text"),
    Feeder("rulings_correction", "note"),
    Feeder("rulings_source", "title", is_read=False),
    _term("rulings_regulator", "regulator_id", "name"),
    _term("rulings_committee", "committee_id", "name"),
    _term("rulings_profession", "profession_id", "label"),
    _term("rulings_setting", "setting_id", "label"),
    Feeder("rulings_sanctiontype", "legal_name", {"kind": "prohibition"}, template=_HCPC),
    Feeder("rulings_ground", "legal_name", {"kind": "disrepute"}, template=_HCPC),
    Feeder(
        "rulings_topic",
        "label",
        {"slug": "new"},
        linking=(_copied("rulings_rulingtopic", {"id": NEW, "topic_id": NEW}),),
        unlinking=(_delete("rulings_rulingtopic"),),
    ),
    Feeder(
        "rulings_factortype",
        "label",
        {"slug": "new"},
        linking=(_copied("rulings_factor", {"id": NEW, "factor_type_id": NEW}),),
        unlinking=(_delete("rulings_factor"),),
    ),
]


def fed() -> None:
    """One public ruling with a row in each of the tables, and what the added rows name."""
    for key, word in zip(_TOPICS, (ADDED, CHANGED), strict=True):
        Topic.objects.create(pk=key, slug=word, label=word, group="Flowers")
    ruling = published(
        sanctions=[
            sanction(
                "conditions",
                12,
                conditions=[{"text": "Meet.", "phases": [{"frequency": "weekly"}]}],
            ),
            sanction("prohibition", None, imposed=False),
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0]},
            {"ground": "disrepute", "outcome": "not_found"},
        ],
        corrections=[{"note": "Put right."}],
        sources=[SOURCE],
    )
    for number, key in enumerate(_PARTICULARS):
        ruling.particulars.create(pk=key, label=f"{number + 7}", position=number + 7, text="More.")


@contextmanager
def other_session() -> Iterator[psycopg.Connection[Any]]:
    """A session that knows nothing of Django; it commits at the end."""
    named = connection.get_connection_params()
    address = {name: named[name] for name in _ADDRESS if name in named}
    with psycopg.connect(**address) as session:
        yield session


def run(session: psycopg.Connection[Any], steps: list[Step]) -> None:
    """Plain SQL, one statement after the other."""
    for statement, parameters in steps:
        session.execute(statement.encode(), parameters)
