"""The search reads passages: one view of every text of a ruling, and one way to make words of it.

``rulings_words`` makes texts and queries alike (rulings/search/language/words.py says the same in
Python). The configuration ``rulings_english`` keeps small words, so that "lack of competence" is
those three words in that order. Labels in the vectors are fields of the query language:

    short_vector   A title   B particulars   C findings
    long_vector    A the panel's reasons   B conditions   D everything else
"""

from importlib import import_module

from django.db import migrations

from rulings.search.language.words import JOINING, PARTING

before = import_module("rulings.migrations.0003_search_entry")

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

# "xpassagex" keeps a phrase from running over the end of a passage into the next.
PASSAGES = """
CREATE VIEW rulings_passage AS
SELECT 'title:' || id AS id, id::text AS ruling_id, 'title' AS kind, 'title' AS anchor,
       1 AS section, 0::bigint AS position, title::text AS text FROM rulings_ruling
UNION ALL
SELECT 'summary:' || id, id, 'summary', 'summary', 3, 0, summary FROM rulings_ruling
WHERE summary <> ''
UNION ALL
SELECT 'particular:' || id, ruling_id, 'particular', 'particular-' || id, 4,
       position * 10::bigint, text FROM rulings_particular
UNION ALL
SELECT 'particular_reason:' || id, ruling_id, 'particular_reason', 'particular-' || id, 4,
       position * 10::bigint + 1, reason FROM rulings_particular WHERE reason <> ''
UNION ALL
SELECT 'finding:' || f.id, f.ruling_id, 'finding', 'finding-' || f.id, 5,
       f.position * 10::bigint,
       coalesce(g.legal_name, initcap(replace(f.ground, '_', ' ')))
FROM rulings_finding f JOIN rulings_ruling r ON r.id = f.ruling_id
LEFT JOIN rulings_ground g ON g.regulator_id = r.regulator_id AND g.kind = f.ground
UNION ALL
SELECT 'finding_reason:' || id, ruling_id, 'finding_reason', 'finding-' || id, 5,
       position * 10::bigint + 1, reason FROM rulings_finding WHERE reason <> ''
UNION ALL
SELECT 'impairment_reason:' || id, id, 'impairment_reason', 'impairment', 6, 0,
       impairment_reason FROM rulings_ruling WHERE impairment_reason <> ''
UNION ALL
SELECT 'sanction:' || s.id, s.ruling_id, 'sanction', 'sanction-' || s.id, 7,
       (NOT s.imposed)::int * 1000000::bigint + s.position * 10,
       coalesce(nullif(s.name, ''), t.legal_name, initcap(replace(s.kind, '_', ' ')))
FROM rulings_sanction s JOIN rulings_ruling r ON r.id = s.ruling_id
LEFT JOIN rulings_sanctiontype t ON t.regulator_id = r.regulator_id AND t.kind = s.kind
UNION ALL
SELECT 'sanction_reason:' || id, ruling_id, 'sanction_reason', 'sanction-' || id, 7,
       (NOT imposed)::int * 1000000::bigint + position * 10 + 1, reason
FROM rulings_sanction WHERE reason <> ''
UNION ALL
SELECT 'condition:' || c.id, s.ruling_id, 'condition', 'condition-' || c.id, 8,
       s.position * 1000000::bigint + c.position * 100, c.text
FROM rulings_condition c JOIN rulings_sanction s ON s.id = c.sanction_id
UNION ALL
SELECT 'frequency:' || p.id, s.ruling_id, 'condition', 'condition-' || c.id, 8,
       s.position * 1000000::bigint + c.position * 100 + 1, p.frequency
FROM rulings_conditionphase p JOIN rulings_condition c ON c.id = p.condition_id
JOIN rulings_sanction s ON s.id = c.sanction_id
UNION ALL
SELECT 'factor:' || f.id, f.ruling_id, 'factor', 'weighed', 9, f.id, t.label
FROM rulings_factor f JOIN rulings_factortype t ON t.id = f.factor_type_id
UNION ALL
SELECT 'factor_text:' || id, ruling_id, 'factor', 'weighed', 9, id, text
FROM rulings_factor WHERE text <> ''
UNION ALL
SELECT 'harm:' || id, id, 'harm', 'harm', 10, 0, harm_note FROM rulings_ruling
WHERE harm_note <> ''
UNION ALL
SELECT 'correction:' || id, ruling_id, 'correction', 'corrections', 11, id, note
FROM rulings_correction
UNION ALL
SELECT 'reference:' || id, id, 'about', 'about', 2, 0, case_reference FROM rulings_ruling
WHERE case_reference <> ''
UNION ALL
SELECT 'regulator:' || r.id, r.id, 'about', 'about', 2, 1, a.name
FROM rulings_ruling r JOIN rulings_regulator a ON a.id = r.regulator_id
UNION ALL
SELECT 'regulator_short:' || r.id, r.id, 'about', 'about', 2, 2, a.short_name
FROM rulings_ruling r JOIN rulings_regulator a ON a.id = r.regulator_id
UNION ALL
SELECT 'committee:' || r.id, r.id, 'about', 'about', 2, 3, a.name
FROM rulings_ruling r JOIN rulings_committee a ON a.id = r.committee_id
UNION ALL
SELECT 'profession:' || r.id, r.id, 'about', 'about', 2, 4, a.label
FROM rulings_ruling r JOIN rulings_profession a ON a.id = r.profession_id
UNION ALL
SELECT 'setting:' || r.id, r.id, 'about', 'about', 2, 5, a.label
FROM rulings_ruling r JOIN rulings_setting a ON a.id = r.setting_id
UNION ALL
SELECT 'topic:' || rt.id, rt.ruling_id, 'about', 'about', 2, 6, t.label
FROM rulings_rulingtopic rt JOIN rulings_topic t ON t.id = rt.topic_id
UNION ALL
SELECT 'particular_topic:' || pt.id, p.ruling_id, 'particular_topic', 'particular-' || p.id, 4,
       p.position * 10::bigint + 2, t.label
FROM rulings_particular_topics pt JOIN rulings_particular p ON p.id = pt.particular_id
JOIN rulings_topic t ON t.id = pt.topic_id;
"""

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
           sum(length(p.body)) AS letters
    FROM (SELECT kind, 'xpassagex ' || text AS body,
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
            "DROP VIEW rulings_entry_source;" + WORDS + PASSAGES + ENTRY + REBUILD,
            UNDO + before.refresh() + REBUILD,
        )
    ]
