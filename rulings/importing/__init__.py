"""Many rulings from one file, CSV or JSON Lines: all or nothing."""

from rulings.importing.report import Options, Report
from rulings.importing.running import import_rulings
from rulings.importing.trouble import Refused, Trouble

__all__ = ["Options", "Refused", "Report", "Trouble", "import_rulings"]
