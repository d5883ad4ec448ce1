"""What holds for a thread, whoever writes to it.

- A reply stands under the ruling of the comment it answers: a foreign key over both columns.
- A comment is visible only if it and all above it are approved; each ruling counts its visible
  comments. Both are kept here. Every writer first locks the ruling's discussion row, so that a
  reply and the rejection of its parent cannot pass each other unseen.
"""

from django.db import migrations

SAME_RULING = """
ALTER TABLE comments_comment
    ADD CONSTRAINT comment_id_with_ruling UNIQUE (id, ruling_id),
    ADD CONSTRAINT comment_parent_same_ruling
        FOREIGN KEY (parent_id, ruling_id) REFERENCES comments_comment (id, ruling_id)
        DEFERRABLE INITIALLY DEFERRED;
"""

VISIBILITY = """
CREATE FUNCTION comments_lock_discussion(wanted text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rulings_discussion (ruling_id, visible_comments) VALUES (wanted, 0)
    ON CONFLICT DO NOTHING;
    PERFORM FROM rulings_discussion WHERE ruling_id = wanted FOR UPDATE;
END $$;

CREATE FUNCTION comment_enters_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_lock_discussion(NEW.ruling_id);
    NEW.is_visible := NEW.state = 'approved' AND (
        NEW.parent_id IS NULL
        OR coalesce((SELECT is_visible FROM comments_comment WHERE id = NEW.parent_id), false));
    RETURN NEW;
END $$;
CREATE TRIGGER comment_enters_thread BEFORE INSERT ON comments_comment
    FOR EACH ROW EXECUTE FUNCTION comment_enters_thread();

CREATE FUNCTION comment_moves_in_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_lock_discussion(NEW.ruling_id);
    RETURN NEW;
END $$;
CREATE TRIGGER comment_moves_in_thread BEFORE UPDATE OF state, parent_id ON comments_comment
    FOR EACH ROW EXECUTE FUNCTION comment_moves_in_thread();

CREATE FUNCTION comments_refresh_visibility(wanted text[]) RETURNS void LANGUAGE sql AS $$
    WITH RECURSIVE thread AS (
        SELECT id, state = 'approved' AS visible
        FROM comments_comment WHERE ruling_id = ANY (wanted) AND parent_id IS NULL
        UNION ALL
        SELECT reply.id, thread.visible AND reply.state = 'approved'
        FROM comments_comment reply JOIN thread ON reply.parent_id = thread.id
    )
    UPDATE comments_comment comment SET is_visible = thread.visible
    FROM thread WHERE comment.id = thread.id AND comment.is_visible <> thread.visible
$$;

CREATE FUNCTION comments_count_visible(wanted text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Lock first, count in a statement of its own: that one sees what others committed meanwhile.
    PERFORM FROM rulings_discussion WHERE ruling_id = ANY (wanted) ORDER BY ruling_id FOR UPDATE;
    UPDATE rulings_discussion discussion SET visible_comments = counted.number
    FROM (SELECT ruling.id, (SELECT count(*) FROM comments_comment comment
                             WHERE comment.ruling_id = ruling.id AND comment.is_visible) AS number
          FROM unnest(wanted) AS ruling (id)) counted
    WHERE discussion.ruling_id = counted.id AND discussion.visible_comments <> counted.number;
END $$;

CREATE FUNCTION comments_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_count_visible(ARRAY(SELECT DISTINCT ruling_id::text FROM new_rows));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_arrived AFTER INSERT ON comments_comment
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_arrived();

CREATE FUNCTION comments_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_count_visible(ARRAY(SELECT DISTINCT ruling_id::text FROM old_rows));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_left AFTER DELETE ON comments_comment
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_left();

CREATE FUNCTION comments_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted text[];
BEGIN
    SELECT array_agg(DISTINCT moved.ruling_id::text) INTO wanted
    FROM (SELECT n.ruling_id FROM new_rows n JOIN old_rows o USING (id)
          WHERE (n.state, n.parent_id, n.is_visible, n.ruling_id)
                IS DISTINCT FROM (o.state, o.parent_id, o.is_visible, o.ruling_id)
          UNION
          SELECT o.ruling_id FROM new_rows n JOIN old_rows o USING (id)
          WHERE n.ruling_id <> o.ruling_id) moved;
    IF wanted IS NOT NULL AND pg_trigger_depth() = 1 THEN
        PERFORM comments_refresh_visibility(wanted);
        PERFORM comments_count_visible(wanted);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER comments_changed AFTER UPDATE ON comments_comment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_changed();
"""

UNDO = """
ALTER TABLE comments_comment DROP CONSTRAINT comment_parent_same_ruling,
    DROP CONSTRAINT comment_id_with_ruling;
DROP FUNCTION comments_lock_discussion, comment_enters_thread, comment_moves_in_thread,
    comments_refresh_visibility, comments_count_visible, comments_arrived, comments_left,
    comments_changed CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial"), ("rulings", "0003_search_entry")]
    operations = [migrations.RunSQL(SAME_RULING + VISIBILITY, UNDO)]
