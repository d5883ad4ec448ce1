"""What holds for moderated threads, whoever writes to them. Takes the place of migration 0002.

- A comment goes from one state to another only by a legal move, and every move is recorded. Who
  moves says so in the session's settings `comments.made_as`, `.made_by`, `.reason`, `.batch`,
  `.undoes` (`comments.moving`); whoever says nothing is the operator.
- A comment is visible only if it is approved and all above it were let in: approved, or taken
  away since (withdrawn, removed, erased). What was taken away and has something visible below it
  is a tombstone. Where a discussion is off nothing is visible.
- `thread_key` sorts a ruling's comments as they are read: the keys of those above it down to the
  third level, then its own; each is the time (microseconds since 1970) and the id. From the fourth
  level on, where the page stops indenting, replies stand in the order of time, never before what
  they answer. So a key has at most 64 bytes, however deep a thread is.
- `shown_at` is when a comment last became visible.
- A text that is changed without being rendered anew is rendered when it is read.
- A reply that becomes visible puts a letter into the outbox for everyone who asked.

As before, every writer first locks the ruling's discussion, so that a reply and the rejection of
its parent cannot pass each other unseen; all functions write only where something differs.

Going back turns spam, withdrawn, removed and erased comments into rejected ones.
"""

from importlib import import_module

from django.db import migrations

before = import_module("comments.migrations.0002_thread_rules")

DROP_BEFORE = """
DROP FUNCTION comment_enters_thread, comment_moves_in_thread, comments_refresh_visibility,
    comments_arrived, comments_left, comments_changed CASCADE;
"""

CORRECTIONS = """
ALTER TABLE comments_comment ADD CONSTRAINT comment_corrects_same_ruling
    FOREIGN KEY (corrects_id, ruling_id) REFERENCES comments_comment (id, ruling_id)
    DEFERRABLE INITIALLY DEFERRED;
"""

KEYS = """
CREATE FUNCTION comments_thread_key(above bytea, posted timestamptz, id bigint) RETURNS bytea
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN above IS NULL THEN at.moment || int8send(id)
        WHEN length(above) < 64 THEN above || at.moment || int8send(id)
        ELSE substring(above FROM 1 FOR 48)
             || greatest(at.moment, substring(above FROM 49 FOR 8)) || int8send(id)
    END
    FROM (SELECT int8send(greatest(0, coalesce((extract(epoch FROM posted) * 1000000)::bigint,
                                               9223372036854775807))) AS moment) at
$$;

CREATE FUNCTION comments_top(thread_key bytea) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT ('x' || encode(substring(thread_key FROM 9 FOR 8), 'hex'))::bit(64)::bigint
$$;

-- By its index: without statistics of a table that was just filled a plan would read all of it.
CREATE FUNCTION comments_misplaced(parents bigint[]) RETURNS text[] LANGUAGE sql STABLE
SET enable_seqscan = off AS $$
    SELECT array_agg(DISTINCT reply.ruling_id::text)
    FROM unnest(parents) AS arrived (id)
    JOIN comments_comment reply ON reply.parent_id = arrived.id
    JOIN comments_comment above ON above.id = arrived.id
    WHERE reply.thread_key <> comments_thread_key(above.thread_key, reply.posted_at, reply.id)
$$;

CREATE FUNCTION comments_rekey(wanted text[]) RETURNS void LANGUAGE sql AS $$
    WITH RECURSIVE thread AS (
        SELECT id, comments_thread_key(NULL, posted_at, id) AS key
        FROM comments_comment WHERE ruling_id = ANY (wanted) AND parent_id IS NULL
        UNION ALL
        SELECT reply.id, comments_thread_key(thread.key, reply.posted_at, reply.id)
        FROM comments_comment reply JOIN thread ON reply.parent_id = thread.id
    )
    UPDATE comments_comment comment SET thread_key = thread.key
    FROM thread WHERE comment.id = thread.id AND comment.thread_key <> thread.key
$$;
"""

