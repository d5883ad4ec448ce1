"""Names that are replaced stand in no text; what has passed its last day keeps nothing.

- ``rulings_without_names`` replaces the names of one ruling in a text: whole words, whatever their
  capitals, whatever stands between their parts (blanks, hyphens, “%20”). Row triggers put every
  public text through it before it is saved, and a new or changed replacement puts the texts that
  are there already through it. So titles, addresses, snippets, feeds and files have nothing to
  leak. The saved text of a source stays as it is: no reader sees it.
- ``expires_on`` is the day set by hand, or else the one its regulator's rule gives; kept here.
- A ruling that expires loses everything but its id, its regulator and its days.
"""

from django.db import migrations

NAMES = r"""
-- A name as a pattern: its parts in order, anything that addresses put between words in between.
-- Not by \m and \M: to them “_” and the “20” of “%20” are parts of a word.
CREATE FUNCTION rulings_name_pattern(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(
        '(?:(?<![[:alnum:]])|(?<=%[0-9A-Fa-f]{2}))' || string_agg(
            regexp_replace(regexp_replace(part, '([][\\.^$*+?(){}|])', '\\\1', 'g'),
                           '[''’‘ʼ`´′]', '[''’‘ʼ`´′]?', 'g'),
            '(?:[\s\u00a0\u2000-\u200a\u202f\u2010-\u2015_.+,-]|%20)+' ORDER BY place)
        || '(?![[:alnum:]])', '(?!)')
    FROM regexp_split_to_table(normalize(written),
                               '[\s\u00a0\u2000-\u200a\u202f\u2010-\u2015_.+,-]+')
        WITH ORDINALITY parts (part, place)
    WHERE part <> '' AND written ~ '[[:alnum:]]'
$$;

-- Without the signs that nobody sees, soft hyphens and the like: they would keep a name apart.
CREATE FUNCTION rulings_as_seen(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(body, '[\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')
$$;

CREATE FUNCTION rulings_without_names(wanted text, body text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    name record;
    before text;
BEGIN
    IF body IS NULL OR body = ''
       OR NOT EXISTS (SELECT FROM rulings_namereplacement WHERE ruling_id = wanted) THEN
        RETURN body;
    END IF;
    body := normalize(body);
    -- Again until nothing is left: what is shown for one may complete another.
    FOR round IN 1..20 LOOP
        before := body;
        -- The longest first: “Ann Lee-Smith” before “Smith”.
        FOR name IN SELECT rulings_name_pattern(written) AS pattern,
                           replace(shown, '\', '\\') AS shown
                    FROM rulings_namereplacement WHERE ruling_id = wanted
                    ORDER BY length(written) DESC, id
        LOOP
            IF body !~* name.pattern AND rulings_as_seen(body) ~* name.pattern THEN
                body := rulings_as_seen(body);
            END IF;
            body := regexp_replace(body, name.pattern, name.shown, 'gi');
        END LOOP;
        EXIT WHEN body = before;
    END LOOP;
    RETURN body;
END $$;

CREATE FUNCTION rulings_url_decoded(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    bytes bytea;
BEGIN
    SELECT string_agg(CASE WHEN length(sign[1]) = 3 THEN decode(substr(sign[1], 2), 'hex')
                           ELSE convert_to(sign[1], 'UTF8') END, '' ORDER BY place)
    INTO bytes
    FROM regexp_matches(regexp_replace(url, '%00', '', 'g'), '%[0-9A-Fa-f]{2}|.', 'g')
        WITH ORDINALITY signs (sign, place);
    BEGIN
        RETURN convert_from(bytes, 'UTF8');
    EXCEPTION WHEN character_not_in_repertoire THEN
        RETURN convert_from(bytes, 'LATIN1');
    END;
END $$;

-- Letters without their marks, as most sites write addresses.
CREATE FUNCTION rulings_unmarked(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(normalize(body, NFKD), '[\u0300-\u036f]', '', 'g')
$$;

-- An address may join the parts of a name by anything or nothing.
CREATE FUNCTION rulings_url_names(written text, url text) RETURNS boolean LANGUAGE sql IMMUTABLE
AS $$
    SELECT rulings_unmarked(rulings_url_decoded(rulings_url_decoded(url))) ~* (
        SELECT coalesce('(?<![[:alpha:]])' || string_agg(part, '[^[:alnum:]]*' ORDER BY place)
                        || '(?![[:alpha:]])', '(?!)')
        FROM regexp_split_to_table(rulings_unmarked(written), '[^[:alnum:]]+')
            WITH ORDINALITY parts (part, place)
        WHERE part <> '')
$$;

-- An address that holds a name leads nowhere once it is replaced: better none.
CREATE FUNCTION rulings_url_without_names(wanted text, url text) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM rulings_namereplacement
                             WHERE ruling_id = wanted AND (rulings_url_names(written, url)
                                   OR normalize(url) ~* rulings_name_pattern(written)))
           THEN '' ELSE url END
$$;

-- What is shown instead must not hold what is replaced: it would be replaced again for ever.
CREATE FUNCTION name_replacement_settles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM rulings_namereplacement one, rulings_namereplacement other
               WHERE one.ruling_id = NEW.ruling_id AND other.ruling_id = NEW.ruling_id
                 AND one.shown ~* rulings_name_pattern(other.written)) THEN
        RAISE check_violation USING
            CONSTRAINT = 'name_replacement_settled',
            MESSAGE = 'what is shown instead holds a name that is replaced';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER name_replacement_settles AFTER INSERT OR UPDATE ON rulings_namereplacement
    FOR EACH ROW EXECUTE FUNCTION name_replacement_settles();
"""

