"""The record, one idea a file."""

from rulings.models.desk import Autosave, Presence
from rulings.models.discussion import Discussion
from rulings.models.finding import Finding, FindingParticular, Particular
from rulings.models.protection import Clearance, NameReplacement, RetentionRule
from rulings.models.regulator import (
    Committee,
    Ground,
    Profession,
    RegulatedProfession,
    Regulator,
    SanctionLimit,
    SanctionType,
)
from rulings.models.revision import Removal, Revision
from rulings.models.ruling import Ruling, RulingTopic, new_ruling_id
from rulings.models.sanction import Condition, ConditionPhase, Factor, Sanction
from rulings.models.search_entry import Passage, SearchEntry
from rulings.models.source import Correction, Evidence, Source
from rulings.models.subject import FactorType, Setting, Topic
from rulings.models.tally import Tallied, Tally, TallyTotal, Untallied
from rulings.models.upload import Upload
from rulings.models.wording import CommonPhrase, SynonymGroup

__all__ = [
    "Autosave",
    "Clearance",
    "Committee",
    "CommonPhrase",
    "Condition",
    "ConditionPhase",
    "Correction",
    "Discussion",
    "Evidence",
    "Factor",
    "FactorType",
    "Finding",
    "FindingParticular",
    "Ground",
    "NameReplacement",
    "Particular",
    "Passage",
    "Presence",
    "Profession",
    "RegulatedProfession",
    "Regulator",
    "Removal",
    "RetentionRule",
    "Revision",
    "Ruling",
    "RulingTopic",
    "Sanction",
    "SanctionLimit",
    "SanctionType",
    "SearchEntry",
    "Setting",
    "Source",
    "SynonymGroup",
    "Tallied",
    "Tally",
    "TallyTotal",
    "Topic",
    "Untallied",
    "Upload",
    "new_ruling_id",
]
