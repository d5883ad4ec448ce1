"""The search entry fills itself: one function, called by every table that feeds it.

``rulings_refresh_entries(ids)`` rebuilds the entries of some rulings from the tables. Triggers call
it once a statement, so that bulk updates and raw SQL keep the search as fresh as the admin does.
"""

from django.db import migrations

REFRESH = """
CREATE FUNCTION rulings_length_band(months int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN months <= 6 THEN 'up_to_6'
                WHEN months <= 12 THEN '7_to_12'
                WHEN months <= 24 THEN '13_to_24'
                WHEN months <= 36 THEN '25_to_36'
                ELSE 'over_36' END
$$;

-- A vector holds at most 1 MB, four of these: texts far longer than any are cut, not refused.
CREATE FUNCTION rulings_vector(body text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT setweight(to_tsvector('english', left(coalesce(body, ''), 50000)), weight)
$$;

CREATE VIEW rulings_entry_source AS
SELECT
    ruling.id AS ruling_id,
    ARRAY(SELECT DISTINCT s.kind FROM rulings_sanction s
          WHERE s.ruling_id = ruling.id AND s.imposed ORDER BY 1)::text[] AS sanctions,
    ARRAY(SELECT DISTINCT s.kind FROM rulings_sanction s
          WHERE s.ruling_id = ruling.id AND NOT s.imposed ORDER BY 1)::text[]
        AS sanctions_rejected,
    ARRAY(SELECT DISTINCT CASE WHEN s.indefinite THEN 'indefinite'
                               ELSE rulings_length_band(s.duration_months) END
          FROM rulings_sanction s
          WHERE s.ruling_id = ruling.id AND s.imposed
            AND (s.indefinite OR s.duration_months IS NOT NULL) ORDER BY 1)::text[] AS lengths,
    ARRAY(SELECT DISTINCT s.duration_months FROM rulings_sanction s
          WHERE s.ruling_id = ruling.id AND s.imposed AND s.duration_months IS NOT NULL
          ORDER BY 1)::int[] AS durations,
    (SELECT max(CASE WHEN s.indefinite THEN 32767 ELSE s.duration_months END)
     FROM rulings_sanction s WHERE s.ruling_id = ruling.id AND s.imposed)::int AS longest_months,
    ARRAY(SELECT DISTINCT f.ground FROM rulings_finding f
          WHERE f.ruling_id = ruling.id AND f.outcome = 'found' ORDER BY 1)::text[] AS grounds,
    ARRAY(SELECT DISTINCT f.ground FROM rulings_finding f
          WHERE f.ruling_id = ruling.id AND f.outcome = 'not_found' ORDER BY 1)::text[]
        AS grounds_not_found,
    ruling.impairment::text AS impairment,
    regulator.slug::text AS regulator,
    committee.slug::text AS committee,
    profession.slug::text AS profession,
    setting.slug::text AS setting,
    nullif(ruling.hearing, '')::text AS hearing,
    ARRAY(SELECT t.slug FROM rulings_rulingtopic rt JOIN rulings_topic t ON t.id = rt.topic_id
          WHERE rt.ruling_id = ruling.id
          UNION
          SELECT t.slug FROM rulings_particular p
          JOIN rulings_particular_topics pt ON pt.particular_id = p.id
          JOIN rulings_topic t ON t.id = pt.topic_id
          WHERE p.ruling_id = ruling.id ORDER BY 1)::text[] AS topics,
    ARRAY(SELECT DISTINCT ft.slug FROM rulings_factor f
          JOIN rulings_factortype ft ON ft.id = f.factor_type_id
          WHERE f.ruling_id = ruling.id AND f.accepted AND ft.side = 'mitigating'
          ORDER BY 1)::text[] AS mitigating,
    ARRAY(SELECT DISTINCT ft.slug FROM rulings_factor f
          JOIN rulings_factortype ft ON ft.id = f.factor_type_id
          WHERE f.ruling_id = ruling.id AND f.accepted AND ft.side = 'aggravating'
          ORDER BY 1)::text[] AS aggravating,
    ruling.decided_on,
    extract(year FROM ruling.decided_on)::int::text AS year,
    rulings_vector(ruling.title, 'A') || rulings_vector(particular.texts, 'B')
        || rulings_vector(finding.reasons, 'C') AS short_vector,
    rulings_vector(ruling.title, 'A') || rulings_vector(particular.texts, 'B')
        || rulings_vector(finding.reasons, 'C')
        || rulings_vector(
            concat_ws(E'\n', ruling.summary, ruling.impairment_reason, ruling.harm_note,
                regulator.name, regulator.short_name, committee.name, profession.label,
                setting.label, particular.reasons, sanction.texts, factor.texts, topic.labels,
                correction.notes), 'D') AS long_vector
FROM rulings_ruling ruling
LEFT JOIN rulings_regulator regulator ON regulator.id = ruling.regulator_id
LEFT JOIN rulings_committee committee ON committee.id = ruling.committee_id
LEFT JOIN rulings_profession profession ON profession.id = ruling.profession_id
LEFT JOIN rulings_setting setting ON setting.id = ruling.setting_id
LEFT JOIN LATERAL (
    SELECT string_agg(p.text, E'\n' ORDER BY p.position, p.id) AS texts,
           string_agg(p.reason, E'\n' ORDER BY p.position, p.id) AS reasons
    FROM rulings_particular p WHERE p.ruling_id = ruling.id
) particular ON true
LEFT JOIN LATERAL (
    SELECT string_agg(f.reason, E'\n' ORDER BY f.position, f.id) AS reasons
    FROM rulings_finding f WHERE f.ruling_id = ruling.id
) finding ON true
LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(E'\n', coalesce(nullif(s.name, ''), st.legal_name), s.reason,
               (SELECT string_agg(concat_ws(' ', c.text,
                           (SELECT string_agg(cp.frequency, ' ' ORDER BY cp.from_month)
                            FROM rulings_conditionphase cp WHERE cp.condition_id = c.id)),
                        E'\n' ORDER BY c.position, c.id)
                FROM rulings_condition c WHERE c.sanction_id = s.id)),
           E'\n' ORDER BY s.position, s.id) AS texts
    FROM rulings_sanction s
    LEFT JOIN rulings_sanctiontype st
        ON st.regulator_id = ruling.regulator_id AND st.kind = s.kind
    WHERE s.ruling_id = ruling.id
) sanction ON true
LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', ft.label, f.text), E'\n' ORDER BY f.id) AS texts
    FROM rulings_factor f JOIN rulings_factortype ft ON ft.id = f.factor_type_id
    WHERE f.ruling_id = ruling.id
) factor ON true
LEFT JOIN LATERAL (
    SELECT string_agg(t.label, E'\n' ORDER BY t.label) AS labels
    FROM rulings_topic t
    WHERE t.id IN (SELECT rt.topic_id FROM rulings_rulingtopic rt WHERE rt.ruling_id = ruling.id
                   UNION
                   SELECT pt.topic_id FROM rulings_particular_topics pt
                   JOIN rulings_particular p ON p.id = pt.particular_id
                   WHERE p.ruling_id = ruling.id)
) topic ON true
LEFT JOIN LATERAL (
    SELECT string_agg(c.note, E'\n' ORDER BY c.id) AS notes
    FROM rulings_correction c WHERE c.ruling_id = ruling.id
) correction ON true
WHERE ruling.state = 'published';

CREATE FUNCTION rulings_refresh_entries(wanted text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- One writer a ruling at a time: whoever comes second sees what the first one committed.
    PERFORM FROM rulings_ruling WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM rulings_searchentry entry
    WHERE entry.ruling_id = ANY (wanted)
      AND NOT EXISTS (SELECT FROM rulings_ruling r
                      WHERE r.id = entry.ruling_id AND r.state = 'published');
    INSERT INTO rulings_searchentry ({columns})
    SELECT {columns} FROM rulings_entry_source WHERE ruling_id = ANY (wanted)
    ON CONFLICT (ruling_id) DO UPDATE SET {assignments};
END $$;
"""

