"""The log of removals tells no replaced name, whenever it was replaced.

- A removal is logged before an expired ruling forgets which names it replaces: triggers fire in the
  order of their names.
- A reason that was written before its name was replaced is told without it from then on.
"""

from django.db import migrations

LOGGED_FIRST = """
ALTER TRIGGER ruling_removal_is_logged ON rulings_ruling RENAME TO before_forgetting_it_is_logged;
"""
LOGGED_LAST = """
ALTER TRIGGER before_forgetting_it_is_logged ON rulings_ruling RENAME TO ruling_removal_is_logged;
"""

REASONS = """
CREATE FUNCTION name_replacement_reaches_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE rulings_removal SET reason = rulings_without_names(ruling_id, reason)
    WHERE ruling_id = NEW.ruling_id AND reason <> '';
    RETURN NULL;
END $$;
CREATE TRIGGER name_replacement_reaches_reasons AFTER INSERT OR UPDATE ON rulings_namereplacement
    FOR EACH ROW EXECUTE FUNCTION name_replacement_reaches_reasons();

UPDATE rulings_removal SET reason = rulings_without_names(ruling_id, reason) WHERE reason <> '';
"""
REASONS_BEFORE = "DROP FUNCTION name_replacement_reaches_reasons CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("rulings", "0013_vectors_by_passage")]
    operations = [
        migrations.RunSQL(LOGGED_FIRST, LOGGED_LAST),
        migrations.RunSQL(REASONS, REASONS_BEFORE),
    ]
