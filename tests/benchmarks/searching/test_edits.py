import pytest

from benchmarks.searching.edits import edits
from rulings.models import Revision
from rulings.vocabulary import MadeWith
from tests.rulings.described import published

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_edit_goes_the_editors_way_and_leaves_the_ruling_as_it_was() -> None:
    ruling = published()
    said, hashed = ruling.summary, ruling.entry.content_hash
    before = Revision.objects.filter(ruling_id=ruling.pk).count()
    answers = edits(2)
    ruling.refresh_from_db()
    assert len(answers) == 4
    assert ruling.summary == said
    assert ruling.entry.content_hash == hashed
    made = Revision.objects.filter(ruling_id=ruling.pk).order_by("-number")[:4]
    assert Revision.objects.filter(ruling_id=ruling.pk).count() == before + 4
    assert {revision.made_with for revision in made} == {MadeWith.DESK}
