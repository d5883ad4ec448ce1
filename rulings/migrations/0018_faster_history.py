"""Many rulings are described in one go, and described as before.

A function of one ruling begins its statement anew for each, and that is nearly half of what recording
many costs. One that gives rows becomes part of the statement that asks it: its own begins once.
"""

from importlib import import_module

from django.db import migrations

history = import_module("rulings.migrations.0009_history")

# Part of the function of one ruling -> what stands there in that of many.
IN_DESCRIBED = {
    "rulings_described(wanted text) RETURNS jsonb": "rulings_all_described(wanted text[])\n"
    "RETURNS TABLE (ruling_id text, snapshot jsonb)",
    "SELECT jsonb_build_object(\n    'title'": "SELECT r.id::text, jsonb_build_object(\n    'title'",
    "r.id = wanted": "r.id = ANY (wanted)",
}
# Part of the recording -> what stands there from now on.
IN_RECORD = {
    "SELECT id, rulings_described(id) AS snapshot FROM unnest(noted) id": "SELECT ruling_id AS id, "
    "snapshot FROM rulings_all_described(noted)"
}
ONE = """
CREATE OR REPLACE FUNCTION rulings_described(wanted text) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT snapshot FROM rulings_all_described(ARRAY[wanted])
$$;
"""
ONE_BEFORE = history.DESCRIBED.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
RECORD_BEFORE = (
    "CREATE OR REPLACE FUNCTION rulings_record("
    + history.REVISIONS.partition("CREATE FUNCTION rulings_record(")[2].partition("$$;")[0]
    + "$$;\n"
)


def replaced(text, parts):
    """With each of the parts replaced, all of which are there."""
    for before, after in parts.items():
        if before not in text:
            raise ValueError(f"Not there: {before}")
        text = text.replace(before, after)
    return text


REDO = replaced(history.DESCRIBED, IN_DESCRIBED) + ONE + replaced(RECORD_BEFORE, IN_RECORD)
UNDO = ONE_BEFORE + RECORD_BEFORE + "DROP FUNCTION rulings_all_described;"


class Migration(migrations.Migration):
    dependencies = [("rulings", "0017_totals")]
    operations = [migrations.RunSQL(REDO, UNDO)]
