"""How the statutory grounds and impairment are named, and what was made of them."""

from __future__ import annotations

from rulings.vocabulary import GroundKind as Kind

TRAPS = (
    r"gross (?:professional )?misconduct|sexual misconduct",
    r"(?:misconduct|competence|conviction|health|professional conduct) (?:hearings?|panels?|committees?|tribunals?|proceedings|cases?|"
    r"allegations?|charges?|investigations?|rules|inquiry|enquiry|procedures?)",
    r"(?:alleged|suspected|possible|potential|claims? of|allegations? of|charges? of|accus\w+ of|reports? of|case of|hearing of) "
    r"(?:[\w-]+ ){0,3}?(?:misconduct|lack of competence|incompetence)",
    r"conduct and competence",
    r"unprofessional conduct",
)
"""Names that say nothing of a finding."""

GROUNDS = (
    (
        Kind.MISCONDUCT,
        r"(?:serious )?(?:professional )?misconduct|unacceptable professional conduct|"
        r"serious professional misconduct",
    ),
    (
        Kind.LACK_OF_COMPETENCE,
        r"lack of (?:professional )?competen(?:ce|cy)(?: or capability)?|"
        r"lack(?:ed|ing) (?:professional )?competence|deficient (?:professional )?performance|professional incompetence|"
        r"professional performance (?:\w+ )?deficient|lack of capability",
    ),
    (
        Kind.CONVICTION_OR_CAUTION,
        r"relevant (?:criminal )?(?:offences?|convictions?)|(?:criminal )?(?:convictions?|caution)",
    ),
    (
        Kind.HEALTH,
        r"(?:adverse )?(?:physical|mental)(?: (?:and|or|and/or) (?:physical|mental))? health|adverse health|"
        r"(?:{their} )?health condition|ill[- ]health|{their} (?:own )?health",
    ),
    (
        Kind.DISREPUTE,
        r"(?:conduct (?:that|which) )?(?:may |could )?(?:bring|brings|bringing|brought)(?: the)? (?:teaching )?profession into disrepute",
    ),
    (
        Kind.ENGLISH,
        r"(?:not having (?:the )?|lack of |insufficient )?(?:necessary )?knowledge of (?:the )?English(?: language)?",
    ),
    (
        Kind.DETERMINATION_ELSEWHERE,
        r"determination (?:by|of|made by) (?:another|a) (?:\w+ )?(?:regulator|regulatory body|body)",
    ),
    (Kind.BARRED_LIST, r"(?:inclusion|included|placed) (?:on|in) (?:a|the) (?:\w+ )?barred list"),
)
"""Ground and the phrases that name it."""

ONLY_BY_REASON_OF = (
    Kind.CONVICTION_OR_CAUTION,
    Kind.HEALTH,
    Kind.ENGLISH,
    Kind.DETERMINATION_ELSEWHERE,
    Kind.BARRED_LIST,
)
"""Grounds whose names are ordinary words: they count only as what fitness is impaired by."""

BY_REASON_OF = (
    r"impaired (?:\w+ )?(?:by (?:reason of |virtue of )?|because of |on account of |due to |as a result of |on the grounds? of )"
    r"(?:[^.;]{0,60}? and (?:by (?:reason of )?)?)?(?:{whose} )?",
    r"by reason of (?:{whose} |your )?(?:[\w ]{1,30} (?:and|and/or|or) (?:of )?(?:{whose} |your )?)?",
    r"statutory ground of (?:an? |her |his |their )?",
    r"found (?:[\w ]{0,30})?(?:guilty|convicted) of an? (?=relevant)",
    r"convict(?:ed|ion) (?:\w+ ){0,4}?(?:of|for) an? (?=relevant)",
    r"(?:amount(?:ed|s|ing) to|constitut(?:ed|es|ing)|(?:was|were|are|is)) (?:an? )?(?=relevant)",
)
"""What makes an ordinary word a ground."""