# Table -> the ruling a row belongs to, and its texts with the most characters each may have.
TEXTS = {
    "rulings_ruling": (
        "NEW.id",
        {
            "title": 300,
            "summary": None,
            "case_reference": 60,
            "impairment_reason": None,
            "harm_unit": 60,
            "harm_note": None,
        },
    ),
    "rulings_particular": ("NEW.ruling_id", {"label": 20, "text": None, "reason": None}),
    "rulings_finding": ("NEW.ruling_id", {"reason": None}),
    "rulings_sanction": ("NEW.ruling_id", {"name": 120, "review": 120, "reason": None}),
    "rulings_condition": (
        "(SELECT ruling_id FROM rulings_sanction WHERE id = NEW.sanction_id)",
        {"text": None},
    ),
    "rulings_conditionphase": (
        "(SELECT s.ruling_id FROM rulings_condition c JOIN rulings_sanction s "
        "ON s.id = c.sanction_id WHERE c.id = NEW.condition_id)",
        {"frequency": 80},
    ),
    "rulings_factor": ("NEW.ruling_id", {"text": None}),
    "rulings_source": ("NEW.ruling_id", {"publisher": 120, "title": 300}),
    "rulings_correction": ("NEW.ruling_id", {"note": None}),
}

ROW_TRIGGER = """
CREATE FUNCTION {table}_names_replaced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner text := {owner};
BEGIN
    {lock}
    IF EXISTS (SELECT FROM rulings_namereplacement WHERE ruling_id = owner) THEN
        {assignments}
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER names_replaced BEFORE INSERT OR UPDATE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_names_replaced();
"""

# Who adds a part and who replaces a name do so one after the other.
LOCK = "PERFORM FROM rulings_ruling WHERE id = owner FOR KEY SHARE;"

SOURCE_ADDRESS = """
        NEW.url := rulings_url_without_names(owner, NEW.url);
        IF NEW.url = '' AND NEW.title = '' AND NEW.publisher = '' THEN
            NEW.publisher := 'Not named';
        END IF;"""

# Saving a text as it is puts it through the row triggers.
REPLACED = """
CREATE FUNCTION rulings_put_through_names(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    {updates}
END $$;

CREATE FUNCTION name_replacement_reaches_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM rulings_ruling WHERE id = NEW.ruling_id FOR UPDATE;
    PERFORM rulings_put_through_names(NEW.ruling_id);
    PERFORM rulings_log_removal(NEW.ruling_id,
        (SELECT regulator_id FROM rulings_ruling WHERE id = NEW.ruling_id), 'name');
    RETURN NULL;
END $$;
CREATE TRIGGER name_replacement_reaches_texts AFTER INSERT OR UPDATE ON rulings_namereplacement
    FOR EACH ROW EXECUTE FUNCTION name_replacement_reaches_texts();

-- Why something was removed is told without the name, too.
CREATE FUNCTION removal_names_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.reason := rulings_without_names(NEW.ruling_id, NEW.reason);
    RETURN NEW;
END $$;
CREATE TRIGGER removal_names_nobody BEFORE INSERT ON rulings_removal
    FOR EACH ROW EXECUTE FUNCTION removal_names_nobody();
"""

