"""Reference data and demonstration: complete, and careful with what is there."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db.models import TextChoices

from rulings.demonstration import demonstration
from rulings.models import (
    CommonPhrase,
    FactorType,
    Regulator,
    Ruling,
    SanctionType,
    SearchEntry,
    Setting,
    SynonymGroup,
    Topic,
)
from rulings.reading.rules.powers import KINDS_OF
from rulings.reference import load_reference
from rulings.search.criteria import Criteria
from rulings.search.language.words import words_of
from rulings.vocabulary import (
    FindingOutcome,
    ImpairmentOutcome,
    ParticularOutcome,
    SanctionKind,
)
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def test_a_new_database_knows_the_regulators_and_their_law() -> None:
    slugs = set(Regulator.objects.values_list("slug", flat=True))
    assert slugs == {
        *("hcpc", "swe", "nmc", "gmc", "gdc", "goc", "gphc"),
        *("gosc", "gcc", "scw", "sssc", "niscc", "tra"),
    }
    assert all(regulator.sanction_types.exists() for regulator in Regulator.objects.all())
    assert Topic.objects.count() >= 50
    assert Setting.objects.exists()
    assert FactorType.objects.exists()


def test_loading_again_adds_nothing_and_undoes_no_change() -> None:
    SanctionType.objects.filter(regulator__slug="nmc", kind="caution").update(legal_name="Changed")
    SanctionType.objects.get(regulator__slug="hcpc", kind="caution").limits.all().delete()
    before = list(SanctionType.objects.values())
    load_reference()
    assert list(SanctionType.objects.values()) == before
    assert not SanctionType.objects.get(regulator__slug="hcpc", kind="caution").limits.exists()


def test_words_are_reference_data_too() -> None:
    deleted = SynonymGroup.objects.get(name="HCPC")
    deleted.delete()
    SynonymGroup.objects.filter(name="NMC").update(terms="NMC\nthe Council")
    CommonPhrase.objects.filter(text="lack of insight").delete()
    load_reference()
    assert SynonymGroup.objects.get(name="HCPC").listed == deleted.listed
    assert SynonymGroup.objects.get(name="NMC").listed == ("NMC", "the Council")
    assert CommonPhrase.objects.filter(text="lack of insight").exists()


def test_no_word_means_two_things_in_the_reference_data() -> None:
    terms = [tuple(words_of(term)) for group in SynonymGroup.objects.all() for term in group.listed]
    assert len(terms) == len(set(terms))
    assert all(len(group.listed) > 1 for group in SynonymGroup.objects.all())
    assert SynonymGroup.objects.count() > 25
    assert CommonPhrase.objects.count() > 50


def test_the_demonstration_is_loaded_once_and_into_an_empty_database_only() -> None:
    call_command("load_demonstration", verbosity=0)
    loaded = Ruling.objects.count()
    assert loaded == len(demonstration()) >= 60
    call_command("load_demonstration", verbosity=0)
    assert Ruling.objects.count() == loaded


def test_beside_a_real_ruling_no_demonstration_is_loaded() -> None:
    published()
    call_command("load_demonstration", verbosity=0)
    assert Ruling.objects.count() == 1


@pytest.mark.parametrize(
    ("vocabulary", "used"),
    [
        (SanctionKind, lambda r: {s["kind"] for s in r["sanctions"] if s["imposed"]}),
        (ParticularOutcome, lambda r: {p["outcome"] for p in r["particulars"]}),
        (FindingOutcome, lambda r: {f["outcome"] for f in r["findings"]}),
        (ImpairmentOutcome, lambda r: {r["impairment"]["outcome"]}),
    ],
)
def test_the_demonstration_shows_every_kind_and_every_outcome(
    vocabulary: type[TextChoices], used: Callable[[dict[str, object]], set[str]]
) -> None:
    shown = set().union(*(used(ruling) for ruling in demonstration()))
    assert shown == set(vocabulary.values)
    assert len({ruling["regulator"] for ruling in demonstration()}) >= 6


def test_every_facet_has_something_to_offer_on_the_demonstration() -> None:
    call_command("load_demonstration", verbosity=0)
    _, counts = SearchEntry.objects.facet_counts(Criteria())
    assert {name for name, values in counts.items() if len(values) < 3} == set()


def test_the_reader_and_the_reference_data_agree_on_what_panels_can_order() -> None:
    kept = {
        regulator.slug: set(regulator.sanction_types.values_list("kind", flat=True))
        for regulator in Regulator.objects.all()
    }
    assert {slug: {kind.value for kind in kinds} for slug, kinds in KINDS_OF.items()} == kept
