"""The headings inside a determination, and which stage of the decision stands below each."""

from __future__ import annotations

import re
from enum import Enum

from rulings.reading.sentences import flattened


class Stage(Enum):
    """What a part of a determination holds."""

    HEADER = "header"
    ALLEGATION = "allegation"
    BACKGROUND = "background"
    """Whatever is not this panel's own decision: service, evidence, law, earlier hearings."""
    SUBMISSIONS = "submissions"
    FINDING = "finding"
    """A page's "Finding" as a whole, where nothing more exact is printed."""
    FACTS = "facts"
    GROUNDS = "grounds"
    IMPAIRMENT = "impairment"
    SANCTION = "sanction"
    DECISION = "decision"
    """A panel's decision whose stage the heading does not say, as on a review."""
    ORDER = "order"
    CONDITIONS = "conditions"
    INTERIM = "interim"
    NOTES = "notes"


_ON = (
    r"(?:the )?(?:panel'?s? |tribunal'?s? |committee'?s? )?(?:own )?(?:decisions?|determinations?|"
    r"findings?|conclusions?|reasons?|consideration)(?:,? (?:and|&|with) (?:reasons?|"
    r"determinations?|"
    r"decisions?|findings?))?(?: of the panel)?(?: made)? (?:on|of|in relation to|regarding|as "
    r"to|in respect of|about|under) (?:the )?(?:(?:statutory|alleged|disputed|relevant) )?"
)
_ORDER = r"(?:suspension|conditions of practi[cs]e|caution|warning|removal|striking[- ]off)"
_PAST = r"(?:original|previous|earlier|substantive|first|initial|last|prior|final hearing)"

