"""What every page is told about the site."""
from __future__ import annotations

from typing import Any


def site(request: Any) -> dict[str, Any]:
    return {}
