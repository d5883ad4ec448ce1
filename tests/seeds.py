"""The two founding documents, where they are at hand. Nothing of their text is kept here."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "shared" / "seeds"
TEXTING = FOLDER / "000_092caf13dba9a58e.txt"
WORKLOAD = FOLDER / "001_90f90ee66b6406cb.txt"

needs_seeds = pytest.mark.skipif(
    not (TEXTING.is_file() and WORKLOAD.is_file()),
    reason="the two founding documents are not at hand (../shared/seeds)",
)