VISIBILITY = """
CREATE FUNCTION comments_was_let_in(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state IN ('approved', 'withdrawn', 'removed', 'erased')
$$;

CREATE FUNCTION comments_are_off(wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM rulings_discussion WHERE ruling_id = wanted AND mode = 'off')
$$;

CREATE FUNCTION comments_refresh_threads(tops bigint[]) RETURNS void LANGUAGE sql AS $$
    WITH RECURSIVE thread AS (
        SELECT id, parent_id, state,
               comments_was_let_in(state) AND NOT comments_are_off(ruling_id) AS is_open
        FROM comments_comment WHERE id = ANY (tops)
        UNION ALL
        SELECT reply.id, reply.parent_id, reply.state,
               thread.is_open AND comments_was_let_in(reply.state)
        FROM comments_comment reply JOIN thread ON reply.parent_id = thread.id
    ), tombstone AS (
        SELECT above.id, above.parent_id
        FROM thread below JOIN comments_comment above ON above.id = below.parent_id
        WHERE below.is_open AND below.state = 'approved' AND above.state <> 'approved'
        UNION
        SELECT above.id, above.parent_id
        FROM tombstone JOIN comments_comment above ON above.id = tombstone.parent_id
        WHERE above.state <> 'approved'
    ), found AS (
        SELECT thread.id, thread.is_open AND thread.state = 'approved' AS is_visible,
               tombstone.id IS NOT NULL AS is_tombstone
        FROM thread LEFT JOIN tombstone USING (id)
    )
    UPDATE comments_comment comment
    SET is_visible = found.is_visible, is_tombstone = found.is_tombstone,
        shown_at = CASE WHEN found.is_visible AND NOT comment.is_visible
                        THEN statement_timestamp() ELSE shown_at END
    FROM found WHERE comment.id = found.id
        AND (comment.is_visible, comment.is_tombstone)
            IS DISTINCT FROM (found.is_visible, found.is_tombstone)
$$;

CREATE FUNCTION comments_refresh_rulings(wanted text[]) RETURNS void LANGUAGE sql AS $$
    SELECT comments_refresh_threads(ARRAY(
        SELECT id FROM comments_comment WHERE ruling_id = ANY (wanted) AND parent_id IS NULL))
$$;
"""

ROWS = """
CREATE FUNCTION comment_enters_thread() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above record;
BEGIN
    PERFORM comments_lock_discussion(NEW.ruling_id);
    SELECT thread_key, is_visible INTO above FROM comments_comment WHERE id = NEW.parent_id;
    NEW.thread_key := comments_thread_key(above.thread_key, NEW.posted_at, NEW.id);
    NEW.is_tombstone := false;
    NEW.is_visible := NEW.state = 'approved' AND NOT comments_are_off(NEW.ruling_id)
        AND (NEW.parent_id IS NULL OR coalesce(above.is_visible, false));
    NEW.shown_at := CASE WHEN NEW.is_visible THEN statement_timestamp() END;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_enters_thread BEFORE INSERT ON comments_comment
    FOR EACH ROW EXECUTE FUNCTION comment_enters_thread();

CREATE FUNCTION comment_moves_in_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_lock_discussion(NEW.ruling_id);
    IF (NEW.parent_id, NEW.posted_at) IS DISTINCT FROM (OLD.parent_id, OLD.posted_at) THEN
        NEW.thread_key := comments_thread_key(
            (SELECT thread_key FROM comments_comment WHERE id = NEW.parent_id),
            NEW.posted_at, NEW.id);
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('pending', 'approved'), ('pending', 'rejected'), ('pending', 'spam'),
        ('pending', 'removed'), ('pending', 'withdrawn'), ('pending', 'erased'),
        ('approved', 'pending'), ('approved', 'rejected'), ('approved', 'spam'),
        ('approved', 'removed'), ('approved', 'withdrawn'), ('approved', 'erased'),
        ('rejected', 'pending'), ('rejected', 'approved'), ('rejected', 'spam'),
        ('rejected', 'removed'), ('rejected', 'erased'),
        ('spam', 'pending'), ('spam', 'approved'), ('spam', 'rejected'),
        ('spam', 'removed'), ('spam', 'erased'),
        ('removed', 'pending'), ('removed', 'approved'), ('removed', 'rejected'),
        ('removed', 'spam'), ('removed', 'erased'),
        ('withdrawn', 'erased')
    ) THEN
        RAISE check_violation USING
            CONSTRAINT = 'comment_move_legal',
            MESSAGE = format('a comment cannot go from %s to %s', OLD.state, NEW.state);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_moves_in_thread BEFORE UPDATE OF state, parent_id, posted_at
    ON comments_comment FOR EACH ROW EXECUTE FUNCTION comment_moves_in_thread();

CREATE FUNCTION comment_changes_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.rendered := '';
    NEW.renderer_version := 0;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_changes_words BEFORE UPDATE OF text ON comments_comment
    FOR EACH ROW WHEN (NEW.text <> OLD.text AND NEW.rendered = OLD.rendered)
    EXECUTE FUNCTION comment_changes_words();
"""