COLUMNS = [
    "ruling_id",
    "sanctions",
    "sanctions_rejected",
    "lengths",
    "durations",
    "longest_months",
    "grounds",
    "grounds_not_found",
    "impairment",
    "regulator",
    "committee",
    "profession",
    "setting",
    "hearing",
    "topics",
    "mitigating",
    "aggravating",
    "decided_on",
    "year",
    "short_vector",
    "long_vector",
]

# Table -> how its changed rows (``old_rows``, ``new_rows``) lead to rulings.
FEEDERS = {
    "rulings_ruling": "SELECT c.id FROM {rows} c",
    "rulings_rulingtopic": "SELECT c.ruling_id FROM {rows} c",
    "rulings_particular": "SELECT c.ruling_id FROM {rows} c",
    "rulings_particular_topics": (
        "SELECT p.ruling_id FROM {rows} c JOIN rulings_particular p ON p.id = c.particular_id"
    ),
    "rulings_finding": "SELECT c.ruling_id FROM {rows} c",
    "rulings_sanction": "SELECT c.ruling_id FROM {rows} c",
    "rulings_condition": (
        "SELECT s.ruling_id FROM {rows} c JOIN rulings_sanction s ON s.id = c.sanction_id"
    ),
    "rulings_conditionphase": (
        "SELECT s.ruling_id FROM {rows} c JOIN rulings_condition o ON o.id = c.condition_id "
        "JOIN rulings_sanction s ON s.id = o.sanction_id"
    ),
    "rulings_factor": "SELECT c.ruling_id FROM {rows} c",
    "rulings_correction": "SELECT c.ruling_id FROM {rows} c",
    "rulings_regulator": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.regulator_id = c.id"
    ),
    "rulings_sanctiontype": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.regulator_id = c.regulator_id "
        "JOIN rulings_sanction s ON s.ruling_id = r.id AND s.kind = c.kind"
    ),
    "rulings_committee": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.committee_id = c.id"
    ),
    "rulings_profession": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.profession_id = c.id"
    ),
    "rulings_setting": (
        "SELECT r.id FROM {rows} c JOIN rulings_ruling r ON r.setting_id = c.id"
    ),
    "rulings_topic": (
        "SELECT rt.ruling_id FROM {rows} c JOIN rulings_rulingtopic rt ON rt.topic_id = c.id "
        "UNION SELECT p.ruling_id FROM {rows} c "
        "JOIN rulings_particular_topics pt ON pt.topic_id = c.id "
        "JOIN rulings_particular p ON p.id = pt.particular_id"
    ),
    "rulings_factortype": (
        "SELECT f.ruling_id FROM {rows} c JOIN rulings_factor f ON f.factor_type_id = c.id"
    ),
}

