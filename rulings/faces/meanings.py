"""One plain sentence for each slug of the closed lists, for whoever meets it in the data."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices

from rulings.search.criteria import Sort
from rulings.vocabulary import (
    DatePrecision,
    FindingOutcome,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    ParticularOutcome,
    SanctionKind,
    SourceKind,
)

_NOT_SAID = "The source does not say."

MEANINGS: Final[dict[type[TextChoices], dict[str, str]]] = {
    SanctionKind: {kind.value: kind.meaning for kind in SanctionKind},
    GroundKind: {
        GroundKind.MISCONDUCT: "Conduct that falls far short of what is proper in the profession.",
        GroundKind.LACK_OF_COMPETENCE: "Work that is not good enough, shown by a fair sample.",
        GroundKind.CONVICTION_OR_CAUTION: "A conviction by a court, or a caution by the police.",
        GroundKind.HEALTH: "A physical or mental condition that affects practice.",
        GroundKind.DETERMINATION_ELSEWHERE: "A decision of another body against the registrant.",
        GroundKind.BARRED_LIST: "Barred from work with children or with adults at risk.",
        GroundKind.ENGLISH: "Not enough English to practise safely.",
        GroundKind.REGISTER_ENTRY: "An entry in the register made by fraud or by mistake.",
        GroundKind.DISREPUTE: "Conduct that damages the standing of the profession.",
    },
    ImpairmentOutcome: {
        ImpairmentOutcome.FOUND: "Fitness to practise was impaired on the day of the decision.",
        ImpairmentOutcome.NOT_FOUND: "Fitness to practise was not impaired on that day.",
        ImpairmentOutcome.NOT_REACHED: "The case ended before the panel came to the question.",
        ImpairmentOutcome.NOT_APPLICABLE: "The question does not arise in a decision of this kind.",
        ImpairmentOutcome.NOT_STATED: _NOT_SAID,
    },
    HearingKind: {
        HearingKind.FINAL: "The hearing that decides the allegation.",
        HearingKind.REVIEW: "A later look at an order that is in force.",
        HearingKind.INTERIM_ORDER: "A decision on protection until the case is decided.",
        HearingKind.PRELIMINARY: "A step before the final hearing.",
        HearingKind.RESTORATION: "An application to come back to the register.",
        HearingKind.CONSENT: "An outcome that was agreed or accepted.",
    },
    ParticularOutcome: {
        ParticularOutcome.PROVED: "The panel found it proved.",
        ParticularOutcome.PROVED_IN_PART: "The panel found some of it proved.",
        ParticularOutcome.ADMITTED: "The registrant admitted it.",
        ParticularOutcome.NOT_PROVED: "The panel did not find it proved.",
        ParticularOutcome.NO_CASE: "The panel found that there was no case to answer on it.",
        ParticularOutcome.NO_EVIDENCE: "The regulator offered no evidence for it.",
        ParticularOutcome.NOT_STATED: _NOT_SAID,
    },
    FindingOutcome: {
        FindingOutcome.FOUND: "The established facts amount to the ground.",
        FindingOutcome.NOT_FOUND: "The established facts do not amount to the ground.",
        FindingOutcome.NOT_REACHED: "The case ended before the panel came to the question.",
        FindingOutcome.NOT_STATED: _NOT_SAID,
    },
    DatePrecision: {
        DatePrecision.DAY: "The source gives the day.",
        DatePrecision.MONTH: "The source gives month and year; the day stands for none.",
        DatePrecision.YEAR: "The source gives the year; month and day stand for none.",
    },
    SourceKind: {
        SourceKind.NEWS_REPORT: "A report by a newspaper, magazine or news site.",
        SourceKind.DETERMINATION: "The decision as the regulator published it.",
        SourceKind.JUDGMENT: "The judgment of a court.",
        SourceKind.PRESS_RELEASE: "What the regulator told the press.",
        SourceKind.DEMONSTRATION: "A text that was written to show how this site works.",
    },
}

SORT_MEANINGS: Final = {
    Sort.RELEVANCE: "Rulings that the words fit best come first; only with words.",
    Sort.NEWEST: "By the date of the decision, latest first; undated ones last.",
    Sort.OLDEST: "By the date of the decision, earliest first; undated ones last.",
    Sort.LONGEST: "By the longest order imposed; indefinite ones first.",
    Sort.DISCUSSED: "By the number of reader comments, most first.",
    Sort.CHANGED: "By when the ruling last changed here, latest first.",
}
