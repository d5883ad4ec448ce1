"""The key that signs sessions, made once and kept where nobody else reads it."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

UNUSABLE = "The secret key cannot be kept in {path}: {reason}. Set SECRET_KEY instead."


def kept_in(path: Path) -> str:
    """The key in the file, which is made first when it does not exist.

    Of two processes that start at once one makes the key and both read the same.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path)
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(UNUSABLE.format(path=path, reason=error.strerror)) from None


def _make(path: Path) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key())
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):  # the other process was first: its key stands
            os.link(draft, path)
    finally:
        Path(draft).unlink()
