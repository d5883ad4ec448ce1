"""Every change to a ruling becomes a revision, whoever makes it; and only legal moves are made.

- ``rulings_described`` is a ruling as plain data, the shape that ``rulings.intake`` takes in.
- Statement triggers note which rulings a statement changed; a deferred trigger writes one revision
  for each of them at the end of the transaction, all in one statement. A transaction that leaves a ruling as it was
  leaves no revision. Who changes says so in the session's settings ``rulings.made_with``,
  ``.made_by``, ``.reason``, ``.is_minor``, ``.restores`` (``rulings.editing``); whoever says nothing
  was in the database directly.
- A ruling goes from one state to another only by a legal move; what leaves public view is logged.
"""

from importlib import import_module

from django.db import migrations

entry = import_module("rulings.migrations.0003_search_entry")
hashed = import_module("rulings.migrations.0006_content_hash")

# What the editors added for themselves says nothing to a reader.
OWN_COLUMNS = "'hold_reason', 'expires_by_hand', 'expires_on', 'entered_by_id', 'replaced_by_id'"
HASH = hashed.HASH.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "'is_demonstration',", f"'is_demonstration', {OWN_COLUMNS},"
)
HASH_BEFORE = hashed.HASH.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

DESCRIBED = """
CREATE FUNCTION rulings_described(wanted text) RETURNS jsonb LANGUAGE sql STABLE AS $$
SELECT jsonb_build_object(
    'title', r.title, 'summary', r.summary,
    'regulator', (SELECT slug FROM rulings_regulator WHERE id = r.regulator_id),
    'committee', (SELECT slug FROM rulings_committee WHERE id = r.committee_id),
    'profession', (SELECT slug FROM rulings_profession WHERE id = r.profession_id),
    'setting', (SELECT slug FROM rulings_setting WHERE id = r.setting_id),
    'case_reference', r.case_reference, 'agency', r.agency, 'hearing', r.hearing,
    'decided_on', r.decided_on, 'decided_precision', r.decided_precision,
    'impairment', jsonb_build_object(
        'outcome', r.impairment, 'personal', r.impairment_personal,
        'public', r.impairment_public, 'reason', r.impairment_reason),
    'sanction_not_stated', r.sanction_not_stated,
    'harm', jsonb_build_object('affected', r.harm_affected, 'actual', r.harm_actual,
                               'unit', r.harm_unit, 'note', r.harm_note),
    'comments_stated', r.comments_stated,
    'particulars', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'label', p.label, 'kind', p.kind, 'text', p.text, 'outcome', p.outcome,
            'reason', p.reason,
            'topics', coalesce((SELECT jsonb_agg(t.slug ORDER BY t.slug)
                                FROM rulings_particular_topics pt
                                JOIN rulings_topic t ON t.id = pt.topic_id
                                WHERE pt.particular_id = p.id), '[]')
        ) ORDER BY p.position, p.id) FROM rulings_particular p WHERE p.ruling_id = r.id), '[]'),
    'findings', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'ground', f.ground, 'outcome', f.outcome, 'reason', f.reason,
            'particulars', coalesce((
                SELECT jsonb_agg(placed.place - 1 ORDER BY placed.place)
                FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place
                      FROM rulings_particular WHERE ruling_id = r.id) placed
                JOIN rulings_findingparticular fp ON fp.particular_id = placed.id
                WHERE fp.finding_id = f.id), '[]')
        ) ORDER BY f.position, f.id) FROM rulings_finding f WHERE f.ruling_id = r.id), '[]'),
    'sanctions', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'kind', s.kind, 'name', s.name, 'imposed', s.imposed,
            'duration_months', s.duration_months, 'ends_on', s.ends_on,
            'indefinite', s.indefinite, 'review', s.review, 'reason', s.reason,
            'conditions', coalesce((
                SELECT jsonb_agg(jsonb_build_object(
                    'text', c.text,
                    'phases', coalesce((
                        SELECT jsonb_agg(jsonb_build_object(
                            'frequency', cp.frequency, 'from_month', cp.from_month,
                            'for_months', cp.for_months) ORDER BY cp.from_month, cp.id)
                        FROM rulings_conditionphase cp WHERE cp.condition_id = c.id), '[]')
                ) ORDER BY c.position, c.id)
                FROM rulings_condition c WHERE c.sanction_id = s.id), '[]')
        ) ORDER BY s.position, s.id) FROM rulings_sanction s WHERE s.ruling_id = r.id), '[]'),
    'factors', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'side', ft.side, 'factor', ft.slug, 'text', f.text, 'accepted', f.accepted
        ) ORDER BY f.id)
        FROM rulings_factor f JOIN rulings_factortype ft ON ft.id = f.factor_type_id
        WHERE f.ruling_id = r.id), '[]'),
    'topics', coalesce((
        SELECT jsonb_agg(jsonb_build_object('topic', t.slug, 'standing', rt.standing)
                         ORDER BY t.slug)
        FROM rulings_rulingtopic rt JOIN rulings_topic t ON t.id = rt.topic_id
        WHERE rt.ruling_id = r.id), '[]'),
    'sources', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'kind', s.kind, 'publisher', s.publisher, 'title', s.title, 'url', s.url,
            'published_on', s.published_on, 'text_digest', s.text_digest) ORDER BY s.id)
        FROM rulings_source s WHERE s.ruling_id = r.id), '[]'),
    'corrections', coalesce((
        SELECT jsonb_agg(jsonb_build_object(
            'made_by', c.made_by, 'made_on', c.made_on, 'note', c.note)
            ORDER BY c.made_on NULLS FIRST, c.id)
        FROM rulings_correction c WHERE c.ruling_id = r.id), '[]'),
    'desk', jsonb_build_object(
        'state', r.state, 'replaced_by', r.replaced_by_id, 'hold_reason', r.hold_reason,
        'expires_by_hand', r.expires_by_hand,
        'names', coalesce((
            SELECT jsonb_agg(jsonb_build_object('written', n.written, 'shown', n.shown)
                             ORDER BY n.id)
            FROM rulings_namereplacement n WHERE n.ruling_id = r.id), '[]'))
)
FROM rulings_ruling r WHERE r.id = wanted
$$;
"""

