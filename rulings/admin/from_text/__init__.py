"""A new ruling from a text, and the evidence beside its form."""

from rulings.admin.from_text.addresses import urls
from rulings.admin.from_text.panel import panel
from rulings.admin.from_text.used import save_used

__all__ = ["panel", "save_used", "urls"]
