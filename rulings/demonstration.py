"""The demonstration rulings: written for this site, loaded only into an empty database."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings

FOLDER = settings.BASE_DIR / "fixtures" / "demonstration"


def demonstration() -> list[dict[str, Any]]:
    """Every demonstration ruling as plain data, comments included, in a fixed order."""
    return [
        ruling
        for path in sorted(FOLDER.glob("*.json"))
        for ruling in json.loads(path.read_text(encoding="utf-8"))
    ]
