"""The shapes of published determinations, one small module for each, and telling them apart."""

from __future__ import annotations

from rulings.reading.shapes import general, hcpts, mpts, nmc, swe, tra
from rulings.reading.shapes.shape import Shape

__all__ = ["SHAPES", "Shape", "shape_of"]

SHAPES: tuple[Shape, ...] = (
    hcpts.SHAPE,
    nmc.SHAPE,
    swe.SHAPE,
    mpts.SHAPE,
    tra.SHAPE,
    general.SHAPE,
)
"""The general shape comes last: it knows no regulator, only how determinations are laid out."""


def shape_of(text: str) -> Shape | None:
    """The first shape whose own marks the text bears; ``None`` for anything but a determination."""
    return next((shape for shape in SHAPES if shape.fits(text)), None)
