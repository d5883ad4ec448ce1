"""Replaced names in comments, and the comments of a ruling that expires.

- A comment's words are kept to the letter. ``shown_text`` and ``shown_name`` are what the public
  reads instead, where the words hold a name that the ruling replaces; null everywhere else. Its
  search words are made of what the public reads, and nothing rendered is kept of it: it is rendered
  when it is read.
- A new or rewritten comment that holds such a name has a concern, so that a moderator looks at it.
- A ruling that expires takes its comments with it, with all that hangs on them.

As before, whoever writes words first locks the ruling's discussion; so does whoever replaces a
name. Neither passes the other unseen.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
from django.db import migrations, models

RULES = [
    "first", "word", "links", "too_fast", "trap", "repeated", "name", "reported", "correction",
    "edited",
]

NAMES = """
-- Null where it is what was written; letters may only be composed otherwise.
CREATE FUNCTION comments_shown(ruling text, written text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    shown text := rulings_without_names(ruling, written);
BEGIN
    RETURN CASE WHEN shown IN (written, normalize(written)) THEN NULL ELSE shown END;
END $$;

CREATE FUNCTION comment_shows_no_replaced_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.text, NEW.author_name, NEW.ruling_id)
                            IS DISTINCT FROM (OLD.text, OLD.author_name, OLD.ruling_id) THEN
        PERFORM comments_lock_discussion(NEW.ruling_id);
    END IF;
    NEW.shown_text := NULL;
    NEW.shown_name := NULL;
    IF EXISTS (SELECT FROM rulings_namereplacement WHERE ruling_id = NEW.ruling_id) THEN
        NEW.shown_text := comments_shown(NEW.ruling_id, NEW.text);
        NEW.shown_name := comments_shown(NEW.ruling_id, NEW.author_name);
    END IF;
    IF NEW.shown_text IS NOT NULL THEN
        NEW.rendered := '';
        NEW.renderer_version := 0;
    END IF;
    RETURN NEW;
END $$;
-- After comment_enters_thread, which locks the discussion.
CREATE TRIGGER comment_shows_no_replaced_name BEFORE INSERT OR UPDATE OF
    text, author_name, ruling_id, shown_text, shown_name, rendered, renderer_version
    ON comments_comment FOR EACH ROW EXECUTE FUNCTION comment_shows_no_replaced_name();

CREATE FUNCTION comment_with_name_is_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.shown_text IS NOT NULL OR NEW.shown_name IS NOT NULL THEN
        INSERT INTO comments_concern (comment_id, rule, detail, created_at)
        VALUES (NEW.id, 'name', '', statement_timestamp()) ON CONFLICT DO NOTHING;
    ELSIF TG_OP = 'UPDATE' THEN
        DELETE FROM comments_concern WHERE comment_id = NEW.id AND rule = 'name';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER new_comment_with_name_is_noted AFTER INSERT ON comments_comment
    FOR EACH ROW WHEN (NEW.shown_text IS NOT NULL OR NEW.shown_name IS NOT NULL)
    EXECUTE FUNCTION comment_with_name_is_noted();
CREATE TRIGGER changed_comment_with_name_is_noted AFTER UPDATE OF text, author_name
    ON comments_comment FOR EACH ROW
    WHEN ((NEW.text, NEW.author_name) IS DISTINCT FROM (OLD.text, OLD.author_name))
    EXECUTE FUNCTION comment_with_name_is_noted();

CREATE FUNCTION comments_put_through_names(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM rulings_discussion WHERE ruling_id = wanted) THEN
        PERFORM FROM rulings_discussion WHERE ruling_id = wanted FOR UPDATE;
        UPDATE comments_comment SET shown_text = NULL  -- the row trigger sets it
        WHERE ruling_id = wanted
          AND (shown_text, shown_name) IS DISTINCT FROM
              (comments_shown(wanted, text), comments_shown(wanted, author_name));
    END IF;
END $$;

