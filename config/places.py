"""Where the checkout lies, and where it keeps what it makes."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIRECTORY = Path(os.environ.get("DATA_DIRECTORY") or BASE_DIR / ".data").absolute()