REVISIONS = """
-- Which rulings a transaction changed. Empty between transactions: each deletes the rows it wrote,
-- and nobody sees those of others.
CREATE UNLOGGED TABLE rulings_unrecorded (
    made_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    ruling_id text NOT NULL,
    PRIMARY KEY (made_in, ruling_id)
);

CREATE FUNCTION rulings_setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('rulings.' || name, true), '')
$$;

CREATE FUNCTION rulings_editor() RETURNS int LANGUAGE sql STABLE AS $$
    SELECT id FROM auth_user WHERE id = rulings_setting('made_by')::int
$$;

-- One revision a transaction; now() is when it began. Of several editors who change a ruling in one
-- transaction the last one stands, and it is minor only if all of them say so.
CREATE FUNCTION rulings_record(noted text[]) RETURNS void LANGUAGE sql AS $$
    WITH described AS MATERIALIZED (
        SELECT id, rulings_described(id) AS snapshot FROM unnest(noted) id
    ), changed AS MATERIALIZED (
        SELECT d.id, d.snapshot, latest.id AS latest, coalesce(latest.number, 0) AS number,
               coalesce(latest.made_at = now(), false) AS is_ours
        FROM described d
        LEFT JOIN LATERAL (SELECT * FROM rulings_revision WHERE ruling_id = d.id
                           ORDER BY number DESC LIMIT 1) latest ON true
        WHERE d.snapshot #>> '{desk,state}' <> 'expired'
          AND d.snapshot IS DISTINCT FROM latest.snapshot
    ), said AS MATERIALIZED (
        SELECT rulings_setting('made_with') AS made_with, rulings_editor() AS made_by,
               rulings_setting('reason') AS reason, rulings_setting('restores')::int AS restores,
               coalesce(rulings_setting('is_minor')::boolean, false) AS is_minor
    ), extended AS (
        UPDATE rulings_revision revision SET
            snapshot = changed.snapshot,
            made_with = coalesce(said.made_with, revision.made_with),
            made_by_id = CASE WHEN said.made_with IS NULL THEN revision.made_by_id
                              ELSE said.made_by END,
            reason = coalesce(said.reason, revision.reason),
            restores = coalesce(said.restores, revision.restores),
            is_minor = said.is_minor AND revision.made_with = 'database'
                       OR revision.is_minor AND (said.is_minor OR said.made_with IS NULL)
        FROM changed, said WHERE revision.id = changed.latest AND changed.is_ours
    )
    INSERT INTO rulings_revision (ruling_id, number, made_at, made_by_id, made_with,
                                  database_role, reason, is_minor, restores, snapshot)
    SELECT changed.id, changed.number + 1, now(), said.made_by,
           coalesce(said.made_with, 'database'), session_user, coalesce(said.reason, ''),
           said.is_minor, said.restores, changed.snapshot
    FROM changed, said WHERE NOT changed.is_ours;

    -- Changed, and changed back before the end: nothing happened.
    DELETE FROM rulings_revision revision USING rulings_revision before
    WHERE revision.ruling_id = ANY (noted) AND revision.made_at = now()
      AND before.ruling_id = revision.ruling_id AND before.number = revision.number - 1
      AND before.snapshot = revision.snapshot;
$$;

-- The first of a transaction's notes records all of them.
CREATE FUNCTION rulings_record_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    noted text[];
BEGIN
    -- The others find their note gone: one look by key, however many there were.
    IF NOT EXISTS (SELECT FROM rulings_unrecorded
                   WHERE made_in = NEW.made_in AND ruling_id = NEW.ruling_id) THEN
        RETURN NULL;
    END IF;
    WITH taken AS (DELETE FROM rulings_unrecorded WHERE made_in = pg_current_xact_id()
                   RETURNING ruling_id)
    SELECT array_agg(ruling_id) INTO noted FROM taken;
    -- One writer a ruling at a time: whoever comes second sees what the first one committed.
    PERFORM FROM rulings_ruling WHERE id = ANY (noted) ORDER BY id FOR NO KEY UPDATE;
    PERFORM rulings_record(noted);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rulings_record_revision AFTER INSERT ON rulings_unrecorded
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rulings_record_revision();
"""

