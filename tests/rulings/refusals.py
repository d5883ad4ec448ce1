"""What the database says to a change."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from rulings.rules import broken_rule


def refusal(breaking: Callable[[], object]) -> str | None:
    """The sentence for what the database refuses, deferred rules included."""
    with pytest.raises(IntegrityError) as caught:
        to_the_end(breaking)
    return broken_rule(caught.value)


@transaction.atomic
def to_the_end(changing: Callable[[], object]) -> None:
    """Make a change and let the deferred rules speak, as a commit would."""
    changing()
    connection.check_constraints()
