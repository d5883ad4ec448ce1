"""A vector is put together from those of its passages: the gap between them costs nothing.

Until now the gap was words of its own, written between the passages and made into lexemes like
theirs: more of them than the passages themselves have. One lexeme in its last place parts two
vectors as well, since the places of a vector begin after those of the one before it.

An order without a length is not held to any limit, and no plan of many entries is compiled:
the compiler takes seconds for a plan of this size, the plan itself milliseconds.
"""

from importlib import import_module

from django.db import migrations

passages = import_module("rulings.migrations.0005_search_passages")
rules = import_module("rulings.migrations.0002_rules")

VECTORS = f"""
CREATE AGGREGATE rulings_together(tsvector) (
    SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = ''
);

-- A vector holds at most 1 MB: of texts far longer than any, what is beyond that is left out.
CREATE FUNCTION rulings_passage_vector(body text, before bigint) RETURNS tsvector
LANGUAGE sql IMMUTABLE AS $$
    SELECT 'xq:{passages.GAP}'::tsvector || to_tsvector(
        'rulings_english', rulings_words(left(body, greatest(50000 - before, 0)::int)))
$$;
"""

_OLD_START = passages.ENTRY.index("CROSS JOIN LATERAL (\n    SELECT string_agg")
_OLD_END = passages.ENTRY.index("WHERE ruling.state = 'published';")

VECTOR = """
CROSS JOIN LATERAL (
    SELECT setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.part = 'title'), 'A') AS title,
           setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.part = 'particulars'), 'B') AS particulars,
           setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.kind IN ('finding', 'finding_reason')), 'C') AS findings,
           setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.part = 'reasons'), 'A') AS reasons,
           setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.part = 'conditions'), 'B') AS conditions,
           setweight(rulings_together(p.vector ORDER BY p.place)
               FILTER (WHERE p.part = 'others'), 'D') AS others,
           rulings_length_sign(sum(length(p.text))) AS sign
    FROM (
        SELECT kind, part, text, place,
               rulings_passage_vector(text, coalesce(sum(length(text)) OVER (
                   PARTITION BY part ORDER BY place
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint) AS vector
        FROM (
            SELECT kind, text, row_number() OVER (ORDER BY section, position, id) AS place,
                   CASE WHEN kind = 'title' THEN 'title'
                        WHEN kind = 'particular' THEN 'particulars'
                        WHEN kind IN ('particular_reason', 'finding_reason', 'impairment_reason',
                                      'sanction_reason') THEN 'reasons'
                        WHEN kind = 'condition' THEN 'conditions'
                        ELSE 'others' END AS part
            FROM rulings_passage WHERE ruling_id = ruling.id) parted
    ) p
    OFFSET 0  -- once a ruling, however often its vectors are named above
) vector
"""


def entry():
    """The view of 0005 with its vectors put together from passages."""
    body = passages.ENTRY[:_OLD_START] + VECTOR.lstrip() + passages.ENTRY[_OLD_END:]
    view = body[body.index("CREATE VIEW") :]
    for part in ("title", "particulars", "findings", "others", "conditions", "reasons"):
        view = view.replace(f"vector.{part}", f"coalesce(vector.{part}, '')")
    return view.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")


def entry_before():
    """The view of 0005 as it was."""
    body = passages.ENTRY.replace("{between}", passages.BETWEEN)
    return body[body.index("CREATE VIEW") :].replace("CREATE VIEW", "CREATE OR REPLACE VIEW")

NOT_COMPILED = "ALTER FUNCTION rulings_refresh_entries(text[]) SET jit = off;"
COMPILED = "ALTER FUNCTION rulings_refresh_entries(text[]) RESET jit;"

# Most orders that were considered and rejected have no length: there is nothing to hold to a limit.
CHECK_BEFORE = rules.SANCTION_WITHIN_LIMIT.partition("CREATE FUNCTION sanction_within_limit")[0].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
CHECK = CHECK_BEFORE.replace(
    "WHERE s.id = wanted_sanction OR s.ruling_id = wanted_ruling",
    "WHERE (s.id = wanted_sanction OR s.ruling_id = wanted_ruling)\n"
    "          AND (s.duration_months IS NOT NULL OR s.ends_on IS NOT NULL OR s.indefinite)",
)


class Migration(migrations.Migration):
    dependencies = [("rulings", "0012_roles")]
    operations = [
        migrations.RunSQL(
            VECTORS + entry() + NOT_COMPILED + CHECK + passages.REBUILD,
            COMPILED
            + CHECK_BEFORE
            + entry_before()
            + "DROP AGGREGATE rulings_together(tsvector); DROP FUNCTION rulings_passage_vector;"
            + passages.REBUILD,
        )
    ]
