"""How misconduct is described: topics, and the phrases that tell what became of an allegation."""

from __future__ import annotations

from rulings.vocabulary import ParticularOutcome as Outcome

CUES: tuple[tuple[Outcome | None, str], ...] = (
    (Outcome.PROVED, r"(?=(?:convicted of|pleaded guilty to) \w)"),
    (Outcome.NOT_PROVED, r"(?:cleared|acquitted) (?:{person} )?of"),
    (
        Outcome.NOT_PROVED,
        r"(?:did|could|does|was|were) not (?:\w+ )?(?:find|prove|satisfied|established?|conclude|proven|proved|persuaded)(?: \w+){0,2}?(?: that| the| of)?",
    ),
    (
        Outcome.NOT_PROVED,
        r"(?:found|ruled|saw|was) (?:\w+ )?no evidence (?:that|of|to (?:suggest|show|support))|insufficient evidence (?:that|of|to)|not enough evidence (?:that|of|to)",
    ),
    (
        Outcome.NOT_PROVED,
        r"(?:rejected|dismissed|threw out) (?:an?|the|\w+) (?:\w+ )?(?:allegations?|charges?|claims?) (?:that|of)",
    ),
    (
        Outcome.NOT_PROVED,
        r"(?:found|ruled|concluded|decided|accepted|said|satisfied) (?:that )?(?:{person}|her actions|his actions|her conduct|his conduct|there) (?:had not|was not|were not|did not|had no)(?= (?:\w+ )?(?:been |acted |act |acting |be |intend\w* to |meant to |mean to )?(?:\w+ )?(?:dishonest\w*|lied|lie|misled|mislead|sexual\w*|deliberate\w*|deceiv\w+|stolen|racist|racially|bull\w+|assault\w+))",
    ),
    (
        Outcome.NO_CASE,
        r"no case to answer (?:on|over|for|in (?:respect|relation) (?:of|to)|regarding|in regard to)",
    ),
    (
        Outcome.NO_EVIDENCE,
        r"offered no evidence (?:on|over|for|in (?:respect|relation) (?:of|to)|that)",
    ),
    (
        Outcome.PROVED,
        r"(?:found|did find|ruled|concluded|determined|decided|established|satisfied|upheld|finding)(?: \w+){0,2}?(?: (?:proved|proven))?(?: that| in that| including| and that)?(?=(?:,? (?:on|in|between|over|during|at) [^,.;]{1,40},)? (?:{person}|{their} [\w ]{1,30})(?:, [^,.;]{1,100},)? (?:had|did|was|were|has|missed|sent|stole|made|took|gave|told|wrote|kept|left|lied|slept|fell|drank|drove|hit|swore|repeatedly|deliberately|knowingly|also|failed|\w+ed)\b)",
    ),
    (
        Outcome.PROVED,
        r"(?:panel|committee|tribunal|examiners|chair|it) (?:also )?said (?:that )?(?={their} [\w' ]{1,30} (?:was|were|had been) (?:\w+ )?dishonest)",
    ),
    (
        Outcome.PROVED,
        r"(?:found|ruled)(?: (?!not\b)\w+)? (?:prov(?:ed|en)|to have)(?: that)?(?=\W)|found guilty of|found to be(?= dishonest)",
    ),
    (
        Outcome.PROVED,
        r"(?:criticised|censured|sanctioned|punished|disciplined by the (?:panel|hcpc|nmc)) (?:\w+ )?(?:for|over)",
    ),
    (
        Outcome.PROVED,
        r"(?:it (?:was|is|had been)|was|were|actions as|behaviour as|been) \"?(?:\w+ ){0,2}?(?:inappropriate|unacceptable|unprofessional|wrong|dishonest|a breach of (?:\w+ ){0,3})\"? (?:of|for) {person} to",
    ),
    (
        Outcome.PROVED,
        r"(?:through|by|including|showed|identified|were|was|involved|and|of|for|after|had) (?:\w+ ){0,2}?(?=failures? to)",
    ),
    (
        Outcome.ADMITTED,
        r"(?:admitted|admits|admitting)(?: (?:to|that|all|the|charges?|allegations?|of|facts?|having|she|he|they|had|both|several|some|most|many|a string|a series|a number))*",
    ),
    (
        Outcome.ADMITTED,
        r"(?:accepted|acknowledged|conceded) (?:that )?(?:she|he|they|having) (?=(?:had|did|failed|lied|st))",
    ),
    (
        None,
        r"(?:hear(?:d|ing)|told|alleged(?:ly)?|alleging|alleges)(?: (?:that|how|about|evidence|claims|allegations))*",
    ),
    (
        None,
        r"(?:accused|suspected|allegations?|charges?|claims(?= (?:that|of))|charged(?: {person})?)(?: (?:against (?:him|her|them)|which|that|were|was|included|include|including|relat\w+|centred|raised|made|about|concern\w+|the|a))*(?: (?:of|that|to|with|on|over|involving|about|included?|including|around))",
    ),
    (None, r"(?:accused|suspected)(?: {person})? of"),
    (
        None,
        r"(?:faced|facing|faces) (?:\w+ ){0,3}?(?:allegations|charges|claims)(?: (?:of|that|including|relating to|over))?",
    ),
)
"""What was made of the words that follow. ``None``: alleged, or told to the panel, and no more."""