# The tables a ruling is made of, and how their rows lead to rulings.
PARTS = {
    table: path
    for table, path in (entry.FEEDERS | hashed.FEEDERS).items()
    if table
    not in {
        "rulings_regulator",
        "rulings_sanctiontype",
        "rulings_committee",
        "rulings_profession",
        "rulings_setting",
        "rulings_topic",
        "rulings_factortype",
        "rulings_ground",
    }
} | {"rulings_namereplacement": "SELECT c.ruling_id FROM {rows} c"}

NOTED = """
CREATE FUNCTION {table}_{event}_is_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rulings_unrecorded (ruling_id)
    SELECT ruling_id FROM ({rulings}) changed (ruling_id) WHERE ruling_id IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER {event}_is_noted AFTER {event} ON {table}
    {transition}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_{event}_is_noted();
"""

# TRUNCATE has no transition tables: every ruling is looked at, and those that changed are recorded.
EVENTS = {
    event: (f"REFERENCING {transition}", changed)
    for event, (transition, changed) in entry.EVENTS.items()
} | {"truncate": ("", None)}
EVERY_RULING = "SELECT id FROM rulings_ruling"

MOVES = """
CREATE FUNCTION ruling_knows_who_entered_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.entered_by_id := coalesce(NEW.entered_by_id, rulings_editor());
    RETURN NEW;
END $$;
CREATE TRIGGER ruling_knows_who_entered_it BEFORE INSERT ON rulings_ruling
    FOR EACH ROW EXECUTE FUNCTION ruling_knows_who_entered_it();

CREATE FUNCTION ruling_move_legal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'expired' THEN
        RAISE check_violation USING
            CONSTRAINT = 'expired_ruling_stays_empty',
            MESSAGE = 'an expired ruling keeps nothing of what it said';
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'in_review'), ('draft', 'published'),
        ('in_review', 'draft'), ('in_review', 'published'),
        ('published', 'withdrawn'), ('published', 'replaced'), ('published', 'expired'),
        ('withdrawn', 'in_review'), ('withdrawn', 'published'), ('withdrawn', 'expired'),
        ('replaced', 'withdrawn'), ('replaced', 'expired')
    ) THEN
        RAISE check_violation USING
            CONSTRAINT = 'ruling_move_legal',
            MESSAGE = format('a ruling cannot go from %s to %s', OLD.state, NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ruling_move_legal BEFORE UPDATE ON rulings_ruling
    FOR EACH ROW EXECUTE FUNCTION ruling_move_legal();

CREATE FUNCTION rulings_log_removal(wanted text, regulator bigint, what text) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO rulings_removal (ruling_id, kind, regulator, reason, made_at, made_by_id, made_with)
    SELECT wanted, what, coalesce((SELECT slug FROM rulings_regulator WHERE id = regulator), ''),
           coalesce(rulings_setting('reason'), ''), now(), rulings_editor(),
           coalesce(rulings_setting('made_with'), 'database')
$$;

-- Who deletes a draft in the database deletes its history with it.
CREATE FUNCTION ruling_history_goes_with_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rulings_revision WHERE ruling_id = OLD.id;
    RETURN OLD;
END $$;
CREATE TRIGGER ruling_history_goes_with_it BEFORE DELETE ON rulings_ruling
    FOR EACH ROW EXECUTE FUNCTION ruling_history_goes_with_it();

CREATE FUNCTION ruling_removal_is_logged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM rulings_log_removal(OLD.id, OLD.regulator_id, 'deleted');
    ELSE
        PERFORM rulings_log_removal(NEW.id, NEW.regulator_id, NEW.state);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ruling_removal_is_logged AFTER UPDATE ON rulings_ruling
    FOR EACH ROW WHEN (OLD.state <> NEW.state
                       AND NEW.state IN ('withdrawn', 'replaced', 'expired'))
    EXECUTE FUNCTION ruling_removal_is_logged();
CREATE TRIGGER ruling_deletion_is_logged AFTER DELETE ON rulings_ruling
    FOR EACH ROW EXECUTE FUNCTION ruling_removal_is_logged();
"""

