import pytest
from django.db import connection

from tests.rulings.search.tally.numbered import FILL, SIZE, VALUES


@pytest.fixture
def tally(db: None) -> None:
    """Bits as of many rulings."""
    kinds, values = zip(*VALUES, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            FILL,
            {
                "size": SIZE,
                "kinds": list(kinds),
                "values": list(values),
                "shares": list(VALUES.values()),
            },
        )
