"""How deep comments stand on a page, told by their keys (migration 0005)."""

from typing import Final

# Deeper replies stand at this level and name what they answer: the page must not get narrow.
DEEPEST_LEVEL: Final = 4
# Of a comment's key; those of the first level are the same for a whole thread.
BYTES_OF_A_LEVEL: Final = 16