# An installation of before: its rulings' history begins with what they say now.
CATCH_UP = """
INSERT INTO rulings_revision (ruling_id, number, made_at, made_with, database_role, reason,
                              is_minor, snapshot)
SELECT id, 1, changed_at, 'database', session_user, '', false, rulings_described(id)
FROM rulings_ruling ruling
WHERE NOT EXISTS (SELECT FROM rulings_revision WHERE ruling_id = ruling.id)
  AND ruling.state <> 'expired';
"""


def triggers():
    """Four statement-level triggers for each table that a ruling is made of."""
    statements = []
    for table, path in PARTS.items():
        for event, (transition, changed) in EVENTS.items():
            paths = [path.format(rows=rows) for rows in changed] if changed else [EVERY_RULING]
            rulings = " UNION ".join(paths)
            statements.append(
                NOTED.format(table=table, event=event, rulings=rulings, transition=transition)
            )
    return "\n".join(statements)


def undo():
    """Takes functions and triggers away again; revisions go with their table."""
    functions = ", ".join(
        f"{table}_{event}_is_noted" for table in PARTS for event in EVENTS
    )
    return (
        f"DROP FUNCTION {functions} CASCADE;"
        "DROP FUNCTION ruling_removal_is_logged, ruling_move_legal, ruling_knows_who_entered_it, "
        "ruling_history_goes_with_it CASCADE;"
        "DROP FUNCTION rulings_log_removal;"
        "DROP TABLE rulings_unrecorded;"
        "DROP FUNCTION rulings_record_revision, rulings_record, rulings_described, rulings_editor, rulings_setting;"
        + HASH_BEFORE
    )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0008_editors_work")]
    operations = [
        migrations.RunSQL(
            HASH + DESCRIBED + REVISIONS + MOVES + triggers() + CATCH_UP, undo()
        )
    ]
