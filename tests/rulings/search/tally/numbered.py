"""A tally made of numbers alone, as of 50,000 rulings."""

from rulings.search.tally.bits import BLOCK, gathered
from rulings.search.tally.frequent import Frequent, State

SIZE = 50_000
# Value -> of so many rulings one holds it.
VALUES = {
    ("all", ""): 1,
    ("word", "panel"): 1,
    ("word", "record"): 3,
    ("word", "remorse"): 50,
    ("first", "panel"): 7,
    ("first", "record"): 9,
    ("sanction", "caution"): 4,
    ("sanction", "strike_off"): 5,
    ("ground", "misconduct"): 2,
    ("impairment", "found"): 2,
    ("dated", ""): 1,
    ("longest", "12"): 2,
    ("longest", "-1"): 1,
}
HELD = """
SELECT kind, value, number FROM generate_series(0, %(size)s - 1) number,
     unnest(%(kinds)s::text[], %(values)s::text[], %(shares)s::int[]) v (kind, value, share)
WHERE mod(number, share) = 0 AND (kind <> 'longest' OR (value = '12') = (mod(number, 2) = 0))
"""
FILL = f"""
INSERT INTO rulings_tallied SELECT n, 'r' || n, date '2025-01-01' - n / 10
FROM generate_series(0, %(size)s - 1) n;
INSERT INTO rulings_tally {gathered(HELD, "kind", "value")};
INSERT INTO rulings_tallytotal SELECT kind, value, sum(bit_count(bits)) FROM rulings_tally
GROUP BY 1, 2;
INSERT INTO rulings_tally SELECT 'word', 'other' || word, block, B'1'::bit({BLOCK})
FROM generate_series(1, 1000) word, generate_series(0, %(size)s / {BLOCK}) block;
ANALYZE rulings_tallied, rulings_tally, rulings_tallytotal
"""

STATE = State(
    SIZE, (), {word: Frequent(word, SIZE // 3) for word in ("panel", "record", "remorse")}
)