CLOCK = """
-- When the rules of its regulator end a ruling; null where none does.
CREATE FUNCTION rulings_expiry_by_rule(ruling rulings_ruling) RETURNS date
LANGUAGE plpgsql STABLE AS $$
DECLARE
    day date;
BEGIN
    -- A demonstration is no one's record: no rule ends it.
    IF ruling.regulator_id IS NULL OR ruling.is_demonstration OR NOT EXISTS (
        SELECT FROM rulings_retentionrule WHERE regulator_id = ruling.regulator_id) THEN
        RETURN NULL;
    END IF;
    -- The latest of what its orders give. An order without a rule of its own has the general one.
    SELECT max(CASE WHEN ends.at = 'infinity' THEN 'infinity'::date
                    ELSE (ends.at + make_interval(months => rule.months))::date END)
    INTO day
    FROM (SELECT s.kind::text, s.duration_months, s.ends_on, s.indefinite
          FROM rulings_sanction s WHERE s.ruling_id = ruling.id AND s.imposed
          UNION ALL
          SELECT '', NULL, NULL, false WHERE NOT EXISTS (
              SELECT FROM rulings_sanction WHERE ruling_id = ruling.id AND imposed)) ordered
    JOIN LATERAL (SELECT * FROM rulings_retentionrule
                  WHERE regulator_id = ruling.regulator_id AND kind IN (ordered.kind, '')
                  ORDER BY kind = '' LIMIT 1) rule ON true
    CROSS JOIN LATERAL (SELECT coalesce(ruling.decided_on, ruling.published_on) AS decided) known
    CROSS JOIN LATERAL (SELECT CASE rule.counted_from
        WHEN 'publication' THEN ruling.published_on
        WHEN 'decision' THEN known.decided
        ELSE CASE WHEN ordered.indefinite THEN 'infinity'::date
                  ELSE coalesce(ordered.ends_on,
                                (known.decided + make_interval(
                                    months => coalesce(ordered.duration_months, 0)))::date) END
        END AS at) ends;
    RETURN nullif(day, 'infinity'::date);
END $$;

CREATE FUNCTION ruling_expiry_is_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.expires_on := coalesce(NEW.expires_by_hand, rulings_expiry_by_rule(NEW));
    RETURN NEW;
END $$;
CREATE TRIGGER ruling_expiry_is_set BEFORE INSERT OR UPDATE ON rulings_ruling
    FOR EACH ROW EXECUTE FUNCTION ruling_expiry_is_set();

CREATE FUNCTION rulings_reset_expiry(wanted text[]) RETURNS void LANGUAGE sql AS $$
    UPDATE rulings_ruling ruling SET expires_on = NULL  -- the row trigger sets it
    WHERE id = ANY (wanted) AND state <> 'expired' AND expires_by_hand IS NULL
      AND expires_on IS DISTINCT FROM rulings_expiry_by_rule(ruling)
$$;

CREATE FUNCTION sanctions_move_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM rulings_reset_expiry(ARRAY(SELECT DISTINCT ruling_id::text FROM old_rows));
    ELSE
        PERFORM rulings_reset_expiry(ARRAY(SELECT DISTINCT ruling_id::text FROM new_rows));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER insert_moves_expiry AFTER INSERT ON rulings_sanction
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sanctions_move_expiry();
CREATE TRIGGER update_moves_expiry AFTER UPDATE ON rulings_sanction
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sanctions_move_expiry();
CREATE TRIGGER delete_moves_expiry AFTER DELETE ON rulings_sanction
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION sanctions_move_expiry();

CREATE FUNCTION retention_rule_moves_expiry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_reset_expiry(ARRAY(
        SELECT id::text FROM rulings_ruling
        WHERE regulator_id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.regulator_id END,
                               CASE WHEN TG_OP <> 'DELETE' THEN NEW.regulator_id END)));
    RETURN NULL;
END $$;
CREATE TRIGGER retention_rule_moves_expiry AFTER INSERT OR UPDATE OR DELETE
    ON rulings_retentionrule FOR EACH ROW EXECUTE FUNCTION retention_rule_moves_expiry();
"""

