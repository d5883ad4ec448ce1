"""The closed lists: kinds, outcomes and standings, each with its label and behaviour.

Values are the slugs of the public interface (query string and data); they never change.
Open lists that editors extend (regulators, professions, topics, settings, factors) are tables:
see ``rulings.models.regulator`` and ``rulings.models.subject``.
"""

from __future__ import annotations

from django.db.models import TextChoices


class SanctionKind(TextChoices):
    """What a panel can order, comparable across regulators; declared from least to most severe."""

    NO_ACTION = "no_action", "No action"
    ADVICE = "advice", "Advice"
    WARNING = "warning", "Warning"
    CAUTION = "caution", "Caution"
    FINANCIAL_PENALTY = "financial_penalty", "Financial penalty"
    UNDERTAKINGS = "undertakings", "Undertakings"
    INTERIM_CONDITIONS = "interim_conditions", "Interim conditions"
    CONDITIONS = "conditions", "Conditions"
    INTERIM_SUSPENSION = "interim_suspension", "Interim suspension"
    SUSPENSION = "suspension", "Suspension"
    VOLUNTARY_REMOVAL = "voluntary_removal", "Voluntary removal"
    REMOVAL = "removal", "Removal"
    PROHIBITION = "prohibition", "Prohibition"

    @property
    def rung(self) -> int:
        """Place on the ladder of severity, from 0 (no action) to 5 (may not practise again)."""
        return _RUNGS[self]

    @property
    def meaning(self) -> str:
        """One plain sentence for a reader who has never seen an order."""
        return _SANCTION_MEANINGS[self]

    @property
    def is_interim(self) -> bool:
        """Whether the order only protects the public until the case is decided."""
        return self in {SanctionKind.INTERIM_CONDITIONS, SanctionKind.INTERIM_SUSPENSION}

    @property
    def takes_conditions(self) -> bool:
        """Whether the order consists of things the registrant must do."""
        return self in {
            SanctionKind.CONDITIONS,
            SanctionKind.INTERIM_CONDITIONS,
            SanctionKind.UNDERTAKINGS,
        }


_RUNGS = {
    SanctionKind.NO_ACTION: 0,
    SanctionKind.ADVICE: 1,
    SanctionKind.WARNING: 1,
    SanctionKind.CAUTION: 2,
    SanctionKind.UNDERTAKINGS: 3,
    SanctionKind.FINANCIAL_PENALTY: 2,
    SanctionKind.INTERIM_CONDITIONS: 3,
    SanctionKind.CONDITIONS: 3,
    SanctionKind.INTERIM_SUSPENSION: 4,
    SanctionKind.SUSPENSION: 4,
    SanctionKind.VOLUNTARY_REMOVAL: 5,
    SanctionKind.REMOVAL: 5,
    SanctionKind.PROHIBITION: 5,
}

_SANCTION_MEANINGS = {
    SanctionKind.NO_ACTION: "The case ended without any order.",
    SanctionKind.ADVICE: "Advice about future conduct; practice is not restricted.",
    SanctionKind.WARNING: "A warning on the record; practice is not restricted.",
    SanctionKind.CAUTION: "An entry on the public register; practice is not restricted.",
    SanctionKind.UNDERTAKINGS: "Promises about practice, agreed with the regulator.",
    SanctionKind.FINANCIAL_PENALTY: "A sum of money to be paid to the regulator.",
    SanctionKind.INTERIM_CONDITIONS: "Temporary limits on practice until the case is decided.",
    SanctionKind.CONDITIONS: "May practise, but only under the conditions set out.",
    SanctionKind.INTERIM_SUSPENSION: "May not practise until the case is decided.",
    SanctionKind.SUSPENSION: "May not practise while the order lasts.",
    SanctionKind.VOLUNTARY_REMOVAL: "Left the register by agreement with the regulator.",
    SanctionKind.REMOVAL: "Taken off the register; may not practise.",
    SanctionKind.PROHIBITION: "Barred from the profession.",
}


class GroundKind(TextChoices):
    """Statutory ground, comparable across regulators; each regulator has its own name for it."""

    MISCONDUCT = "misconduct", "Misconduct"
    LACK_OF_COMPETENCE = "lack_of_competence", "Lack of competence"
    CONVICTION_OR_CAUTION = "conviction_or_caution", "Conviction or caution"
    HEALTH = "health", "Health"
    DETERMINATION_ELSEWHERE = "determination_elsewhere", "Determination by another body"
    BARRED_LIST = "barred_list", "Barred list"
    ENGLISH = "english", "Knowledge of English"
    REGISTER_ENTRY = "register_entry", "Incorrect register entry"
    DISREPUTE = "disrepute", "Bringing the profession into disrepute"


class ParticularOutcome(TextChoices):
    """What the panel decided about one particular of the allegation."""

    PROVED = "proved", "Proved"
    PROVED_IN_PART = "proved_in_part", "Proved in part"
    ADMITTED = "admitted", "Admitted"
    NOT_PROVED = "not_proved", "Not proved"
    NO_CASE = "no_case", "No case to answer"
    NO_EVIDENCE = "no_evidence", "No evidence offered"
    NOT_STATED = "not_stated", "Not stated"

    @property
    def is_established(self) -> bool:
        """Whether the panel may build a finding on it."""
        return self in {
            ParticularOutcome.PROVED,
            ParticularOutcome.PROVED_IN_PART,
            ParticularOutcome.ADMITTED,
        }


