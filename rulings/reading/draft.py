"""What reading yields: a draft ruling in which every value carries its evidence.

All offsets are positions in ``Article.text``. Lists keep the order in which a panel decides.
Subjects from the open lists (regulator, committee, profession, setting, factor, topic) are slugs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

from rulings.vocabulary import (
    FactorSide,
    FindingOutcome,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    ParticularKind,
    ParticularOutcome,
    SanctionKind,
    SourceKind,
)

Value = TypeVar("Value")


class Span(NamedTuple):
    """A half-open range of characters: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span points at."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Read(Generic[Value]):
    """A value and the words it was read from."""

    value: Value
    evidence: Span


@dataclass(frozen=True, slots=True)
class ReadComment:
    """One reader comment as printed. ``parent`` is an index into ``Article.comments``."""

    author_name: str
    text: str
    posted_as_printed: str
    posted_at: datetime | None
    """Naive: the source gives no zone; it is UK local time."""
    printed_number: int | None
    parent: int | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A saved page taken apart: what the journalist wrote, what readers answered, no furniture."""

    text: str
    """The whole text that all spans refer to, newlines normalised."""
    title: Read[str]
    paragraphs: tuple[Span, ...]
    """Body in reading order without heading, furniture and comments; a standfirst first."""
    comments: tuple[ReadComment, ...] = ()
    comments_stated: Read[int] | None = None
    """The count in the comments' heading, which may differ from ``len(comments)``."""
    publisher: Read[str] | None = None
    published_on: Read[date] | None = None
    url: str = ""
    """Canonical address, from HTML only."""


@dataclass(frozen=True, slots=True)
class ReadParticular:
    """One thing alleged. ``label`` is as printed, in full form; empty where none is printed."""

    text: Read[str]
    outcome: Read[ParticularOutcome] | None = None
    label: str = ""
    topics: tuple[Read[str], ...] = ()
    kind: ParticularKind = ParticularKind.FACT


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """Whether facts amount to a ground; ``particulars`` are indexes into ``Draft.particulars``."""

    ground: Read[GroundKind]
    outcome: Read[FindingOutcome]
    particulars: tuple[int, ...] = ()
    reason: Read[str] | None = None


@dataclass(frozen=True, slots=True)
class ReadPhase:
    """One stretch of a condition: months are counted from the start of the order."""

    frequency: str
    evidence: Span
    from_month: int = 0
    for_months: int | None = None


@dataclass(frozen=True, slots=True)
class ReadCondition:
    """One thing the registrant must do."""

    text: Read[str]
    phases: tuple[ReadPhase, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSanction:
    """An order imposed, or considered and rejected."""

    kind: Read[SanctionKind]
    imposed: bool
    duration_months: Read[int] | None = None
    ends_on: Read[date] | None = None
    indefinite: Read[bool] | None = None
    reason: Read[str] | None = None
    conditions: tuple[ReadCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFactor:
    """Something weighed. ``accepted`` is ``None`` where the panel's view of it is not told."""

    side: FactorSide
    factor: Read[str]
    accepted: bool | None


@dataclass(frozen=True, slots=True)
class ReadHarm:
    """Numbers of people: touched by the failings, and actually harmed."""

    affected: Read[int] | None = None
    actual: Read[int] | None = None
    unit: Read[str] | None = None
    others_at_risk: Read[bool] | None = None


@dataclass(frozen=True, slots=True)
class ReadCorrection:
    """A correction notice printed with the article."""

    note: Read[str]
    made_on: Read[date] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one text. What it does not say is ``None`` or absent."""

    article: Article
    source_kind: SourceKind = SourceKind.NEWS_REPORT
    case_reference: Read[str] | None = None
    regulator: Read[str] | None = None
    committee: Read[str] | None = None
    profession: Read[str] | None = None
    setting: Read[str] | None = None
    agency: Read[bool] | None = None
    hearing: Read[HearingKind] | None = None
    decided_on: Read[date] | None = None
    particulars: tuple[ReadParticular, ...] = ()
    findings: tuple[ReadFinding, ...] = ()
    impairment: Read[ImpairmentOutcome] | None = None
    impairment_personal: Read[bool] | None = None
    impairment_public: Read[bool] | None = None
    sanctions: tuple[ReadSanction, ...] = ()
    factors: tuple[ReadFactor, ...] = ()
    topics: tuple[Read[str], ...] = ()
    """Topics of the ruling as a whole, beyond those of its particulars."""
    harm: ReadHarm = field(default_factory=ReadHarm)
    corrections: tuple[ReadCorrection, ...] = ()
    names: tuple[Read[str], ...] = ()
    """The registrant's name as a determination prints it: to be replaced, never to be shown."""
    registration_numbers: tuple[Read[str], ...] = ()
    """Registration numbers as printed, which no public text may hold."""
    doubts: tuple[str, ...] = ()
    """Sentences for an editor: what was seen but not taken over, and why."""
    unread: tuple[str, ...] = ()
    """Sentences for an editor: what every such text should say and none of it was found."""
