"""The rules that span several tables: named, deferred to the end of the transaction.

Each raises ``check_violation`` with its name in CONSTRAINT, so that Python can find its sentence
(``rulings.rules``). Deferred, because an editor's form saves a ruling and its parts one by one.
"""

from django.db import migrations

FINDING_RESTS_ON_OWN_PARTICULARS = """
CREATE FUNCTION finding_rests_on_own_particulars() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM rulings_findingparticular link
        JOIN rulings_finding finding ON finding.id = link.finding_id
        JOIN rulings_particular particular ON particular.id = link.particular_id
        WHERE link.id = NEW.id AND finding.ruling_id <> particular.ruling_id
    ) THEN
        RAISE check_violation USING
            CONSTRAINT = 'finding_rests_on_own_particulars',
            MESSAGE = 'a finding rests on a particular of another ruling';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER finding_rests_on_own_particulars
    AFTER INSERT OR UPDATE ON rulings_findingparticular
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION finding_rests_on_own_particulars();

CREATE FUNCTION parts_stay_with_their_ruling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ruling_id <> NEW.ruling_id THEN
        RAISE check_violation USING
            CONSTRAINT = 'finding_rests_on_own_particulars',
            MESSAGE = 'a finding or a particular cannot move to another ruling';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER finding_stays_with_its_ruling AFTER UPDATE OF ruling_id ON rulings_finding
    FOR EACH ROW EXECUTE FUNCTION parts_stay_with_their_ruling();
CREATE TRIGGER particular_stays_with_its_ruling AFTER UPDATE OF ruling_id ON rulings_particular
    FOR EACH ROW EXECUTE FUNCTION parts_stay_with_their_ruling();
"""

COMMITTEE_OF_REGULATOR = """
CREATE FUNCTION ruling_committee_of_regulator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM rulings_ruling ruling
        JOIN rulings_committee committee ON committee.id = ruling.committee_id
        WHERE ruling.id = NEW.id
          AND ruling.regulator_id IS DISTINCT FROM committee.regulator_id
    ) THEN
        RAISE check_violation USING
            CONSTRAINT = 'ruling_committee_of_regulator',
            MESSAGE = 'the committee belongs to another regulator';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ruling_committee_of_regulator
    AFTER INSERT OR UPDATE ON rulings_ruling
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ruling_committee_of_regulator();
"""

# The limit in force on the day of the decision; where the day is not known, the widest there was.
SANCTION_WITHIN_LIMIT = """
CREATE FUNCTION rulings_check_sanctions(wanted_ruling text, wanted_sanction bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    sanction record;
    allowed record;
BEGIN
    FOR sanction IN
        SELECT s.id, s.kind, s.duration_months, s.ends_on, s.indefinite,
               r.decided_on, r.regulator_id
        FROM rulings_sanction s JOIN rulings_ruling r ON r.id = s.ruling_id
        WHERE s.id = wanted_sanction OR s.ruling_id = wanted_ruling
    LOOP
        IF sanction.ends_on < sanction.decided_on THEN
            RAISE check_violation USING
                CONSTRAINT = 'sanction_ends_after_decision',
                MESSAGE = 'the sanction ends before it was decided';
        END IF;
        SELECT min(l.min_months) AS shortest, max(l.max_months) AS longest,
               bool_or(l.may_be_indefinite) AS indefinite,
               array_agg(month) FILTER (WHERE month IS NOT NULL) AS only_months,
               bool_or(cardinality(l.allowed_months) = 0) AS any_month,
               min(t.legal_name) AS name, min(g.short_name) AS regulator
        INTO allowed
        FROM rulings_sanctionlimit l
        JOIN rulings_sanctiontype t ON t.id = l.sanction_type_id
        JOIN rulings_regulator g ON g.id = t.regulator_id
        LEFT JOIN LATERAL unnest(l.allowed_months) month ON true
        WHERE t.regulator_id = sanction.regulator_id AND t.kind = sanction.kind
          AND (sanction.decided_on IS NULL
               OR (coalesce(l.valid_from, '-infinity') <= sanction.decided_on
                   AND coalesce(l.valid_to, 'infinity') >= sanction.decided_on));
        CONTINUE WHEN allowed.longest IS NULL;
        IF sanction.duration_months > allowed.longest
           OR sanction.duration_months < allowed.shortest
           OR (NOT allowed.any_month AND sanction.duration_months <> ALL (allowed.only_months))
           OR (sanction.indefinite AND NOT allowed.indefinite)
           OR sanction.ends_on > sanction.decided_on + make_interval(months => allowed.longest)
        THEN
            RAISE check_violation USING
                CONSTRAINT = 'sanction_within_limit',
                MESSAGE = 'the sanction is outside the limits of its regulator on that date',
                DETAIL = format(
                    '%s, %s: the regulator allowed %s on that date. '
                    'Correct the length, the kind or the decision date.',
                    allowed.regulator, allowed.name,
                    CASE WHEN allowed.any_month
                        THEN format('%s to %s months', allowed.shortest, allowed.longest)
                        ELSE array_to_string(allowed.only_months, ', ') || ' months' END);
        END IF;
    END LOOP;
END $$;

CREATE FUNCTION sanction_within_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_check_sanctions(NULL, NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER sanction_within_limit
    AFTER INSERT OR UPDATE ON rulings_sanction
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION sanction_within_limit();

CREATE FUNCTION ruling_sanctions_within_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_check_sanctions(NEW.id, NULL);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ruling_sanctions_within_limit
    AFTER UPDATE ON rulings_ruling
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (OLD.regulator_id IS DISTINCT FROM NEW.regulator_id
          OR OLD.decided_on IS DISTINCT FROM NEW.decided_on)
    EXECUTE FUNCTION ruling_sanctions_within_limit();
"""

