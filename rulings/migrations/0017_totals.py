"""Counts of every facet for each word and value of the tally; longer rows, of which two fill a page.

The tally begins anew: ``tend``, or ``tally``, makes it. Until then the search entries answer.
"""

from django.db import migrations, models

STRIPS, STRIP = 31, 1024
BLOCK = STRIPS * STRIP

# All of it can be made anew, and every ruling waits for that.
FORGET = """
DELETE FROM rulings_tally;
DELETE FROM rulings_tallied;
DELETE FROM rulings_tallytotal;
DELETE FROM rulings_untallied;
INSERT INTO rulings_untallied (ruling_id) SELECT ruling_id FROM rulings_searchentry;
DROP AGGREGATE rulings_bits(int, int);
DROP FUNCTION rulings_bits_between, rulings_numbers;
"""

BETWEEN = """
-- Ones from the first place to the last, as far as they lie in the block; none without both.
CREATE FUNCTION rulings_bits_between(first int, last int) RETURNS bit({block})
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN last < 0 OR first >= {block} OR first > last OR first IS NULL
        THEN B'0'::bit({block})
        ELSE rpad(repeat('0', greatest(first, 0))
                  || repeat('1', least(last, {block} - 1) - greatest(first, 0) + 1),
                  {block}, '0')::bit({block}) END
$$;
"""

FUNCTIONS = f"""
ALTER TABLE rulings_tally ALTER bits TYPE bit({BLOCK}) USING bits::bit({BLOCK});
-- In the row itself and as they are: unpacked or fetched from elsewhere, bits cost twice as much.
ALTER TABLE rulings_tally ALTER bits SET STORAGE EXTERNAL;
ALTER TABLE rulings_tally SET (toast_tuple_target = 8160);

-- Bits of one strip, by their places in it; bits of one block, by its strips and where they begin.
CREATE AGGREGATE rulings_bits(int, int) (
    SFUNC = set_bit, STYPE = bit, INITCOND = '{"0" * STRIP}'
);
CREATE AGGREGATE rulings_placed(bit, int) (
    SFUNC = pg_catalog.overlay, STYPE = bit, INITCOND = '{"0" * BLOCK}'
);
{BETWEEN.format(block=BLOCK)}
-- The numbers of a strip whose bits are set. Empty words of 32 bits are stepped over.
CREATE FUNCTION rulings_numbers(strip int, bits bit({STRIP})) RETURNS TABLE (number int)
LANGUAGE sql IMMUTABLE AS $$
    SELECT strip * {STRIP} + word * 32 + place
    FROM generate_series(0, {STRIP // 32 - 1}) word, generate_series(0, 31) place
    WHERE substring(bits FROM word * 32 + 1 FOR 32) <> B'0'::bit(32)
      AND get_bit(bits, word * 32 + place) = 1
$$;
"""

BEFORE = f"""
DROP AGGREGATE rulings_placed(bit, int);
ALTER TABLE rulings_tally ALTER bits TYPE bit(8192) USING bits::bit(8192);
ALTER TABLE rulings_tally ALTER bits SET STORAGE EXTENDED;
ALTER TABLE rulings_tally RESET (toast_tuple_target);
CREATE AGGREGATE rulings_bits(int, int) (
    SFUNC = set_bit, STYPE = bit, INITCOND = '{"0" * 8192}'
);
{BETWEEN.format(block=8192)}
CREATE FUNCTION rulings_numbers(block int, bits bit(8192)) RETURNS TABLE (number int)
LANGUAGE sql IMMUTABLE AS $$
    SELECT block * 8192 + word * 32 + place
    FROM generate_series(0, 255) word, generate_series(0, 31) place
    WHERE substring(bits FROM word * 32 + 1 FOR 32) <> B'0'::bit(32)
      AND get_bit(bits, word * 32 + place) = 1
$$;
"""

# What a page of results marks words in. A function keeps the plan of the view, which takes longer
# to make than to carry out.
PASSAGES = """
CREATE FUNCTION rulings_passages_of(ids text[])
RETURNS TABLE (ruling_id text, kind text, anchor text, body text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN QUERY SELECT p.ruling_id, p.kind, p.anchor, p.text FROM rulings_passage p
    WHERE p.ruling_id = ANY(ids) ORDER BY p.ruling_id, p.section, p.position;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("rulings", "0016_faster_entries")]
    operations = [
        migrations.AddField("tallytotal", "counts", models.JSONField(null=True)),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, FORGET + BEFORE),
        migrations.RunSQL(PASSAGES, "DROP FUNCTION rulings_passages_of;"),
    ]