STATEMENTS = """
CREATE FUNCTION comments_record_moves(moved jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO comments_move
        (comment_id, from_state, to_state, made_as, made_by_id, reason, batch, undoes)
    SELECT (move ->> 'id')::bigint, move ->> 'from', move ->> 'to',
           coalesce(nullif(current_setting('comments.made_as', true), ''), 'operator'),
           nullif(current_setting('comments.made_by', true), '')::integer,
           coalesce(current_setting('comments.reason', true), ''),
           nullif(current_setting('comments.batch', true), '')::uuid,
           nullif(current_setting('comments.undoes', true), '')::uuid
    FROM jsonb_array_elements(coalesce(moved, '[]')) AS move
    ORDER BY (move ->> 'id')::bigint
$$;

-- By indexes, and by lists in place of joins: these plans are made when the table is small, and kept
-- while ten thousand rows arrive.
CREATE FUNCTION comments_arrived() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    before_their_parents text[];
    below_what_was_taken_away bigint[];
BEGIN
    PERFORM comments_record_moves((
        SELECT jsonb_agg(jsonb_build_object('id', id, 'from', '', 'to', state)) FROM new_rows));
    SELECT array_agg(DISTINCT comments_top(above.thread_key)) INTO below_what_was_taken_away
    FROM comments_comment above
    WHERE above.id = ANY (ARRAY(SELECT DISTINCT parent_id FROM new_rows WHERE state = 'approved'))
        AND NOT above.is_visible AND comments_was_let_in(above.state);
    IF below_what_was_taken_away IS NOT NULL THEN
        PERFORM comments_refresh_threads(below_what_was_taken_away);
    END IF;
    -- A foreign key that is checked at the end lets a reply arrive first.
    before_their_parents := comments_misplaced(ARRAY(SELECT id FROM new_rows));
    IF before_their_parents IS NOT NULL THEN
        PERFORM comments_rekey(before_their_parents);
        PERFORM comments_refresh_rulings(before_their_parents);
    END IF;
    PERFORM comments_count_visible(ARRAY(SELECT DISTINCT ruling_id::text FROM new_rows));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_arrived AFTER INSERT ON comments_comment
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_arrived();

CREATE FUNCTION comments_left() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    orphaned bigint[];
BEGIN
    SELECT array_agg(DISTINCT comments_top(above.thread_key)) INTO orphaned
    FROM comments_comment above
    WHERE above.id = ANY (ARRAY(SELECT DISTINCT parent_id FROM old_rows)) AND above.is_tombstone;
    IF orphaned IS NOT NULL THEN
        PERFORM comments_refresh_threads(orphaned);
    END IF;
    PERFORM comments_count_visible(ARRAY(SELECT DISTINCT ruling_id::text FROM old_rows));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_left AFTER DELETE ON comments_comment
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_left();

-- Rows before and after are compared by EXCEPT and GROUP BY: a join of the two has a plan that was
-- made when they were few, and takes the square of their number when they are many.
CREATE FUNCTION comments_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted text[];
    replaced text[];
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NULL;  -- what the functions here changed themselves
    END IF;
    PERFORM comments_record_moves((
        SELECT jsonb_agg(jsonb_build_object('id', id, 'from', was, 'to', became)) FROM (
            SELECT id, min(state) FILTER (WHERE is_old) AS was,
                   min(state) FILTER (WHERE NOT is_old) AS became
            FROM (SELECT id, state, true AS is_old FROM old_rows
                  UNION ALL SELECT id, state, false FROM new_rows) AS states
            GROUP BY id) AS moved
        WHERE was <> became));
    SELECT array_agg(DISTINCT ruling_id::text) INTO wanted FROM (
        (SELECT id, ruling_id, parent_id, state, is_visible, is_tombstone, thread_key FROM new_rows
         EXCEPT
         SELECT id, ruling_id, parent_id, state, is_visible, is_tombstone, thread_key FROM old_rows)
        UNION ALL
        (SELECT id, ruling_id, parent_id, state, is_visible, is_tombstone, thread_key FROM old_rows
         EXCEPT
         SELECT id, ruling_id, parent_id, state, is_visible, is_tombstone, thread_key FROM new_rows)
    ) AS differing;
    IF wanted IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT array_agg(DISTINCT ruling_id::text) INTO replaced FROM (
        SELECT id, ruling_id, parent_id, thread_key FROM new_rows
        EXCEPT SELECT id, ruling_id, parent_id, thread_key FROM old_rows) AS moved_in_thread;
    IF replaced IS NOT NULL THEN
        PERFORM comments_rekey(wanted);
        PERFORM comments_refresh_rulings(wanted);
    ELSE
        PERFORM comments_refresh_threads(ARRAY(
            SELECT DISTINCT comments_top(thread_key) FROM (
                SELECT id, thread_key, state, is_visible, is_tombstone FROM new_rows
                EXCEPT SELECT id, thread_key, state, is_visible, is_tombstone FROM old_rows
            ) AS moved));
    END IF;
    PERFORM comments_count_visible(wanted);
    RETURN NULL;
END $$;
CREATE TRIGGER comments_changed AFTER UPDATE ON comments_comment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_changed();

CREATE FUNCTION discussion_turned_on_or_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_refresh_rulings(ARRAY[NEW.ruling_id::text]);
    PERFORM comments_count_visible(ARRAY[NEW.ruling_id::text]);
    RETURN NULL;
END $$;
CREATE TRIGGER discussion_turned_on_or_off AFTER UPDATE OF mode ON rulings_discussion
    FOR EACH ROW WHEN (OLD.mode <> NEW.mode) EXECUTE FUNCTION discussion_turned_on_or_off();
"""