_HEADINGS: tuple[tuple[Stage, str], ...] = (
    (
        Stage.BACKGROUND,
        rf"(?:the )?{_PAST} (?:panel|hearing|decision|determination|committee|tribunal|order|"
        r"review|finding|allegation)s?(?:'s)?\b.*"
        rf"|(?:the )?{_PAST} panel(?:'s)? (?:determined|found|decided|said|stated)\b.*"
        r"|(?:the )?(?:\w+ )?(?:reviewing )?panel (?:determined|decided) the following (?:with "
        r"regard|in relation|as) to .*"
        r"|(?:the )?background(?: .*)?|preliminary (?:matters?|issues?|applications?)(?: .*)?|"
        r"service(?: (?:of|and) .*)?"
        r"|proceeding in .*|proof of service.*|witness(?:es| evidence)?(?: (?:and|for|"
        r"of) .*)?|evidence(?: (?:of|for|and|called|heard) .*)?"
        r"|(?:summary of (?:the )?)(?:evidence|case|background).*|application(?:s)? .*"
        r"|(?:decisions?|determinations?)(?: and reasons?)? (?:on|regarding|"
        r"in relation to) (?:the )?"
        r"(?:service|proceeding|application|request|hearing|private|no case|adjourn|admiss|"
        r"amend|absence|joinder|hearsay|notice|preliminary|recus|whether|special|"
        r"evidence|proof)\b.*"
        r"|introduction(?: .*)?|who was (?:there|present)|attendance(?: .*)?|"
        r"notice of (?:the )?hearing|legal (?:advice|"
        r"framework|assessor.*)|(?:the )?(?:law|legal principles|approach)(?: .*)?|burden and "
        r"standard of proof|documents?(?: .*)?|(?:agreed )?facts? not in dispute|history"
        r"|(?:opening|chronology|overview|(?:executive |"
        r"decision )?summary)(?! of outcome| table)(?: .*)?|hearing in private|half[- ]time .*"
        r"|(?:the )?panel's approach(?: .*)?|conflicts? of interest|exclusion of (?:the )?press.*"
        r"|amend(?:ment|ing) (?:of|to) (?:the )?(?:allegation|charge|particular)s?"
        r"|(?:amendment|no case) .*",
    ),
    (
        Stage.SUBMISSIONS,
        r"what .{3,40} said(?: about (?:it|this))?|response from the .{3,30}|"
        r"(?:(?:the )?(?:closing|registrant's|parties'|nmc|hcpc|nmc's|hcpc's|regulator's|social "
        r"work england(?:'s)?|council's|gmc) )*(?:submissions?|representations?|position|case)"
        r"(?: (?:on|by|of|from|regarding|in relation to) .*)?",
    ),
    (
        Stage.ALLEGATION,
        r"(?:the )?(?:details? of (?:the )?)?(?:full |amended |original )?(?:allegations?|charges?|"
        r"particulars?(?: of (?:the )?(?:allegation|charge)s?)?|regulatory concerns?|heads? of "
        r"charge)(?: \(?\[?(?:as|read|as amended|amended|found|in full|proved|at|and)\b.*)?"
        r"|the facts alleged|what (?:the |was |is )?(?:\w+ ){0,4}alleged|notice of allegations?|"
        r"(?:the )?(?:complaint and our )?regulatory concerns"
        r"|(?:the )?(?:\w+ )?(?:allegations?|charges?|"
        r"particulars)(?: \(as [\w ]{1,40}\))?[^.]{0,160}?"
        r"(?:as follows|are|were|is|was|read|reads)(?: as follows)?:",
    ),
    (
        Stage.FACTS,
        rf"{_ON}(?:facts?|findings? of facts?|charges?|particulars?|allegations?)\b.{{0,40}}",
    ),
    (
        Stage.FACTS,
        r"what (?:the )?(?:panel|adjudicators|committee|tribunal) found (?:about |on )?the facts|"
        r"(?:the |our )?(?:facts?|findings? of facts?|fact[- ]finding|facts? (?:stage|proved))",
    ),
    (Stage.FACTS, r"plea|(?:formal )?admissions?(?: to (?:the )?(?:facts|allegations?|charges?))?"),
    (
        Stage.GROUNDS,
        rf"{_ON}(?:grounds?|misconduct|unacceptable professional conduct|(?:lack of )?competence|"
        rf"conviction)"
        r"(?!.{0,40}impairment).{0,80}",
    ),
    (
        Stage.GROUNDS,
        r"(?:the )?(?:statutory )?grounds?|misconduct(?: (?:and/or|and|"
        r"or) lack of competence)?|lack of "
        r"competence(?: or capability)?|misconduct stage",
    ),
    (
        Stage.IMPAIRMENT,
        rf"{_ON}(?:(?:\w+ )?(?:and|and/or) )?(?:\w+ )?(?:current )?(?:impairment|impaired"
        r" fitness|fitness to practi[sc]e)\b.{0,60}",
    ),
    (
        Stage.IMPAIRMENT,
        r"(?:the )?(?:current |misconduct and (?:current )?|"
        r"grounds and (?:current )?)?(?:impairment|"
        r"fitness to practi[sc]e)(?: stage| impaired)?",
    ),
    (Stage.INTERIM, rf"{_ON}(?:an? |any |application for (?:an? )?)*(?:interim|immediate)\b.*"),
    (
        Stage.INTERIM,
        r"(?:application for (?:an )?)?(?:interim|"
        r"immediate) (?:\w+ ){0,4}?orders?(?: application| to cover .{3,40})?",
    ),
    (Stage.SANCTION, rf"{_ON}(?:sanctions?|outcome|disposal|what sanction)\b.{{0,60}}"),
    (
        Stage.SANCTION,
        r"(?:the )?(?:sanctions?|sanction stage|(?:case |proposed )?outcome)|what to do about it|"
        r"(?:the )?sanctions? (?:that )?(?:we|the panel) considered",
    ),
    (
        Stage.SANCTION,
        r"(?:(?:the )?panel's recommendation to|decisions? and reasons on behalf of) the secretary "
        r"of state",
    ),
    (Stage.DECISION, rf"{_ON}(?:(?:the )?(?:substantive )?(?:order )?review|order)\b.{{0,60}}"),
    (
        Stage.DECISION,
        r"(?:the |our )?(?:panel(?:'s)? |review |reviewing |tribunal's |committee's |final )?"
        r"(?:decisions?|determination|conclusions?)(?: and reasons)?",
    ),
    (Stage.ORDER, r"(?:the |final )?orders?"),
    (Stage.CONDITIONS, r"(?:the )?schedule of conditions|conditions of practi[cs]e"),
    (
        Stage.NOTES,
        r"notes?|(?:the )?right(?:s)? (?:of|to) appeal(?: .*)?|appeals?|"
        r"hearings? history|history of "
        r"hearings.*|review of (?:the |final |this )?(?:\w+ )?orders?|(?:the )?professional "
        r"standards authority(?: .*)?|effective date.*|schedules?(?: [a-z0-9]{1,2})?|"
        r"(?:confidential )?(?:annex|appendix)(?: \w{1,3})?|related hearings?|find a hearing",
    ),
    (Stage.FINDING, r"findings?|panel's findings?|reasons?"),
)
_PATTERNS = tuple((stage, re.compile(words, re.IGNORECASE)) for stage, words in _HEADINGS)
_NUMBERING = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[A-Z][.)]|(?i:stage) \w+ ?[-:–]?|#{1,6})\s+"
)
_ASIDE = re.compile(r"\s*\([^()]{3,60}\)$")
"""What stands in brackets behind a heading: "(as amended)", "(decision of 20 January)"."""
_KIND_OF_HEARING = re.compile(
    r"(?:\w+ ){0,2}(?:final|substantive)(?: order)?(?: review)? (?:hearing|meeting)s?"
    r"|(?:\w+ )?review (?:hearing|meeting)",
    re.IGNORECASE,
)
"""A line of the metadata, not a heading."""
_HEADS_IN_SMALL = ("allegation", "allegations", "charge", "charges")
"""Headings that some pages print without a capital."""
LONGEST_HEADING = 230


def stage_of(line: str) -> Stage | None:
    """The stage that the line heads; ``None`` for a line of words."""
    words = flattened(line).strip(" *_#")
    if not words or len(words) > LONGEST_HEADING:
        return None
    is_numbered = _NUMBERING.match(words)
    words = _NUMBERING.sub("", words) if is_numbered else words
    bare = (
        words.rstrip(" :-")
        if not words.endswith(("are:", "were:", "follows:", "is:", "was:", "reads:"))
        else words
    )
    if bare.endswith((".", ";", ",")) or _KIND_OF_HEARING.fullmatch(bare):
        return None
    if not bare[:1].isupper() and bare not in _HEADS_IN_SMALL:
        return None
    for tried in dict.fromkeys((_short(bare), _ASIDE.sub("", _short(bare)))):
        for stage, pattern in _PATTERNS:
            if pattern.fullmatch(tried):
                return stage
    return None


def _short(words: str) -> str:
    """Long lines head only what is alleged or was decided earlier; others are sentences."""
    return words if len(words) <= 110 or re.search(r":$|following|determined", words) else ""
