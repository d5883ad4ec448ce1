"""A name, and its replacement in a ruling."""

from rulings.models import NameReplacement, Ruling

NAME = "Odile Quennell"


def replace(ruling: Ruling, *names: tuple[str, str]) -> None:
    for written, shown in names or ((NAME, "Registrant A"),):
        NameReplacement.objects.create(ruling=ruling, written=written, shown=shown)
