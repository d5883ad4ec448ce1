"""What a form says of the ruling as it was opened: which revision it was, and which rows it had."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from rulings.admin.unsaved.sent import REVISION, ROW_KEYS, revision_of
from rulings.admin.unsaved.versions import ROWS, Keys, Version, flat
from rulings.models import Revision

if TYPE_CHECKING:
    from django.http import QueryDict

# The rows in the order of ``rulings_described``. One statement: it sees one moment.
_ROW_TABLES = {
    "particulars": ("rulings_particular", "position, id"),
    "findings": ("rulings_finding", "position, id"),
    "sanctions": ("rulings_sanction", "position, id"),
    "factors": ("rulings_factor", "id"),
    "topics": ("rulings_rulingtopic", "id"),
    "sources": ("rulings_source", "id"),
    "corrections": ("rulings_correction", "made_on NULLS FIRST, id"),
    "names": ("rulings_namereplacement", "id"),
}
_IDS = [
    f"ARRAY(SELECT id::text FROM {table} WHERE ruling_id = %(ruling)s ORDER BY {order})"  # noqa: S608
    for table, order in _ROW_TABLES.values()
]
_NUMBER = "(SELECT max(number) FROM rulings_revision WHERE ruling_id = %(ruling)s)"
_OPENED = f"SELECT {_NUMBER}, {', '.join(_IDS)}"


@dataclass(frozen=True)
class Opened:
    """The number of the revision, 0 for none yet, and the ids of its rows in order."""

    revision: int
    keys: Keys

    def as_fields(self) -> list[tuple[str, str]]:
        """For the form to send back."""
        return [(REVISION, str(self.revision)), (ROW_KEYS, json.dumps(self.keys))]


def opened_now(ruling_id: str) -> Opened:
    """The ruling as it is at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, {"ruling": ruling_id})
        number, *ids = cursor.fetchone()
    return Opened(number or 0, dict(zip(_ROW_TABLES, ids, strict=True)))


def version_opened(sent: QueryDict, ruling_id: str) -> Version:
    """The ruling as the form was opened with it; an empty one if the form does not say.

    Nothing is known of what changed then, so nothing of either side gives way to the other.
    """
    number = revision_of(sent)
    revision = Revision.objects.filter(ruling_id=ruling_id, number=number or 0).first()
    try:
        keys = _keys(json.loads(sent.get(ROW_KEYS) or ""))
        return flat(revision.snapshot, keys) if revision else Version()
    except (
        ValueError,
        KeyError,
        TypeError,
    ):  # nobody's form; or a row that came while the page was made
        return Version()


def described_now(ruling_id: str) -> Any:
    """The ruling as plain data, as its next revision would have it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_described(%s)", [ruling_id])
        described = cursor.fetchone()[0]
    return json.loads(described) if isinstance(described, str) else described


def version_now(ruling_id: str) -> Version:
    """The ruling as it is. Its row has to be locked."""
    return flat(described_now(ruling_id), opened_now(ruling_id).keys)


def _keys(read: Any) -> Keys:
    return {rows: [str(key) for key in read[rows]] for rows in ROWS}
