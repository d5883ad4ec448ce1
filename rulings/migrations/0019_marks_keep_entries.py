"""Marks keep what the tally holds of a ruling, so that what changed since is taken off at once.

The tally begins anew: ``tend``, or ``tally``, makes it. Until then the search entries answer.
"""

from django.db import migrations, models

# The marks there are keep nothing, so no tally can be read with them.
FORGET = """
DELETE FROM rulings_tally;
DELETE FROM rulings_tallied;
DELETE FROM rulings_tallytotal;
DELETE FROM rulings_untallied;
INSERT INTO rulings_untallied (ruling_id) SELECT ruling_id FROM rulings_searchentry;
"""

KEEP = """
CREATE OR REPLACE FUNCTION rulings_mark_untallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO rulings_untallied (ruling_id) SELECT ruling_id FROM changed;
    ELSE
        -- The words stay behind: they are much, and nobody asks a mark for them.
        INSERT INTO rulings_untallied (ruling_id, entry)
        SELECT ruling_id, to_jsonb(jsonb_populate_record(
            changed, '{"short_vector": null, "long_vector": null}')) FROM changed;
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER update_marks_untallied ON rulings_searchentry;
CREATE TRIGGER update_marks_untallied AFTER UPDATE ON rulings_searchentry
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rulings_mark_untallied();
"""

BEFORE = """
CREATE OR REPLACE FUNCTION rulings_mark_untallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rulings_untallied (ruling_id) SELECT ruling_id FROM changed;
    RETURN NULL;
END $$;
DROP TRIGGER update_marks_untallied ON rulings_searchentry;
CREATE TRIGGER update_marks_untallied AFTER UPDATE ON rulings_searchentry
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rulings_mark_untallied();
"""


class Migration(migrations.Migration):
    dependencies = [("rulings", "0018_faster_history")]

    operations = [
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.AddField("untallied", "entry", models.JSONField(null=True)),
        migrations.RunSQL(KEEP, BEFORE),
    ]
