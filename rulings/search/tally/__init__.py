"""The tally: which rulings hold a word or a facet's value, as one bit a ruling.

Rulings are numbered, the newest decision first, and cut into blocks of ``BLOCK``. For each value of
a facet and each frequent word there is one row of bits a block. To count is then to join two rows
of bits and to count what is set: it costs as much for a million hits as for one. A ruling that
changed since the tally was made is left out of it and looked at by itself, so nothing is ever out
of date.
"""