FOUND = (
    r"amount(?:s|ed|ing)? (?:\w+ )?to",
    r"constitut(?:ed?|es|ing)",
    r"(?:was|were|is|are|be|as|represented|represents|equated to|tantamount to|reached the threshold (?:of|for)|"
    r"met the threshold (?:of|for)|crossed the threshold (?:of|for|into)|established|proved|showed|demonstrated|displayed)",
    r"(?:found|finding|findings|finds|ruled|concluded|determined|decided|identified|judged|established)(?: \w+){0,3}?(?: of| that there (?:was|had been)| both)?",
    r"guilty of",
    r"^the",
    r"(?:following|after|because of|by reason of|reason of|due to|in light of|of|for|by|despite|from|through) {whose}",
    r"{whose}",
    r"(?:he|she|they)",
    r"(?:admitted|accepted)(?: that)?(?: \w+){0,4} (?:amounted to|constituted)",
)

NOT_FOUND = (
    r"(?:did|does|do|was|were|is|are|could|had|has|would|should) not(?: \w+){0,5}?(?: (?:to|of|for|that|as))?",
    r"(?:didn't|wasn't|weren't|isn't|doesn't|couldn't)(?: \w+){0,5}?(?: (?:to|of|for))?",
    r"not(?: (?:guilty of|serious enough(?: \w+){0,3}? to(?: \w+ ?to)?|sufficiently serious(?: \w+){0,3}? to(?: \w+ ?to)?|amount(?:ing)? to|"
    r"constitut\w+|enough to(?: \w+){0,2}?(?: to)?|so serious as to(?: \w+){0,2}?(?: to)?|found to (?:amount to|be|constitute)))?",
    r"(?:fell|fall|falls|falling|stopp(?:ed|ing)|just) short of(?: (?:a )?finding(?: of)?| amounting to| the threshold (?:for|of))?",
    r"(?:below|beneath) the (?:threshold|level)(?: \w+){0,3}? (?:for|of)",
    r"(?:cleared|acquitted) (?:\w+ )?of",
    r"(?:no|neither|nor|rather than|never|without)(?: (?:finding|evidence) of)?(?: a)?",
    r"(?:rejected|dismissed)(?: [\w']+){0,5}? (?:of|that)(?: {person})?",
    r"(?:failed|unable) to (?:prove|establish|show|meet)(?: \w+){0,3}?",
)

UNDECIDED = (
    r"(?:whether|if|could|(?<!in )(?<!until )may(?! \d)|might|(?<!what )would|can|should)(?: \w+){0,4}?",
    r"(?:alleged(?:ly)?|allegations?|alleges|accused|accus\w+|claims? (?:that|of)|claimed|denied|denies|denying|argued|argues|arguing|"
    r"submitted|suggested|charges? of|charged|faces?|facing|faced|case of|investigat\w+|consider(?:ed|ing)?|cases of|definition of|"
    r"appeal\w*|said by the nmc|contended|disput\w+)(?: \w+){0,6}?",
    r"(?:dismissed|sacked|fired|sack|dismissal|resigned)(?: \w+){0,2}? (?:for|over|after|following|due to|because of)(?: {their})?",
    r"(?:capable of|likely to)(?: \w+){0,2}",
    r"(?:did|was|were|does|had) not (?:\w+ )?(?:pursu|alleg|advanc|consider|charg|address|rely)\w*(?: \w+){0,6}?",
    r"(?:dropped|withdrew|withdrawn|abandoned|no longer pursu\w+|discontinued)(?: \w+){0,6}?",
    r"(?:past|previous|earlier|other|another|any|any other|colleague's|own)",
)

VERDICT_FOUND = (
    r"(?:was|were|is|has been|have been|had been|being)(?: \w+ly| also| therefore| both)? (?:found(?: proved| proven)?|proved|proven|established|made out|"
    r"admitted|so serious|serious|particularly serious|deliberate|sustained)",
    r"(?:put|placed|had|caused|breached|represented|showed|demonstrated|involved|meant|undermined|raised|related|took place)",
)
PROVED_AFTER = r"(?:was |were |had been )?(?:found )?(?:proved|proven)"
"""Directly after the ground, whatever stands before it: "the allegation of misconduct proved"."""

