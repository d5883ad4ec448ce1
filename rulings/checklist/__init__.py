"""The checklist before publication: what still stands in the way, in words."""

from rulings.checklist.checking import Checklist, Reason, check, require_green

__all__ = ["Checklist", "Reason", "check", "require_green"]
