"""When what the public reads of a ruling was last another; and two more ways to stay fresh.

``content_hash`` covers the whole public ruling, ``changed_at`` moves with it and with nothing else:
feeds rely on both. Sources and the particulars that a finding rests on are read by the public too,
and a ground's legal name is searched, so their tables feed the entry from now on. So does TRUNCATE.
"""

from importlib import import_module

from django.db import migrations

before = import_module("rulings.migrations.0003_search_entry")

# Ids are left out: they say nothing to a reader.
HASH = """
CREATE FUNCTION rulings_content_hash(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
SELECT encode(sha256(convert_to(jsonb_build_array(
    (SELECT to_jsonb(r) - ARRAY['id', 'state', 'published_on', 'created_at', 'changed_at',
                                'is_demonstration', 'regulator_id', 'committee_id',
                                'profession_id', 'setting_id']
     FROM rulings_ruling r WHERE r.id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(p.kind, p.text) ORDER BY p.section, p.position, p.text)
     FROM rulings_passage p WHERE p.ruling_id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(p.label, p.kind, p.outcome) ORDER BY p.position, p.id)
     FROM rulings_particular p WHERE p.ruling_id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(f.ground, f.outcome,
                (SELECT jsonb_agg(p.position ORDER BY p.position) FROM rulings_findingparticular fp
                 JOIN rulings_particular p ON p.id = fp.particular_id WHERE fp.finding_id = f.id))
            ORDER BY f.position, f.id)
     FROM rulings_finding f WHERE f.ruling_id = wanted),
    (SELECT jsonb_agg(to_jsonb(s) - ARRAY['id', 'ruling_id'] || jsonb_build_object('phases',
                (SELECT jsonb_agg(jsonb_build_array(c.position, cp.from_month, cp.for_months)
                                  ORDER BY c.position, cp.from_month, cp.id)
                 FROM rulings_condition c JOIN rulings_conditionphase cp ON cp.condition_id = c.id
                 WHERE c.sanction_id = s.id))
            ORDER BY s.position, s.id)
     FROM rulings_sanction s WHERE s.ruling_id = wanted),
    (SELECT jsonb_agg(f.accepted ORDER BY f.id) FROM rulings_factor f WHERE f.ruling_id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(topic.slug, t.standing) ORDER BY topic.slug)
     FROM rulings_rulingtopic t JOIN rulings_topic topic ON topic.id = t.topic_id
     WHERE t.ruling_id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(s.kind, s.publisher, s.title, s.url, s.published_on)
                      ORDER BY s.id)
     FROM rulings_source s WHERE s.ruling_id = wanted),
    (SELECT jsonb_agg(jsonb_build_array(c.made_on, c.made_by) ORDER BY c.id)
     FROM rulings_correction c WHERE c.ruling_id = wanted)
)::text, 'UTF8')), 'hex')
$$;
"""

REFRESH = """
CREATE OR REPLACE FUNCTION rulings_refresh_entries(wanted text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- One writer a ruling at a time: whoever comes second sees what the first one committed.
    PERFORM FROM rulings_ruling WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM rulings_searchentry entry
    WHERE entry.ruling_id = ANY (wanted)
      AND NOT EXISTS (SELECT FROM rulings_ruling r
                      WHERE r.id = entry.ruling_id AND r.state = 'published');
    INSERT INTO rulings_searchentry AS entry ({columns}, content_hash)
    SELECT {columns}, rulings_content_hash(ruling_id)
    FROM rulings_entry_source WHERE ruling_id = ANY (wanted)
    ON CONFLICT (ruling_id) DO UPDATE SET
        {assignments},
        content_hash = EXCLUDED.content_hash,
        changed_at = CASE WHEN entry.content_hash = EXCLUDED.content_hash
                          THEN entry.changed_at ELSE now() END
    WHERE ({entry_columns}, entry.content_hash)
        IS DISTINCT FROM ({excluded_columns}, EXCLUDED.content_hash);
END $$;
"""

# TRUNCATE has no transition tables: whatever was there, all entries are made anew.
TRUNCATE = """
CREATE FUNCTION rulings_truncate_refreshes_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_refresh_entries(ARRAY(SELECT ruling_id::text FROM rulings_searchentry));
    RETURN NULL;
END $$;
"""
TRUNCATE_TRIGGER = """
CREATE TRIGGER truncate_refreshes_entries AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION rulings_truncate_refreshes_entries();
"""

FEEDERS = {
    "rulings_source": "SELECT c.ruling_id FROM {rows} c",
    "rulings_findingparticular": (
        "SELECT f.ruling_id FROM {rows} c JOIN rulings_finding f ON f.id = c.finding_id"
    ),
    "rulings_ground": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.regulator_id = c.regulator_id "
        "JOIN rulings_finding f ON f.ruling_id = r.id AND f.ground = c.kind"
    ),
}

# An installation of before: a ruling was last another when it was last saved.
CATCH_UP = """
SELECT rulings_refresh_entries(ARRAY(SELECT id::text FROM rulings_ruling));
UPDATE rulings_searchentry entry SET changed_at = ruling.changed_at
FROM rulings_ruling ruling WHERE ruling.id = entry.ruling_id;
"""


def refresh():
    """The refresh function with its column lists filled in."""
    columns = before.COLUMNS
    return (
        REFRESH.replace("{columns}", ", ".join(columns))
        .replace("{assignments}", ", ".join(f"{name} = EXCLUDED.{name}" for name in columns[1:]))
        .replace("{entry_columns}", ", ".join(f"entry.{name}" for name in columns))
        .replace("{excluded_columns}", ", ".join(f"EXCLUDED.{name}" for name in columns))
    )


def triggers():
    """The new feeders' triggers, and TRUNCATE on every feeder."""
    statements = []
    for table, path in FEEDERS.items():
        for event, (transition, changed) in before.EVENTS.items():
            rulings = " UNION ".join(path.format(rows=rows) for rows in changed)
            statements.append(
                before.TRIGGER.format(
                    table=table, event=event, rulings=rulings, transition=transition
                )
            )
    statements += [TRUNCATE_TRIGGER.format(table=table) for table in before.FEEDERS | FEEDERS]
    return "\n".join(statements)


def undo():
    """Takes the new triggers and functions away, and brings the old refresh function back."""
    functions = ", ".join(
        f"{table}_{event}_refreshes_entries" for table in FEEDERS for event in before.EVENTS
    )
    _, create, body = before.refresh().partition("CREATE FUNCTION rulings_refresh_entries")
    return (
        f"DROP FUNCTION {functions}, rulings_truncate_refreshes_entries CASCADE;"
        f"DROP FUNCTION rulings_refresh_entries, rulings_content_hash; {create}{body}"
    )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0005_search_passages")]
    operations = [
        migrations.RunSQL(HASH + refresh() + TRUNCATE + triggers() + CATCH_UP, undo())
    ]
