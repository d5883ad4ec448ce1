"""No lost work: autosaves, who else is here, and two editors at one ruling."""

from rulings.admin.unsaved.above_form import notices
from rulings.admin.unsaved.addresses import kept_aside, saved, urls
from rulings.admin.unsaved.lost import without_cookie

__all__ = ["kept_aside", "notices", "saved", "urls", "without_cookie"]
