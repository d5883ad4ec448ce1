"""What the record tells to whoever listens; the record itself knows of no listener."""

from django.dispatch import Signal

was_kept = Signal()
"""Sent with ``source`` and ``draft`` in the transaction that keeps them: for whoever keeps more of
an article than the record does. What a listener raises undoes the whole."""
