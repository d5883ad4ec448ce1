"""Many rulings at once."""

from django.db import transaction
from django.utils.timezone import localdate

from rulings.models import Regulator, Ruling, Source
from tests.rulings.described import SOURCE


def many(number: int) -> None:
    """Published rulings of which next to nothing is known."""
    regulator = Regulator.objects.get(slug="hcpc")
    with transaction.atomic():
        rulings = Ruling.objects.bulk_create(
            Ruling(
                title=f"Ruling {index}",
                regulator=regulator,
                sanction_not_stated=True,
                state="published",
                published_on=localdate(),
            )
            for index in range(number)
        )
        Source.objects.bulk_create(Source(ruling=ruling, **SOURCE) for ruling in rulings)
