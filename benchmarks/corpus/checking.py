"""Proof that what was loaded is as if it had been entered: rules and derived rows, set by set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psycopg import Connection

    from benchmarks.corpus.reference import Row

# What each query finds is wrong. Each is written from the rule, not from the way of loading.
# The rules of migration 0002, whose triggers are off while a corpus is loaded.
RULES: Final = {
    "published without an order": """
        SELECT id FROM rulings_ruling r WHERE state = 'published' AND sanction_not_stated =
        EXISTS (SELECT FROM rulings_sanction WHERE ruling_id = r.id AND imposed)""",
    "published without a source": """
        SELECT id FROM rulings_ruling r WHERE state = 'published'
        AND NOT EXISTS (SELECT FROM rulings_source WHERE ruling_id = r.id)""",
    "a committee of another regulator": """
        SELECT r.id FROM rulings_ruling r JOIN rulings_committee c ON c.id = r.committee_id
        WHERE c.regulator_id IS DISTINCT FROM r.regulator_id""",
    "a finding on a particular of another ruling": """
        SELECT f.id FROM rulings_findingparticular link JOIN rulings_finding f ON f.id = finding_id
        JOIN rulings_particular p ON p.id = particular_id WHERE p.ruling_id <> f.ruling_id""",
    "a length against the law": """
        SELECT s.id FROM rulings_sanction s JOIN rulings_ruling r ON r.id = s.ruling_id
        JOIN LATERAL (
            SELECT min(min_months) AS shortest, max(max_months) AS longest,
                   bool_or(may_be_indefinite) AS indefinite,
                   array_agg(month) FILTER (WHERE month IS NOT NULL) AS months,
                   bool_or(allowed_months = '{}') AS any_month
            FROM rulings_sanctionlimit l JOIN rulings_sanctiontype t ON t.id = l.sanction_type_id
            LEFT JOIN LATERAL unnest(allowed_months) month ON true
            WHERE t.regulator_id = r.regulator_id AND t.kind = s.kind
              AND r.decided_on BETWEEN coalesce(valid_from, '-infinity')
                                   AND coalesce(valid_to, 'infinity')) law ON law.longest > 0
        WHERE (s.indefinite OR s.duration_months IS NOT NULL)  -- few of those that were rejected
          AND (s.indefinite AND NOT law.indefinite
               OR s.duration_months NOT BETWEEN shortest AND longest
               OR NOT any_month AND s.duration_months <> ALL (months))""",
}
# What the database derives from rows that are entered: looked at row by row, so it takes longer.
DERIVED: Final = {
    "an expiry that no rule gives": """
        SELECT id FROM rulings_ruling r WHERE expires_on IS DISTINCT FROM
        coalesce(expires_by_hand, rulings_expiry_by_rule(r))""",
    "a history that ends otherwise": """
        SELECT r.id FROM rulings_ruling r LEFT JOIN LATERAL (
            SELECT snapshot FROM rulings_revision WHERE ruling_id = r.id
            ORDER BY number DESC LIMIT 1) latest ON true
        WHERE latest.snapshot IS DISTINCT FROM rulings_described(r.id)""",
    "a change not recorded": "SELECT ruling_id FROM rulings_unrecorded",
    "a discussion missing or miscounted": """
        SELECT r.id FROM rulings_ruling r LEFT JOIN rulings_discussion d ON d.ruling_id = r.id
        WHERE d.visible_comments IS DISTINCT FROM (
            SELECT count(*) FROM comments_comment c WHERE c.ruling_id = r.id AND c.is_visible)""",
    "a comment at the wrong place": """
        SELECT c.id FROM comments_comment c
        LEFT JOIN comments_comment above ON above.id = c.parent_id
        WHERE c.thread_key <> comments_thread_key(above.thread_key, c.posted_at, c.id)
           OR above.ruling_id <> c.ruling_id""",
    "a comment shown or hidden wrongly": """
        WITH RECURSIVE thread AS (
            SELECT id, comments_was_let_in(state) AS is_open
            FROM comments_comment WHERE parent_id IS NULL
            UNION ALL
            SELECT c.id, is_open AND comments_was_let_in(c.state)
            FROM comments_comment c JOIN thread ON thread.id = c.parent_id)
        SELECT c.id FROM comments_comment c JOIN thread USING (id)
        WHERE c.is_visible <> (is_open AND state = 'approved')
           OR c.is_visible <> (c.shown_at IS NOT NULL)""",
    "a tombstone wrongly set": """
        WITH RECURSIVE above AS (
            SELECT c.parent_id AS id FROM comments_comment c WHERE is_visible
            UNION SELECT c.parent_id FROM comments_comment c JOIN above USING (id)
            WHERE c.state <> 'approved')
        SELECT id FROM comments_comment WHERE is_tombstone <>
        (state <> 'approved' AND id IN (SELECT id FROM above WHERE id IS NOT NULL))""",
    "a comment without its arrival": """
        SELECT c.id FROM comments_comment c LEFT JOIN comments_move m ON m.comment_id = c.id
        GROUP BY c.id HAVING count(m.id) <> 1
            OR min(m.from_state) <> '' OR min(m.to_state) <> c.state""",
}


def wrong(connection: Connection[Row], queries: Mapping[str, str]) -> Iterator[str]:
    """A line for each kind of thing that is wrong: how many, and one of them."""
    for what, query in queries.items():
        counted = f"SELECT count(*), min(id::text) FROM ({query}) AS found (id)"
        number, first = connection.execute(counted.encode()).fetchone() or (0, None)
        if number:
            yield f"{what}: {number}, for example {first}"
