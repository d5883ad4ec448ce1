"""A published determination -> ``Draft``: metadata, then each stage in its own part of the text."""

from __future__ import annotations

from rulings.reading.determinations import (
    about,
    facts,
    orders,
    particulars,
    verdicts,
    weighing,
)
from rulings.reading.determinations import alleged as alleged_grounds
from rulings.reading.determinations.allegation import Allegation, Item
from rulings.reading.determinations.determination import Determination, taken_apart
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.restrictions import with_conditions
from rulings.reading.determinations.titles import title_of
from rulings.reading.draft import Article, Draft, Read, ReadParticular, Span
from rulings.reading.hearing import Impairment
from rulings.reading.register import read_agency, read_setting
from rulings.reading.rules import topics as topic_rules
from rulings.reading.sentences import Sentence, flattened
from rulings.reading.shapes.shape import Shape
from rulings.reading.topics import topics_in
from rulings.reading.unreadable import Unreadable
from rulings.vocabulary import (
    HearingKind,
    ImpairmentOutcome,
    ParticularKind,
    SanctionKind,
    SourceKind,
)

_NOT_TOLD_BY_WORDS = {
    "data_breach",
    "medication",
    "neglect",
    "clinical_competence",
    "failure_to_contact",
}
"""Topics whose phrases are sure in a report only, where they stand for a whole case."""
_UNIMPAIRED = (ImpairmentOutcome.NOT_FOUND, ImpairmentOutcome.NOT_REACHED)
"""Then "no further action" in the metadata only says that the case is closed."""
FIND_NOTHING = "case_examiners"
"""They say what a panel might find, and find no facts, grounds or impairment themselves."""
LONGEST = 900_000
"""Characters; the longest determinations have a few hundred pages."""
TOO_LONG = "The text is far longer than a determination: give the text of a single decision."


def read_determination(text: str, shape: Shape, url: str = "") -> Draft:
    """The draft ruling in a determination of that shape; raises ``Unreadable``."""
    if len(text) > LONGEST:
        raise Unreadable(TOO_LONG)
    paper = taken_apart(text, shape)
    allegation = particulars.read_allegation(paper)
    doubts = facts.settle_facts(paper, allegation)
    regulator = about.read_regulator_of(paper)
    slug = regulator.value if regulator else None
    hearing = about.read_hearing_of(paper)
    profession = about.read_profession_of(paper, slug)
    alleged = _particulars(text, allegation)
    ordered, about_orders = orders.read_orders(paper, hearing.value if hearing else None)
    impairment = verdicts.read_impairment_of(paper)
    if impairment.outcome and impairment.outcome.value in _UNIMPAIRED:
        ordered = tuple(one for one in ordered if one.kind.value is not SanctionKind.NO_ACTION)
    told = tuple(_telling(paper))
    committee = about.read_committee_of(paper, slug)
    findings = verdicts.read_grounds(
        paper,
        allegation,
        alleged,
        is_review=hearing is not None and hearing.value is HearingKind.REVIEW,
    )
    if committee and committee.value == FIND_NOTHING:
        impairment, findings = Impairment(), ()
    findings = alleged_grounds.with_alleged(
        findings,
        paper,
        allegation,
        is_review=hearing is not None and hearing.value is HearingKind.REVIEW,
        impairment=impairment.outcome.value if impairment.outcome else None,
    )
    title = title_of(
        profession, regulator, ordered, impairment.outcome, hearing, _first_line(paper)
    )
    return Draft(
        article=Article(text=text, title=title, paragraphs=paper.paragraphs, url=url),
        source_kind=SourceKind.DETERMINATION,
        case_reference=about.read_reference_of(paper),
        regulator=regulator,
        committee=committee,
        profession=profession,
        setting=read_setting(told),
        agency=read_agency(told),
        hearing=hearing,
        decided_on=about.read_decided_on_of(paper),
        particulars=alleged,
        findings=findings,
        impairment=impairment.outcome,
        impairment_personal=impairment.personal,
        impairment_public=impairment.public,
        sanctions=with_conditions(paper, ordered),
        factors=weighing.read_factors_of(paper),
        names=about.read_names_of(paper),
        registration_numbers=about.read_registration_numbers_of(paper),
        doubts=(*doubts, *about_orders),
    )


def _particulars(text: str, allegation: Allegation) -> tuple[ReadParticular, ...]:
    return tuple(
        ReadParticular(
            text=Read(" ".join(text[item.start : item.end].split()), Span(item.start, item.end)),
            outcome=item.outcome,
            label=item.label,
            kind=item.kind,
            topics=_topics(text, item) if item.kind is ParticularKind.FACT else (),
        )
        for item in allegation.items
    )


def _topics(text: str, item: Item) -> tuple[Read[str], ...]:
    """The main topic that the words describe; a companion alone is none."""
    words = " ".join(flattened(text[item.start : item.end]).split("\n"))
    for slug, start, end in topics_in(words):
        if slug not in _NOT_TOLD_BY_WORDS and slug not in topic_rules.COMPANIONS:
            return (Read(slug, Span(item.start + start, item.start + end)),)
    return ()


def _telling(paper: Determination) -> list[Sentence]:
    """Where the allegation and the background say who the registrant was and worked for."""
    return (
        list(paper.all_sentences(Stage.ALLEGATION))[:60]
        + list(paper.all_sentences(Stage.BACKGROUND))[:200]
    )


def _first_line(paper: Determination) -> Span:
    return next((one.evidence for one in (about.read_regulator_of(paper),) if one), Span(0, 0))
