"""Entries are made faster, and stay what they are: none is made anew.

- Most passages are plain ASCII: ``rulings_words`` has nothing to decompose in them, and most of what
  it replaced by a blank was a blank. Those it leaves where they stand, so that between two words
  there may be several.
- The content hash is a column of the view, over the passages that the vectors are made of: they are
  read once a ruling, and no function plans its statement anew for each. A migration that changes the
  type of a column which the hash names has to drop the view first, as for the facets' columns.
"""

from importlib import import_module

from django.db import migrations

passages = import_module("rulings.migrations.0005_search_passages")
hashed = import_module("rulings.migrations.0006_content_hash")
history = import_module("rulings.migrations.0009_history")
vectors = import_module("rulings.migrations.0013_vectors_by_passage")

# What passages.PARTING has of ASCII, without the blank; the apostrophe alone joins there.
ASCII_PARTING = r"\u0001-\u001f\u0021-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f"

WORDS = f"""
CREATE OR REPLACE FUNCTION rulings_words(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN octet_length(body) = length(body) THEN
        regexp_replace(replace(body, '''', ''), '[{ASCII_PARTING}]+', ' ', 'g')
    ELSE regexp_replace(
        regexp_replace(normalize(coalesce(body, ''), NFKD), '[{passages.JOINING}]', '', 'g'),
        '[{passages.PARTING}]+', ' ', 'g') END
$$;
"""
WORDS_BEFORE = passages.WORDS[passages.WORDS.index("CREATE FUNCTION rulings_words") :].partition(
    "-- A vector"
)[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

# Part of the view of 0013, or of the hash of 0009 -> what stands there from now on.
IN_VIEW = {
    "SELECT kind, text, row_number()": "SELECT kind, text, section, position, row_number()",
    "SELECT kind, part, text, place,": "SELECT kind, part, text, place, section, position,",
    "AS sign\n": "AS sign,\n           jsonb_agg(jsonb_build_array(p.kind, p.text)\n"
    "                     ORDER BY p.section, p.position, p.text) AS passages\n",
    "AS long_vector\n": "AS long_vector,\n{content_hash} AS content_hash\n",
}
IN_HASH = {
    "(SELECT jsonb_agg(jsonb_build_array(p.kind, p.text) ORDER BY p.section, p.position, p.text)\n"
    "     FROM rulings_passage p WHERE p.ruling_id = wanted)": "vector.passages",
    "= wanted": "= ruling.id",
}


def entry():
    """The view of 0013 with the hash of 0009 as its last column."""
    content_hash = history.HASH.partition("SELECT ")[2].partition("\n$$;")[0]
    for before, after in IN_HASH.items():
        content_hash = content_hash.replace(before, after)
    view = vectors.entry()
    for before, after in IN_VIEW.items():
        view = view.replace(before, after)
    return view.replace("{content_hash}", content_hash)


def refresh():
    """The refresh function of 0006 with all its columns from the view, and not compiled."""
    return hashed.refresh().replace("rulings_content_hash(ruling_id)", "content_hash") + vectors.NOT_COMPILED


REDO = WORDS + entry() + refresh() + "DROP FUNCTION rulings_content_hash;"
UNDO = (
    WORDS_BEFORE
    + history.HASH
    + hashed.refresh()
    + vectors.NOT_COMPILED
    + "DROP VIEW rulings_entry_source;"
    + vectors.entry()
)


class Migration(migrations.Migration):
    dependencies = [("rulings", "0015_tally")]
    operations = [migrations.RunSQL(REDO, UNDO)]