class ParticularKind(TextChoices):
    """Whether a particular alleges a fact, or is one of the limbs printed after the facts."""

    FACT = "fact", "Fact"
    GROUND_LIMB = "ground_limb", "Ground limb"
    IMPAIRMENT_LIMB = "impairment_limb", "Impairment limb"


class FindingOutcome(TextChoices):
    """Whether the established facts amount to a ground."""

    FOUND = "found", "Found"
    NOT_FOUND = "not_found", "Not found"
    NOT_REACHED = "not_reached", "Not reached"
    NOT_STATED = "not_stated", "Not stated"


class ImpairmentOutcome(TextChoices):
    """Whether fitness to practise was found impaired on the day of the decision."""

    FOUND = "found", "Found impaired"
    NOT_FOUND = "not_found", "Found not impaired"
    NOT_REACHED = "not_reached", "Not reached"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_STATED = "not_stated", "Not stated"


class HearingKind(TextChoices):
    """What kind of hearing, or decision without one, the ruling comes from."""

    FINAL = "final", "Final hearing"
    REVIEW = "review", "Review"
    INTERIM_ORDER = "interim_order", "Interim order"
    PRELIMINARY = "preliminary", "Preliminary"
    RESTORATION = "restoration", "Restoration"
    CONSENT = "consent", "Consent or accepted disposal"


class FactorSide(TextChoices):
    """Which way a factor weighs on the sanction."""

    MITIGATING = "mitigating", "Mitigating"
    AGGRAVATING = "aggravating", "Aggravating"


class TopicStanding(TextChoices):
    """How far a topic of the ruling got."""

    ALLEGED = "alleged", "Alleged"
    PROVED = "proved", "Proved"
    NOT_PROVED = "not_proved", "Not proved"


class DatePrecision(TextChoices):
    """How much of a date the source gives."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    YEAR = "year", "Year"


class SourceKind(TextChoices):
    """What sort of publication a source is."""

    NEWS_REPORT = "news_report", "News report"
    DETERMINATION = "determination", "Published determination"
    JUDGMENT = "judgment", "Court judgment"
    PRESS_RELEASE = "press_release", "Press release"
    DEMONSTRATION = "demonstration", "Demonstration text"


class CorrectionAuthor(TextChoices):
    """Who corrected: the source's publisher in its own text, or our editors in this record."""

    PUBLISHER = "publisher", "The source's publisher"
    EDITOR = "editor", "Our editors"


class RulingState(TextChoices):
    """Where a ruling stands in the editors' work. Only published ones are public."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REPLACED = "replaced", "Replaced"
    EXPIRED = "expired", "Expired"

    @property
    def moves_to(self) -> tuple[RulingState, ...]:
        """The states it may be moved to; the database holds the same list (migration 0009)."""
        return _RULING_MOVES[self]

    @property
    def is_gone(self) -> bool:
        """Whether it was public and a note stands in its place."""
        return self in {RulingState.WITHDRAWN, RulingState.REPLACED, RulingState.EXPIRED}


_RULING_MOVES = {
    RulingState.DRAFT: (RulingState.IN_REVIEW, RulingState.PUBLISHED),
    RulingState.IN_REVIEW: (RulingState.DRAFT, RulingState.PUBLISHED),
    RulingState.PUBLISHED: (RulingState.WITHDRAWN, RulingState.REPLACED, RulingState.EXPIRED),
    RulingState.WITHDRAWN: (RulingState.IN_REVIEW, RulingState.PUBLISHED, RulingState.EXPIRED),
    RulingState.REPLACED: (RulingState.WITHDRAWN, RulingState.EXPIRED),
    RulingState.EXPIRED: (),
}


class MadeWith(TextChoices):
    """By which way a change reached the record."""

    DESK = "desk", "Editors\u2019 desk"
    READING = "reading", "Reading a text"
    IMPORT = "import", "Import"
    CLOCK = "clock", "Expiry"
    DATABASE = "database", "Directly in the database"


class RemovalKind(TextChoices):
    """What was taken out of public view."""

    WITHDRAWN = "withdrawn", "Ruling withdrawn"
    REPLACED = "replaced", "Ruling replaced"
    EXPIRED = "expired", "Ruling expired"
    NAME = "name", "Name replaced"
    DELETED = "deleted", "Draft deleted"


class RetentionBasis(TextChoices):
    """From when the months of a retention rule are counted."""

    PUBLICATION = "publication", "First publication here"
    DECISION = "decision", "Day of the decision"
    END_OF_ORDER = "end_of_order", "End of the order"


def months_in_words(months: int) -> str:
    """A length as the register counts it: 36 -> "36 months", 1 -> "1 month"."""
    return "1 month" if months == 1 else f"{months} months"


class DiscussionMode(TextChoices):
    """Whether readers' comments stand below a ruling. A last day may close an open discussion."""

    OPEN = "open", "Open"
    OFF = "off", "Off"