VERDICT_NOT_FOUND = (
    r"(?:was|were|is|had|has|have|could)(?: been| be)? ?(?:not|n't)(?: be| been)?(?: \w+){0,2}? "
    r"(?:found|proved|proven|established|made out|reached|met)",
    r"(?:was|were) (?:rejected|dismissed|not)",
    r"(?:had|has) (?:neither )?not been",
)
NOTHING_AFTER = (
    r"(?:(?:was|were|is|had been|has been) (?:not|never|no longer) (?:\w+ )?(?:pursued|alleged|advanced|in issue|considered|charged|before|put|argued|part)|(?:was|were|had been) (?:\w+ )?(?:dropped|withdrawn|abandoned|discontinued)|hearings?|panels?|charges?|allegations?|case|proceedings|committee|threshold was discussed|could|would|(?<!in )(?<!until )may(?! \d)|might|(?:was|were) alleged)",
)

IMPAIRED = (
    r"(?:he|she|they) (?:was|were) (?:judged|found|deemed|ruled|considered) (?:to be )?(?:currently )?impaired",
    r"found (?:her|him|them) (?:to be )?(?:currently )?impaired",
    r"there (?:was|is) (?:a )?(?:finding of )?current impairment",
    r"(?:fitness[- ]to[- ]practi[sc]e|{their} fitness|fitness) (?:\w+ ){0,4}?(?:was|is|are|were|remain(?:s|ed)|to be|be|as)"
    r"(?: (?:found|still|currently|therefore|also|now|both|judged|deemed|held|considered|ruled|to be|presently|no longer|not|\w+ly)){0,5} impaired",
    r"(?:found|deemed|ruled|judged|considered|find|held)(?: \w+){0,5}? (?:fitness|fit)(?: to practi[sc]e)?(?: \w+){0,3}? impaired",
    r"(?:found|finding|findings) (?:of |that )?(?:[\w' ]{0,40})?impair(?:ed|ment)",
    r"impaired fitness to practi[sc]e|impairment (?:was|is) (?:found|proved|established)",
)
"""Impairment found, unless something before or inside says otherwise."""

NOT_IMPAIRED = (
    r"(?:fitness[- ]to[- ]practi[sc]e|{their} fitness|fitness) (?:\w+ ){0,4}?(?:was|is|were|are)(?: (?:found|judged|deemed|currently|therefore|now))?"
    r"(?:n't| not| no longer)(?: (?:currently|found|to be|now|be|presently|therefore)){0,4} impaired",
    r"no (?:current |finding of |longer )?(?:impairment|impaired)",
    r"(?:not|no longer|n't)(?: (?:currently|find|found|be|been|to|that|now|presently|{their}|\w+'s|fitness|practi[sc]e|was|is)){0,10} impaired",
    r"(?:found|find|conclude[sd]?|ruled|decided)(?: \w+){0,3}? (?:him|her|them|he was|she was|they were) (?:currently )?fit to practi[sc]e",
    r"(?:is|was|were|are|remains?|found) (?:currently |now )?fit to practi[sc]e",
)

IMPAIRMENT_UNDECIDED = (
    r"(?:(?:not enough|insufficient|no|little) evidence|whether|if|could|(?<!in )(?<!until )may(?! \d)|might|would|should|can|unless|until|argued|submitted|suggested|denied|denies|contended|"
    r"alleg\w+|next|consider(?:ed|ing)?|asked|test|claim(?:ed|s)?|question|risk|told (?:the|a)|conceded|hearing to decide|decide on|"
    r"represent\w+ (?:him|her|the nmc|the gmc))",
)

PERSONAL = r"personal (?:component|grounds?|basis|element|limb)|(?:both )?(?:the )?personal and (?:the )?public"
PUBLIC = r"(?:the )?personal and (?:the )?public|public (?:component|interest|grounds?|element|limb)|wider public interest|public confidence"