TRIGGER = """
CREATE FUNCTION {table}_{event}_refreshes_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_refresh_entries(ARRAY({rulings}));
    RETURN NULL;
END $$;
CREATE TRIGGER {event}_refreshes_entries AFTER {event} ON {table}
    REFERENCING {transition}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_{event}_refreshes_entries();
"""

# Event -> the transition tables, and the rows that changed. Rows saved as they were count for nothing:
# opening and saving a regulator must not rebuild the entries of all its rulings.
EVENTS = {
    "insert": ("NEW TABLE AS new_rows", ["new_rows"]),
    "delete": ("OLD TABLE AS old_rows", ["old_rows"]),
    "update": (
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        [
            "(SELECT * FROM new_rows EXCEPT SELECT * FROM old_rows)",
            "(SELECT * FROM old_rows EXCEPT SELECT * FROM new_rows)",
        ],
    ),
}


def triggers() -> str:
    """Three statement-level triggers for each table that feeds the entry."""
    statements = []
    for table, path in FEEDERS.items():
        for event, (transition, changed) in EVENTS.items():
            rulings = " UNION ".join(path.format(rows=rows) for rows in changed)
            statements.append(
                TRIGGER.format(table=table, event=event, rulings=rulings, transition=transition)
            )
    return "\n".join(statements)


def refresh() -> str:
    """The refresh function with its column list filled in."""
    assignments = ", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS[1:])
    return REFRESH.replace("{columns}", ", ".join(COLUMNS)).replace("{assignments}", assignments)


def undo() -> str:
    """Takes functions, their triggers and the view away again."""
    functions = ", ".join(
        f"{table}_{event}_refreshes_entries" for table in FEEDERS for event in EVENTS
    )
    return (
        f"DROP FUNCTION {functions}, rulings_refresh_entries CASCADE;"
        "DROP VIEW rulings_entry_source;"
        "DROP FUNCTION rulings_vector, rulings_length_band;"
    )


class Migration(migrations.Migration):
    dependencies = [("rulings", "0002_rules")]
    operations = [migrations.RunSQL(refresh() + triggers(), undo())]
