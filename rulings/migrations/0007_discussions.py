"""Every ruling has a discussion from its first moment; editors say who may still write to it."""

from django.db import migrations, models

A_ROW_FOR_EACH = """
INSERT INTO rulings_discussion (ruling_id, visible_comments)
SELECT id, 0 FROM rulings_ruling ON CONFLICT DO NOTHING;

CREATE FUNCTION rulings_open_discussions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rulings_discussion (ruling_id, visible_comments)
    SELECT id, 0 FROM new_rows ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER rulings_open_discussions AFTER INSERT ON rulings_ruling
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION rulings_open_discussions();

-- What a row gave, it takes along.
CREATE FUNCTION rulings_end_discussions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rulings_discussion WHERE ruling_id IN (SELECT id FROM old_rows);
    RETURN NULL;
END $$;
CREATE TRIGGER rulings_end_discussions AFTER DELETE ON rulings_ruling
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION rulings_end_discussions();
"""


class Migration(migrations.Migration):
    dependencies = [("rulings", "0006_content_hash")]
    operations = [
        migrations.AddField(
            model_name="discussion",
            name="mode",
            field=models.CharField(
                choices=[("open", "Open"), ("off", "Off")],
                db_default="open",
                default="open",
                help_text="Off takes every comment out of public view; nothing is lost.",
                max_length=4,
            ),
        ),
        migrations.AddField(
            model_name="discussion",
            name="last_day",
            field=models.DateField(
                blank=True,
                help_text="From the day after, comments can be read and no longer written. Empty: for good.",
                null=True,
                verbose_name="last day for comments",
            ),
        ),
        migrations.AlterField(
            model_name="discussion",
            name="visible_comments",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddConstraint(
            model_name="discussion",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["open", "off"])), name="discussion_mode_known"
            ),
        ),
        migrations.RunSQL(
            A_ROW_FOR_EACH,
            "DROP FUNCTION rulings_open_discussions, rulings_end_discussions CASCADE;",
        ),
    ]