CREATE FUNCTION name_replacement_reaches_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM comments_put_through_names(OLD.ruling_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM comments_put_through_names(NEW.ruling_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER name_replacement_reaches_comments AFTER INSERT OR UPDATE OR DELETE
    ON rulings_namereplacement FOR EACH ROW EXECUTE FUNCTION name_replacement_reaches_comments();

UPDATE comments_comment SET shown_text = NULL
WHERE ruling_id IN (SELECT ruling_id FROM rulings_namereplacement);
"""

EXPIRY = """
CREATE FUNCTION comments_of_expired_ruling_go() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone bigint[];
BEGIN
    PERFORM FROM rulings_discussion WHERE ruling_id = NEW.id FOR UPDATE;
    gone := ARRAY(SELECT id FROM comments_comment WHERE ruling_id = NEW.id);
    DELETE FROM comments_letter WHERE reply_id = ANY (gone) OR subscription_id IN (
        SELECT id FROM comments_subscription WHERE comment_id = ANY (gone));
    DELETE FROM comments_subscription WHERE comment_id = ANY (gone);
    DELETE FROM comments_contact WHERE comment_id = ANY (gone);
    DELETE FROM comments_report WHERE comment_id = ANY (gone);
    DELETE FROM comments_concern WHERE comment_id = ANY (gone);
    DELETE FROM comments_move WHERE comment_id = ANY (gone);
    DELETE FROM comments_comment WHERE ruling_id = NEW.id;
    -- What moderators wrote into the desk's own log.
    UPDATE django_admin_log SET change_message = ''
    WHERE object_id = ANY (gone::text[]) AND content_type_id IN (
        SELECT id FROM django_content_type WHERE app_label = 'comments' AND model = 'comment');
    RETURN NULL;
END $$;
-- Before expired_ruling_is_forgotten: triggers fire in the order of their names.
CREATE TRIGGER comments_of_expired_ruling_go AFTER UPDATE ON rulings_ruling
    FOR EACH ROW WHEN (NEW.state = 'expired' AND OLD.state <> 'expired')
    EXECUTE FUNCTION comments_of_expired_ruling_go();
"""

UNDO = """
DELETE FROM comments_concern WHERE rule = 'name';
DROP FUNCTION comments_of_expired_ruling_go, name_replacement_reaches_comments,
    comment_with_name_is_noted, comment_shows_no_replaced_name CASCADE;
DROP FUNCTION comments_put_through_names, comments_shown;
"""


def _vector(text):
    return models.GeneratedField(
        db_persist=True,
        expression=models.Func(text, function="comments_vector"),
        output_field=django.contrib.postgres.search.SearchVectorField(),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0005_moderation_rules"),
        ("rulings", "0010_names_and_clock"),
    ]
    operations = [
        migrations.AddField("comment", "shown_name", models.TextField(editable=False, null=True)),
        migrations.AddField("comment", "shown_text", models.TextField(editable=False, null=True)),
        # What a column is made of cannot be altered: it is made anew.
        migrations.RemoveIndex("comment", "comment_words"),
        migrations.RemoveField("comment", "vector"),
        migrations.AddField(
            "comment",
            "vector",
            _vector(django.db.models.functions.comparison.Coalesce("shown_text", "text")),
        ),
        migrations.AddIndex(
            "comment",
            django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="comment_words"),
        ),
        migrations.RemoveConstraint("concern", "concern_rule_known"),
        migrations.AlterField(
            "concern",
            "rule",
            models.CharField(
                max_length=12,
                choices=[
                    ("first", "No comment of theirs is approved yet"),
                    ("word", "Watched word"),
                    ("links", "Many links"),
                    ("too_fast", "Sent too fast"),
                    ("trap", "Filled in the field that people do not see"),
                    ("repeated", "Very similar to another comment under the same name"),
                    ("name", "Holds a name that the ruling replaces: readers see the replacement"),
                    ("reported", "Reported by readers"),
                    (
                        "correction",
                        "Says it corrects an earlier comment of theirs; the e-mail address differs",
                    ),
                    ("edited", "Edited after it was approved"),
                ],
            ),
        ),
        migrations.AddConstraint(
            "concern",
            models.CheckConstraint(
                condition=models.Q(("rule__in", RULES)), name="concern_rule_known"
            ),
        ),
        migrations.RunSQL(NAMES + EXPIRY, UNDO),
    ]
