"""The search reads passages: one view of every text of a ruling, and one way to make words of it.

``rulings_words`` makes texts and queries alike (rulings/search/language/words.py says the same in
Python). The configuration ``rulings_english`` keeps small words, so that "lack of competence" is
those three words in that order. Labels in the vectors are fields of the query language:

    short_vector   A title   B particulars   C findings
    long_vector    A the panel's reasons   B conditions   D everything else
"""

from importlib import import_module

from django.db import migrations

before = import_module("rulings.migrations.0003_search_entry")

# As rulings/search/language/words.py has them; a test holds the two together.
JOINING = (
    r"\u0027\u00ad\u02bb\u02bc\u0300-\u036f\u200b-\u200f\u2018-\u201b\u202a-\u202e\u2032"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
PARTING = (
    r"\u0001-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b1"
    r"\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u2010-\u2017\u201c-\u2029"
    r"\u202f-\u2031\u2033-\u205f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3007-\u3030\u303d-\u303f"
    r"\U0001f000-\U0001faff"
)

WORDS = f"""
CREATE TEXT SEARCH DICTIONARY rulings_stem (TEMPLATE = snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION rulings_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION rulings_english
    ALTER MAPPING REPLACE english_stem WITH rulings_stem;

CREATE FUNCTION rulings_words(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(
        regexp_replace(normalize(coalesce(body, ''), NFKD), '[{JOINING}]', '', 'g'),
        '[{PARTING}]+', ' ', 'g')
$$;

-- A vector holds at most 1 MB: texts far longer than any are cut, not refused.
CREATE OR REPLACE FUNCTION rulings_vector(body text, weight "char") RETURNS tsvector
LANGUAGE sql IMMUTABLE AS $$
    SELECT setweight(to_tsvector('rulings_english', rulings_words(left(body, 50000))), weight)
$$;
"""

# One row of passages for each of these: id, ruling, kind, anchor, section, place in it, text, rows.
RULING = "rulings_ruling r"
OF_RULING = (
    ("title", "title", "title", 1, 0, "r.title", RULING),
    ("reference", "about", "about", 2, 0, "r.case_reference", f"{RULING} WHERE r.case_reference <> ''"),
    ("regulator", "about", "about", 2, 1, "a.name", f"{RULING} JOIN rulings_regulator a ON a.id = r.regulator_id"),
    ("regulator_short", "about", "about", 2, 2, "a.short_name", f"{RULING} JOIN rulings_regulator a ON a.id = r.regulator_id"),
    ("committee", "about", "about", 2, 3, "a.name", f"{RULING} JOIN rulings_committee a ON a.id = r.committee_id"),
    ("profession", "about", "about", 2, 4, "a.label", f"{RULING} JOIN rulings_profession a ON a.id = r.profession_id"),
    ("setting", "about", "about", 2, 5, "a.label", f"{RULING} JOIN rulings_setting a ON a.id = r.setting_id"),
    ("summary", "summary", "summary", 3, 0, "r.summary", f"{RULING} WHERE r.summary <> ''"),
    ("impairment_reason", "impairment_reason", "impairment", 6, 0, "r.impairment_reason", f"{RULING} WHERE r.impairment_reason <> ''"),
    ("harm", "harm", "harm", 10, 0, "r.harm_note", f"{RULING} WHERE r.harm_note <> ''"),
)
IMPOSED_FIRST = "(NOT s.imposed)::int * 1000000::bigint + s.position * 10"
IN_SANCTION = "s.position * 1000000::bigint + c.position * 100"
PARTS = (
    ("topic:' || rt.id", "rt.ruling_id", "about", "'about'", 2, "6", "t.label",
     "rulings_rulingtopic rt JOIN rulings_topic t ON t.id = rt.topic_id"),
    ("particular:' || p.id", "p.ruling_id", "particular", "'particular-' || p.id", 4,
     "p.position * 10", "p.text", "rulings_particular p"),
    ("particular_reason:' || p.id", "p.ruling_id", "particular_reason", "'particular-' || p.id", 4,
     "p.position * 10 + 1", "p.reason", "rulings_particular p WHERE p.reason <> ''"),
    ("particular_topic:' || pt.id", "p.ruling_id", "particular_topic", "'particular-' || p.id", 4,
     "p.position * 10 + 2", "t.label",
     "rulings_particular_topics pt JOIN rulings_particular p ON p.id = pt.particular_id "
     "JOIN rulings_topic t ON t.id = pt.topic_id"),
    ("finding:' || f.id", "f.ruling_id", "finding", "'finding-' || f.id", 5, "f.position * 10",
     "coalesce(g.legal_name, initcap(replace(f.ground, '_', ' ')))",
     "rulings_finding f JOIN rulings_ruling r ON r.id = f.ruling_id "
     "LEFT JOIN rulings_ground g ON g.regulator_id = r.regulator_id AND g.kind = f.ground"),
    ("finding_reason:' || f.id", "f.ruling_id", "finding_reason", "'finding-' || f.id", 5,
     "f.position * 10 + 1", "f.reason", "rulings_finding f WHERE f.reason <> ''"),
    ("sanction:' || s.id", "s.ruling_id", "sanction", "'sanction-' || s.id", 7, IMPOSED_FIRST,
     "coalesce(nullif(s.name, ''), t.legal_name, initcap(replace(s.kind, '_', ' ')))",
     "rulings_sanction s JOIN rulings_ruling r ON r.id = s.ruling_id "
     "LEFT JOIN rulings_sanctiontype t ON t.regulator_id = r.regulator_id AND t.kind = s.kind"),
    ("sanction_reason:' || s.id", "s.ruling_id", "sanction_reason", "'sanction-' || s.id", 7,
     f"{IMPOSED_FIRST} + 1", "s.reason", "rulings_sanction s WHERE s.reason <> ''"),
    ("condition:' || c.id", "s.ruling_id", "condition", "'condition-' || c.id", 8, IN_SANCTION,
     "c.text", "rulings_condition c JOIN rulings_sanction s ON s.id = c.sanction_id"),
    ("frequency:' || p.id", "s.ruling_id", "condition", "'condition-' || c.id", 8,
     f"{IN_SANCTION} + 1", "p.frequency",
     "rulings_conditionphase p JOIN rulings_condition c ON c.id = p.condition_id "
     "JOIN rulings_sanction s ON s.id = c.sanction_id"),
    ("factor:' || f.id", "f.ruling_id", "factor", "'weighed'", 9, "f.id", "t.label",
     "rulings_factor f JOIN rulings_factortype t ON t.id = f.factor_type_id"),
    ("factor_text:' || f.id", "f.ruling_id", "factor", "'weighed'", 9, "f.id", "f.text",
     "rulings_factor f WHERE f.text <> ''"),
    ("correction:' || c.id", "c.ruling_id", "correction", "'corrections'", 11, "c.id", "c.note",
     "rulings_correction c"),
)


def passages():
    """The view. Every column is cast: PostgreSQL looks for one ruling in all the tables at once only
    if they agree to the letter on their types, and reads every table through if they do not."""
    rows = [
        (f"{name}:' || r.id", "r.id", kind, f"'{anchor}'", section, place, text, tables)
        for name, kind, anchor, section, place, text, tables in OF_RULING
    ]
    selects = [
        f"SELECT ('{id_})::text AS id, ({ruling})::text AS ruling_id, '{kind}'::text AS kind, "
        f"({anchor})::text AS anchor, {section} AS section, ({place})::bigint AS position, "
        f"({text})::text AS text FROM {tables}"
        for id_, ruling, kind, anchor, section, place, text, tables in (*rows, *PARTS)
    ]
    return "CREATE VIEW rulings_passage AS\n" + "\nUNION ALL\n".join(selects) + ";"


# Between two passages lie more words than may lie between words that stand near each other
# (rulings.search.language.parse.MOST_APART; a test holds them together), so that neither those nor a
# phrase run over the end of a passage into the next.
GAP = 22
BETWEEN = "xq " * GAP
# The facet columns are as they were in 0003; the vectors are made of passages.
ENTRY = """
-- A word has at most 256 places in a vector, so a small word has lost some of them in a long text:
-- there, and only there, it stands for any word inside a phrase. "xlongtextx" tells such texts.
CREATE FUNCTION rulings_length_sign(letters bigint) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT (CASE WHEN letters > 20000 THEN 'xlongtextx' ELSE '' END)::tsvector
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
    vector.title || vector.particulars || vector.findings || vector.sign AS short_vector,
    setweight(vector.title || vector.particulars, 'D') || vector.others || vector.conditions
        || vector.reasons || vector.sign AS long_vector
FROM rulings_ruling ruling
LEFT JOIN rulings_regulator regulator ON regulator.id = ruling.regulator_id
LEFT JOIN rulings_committee committee ON committee.id = ruling.committee_id
LEFT JOIN rulings_profession profession ON profession.id = ruling.profession_id
LEFT JOIN rulings_setting setting ON setting.id = ruling.setting_id
CROSS JOIN LATERAL (
    SELECT string_agg(p.body, ' ' ORDER BY p.place) FILTER (WHERE p.kind = 'particular')
               AS particulars,
           string_agg(p.body, ' ' ORDER BY p.place)
               FILTER (WHERE p.kind IN ('finding', 'finding_reason')) AS findings,
           string_agg(p.body, ' ' ORDER BY p.place)
               FILTER (WHERE p.kind IN ('particular_reason', 'finding_reason',
                                        'impairment_reason', 'sanction_reason')) AS reasons,
           string_agg(p.body, ' ' ORDER BY p.place) FILTER (WHERE p.kind = 'condition')
               AS conditions,
           string_agg(p.body, ' ' ORDER BY p.place)
               FILTER (WHERE p.kind NOT IN ('title', 'particular', 'particular_reason',
                                            'finding_reason', 'impairment_reason',
                                            'sanction_reason', 'condition')) AS others,
           sum(p.letters) AS letters
    FROM (SELECT kind, '{between}' || text AS body, length(text) AS letters,
                 row_number() OVER (ORDER BY section, position, id) AS place
          FROM rulings_passage WHERE ruling_id = ruling.id) p
) passages
CROSS JOIN LATERAL (
    SELECT rulings_vector(ruling.title, 'A') AS title,
           rulings_vector(passages.particulars, 'B') AS particulars,
           rulings_vector(passages.findings, 'C') AS findings,
           rulings_vector(passages.reasons, 'A') AS reasons,
           rulings_vector(passages.conditions, 'B') AS conditions,
           rulings_vector(passages.others, 'D') AS others,
           rulings_length_sign(passages.letters) AS sign
) vector
WHERE ruling.state = 'published';
"""

REBUILD = "SELECT rulings_refresh_entries(ARRAY(SELECT id::text FROM rulings_ruling));"

UNDO = """
DROP FUNCTION rulings_refresh_entries;
DROP VIEW rulings_entry_source, rulings_passage;
DROP FUNCTION rulings_length_sign, rulings_vector, rulings_words, rulings_length_band;
DROP TEXT SEARCH CONFIGURATION rulings_english;
DROP TEXT SEARCH DICTIONARY rulings_stem;
"""


class Migration(migrations.Migration):
    dependencies = [("rulings", "0004_search_language")]
    operations = [
        migrations.RunSQL(
            "DROP VIEW rulings_entry_source;" + WORDS + passages() + ENTRY.replace("{between}", BETWEEN),
            UNDO + before.refresh() + REBUILD,
        )
    ]
