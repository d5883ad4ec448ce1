"""How an article says what kind of hearing it reports, and when the panel decided."""

from __future__ import annotations

from rulings.vocabulary import HearingKind as Kind

HEARINGS = (
    (
        Kind.RESTORATION,
        (
            r"restoration (?:hearing|application|panel)",
            r"(?:applied|application|bid|attempt) (?:for|to) (?:be )?(?:restor\w+|re-?join|return) (?:to|of)? ?(?:the|her|his|their) (?:\w+ ){0,3}(?:register|name)",
            r"(?:was|been|be) restored to the (?:\w+ ){0,3}register",
        ),
    ),
    (
        Kind.REVIEW,
        (
            r"(?:at|during|following|after|held) (?:a|an|its|the|his|her|their)(?: \w+)? review(?: hearing|(?=,? (?:on|in|held)\b)|(?=,))",
            r"(?:a|the) (?:reviewing|review) (?:panel|committee|tribunal) (?:has |have )?(?:found|said|decided|ruled|heard|extended|concluded|noted|was|imposed|"
            r"revoked|confirmed|replaced)",
            r"(?:order|case|suspension|conditions) (?:was|were|has been) (?:\w+ )?reviewed",
            r"reviewing (?:the|her|his|their) (?:[\w-]+ ){0,4}?(?:orders?|suspension|conditions)(?: on [\w ]{1,30})?, (?:the|an?|it)",
            r"reviewed (?:the|her|his|their|an?) (?:[\w-]+ ){0,4}?(?:orders?|suspension|conditions|case)",
            r"{panel} (?:has |have |also |then |\w+ly )?(?:extended|varied|renewed|revoked|lifted) (?:(?:the|her|his|their|an?) )?(?:[\w-]+ ){0,6}?(?:orders?|suspension|conditions)",
            r"(?:suspension|conditions)(?: \w+){0,3}? (?:was|were|has been|have been|is) (?:extended|varied|renewed|revoked|lifted)",
            r"review of (?:the|her|his|their|an?) (?:[\w-]+ ){0,4}?(?:suspension|conditions)",
        ),
    ),
    (
        Kind.CONSENT,
        (
            r"consensual (?:panel )?(?:determination|disposal)|accepted (?:disposal|outcome)",
            r"(?:without (?:a|the need for a) (?:\w+ )?hearing|no hearing (?:was|would be|will be) (?:held|needed|necessary|required)|by consent|consent order|voluntary removal agreement)",
        ),
    ),
    (
        Kind.FINAL,
        (
            r"(?:at|during|following|after|held|the|a) (?:\w+ )?(?:final|substantive) (?:\w+ )?hearing,? (?:which|that|was|has|in|on|held|found|heard|concluded|took)",
        ),
    ),
)
"""Kind and phrases, in the order in which they are tried."""

NOT_YET = (
    r"(?:will|would|(?<!in )(?<!until )may(?! \d)|can|could|must|should|shall|to be|is due|before|until|prior to|ahead of|next|further|pending|without a)",
)
"""What makes a hearing one that is still to come, or hypothetical."""

ONLY_INTERIM = r"\binterim\b"
"""Ending an interim order is part of any hearing; it makes none a review."""

DECIDED = (
    r"(?:hearing|ruling|decision|determination|review|tribunal|panel|committee),? (?:(?:was|which|that) )?"
    r"(?:held |made |dated |published |announced |concluded |ended |finished |sitting |sat |met |convened |took place |handed down )?on (?P<date>{date})",
    r"(?:at|following|after|during) (?:an?|the|its|her|his|their) (?:[\w-]+ ){0,6}?hearing (?:[\w ]{1,30}? )?on (?P<date>{date})",
    r"^(?:on|by) (?P<date>{date}),? (?:a|an|the|its|it) (?:[\w'-]+ ){0,7}?(?:panel|committee|tribunal|hcpc|nmc|gmc|mpts|gdc|gphc|sssc) "
    r"(?:found|ruled|decided|struck|suspended|imposed|cautioned|concluded|determined|made|issued|ordered|removed)",
    r"(?:struck off|removed from the (?:\w+ ){0,4}register)(?: (?:following|after) a hearing)? on (?P<date>{date})",
    r"(?:order|case|suspension|conditions) (?:was|were) (?:\w+ )?reviewed on (?P<date>{date})",
    r"(?:approved|agreed|accepted|made|granted|imposed|issued) (?:an?|the) (?:[\w-]+ ){1,5}(?:agreement|order) on (?P<date>{date})",
    r"review(?:ing|ed) (?:the|her|his|their) (?:[\w-]+ ){0,4}?(?:orders?|suspension|conditions|case) on (?P<date>{date})",
)
"""The day of the decision, tied to it by words of its own; any other date is somebody's story."""