LETTERS = """
CREATE FUNCTION comments_announce(replies bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO comments_letter (kind, subscription_id, reply_id)
    SELECT 'reply', subscription.id, reply.id
    FROM comments_comment reply
    JOIN comments_subscription subscription ON subscription.comment_id = reply.parent_id
    WHERE reply.id = ANY (replies) AND reply.is_visible
        AND subscription.confirmed_at IS NOT NULL AND subscription.ended_at IS NULL
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION comments_announce_arrived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_announce(ARRAY(
        SELECT id FROM new_rows WHERE is_visible AND parent_id IS NOT NULL));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_announce_arrived AFTER INSERT ON comments_comment
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_announce_arrived();

CREATE FUNCTION comments_announce_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM comments_announce(ARRAY(
        SELECT id FROM new_rows WHERE is_visible AND parent_id IS NOT NULL
        EXCEPT SELECT id FROM old_rows WHERE is_visible));
    RETURN NULL;
END $$;
CREATE TRIGGER comments_announce_shown AFTER UPDATE ON comments_comment
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION comments_announce_shown();
"""

FILL = """
UPDATE comments_comment SET shown_at = coalesce(posted_at, created_at) WHERE is_visible;
SELECT comments_rekey(ARRAY(SELECT DISTINCT ruling_id::text FROM comments_comment));
"""

UNDO = """
DROP FUNCTION comments_announce, comments_announce_arrived, comments_announce_shown,
    discussion_turned_on_or_off, comments_changed, comments_left, comments_arrived,
    comments_record_moves, comment_changes_words, comment_moves_in_thread, comment_enters_thread,
    comments_refresh_rulings, comments_refresh_threads, comments_are_off, comments_was_let_in, comments_rekey, comments_misplaced, comments_top,
    comments_thread_key CASCADE;
ALTER TABLE comments_comment DROP CONSTRAINT comment_corrects_same_ruling;
UPDATE comments_comment SET state = 'rejected'
    WHERE state IN ('spam', 'withdrawn', 'removed', 'erased');
DROP FUNCTION comments_lock_discussion, comments_count_visible CASCADE;
"""
SHOW_AGAIN = """
SELECT comments_refresh_visibility(ARRAY(SELECT id::text FROM rulings_ruling));
SELECT comments_count_visible(ARRAY(SELECT id::text FROM rulings_ruling));
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0004_moderation"), ("rulings", "0007_discussions")]
    operations = [
        migrations.RunSQL(
            DROP_BEFORE
            + CORRECTIONS
            + KEYS
            + VISIBILITY
            + ROWS
            + STATEMENTS
            + LETTERS
            + FILL,
            UNDO + before.VISIBILITY + SHOW_AGAIN,
        )
    ]