VERDICTS: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.NOT_PROVED,
        r"(?:was|were|been|be|is|are|had)? ?(?:(?:found|ruled|judged) )?(?:not(?: been)?(?: \w+)?|n't|never) (?:prov(?:ed|en)|established|upheld|made out|substantiated)",
    ),
    (
        Outcome.NOT_PROVED,
        r"(?:was|were) (?:\w+ )?(?:dismissed|rejected|thrown out|dropped|unproven|unfounded)",
    ),
    (
        Outcome.PROVED,
        r"(?:was|were|been|be|is|are|had) (?:\w+ ){0,2}?(?:prov(?:ed|en)|established|upheld|made out|substantiated)",
    ),
    (Outcome.NOT_PROVED, r"(?:has|have|had|was|were|been)(?: been)? (?:cleared|exonerated)(?! of)"),
    (Outcome.ADMITTED, r"(?:was|were|had been) (?:all |both )?admitted"),
    (
        Outcome.PROVED,
        r"(?:was|were|as) \"?(?:\w+ )?(?:inappropriate|unacceptable|unprofessional|wrong|dishonest|reckless|serious breaches)",
    ),
    (
        Outcome.PROVED,
        r"(?:amount(?:ed|s) to|constitut(?:ed|es)|did not (?:amount to|constitute|meet the threshold)|fell (?:\w+ )?(?:below|short))",
    ),
)
"""What is said after a description: "... was found proved"."""

THROWN_OUT = (
    r"(?:dismissed|rejected|threw out|did not uphold) (?:that|this|the) (?:allegation|charge|claim)"
)
"""Later in the sentence that told the allegation."""

ALL_OF_THEM: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.PROVED,
        r"(?:found|ruled) (?:that )?(?:all|each|every)(?: of)? ?(?:the|her|his|their)? ?(?:\w+ )?(?:charges?|allegations?|particulars?|facts)?(?: against (?:him|her|them))?(?: \w+)? (?:prov(?:ed|en))",
    ),
    (
        Outcome.PROVED,
        r"(?:found|finding) (?:all|the|every|both)(?: of)?(?: the)? (?:\w+ )?(?:charges|allegations?|particulars|facts|case)(?: against (?:him|her|them))? (?:\w+ )?(?:prov(?:ed|en))",
    ),
    (
        Outcome.PROVED,
        r"(?:all|both|the) (?:of )?(?:the )?(?:charges|allegations|particulars|facts)(?: against (?:him|her|them))? (?:were|had been|was) (?:all |found |also |\w+ly )*(?:prov(?:ed|en)|upheld)",
    ),
    (
        Outcome.NO_CASE,
        r"no case to answer (?:on|for|to|in respect of|in relation to) (?:all|any|each|every|either|both)",
    ),
    (
        Outcome.NOT_PROVED,
        r"(?:all|both|none) (?:of )?(?:the )?(?:charges|allegations|particulars)(?: against (?:him|her|them))? (?:were |was )?(?:found )?not prov(?:ed|en)|(?:cleared|acquitted) of (?:all|both|every|any)",
    ),
    (
        Outcome.ADMITTED,
        r"(?:admitted|accepted) (?:to )?(?:all|both|the)(?: of)?(?: the)? (?:\w+ )?(?:charges|allegations?|particulars|facts)",
    ),
)
"""What is said of every allegation at once."""

NOT_CONDUCT = (
    r"(?:no|not|never|without|nor|any|denied|denies|denying|cleared of|rather than|stopped short of|if|whether|risk of|prevent\w*|training (?:on|in)|course (?:on|in)|policy on)",
)
"""Directly before a description: it did not happen, or is not told as having happened."""

AFTER_ORDER = (
    r"(?:after|for|over|following|having|because|who)"
    r"(?! (?:an? |the )?(?:period|term|maximum|minimum|total|further|life|at least|up to|{length}))"
)
"""What joins an order to the conduct it was made for: "struck off for stealing"."""

STANDS_ALONE = (
    r"^(?:his|her|their|the|an?|this|that|he|she|they|it) |^(?:(?:also|then|that|repeatedly|had|having|of|she|he|they|that she|that he|twice|deliberately|knowingly) )*(?:\w{2,}(?:ed|ing)|sent|made|took|stole|wrote|gave|told|kept|left|lied|had|was|did|hit|"
    r"slept|fell|drank|drove|forgot|lost|went|withheld|hid|shook|swore|got|let|sold|paid|bought|put|threw|spoke|said|used|failures?|failing|inadequate|poor)\b"
)
OWN_CLAUSE = (
    r"^(?:(?:in|by|through|while|when|after) (?:doing|so doing)\b"
    r"|(?:in doing so|by doing so|as a result|in addition|further|later|then|instead|on [\w ]{1,40}),? "
    r"(?:that )?(?:he|she|they|his|her|their|{person})\b)"
)
"""A member of a list that is a clause of its own: no head governs it."""
ACCEPTED_CAUTION = r"accept(?:ed|ing|s) (?:an? )?(?:\w+ ){0,2}?caution(?! orders?)"
"""To accept a caution from the police is no finding of a panel."""
HEAD = r"^(?:(?:also|that|had|having|she|he|they|a|an|her|his|the|their|repeatedly) )*(?P<head>(?:fail(?:ed|ing|ures?|s)? to|did not|had not|neglected to|not|unable to|without))\b"
"""A failing that governs the whole list after it: "failed to record visits, see children and ..."."""

TRAILING = (
    r"(?: (?:has|have|had|was|were|is|are)(?: (?:now|also|since))?(?: been)?(?: (?:given|made|handed|issued|placed|put|subject|to|with|under|"
    r"an?|the|on|by|found|hit|told))*| and)$"
)
"""What is left of the main clause behind a description."""
LEAD_IN = r" *(?:(?:including|that|and|also|both|it|,|:) *)*"
"""Words between a cue and the description itself."""