EXPIRED = """
CREATE FUNCTION expired_ruling_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.title := 'Expired ruling';
    NEW.summary := '';
    NEW.committee_id := NULL;
    NEW.profession_id := NULL;
    NEW.setting_id := NULL;
    NEW.case_reference := '';
    NEW.agency := NULL;
    NEW.hearing := '';
    NEW.decided_on := NULL;
    NEW.decided_precision := '';
    NEW.impairment := 'not_stated';
    NEW.impairment_personal := NULL;
    NEW.impairment_public := NULL;
    NEW.impairment_reason := '';
    NEW.sanction_not_stated := false;
    NEW.harm_affected := NULL;
    NEW.harm_actual := NULL;
    NEW.harm_unit := '';
    NEW.harm_note := '';
    NEW.comments_stated := NULL;
    NEW.hold_reason := '';
    NEW.replaced_by_id := NULL;
    NEW.entered_by_id := NULL;
    NEW.expires_by_hand := (statement_timestamp() AT TIME ZONE 'Europe/London')::date;
    RETURN NEW;
END $$;
CREATE TRIGGER expired_ruling_is_emptied BEFORE UPDATE ON rulings_ruling
    FOR EACH ROW WHEN (NEW.state = 'expired' AND OLD.state <> 'expired')
    EXECUTE FUNCTION expired_ruling_is_emptied();

CREATE FUNCTION rulings_forget(wanted text) RETURNS void LANGUAGE sql AS $$
    DELETE FROM rulings_findingparticular
    WHERE finding_id IN (SELECT id FROM rulings_finding WHERE ruling_id = wanted);
    DELETE FROM rulings_particular_topics
    WHERE particular_id IN (SELECT id FROM rulings_particular WHERE ruling_id = wanted);
    DELETE FROM rulings_conditionphase WHERE condition_id IN (
        SELECT c.id FROM rulings_condition c JOIN rulings_sanction s ON s.id = c.sanction_id
        WHERE s.ruling_id = wanted);
    DELETE FROM rulings_condition
    WHERE sanction_id IN (SELECT id FROM rulings_sanction WHERE ruling_id = wanted);
    DELETE FROM rulings_evidence
    WHERE source_id IN (SELECT id FROM rulings_source WHERE ruling_id = wanted);
    DELETE FROM rulings_particular WHERE ruling_id = wanted;
    DELETE FROM rulings_finding WHERE ruling_id = wanted;
    DELETE FROM rulings_sanction WHERE ruling_id = wanted;
    DELETE FROM rulings_factor WHERE ruling_id = wanted;
    DELETE FROM rulings_rulingtopic WHERE ruling_id = wanted;
    DELETE FROM rulings_correction WHERE ruling_id = wanted;
    DELETE FROM rulings_namereplacement WHERE ruling_id = wanted;
    DELETE FROM rulings_clearance WHERE ruling_id = wanted;
    DELETE FROM rulings_autosave WHERE ruling_id = wanted;
    DELETE FROM rulings_presence WHERE ruling_id = wanted;
    DELETE FROM rulings_revision WHERE ruling_id = wanted;
    -- The desk's own log tells titles, and the texts of the rows that were changed.
    UPDATE django_admin_log SET object_repr = 'Expired ruling', change_message = ''
    WHERE object_id = wanted AND content_type_id IN (
        SELECT id FROM django_content_type WHERE app_label = 'rulings' AND model = 'ruling');
$$;

CREATE FUNCTION expired_ruling_is_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_forget(NEW.id);
    DELETE FROM rulings_source WHERE ruling_id = NEW.id;
    RETURN NULL;
END $$;
-- After the triggers named before it in the alphabet: comments go first (comments, migration 0006).
CREATE TRIGGER expired_ruling_is_forgotten AFTER UPDATE ON rulings_ruling
    FOR EACH ROW WHEN (NEW.state = 'expired' AND OLD.state <> 'expired')
    EXECUTE FUNCTION expired_ruling_is_forgotten();
"""


def _row_trigger(table):
    owner, columns = TEXTS[table]
    lines = []
    for column, most in columns.items():
        replaced = f"rulings_without_names(owner, NEW.{column})"
        lines.append(f"NEW.{column} := {f'left({replaced}, {most})' if most else replaced};")
    assignments = "\n        ".join(lines)
    if table == "rulings_source":
        assignments += SOURCE_ADDRESS
    lock = "" if table == "rulings_ruling" else LOCK
    return ROW_TRIGGER.format(table=table, owner=owner, lock=lock, assignments=assignments)


def _update(table):
    column = next(iter(TEXTS[table][1]))
    owned = {
        "rulings_ruling": "id = wanted",
        "rulings_condition": "sanction_id IN (SELECT id FROM rulings_sanction "
        "WHERE ruling_id = wanted)",
        "rulings_conditionphase": "condition_id IN (SELECT c.id FROM rulings_condition c "
        "JOIN rulings_sanction s ON s.id = c.sanction_id WHERE s.ruling_id = wanted)",
    }.get(table, "ruling_id = wanted")
    return f"UPDATE {table} SET {column} = {column} WHERE {owned};"


def statements():
    """Everything, in order."""
    updates = "\n    ".join(_update(table) for table in TEXTS)
    return (
        NAMES
        + "".join(map(_row_trigger, TEXTS))
        + REPLACED.format(updates=updates)
        + CLOCK
        + EXPIRED
    )


def undo():
    """Takes functions and triggers away again; texts stay as they are."""
    functions = ", ".join(f"{table}_names_replaced" for table in TEXTS)
    return (
        f"DROP FUNCTION {functions}, name_replacement_settles, name_replacement_reaches_texts, "
        "ruling_expiry_is_set, sanctions_move_expiry, retention_rule_moves_expiry, "
        "expired_ruling_is_emptied, expired_ruling_is_forgotten, removal_names_nobody CASCADE;"
        "DROP FUNCTION rulings_put_through_names, rulings_url_without_names, "
        "rulings_without_names, rulings_url_names, rulings_unmarked, rulings_url_decoded, "
        "rulings_as_seen, rulings_name_pattern, rulings_reset_expiry, "
        "rulings_expiry_by_rule, rulings_forget;"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("rulings", "0009_history"),
        ("admin", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunSQL(statements(), undo())]
