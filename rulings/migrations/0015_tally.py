"""The tally: numbered rulings and the bits of what they hold, and marks for what changed since.

Every write to a search entry leaves a mark, in the same transaction; nobody waits for anybody, since
a mark is a new row each time. ``make_tally`` takes the marks away.
"""

import rulings.models.tally
from django.db import migrations, models

BLOCK = 8192

FUNCTIONS = f"""
CREATE AGGREGATE rulings_bits(int, int) (
    SFUNC = set_bit, STYPE = bit, INITCOND = '{"0" * BLOCK}'
);

-- Ones from the first place to the last, as far as they lie in the block; none without both.
CREATE FUNCTION rulings_bits_between(first int, last int) RETURNS bit({BLOCK})
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last < 0 OR first >= {BLOCK} OR first > last OR first IS NULL
        THEN B'0'::bit({BLOCK})
        ELSE rpad(repeat('0', greatest(first, 0))
                  || repeat('1', least(last, {BLOCK - 1}) - greatest(first, 0) + 1),
                  {BLOCK}, '0')::bit({BLOCK}) END
$$;

-- The numbers of a block whose bits are set. Most words of 32 bits are empty, and stepped over.
CREATE FUNCTION rulings_numbers(block int, bits bit({BLOCK})) RETURNS TABLE (number int)
LANGUAGE sql IMMUTABLE AS $$
    SELECT block * {BLOCK} + word * 32 + place
    FROM generate_series(0, {BLOCK // 32 - 1}) word, generate_series(0, 31) place
    WHERE substring(bits FROM word * 32 + 1 FOR 32) <> B'0'::bit(32)
      AND get_bit(bits, word * 32 + place) = 1
$$;
"""

MARKS = """
CREATE FUNCTION rulings_mark_untallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO rulings_untallied (ruling_id) SELECT ruling_id FROM changed;
    RETURN NULL;
END $$;
CREATE TRIGGER insert_marks_untallied AFTER INSERT ON rulings_searchentry
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rulings_mark_untallied();
CREATE TRIGGER update_marks_untallied AFTER UPDATE ON rulings_searchentry
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rulings_mark_untallied();
CREATE TRIGGER delete_marks_untallied AFTER DELETE ON rulings_searchentry
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rulings_mark_untallied();

-- TRUNCATE leaves nothing to tally.
CREATE FUNCTION rulings_forget_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rulings_untallied;
    DELETE FROM rulings_tallied;
    DELETE FROM rulings_tally;
    DELETE FROM rulings_tallytotal;
    RETURN NULL;
END $$;
CREATE TRIGGER truncate_forgets_tally AFTER TRUNCATE ON rulings_searchentry
    FOR EACH STATEMENT EXECUTE FUNCTION rulings_forget_tally();
"""

UNDO = """
DROP FUNCTION rulings_mark_untallied, rulings_forget_tally CASCADE;
DROP AGGREGATE rulings_bits(int, int);
DROP FUNCTION rulings_bits_between, rulings_numbers;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rulings", "0014_reasons_name_nobody"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tallied",
            fields=[
                ("number", models.IntegerField(primary_key=True, serialize=False)),
                ("ruling_id", models.CharField(max_length=16, unique=True)),
                ("decided_on", models.DateField(db_index=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind",
                        "value",
                        "block",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.TextField()),
                ("value", models.TextField()),
                ("block", models.IntegerField()),
                ("bits", rulings.models.tally.BlockField()),
            ],
            options={
                "verbose_name_plural": "tallies",
                "db_table": "rulings_tally",
            },
        ),
        migrations.CreateModel(
            name="TallyTotal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind",
                        "value",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.TextField()),
                ("value", models.TextField()),
                ("number", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Untallied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ruling_id", models.CharField(max_length=16)),
            ],
            options={
                "verbose_name_plural": "untallied",
            },
        ),
        migrations.RunSQL(FUNCTIONS + MARKS, UNDO),
    ]