PUBLISHED_RULING_IS_COMPLETE = """
CREATE FUNCTION rulings_check_published(wanted_ruling text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ruling record;
BEGIN
    -- Whoever publishes and whoever takes the last source away do so one after the other.
    PERFORM FROM rulings_ruling WHERE id = wanted_ruling FOR NO KEY UPDATE;
    SELECT r.sanction_not_stated AS not_stated,
           EXISTS (SELECT FROM rulings_sanction WHERE ruling_id = r.id AND imposed) AS imposed,
           EXISTS (SELECT FROM rulings_source WHERE ruling_id = r.id) AS sourced
    INTO ruling
    FROM rulings_ruling r WHERE r.id = wanted_ruling AND r.state = 'published';
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF NOT ruling.imposed AND NOT ruling.not_stated THEN
        RAISE check_violation USING
            CONSTRAINT = 'published_ruling_has_sanction',
            MESSAGE = 'a published ruling needs a sanction, or an explicit statement';
    END IF;
    IF ruling.imposed AND ruling.not_stated THEN
        RAISE check_violation USING
            CONSTRAINT = 'ruling_sanction_not_stated_alone',
            MESSAGE = 'a sanction is imposed and yet said to be not stated';
    END IF;
    IF NOT ruling.sourced THEN
        RAISE check_violation USING
            CONSTRAINT = 'published_ruling_has_source',
            MESSAGE = 'a published ruling needs a source';
    END IF;
END $$;

CREATE FUNCTION published_ruling_is_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rulings_check_published(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER published_ruling_is_complete
    AFTER INSERT OR UPDATE ON rulings_ruling
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION published_ruling_is_complete();

CREATE FUNCTION published_ruling_stays_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM rulings_check_published(OLD.ruling_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM rulings_check_published(NEW.ruling_id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER published_ruling_keeps_sanction
    AFTER INSERT OR UPDATE OR DELETE ON rulings_sanction
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION published_ruling_stays_complete();
CREATE CONSTRAINT TRIGGER published_ruling_keeps_source
    AFTER UPDATE OR DELETE ON rulings_source
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION published_ruling_stays_complete();
"""

UNDO = """
DROP FUNCTION finding_rests_on_own_particulars, parts_stay_with_their_ruling,
    ruling_committee_of_regulator, sanction_within_limit, ruling_sanctions_within_limit,
    rulings_check_sanctions, published_ruling_is_complete, published_ruling_stays_complete,
    rulings_check_published CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("rulings", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FINDING_RESTS_ON_OWN_PARTICULARS
            + COMMITTEE_OF_REGULATOR
            + SANCTION_WITHIN_LIMIT
            + PUBLISHED_RULING_IS_COMPLETE,
            UNDO,
        ),
    ]
