"""A corpus of any size that reads like the real record: made up from a seed, loaded in minutes."""

from benchmarks.corpus.filling import Filled, NotEmpty, fill
from benchmarks.corpus.frequencies import frequency_classes

__all__ = ["Filled", "NotEmpty", "fill", "frequency_classes"]
