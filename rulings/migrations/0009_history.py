"""Every change to a ruling becomes a revision, whoever makes it; and only legal moves are made.

- ``rulings_described`` is a ruling as plain data, the shape that ``rulings.intake`` takes in.
- Statement triggers note which rulings a statement changed; a deferred trigger writes one revision
  for each of them at the end of the transaction. A transaction that leaves a ruling as it was
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
-- Empty between transactions: each deletes the rows it wrote, and nobody sees those of others.
CREATE UNLOGGED TABLE rulings_unrecorded (ruling_id text NOT NULL);

CREATE FUNCTION rulings_setting(name text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('rulings.' || name, true), '')
$$;

CREATE FUNCTION rulings_editor() RETURNS int LANGUAGE sql STABLE AS $$
    SELECT id FROM auth_user WHERE id = rulings_setting('made_by')::int
$$;

CREATE FUNCTION rulings_record_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    described jsonb;
    latest record;
BEGIN
    DELETE FROM rulings_unrecorded WHERE ruling_id = NEW.ruling_id;
    IF NOT FOUND THEN
        RETURN NULL;  -- this transaction noted the ruling several times
    END IF;
    described := rulings_described(NEW.ruling_id);
    IF described IS NULL OR described #>> '{desk,state}' = 'expired' THEN
        RETURN NULL;
    END IF;
    SELECT id, number, snapshot, made_at INTO latest FROM rulings_revision
    WHERE ruling_id = NEW.ruling_id ORDER BY number DESC LIMIT 1;
    IF latest.snapshot = described THEN
        RETURN NULL;
    END IF;
    -- One revision a transaction; now() is when it began.
    IF latest.made_at = now() THEN
        UPDATE rulings_revision SET snapshot = described,
            made_with = coalesce(rulings_setting('made_with'), made_with),
            made_by_id = coalesce(rulings_editor(), made_by_id),
            reason = coalesce(rulings_setting('reason'), reason),
            is_minor = coalesce(rulings_setting('is_minor')::boolean, is_minor),
            restores = coalesce(rulings_setting('restores')::int, restores)
        WHERE id = latest.id;
        RETURN NULL;
    END IF;
    INSERT INTO rulings_revision (ruling_id, number, made_at, made_by_id, made_with,
                                  database_role, reason, is_minor, restores, snapshot)
    VALUES (NEW.ruling_id, coalesce(latest.number, 0) + 1, now(), rulings_editor(),
            coalesce(rulings_setting('made_with'), 'database'), session_user,
            coalesce(rulings_setting('reason'), ''),
            coalesce(rulings_setting('is_minor')::boolean, false),
            rulings_setting('restores')::int, described);
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
    INSERT INTO rulings_unrecorded (ruling_id) SELECT * FROM ({rulings}) changed (ruling_id);
    RETURN NULL;
END $$;
CREATE TRIGGER {event}_is_noted AFTER {event} ON {table}
    REFERENCING {transition}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_{event}_is_noted();
"""

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
FROM rulings_ruling;
"""


def triggers():
    """Three statement-level triggers for each table that a ruling is made of."""
    statements = []
    for table, path in PARTS.items():
        for event, (transition, changed) in entry.EVENTS.items():
            rulings = " UNION ".join(path.format(rows=rows) for rows in changed)
            statements.append(
                NOTED.format(table=table, event=event, rulings=rulings, transition=transition)
            )
    return "\n".join(statements)


def undo():
    """Takes functions and triggers away again; revisions go with their table."""
    functions = ", ".join(
        f"{table}_{event}_is_noted" for table in PARTS for event in entry.EVENTS
    )
    return (
        f"DROP FUNCTION {functions} CASCADE;"
        "DROP FUNCTION ruling_removal_is_logged, ruling_move_legal, ruling_knows_who_entered_it, "
        "ruling_history_goes_with_it CASCADE;"
        "DROP FUNCTION rulings_log_removal;"
        "DROP TABLE rulings_unrecorded;"
        "DROP FUNCTION rulings_record_revision, rulings_described, rulings_editor, rulings_setting;"
        + HASH_BEFORE
    )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0008_editors_work")]
    operations = [
        migrations.RunSQL(
            HASH + DESCRIBED + REVISIONS + MOVES + triggers() + CATCH_UP, undo()
        )
    ]
