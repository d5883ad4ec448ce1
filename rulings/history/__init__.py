"""What changed between two texts of a ruling, in words for people; and going back to one.

Both work on rulings as plain data: the shape of ``Revision.snapshot`` and of ``rulings.intake``.
"""

from rulings.history.change import Change, ChangeKind
from rulings.history.comparing import changes
from rulings.history.restoring import restore
from rulings.history.words import Piece, PieceKind, pieces

__all__ = ["Change", "ChangeKind", "Piece", "PieceKind", "changes", "pieces", "restore"]
