"""The tables that are filled, their columns, and rows as COPY reads them."""

from __future__ import annotations

from datetime import date
from typing import Final

# In the order in which they are written: what a row trigger of a later table looks up comes first.
RULING_TABLES: Final[dict[str, str]] = {
    "rulings_sanction": "id, ruling_id, position, kind, name, imposed, duration_months, ends_on, "
    "indefinite, review, reason",
    "rulings_source": "id, ruling_id, kind, publisher, title, url, published_on, text, text_digest",
    "rulings_ruling": "id, state, title, summary, regulator_id, committee_id, profession_id, "
    "setting_id, case_reference, agency, hearing, decided_on, decided_precision, impairment, "
    "impairment_personal, impairment_public, impairment_reason, sanction_not_stated, "
    "harm_affected, harm_actual, harm_unit, harm_note, comments_stated, is_demonstration, "
    "published_on, created_at, changed_at, hold_reason",
    "rulings_particular": "id, ruling_id, position, label, kind, text, outcome, reason",
    "rulings_particular_topics": "id, particular_id, topic_id",
    "rulings_finding": "id, ruling_id, position, ground, outcome, reason",
    "rulings_findingparticular": "id, finding_id, particular_id",
    "rulings_condition": "id, sanction_id, position, text",
    "rulings_conditionphase": "id, condition_id, frequency, from_month, for_months",
    "rulings_factor": "id, ruling_id, factor_type_id, text, accepted",
    "rulings_rulingtopic": "id, ruling_id, topic_id, standing",
    "rulings_correction": "id, ruling_id, made_by, made_on, note",
    "rulings_discussion": "ruling_id, visible_comments",
}
COMMENT_TABLES: Final[dict[str, str]] = {
    "comments_comment": "id, ruling_id, parent_id, state, author_name, text, posted_at, "
    "posted_as_printed, created_at, shown_at, is_visible, is_tombstone, rendered, "
    "renderer_version, thread_key, uid",
    "comments_move": "id, comment_id, from_state, to_state, made_at, made_as, reason",
}
TABLES: Final = {**RULING_TABLES, **COMMENT_TABLES}
# With those that the database fills itself.
ENTRIES: Final = "rulings_searchentry"
FILLED: Final = (*TABLES, ENTRIES, "rulings_revision")

Cell = str | int | date | None


class Lines:
    """Rows of some tables, each a line as COPY reads it, with ids that count up from a start."""

    def __init__(self, first_id: int) -> None:
        self.of: dict[str, list[str]] = {table: [] for table in TABLES}
        self._last: dict[str, int] = dict.fromkeys(TABLES, first_id - 1)

    def next_id(self, table: str) -> int:
        """The id of a new row."""
        self._last[table] += 1
        return self._last[table]

    def add(self, table: str, *cells: Cell) -> None:
        """One row, with a value for each column; texts hold no tab, line end or backslash."""
        self.of[table].append("\t".join([r"\N" if cell is None else str(cell) for cell in cells]))

    def add_part(self, table: str, *cells: Cell) -> int:
        """The same with an id of its own before them."""
        pk = self.next_id(table)
        self.add(table, pk, *cells)
        return pk
