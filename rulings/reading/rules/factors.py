"""How aggravating and mitigating factors are told."""

from __future__ import annotations

from rulings.vocabulary import FactorSide as Side

MITIGATING = (
    (
        "insight",
        r"(?:shown|showed|show|showing|demonstrated|developed|developing|had|has|some|good|full|genuine|sufficient|considerable|growing|significant|real|clear|increasing|gained) (?:\w+ ){0,3}?insight|"
        r"(?:her|his|their) (?:\w+ )?insight|insight (?:had|has) (?:\w+ )?(?:developed|grown|improved)|(?:accepted|acknowledged|recognised|appreciated|understood) (?:that )?(?:she|he|they) (?:should|ought|had been wrong|had fallen|was wrong)|accepted {their} (?:\w+ )?(?:failings|mistakes?|wrongdoing|errors?|responsibility)",
    ),
    (
        "remorse",
        r"(?:genuine |deep |sincere |real |expressed |shown |showed |full of )(?:\w+ ){0,2}?(?:remorse|regret)|(?:remorse|regret) (?:she|he|they) (?:had |has )?(?:showed|shown|expressed)|(?:was |is |been )?(?:\w+ly )?remorseful|remorse",
    ),
    ("apology", r"apologi[sz]ed|(?:an?|her|his|their|full|sincere|unreserved) apolog(?:y|ies)"),
    (
        "remediation",
        r"remediat\w+|courses? (?:she|he|they) (?:has|had) (?:taken|completed|done|attended)|(?:completed|undertaken|undertook|attended|taken|taking) (?:[\w-]+ ){0,4}?(?:training|courses?|steps|programmes?|counselling|therapy)|steps to (?:address|remedy|improve|put right)|"
        r"(?:willing to learn|had (?:since )?(?:improved|changed) (?:her|his|their) practice|retrain\w*)",
    ),
    (
        "admissions",
        r"admi(?:tted|ssions?)(?! to (?:hospital|the (?:ward|unit|hospital)))(?: (?:to )?(?:[\w-]+ ){0,6}?(?:allegations?|charges?|failings|failures|facts|particulars|misconduct|wrongdoing|conduct|offences?|it|dishonesty|everything|many|most|all|some))?",
    ),
    (
        "engagement",
        r"(?:engaged|co-?operated|engaging|co-?operating|engagement|full cooperation) (?:\w+ )?(?:with|in) (?:\w+ )?(?:the |its |this )?(?:[\w-]+ ){0,4}?(?:process|proceedings|regulator|investigation|hearing|hcpc|nmc|gmc|council|panel|tribunal|regulatory process|mpts|gdc|sssc|case|inquiry|enquiries|inquiries)",
    ),
    (
        "no_previous_findings",
        r"(?:unblemished|previously unblemished|previous good|clean|exemplary|blameless|unblighted|good) (?:\w+ ){0,3}?(?:record|career|character|history|service)|no history of (?:\w+ )?(?:concerns|complaints|misconduct|findings)|no (?:previous|prior|earlier|past|other|adverse) (?:\w+ ){0,3}?(?:findings|history|concerns|complaints|issues|matters|sanctions?|convictions)|"
        r"previous good (?:character|history)|(?:never|not) (?:before )?(?:been|come) (?:\w+ )?(?:before|in front of|the subject of|subject to) ",
    ),
    (
        "positive_testimonials",
        r"(?:positive|glowing|good|excellent|favourable|supportive|impressive|strong|numerous|several|many|character) (?:[\w-]+ ){0,3}?(?:testimonials?|references?|reports?|feedback|statements?)(?= |\W)|testimonials?|references? from|(?:spoke|spoken) (?:\w+ )?highly of|well regarded|highly regarded|highly thought of",
    ),
    (
        "isolated_incident",
        r"(?:incidents?|events?) (?:was|were|had been) isolated|isolated (?:\w+ )?(?:incident|event|episode|case|lapse|occasion)|one[- ]off|single (?:isolated )?(?:incident|lapse|event)|out of character",
    ),
    (
        "no_harm",
        r"none of (?:the|her|his|their) [\w ]{1,30}(?:was|were) (?:\w+ )?harmed|no (?:actual |evidence of (?:actual )?|patient |lasting |direct |physical )?harm|(?:came|come) to no harm|no (?:patients?|service users?|one|child|pupils?|residents?) (?:\w+ )?(?:was|were|had been|came to|suffered) (?:\w+ )?(?:harm(?:ed)?)|unharmed|unhurt|did not (?:cause|result in|lead to) (?:\w+ )?harm|(?:not|never) (?:been )?harmed",
    ),
    (
        "personal_difficulty",
        r"(?:personal|family|domestic|marital|difficult|stressful|home|traumatic)(?: (?:and|or|,) \w+)? (?:\w+ )?(?:difficult(?:y|ies)|circumstances|problems|stress|issues|pressures?|crisis|time|life|events?|tragedy)|bereavement|lost (?:her|his|their) (?:\w+ )?(?:father|mother|husband|wife|son|daughter|partner|parents)|(?:death|illness) of (?:her|his|their)|"
        r"caring for (?:her|his|their) (?:\w+ )?(?:dying|sick|ill|elderly|disabled) \w+|breakdown of (?:her|his|their) (?:marriage|relationship)|divorce|going through a (?:\w+ )?(?:time|period|divorce)",
    ),
    (
        "health",
        r"(?:suffer(?:ed|ing) from|struggl(?:ed|ing) with|diagnosed with) (?:\w+ ){0,3}?(?:depression|anxiety|ptsd|stress|burnout|illness|mental|health|cancer|adhd)|(?:mental|physical|ill|poor)[- ]health(?: \w+)?|unwell at the time",
    ),
    (
        "workload",
        r"(?:her|his|their|high|heavy|excessive|unmanageable|large|increasing|the|unreasonable|pressure of|a) (?:[\w-]+ ){0,2}?(?:workload|work pressures?)s?|(?:high|heavy|heavier|excessive|unmanageable|large|increasing|unreasonable|demanding|pressures? of|overwhelmed by|blam\w+) (?:[\w-]+ ){0,2}?caseloads?|caseloads? (?:was|were|had been|had become) (?:far |much |simply )?(?:too|very|so|high|heavy|excessive|unmanageable|unreasonable|demanding|large)|caseloads? of (?:more than |over |nearly )?\d+|(?:workload|caseload) pressures?|(?:under|short)[- ]?staff(?:ed|ing)|staff shortages|shortages? of staff|lack of (?:support|supervision|training|resources)|(?:poor|inadequate|insufficient) (?:support|supervision|management|staffing|training)|"
        r"(?:computer|it|systemic|system|organisational) (?:failings|failures|problems|issues)|(?:understaffed|overworked|overstretched|unsupported)|culture (?:at|in|of) the",
    ),
    (
        "inexperience",
        r"inexperience(?:d)?|newly[- ]qualified|recently qualified|junior at the time|early in (?:her|his|their) career",
    ),
    (
        "self_referral",
        r"(?:self[- ]refer(?:red|ral)|(?:referred|reported) (?:himself|herself|themselves))",
    ),
    (
        "time_elapsed",
        r"(?:passage|lapse) of time|(?:time|years) (?:that |which )?(?:had|has|have) (?:passed|elapsed)|(?:incidents?|events?) (?:was|were|took place|happened|occurred) (?:\w+ ){0,2}?(?:years ago|some time ago)",
    ),
)
"""Factor and the phrases that tell it."""

AGGRAVATING = (
    (
        "dishonesty",
        r"dishonesty (?:was|had been) (?:\w+ )?(?:sustained|repeated|deliberate|serious|premeditated|calculated|persistent)|(?:sustained|repeated|deliberate|serious|premeditated|calculated|persistent) (?:and \w+ )?(?:dishonesty|deception)|(?:sought|tried|attempted) to (?:mislead|deceive)",
    ),
    (
        "lack_of_insight",
        r"(?:persistent )?(?:lack(?:ed|s|ing)?|absence|limited|no|little|insufficient|not (?:\w+ )?(?:shown|demonstrated|developed|have|show)|failed to (?:show|demonstrate)|incomplete|without|minimal)(?: of)?(?: (?:\w+ ){0,3}?)insight|insight (?:is|was|remains|remained) (?:\w+ )?(?:limited|poor|lacking|incomplete|insufficient|minimal|partial)|not (?:convinced|satisfied|persuaded) (?:that )?(?:she|he|they) (?:had|has|have) (?:\w+ ){0,3}?insight|unwilling to accept|(?:failed|refused|unable) to (?:accept|recognise|appreciate) (?:\w+ ){0,6}?(?:wrong|fault|serious\w*|responsib\w+|impact|gravity)",
    ),
    (
        "breach_of_trust",
        r"(?:breach|abuse|betrayal|violation)(?:es)? of (?:\w+ )?trust|(?:breached|betrayed|abused) (?:\w+ ){0,4}?trust|position of trust",
    ),
    (
        "repetition",
        r"(?:repeat(?:ed|edly)|persistent(?:ly)?|sustained|prolonged|pattern of|course of conduct|on (?:several|numerous|multiple|many|more than one) occasions?|over (?:a )?(?:prolonged|lengthy|significant|long|sustained|considerable)?(?: period| several (?:months|years)))"
        r"(?: (?:of )?(?:nature|conduct|behaviour|misconduct|failings|failures|dishonesty|period))?",
    ),
    (
        "lack_of_remorse",
        r"(?:lack(?:ed|ing)? (?:of )?|no |little |absence of |not (?:shown|expressed) |failed to (?:show|express) )(?:\w+ ){0,3}?(?:remorse|regret)|(?:did not|has not|had not) (?:apologise|apologised)",
    ),
    (
        "lack_of_remediation",
        r"(?:no|little|lack(?:ed)? (?:of )?|insufficient|limited|not|without|absence of) (?:\w+ ){0,3}?(?:evidence of )?(?:remediat\w+|courses? (?:she|he|they) (?:has|had) (?:taken|completed|done|attended)|steps to (?:address|remedy))",
    ),
    (
        "harm",
        r"(?:caus(?:ed|ing)|suffered|resulted in|led to) (?:\w+ ){0,3}?(?:harm|distress|injur\w+)|(?:actual|serious|significant) (?:\w+ )?harm (?:to|was caused)",
    ),
    (
        "risk_of_harm",
        r"(?:at|real|serious|significant|unwarranted|potential|a) (?:\w+ ){0,2}?risk(?: of (?:\w+ )?harm)?|risk of (?:\w+ ){0,2}?harm|potential(?:ly)? (?:for |to cause |of )?(?:\w+ )?harm|could have (?:\w+ )?(?:been )?(?:caused )?(?:harm|died|fatal|injur)\w*",
    ),
    (
        "abuse_of_position",
        r"(?<!fraud by )(?:abus(?:e|ed|ing)|exploit(?:ed|ing)|misus(?:e|ed)|took advantage of) (?:\w+ ){0,4}?(?:position|power|role|authority)",
    ),
    (
        "vulnerability",
        r"(?:(?:highly |particularly |very |most |extremely )?vulnerable|vulnerabilit(?:y|ies)) (?:\w+ )?(?:service users?|patients?|persons?|people|child(?:ren)?|residents?|adults?|wom[ae]n|pupils?|clients?|m[ae]n|girls?|boys?|young)|vulnerability of|(?:was|were|is|being) (?:\w+ ){0,2}?vulnerable",
    ),
    (
        "concealment",
        r"(?:attempt(?:ed|s|ing)?|tried|trying|sought) to (?:conceal|cover|hide)|(?:concealed|covered up|concealment|cover[- ]up|hid) (?:\w+ ){0,4}?(?:mistakes?|actions|errors?|it|conduct|what|wrongdoing|evidence|failings)|concealment",
    ),
    (
        "blaming_others",
        r"(?:blam(?:ed|ing|e)|deflect(?:ed|ing)? (?:\w+ )?(?:blame|responsibility)|shift(?:ed|ing)? (?:\w+ )?blame) (?:[\w', \"]{1,60}?)(?:colleagues?|others|managers?|staff|workload|employers?|system|patients?|team|everyone)",
    ),
    (
        "non_engagement",
        r"(?:not|failed to|refused to|had not|has not|n't) (?:\w+ )?(?:engage|engaged|attend(?:ed)? (?:the )?(?:hearing|proceedings|panel)|co-?operate[d]?)|(?:lack of|non-?|no) ?engagement|disengaged",
    ),
    (
        "breach_of_conditions",
        r"(?:breach(?:ed|ing|es)?|broke|broken|breaking|flouted|ignored) (?:of )?(?:\w+ ){0,3}?(?:conditions|undertakings|order)",
    ),
    (
        "previous_findings",
        r"(?:previous|earlier|prior|past) (?:\w+ ){0,3}?(?:findings? (?:of|against)|sanctions?|disciplinary (?:record|history|finding)|regulatory (?:findings?|history)|warnings? from the (?:regulator|panel))|not (?:the|her|his) first (?:time|appearance)",
    ),
)
"""Factor and the phrases that tell it."""

SIDES = ((Side.AGGRAVATING, AGGRAVATING), (Side.MITIGATING, MITIGATING))

WEIGHED = (
    r"(?:mitigat\w+|aggravat\w+|took into account|taken into account|taking into account|gave (?:\w+ )?(?:credit|weight)|given credit|credited|in (?:his|her|their) favour|to (?:his|her|their) credit|had regard to)",
    r"{panel} (?:also |has |had |had also |then |\w+ly )?(?:noted|accepted|found|recognised|acknowledged|said|heard and accepted|considered|was satisfied|concluded|took|felt|believed|praised|commended|decided|determined|ruled|stated|added|pointed|identified|criticised|highlighted|observed|bore in mind|was (?:also )?(?:concerned|impressed|told and accepted)|gave)",
    r"(?:panel|committee|tribunal|chair|regulator|ruling|determination|hcpc|nmc|gmc|mpts|gdc|gphc|sssc|report|it) (?:said|added|noted|stated|found|concluded)",
    r"(?:said|added|noted|stated|wrote) (?:the|a|its) (?:panel|committee|tribunal|chair|ruling|determination|report|hcpc|nmc|gmc|regulator)",
    r"(?:despite|given|because of|in light of|in view of|owing to) (?:the|her|his|their)",
    r"as (?:she|he|they) (?:had|has|was|showed)",
    r"{panel} [^,;.]{1,60}? and (?:said|noted|added|found|concluded|accepted)",
    r"\"?you(?: (?:have|had|did|were|are|also|\w+ed))?",
    r"it (?:also |further |\w+ly )?(?:noted|accepted|found|recognised|acknowledged|concluded|felt|identified|considered that)",
)
"""The panel speaks, or the phrase stands as something weighed."""

CLAIMED = (
    r"(?:she|he|{people}|registrant|counsel|solicitor|barrister|lawyer|representative|union|who|mr \w+|mrs \w+|ms \w+|miss \w+|dr \w+)(?: also| had| has| then)? (?:said|told|claimed|argued|explained|insisted|maintained|suggested|submitted|pleaded|wrote|blamed|"
    r"attributed|alleged|added|testified|described|stated|denied|cited|asked)",
    r"said(?= (?:she|he|they|her|his|their)\b)",
    r"(?:barrister|solicitor|counsel|lawyer|representative|union)\b[^.;]{0,60}",
    r"(?:on (?:her|his|their) behalf|in (?:her|his|their) (?:defence|statement|evidence)|heard (?:that|from|how|evidence|about)|was told|were told|claims? (?:that|of)|argued|submitted|according to (?:her|his|their))",
)
"""Somebody other than the panel says so."""

REJECTED = (
    r"(?:reject(?:ed|s|ing)|(?<!was )(?<!were )(?<!been )(?<!being )(?<!employer )(?<!trust )(?<!council )(?<!school )(?<!hospital )dismiss(?:ed|es) (?!by|from|for|after|in|over|him|her\W|them|following|without)|did not accept|not accept(?:ed)?|disbelieved|was not persuaded|gave (?:little|no|limited) weight|no weight|not satisfied|discounted|found no evidence|was not convinced|refused to accept|tried to blame|sought to blame|blamed|"
    r"did not (?:excuse|justify|explain|consider|find|regard|believe)|not an? (?:\w+ )?(?:excuse|isolated|one-off|explanation|mitigating)|rather than)",
)
"""The panel heard it and did not accept it."""

REJECTED_AFTER = (
    r"(?:did|does|do|could|was|were|is) ?(?:not|n't) (?:\w+ ){0,3}?(?:excuse|justify|explain|mitigate|account for|absolve)",
)
"""Later in the sentence: "did not excuse her"."""

REJECTED_NEXT = (
    r"^(?:but |however,? |yet )?{panel} (?:\w+ )?(?:rejected|did not accept|dismissed|disagreed|was not persuaded|gave no weight|was unconvinced|found (?:this|that|these) (?:was|were) no)",
)
"""How the next sentence turns a claim down."""

NEGATED = (
    r"(?:not|no|never|without|lack(?:ed|ing|s)?(?: of)?|little|limited|insufficient|absence of|n't|any|failed to|nor|neither|incomplete|partial|minimal|denied|rather than|if|whether|until|cannot|could not)"
    r"(?: (?:any|a|an|the|fully|full|sufficient|enough|real|yet|been|evidence of|have|had|show|shown|demonstrate|demonstrated|express|expressed|genuine|much|show any|of|that|patients?|service users?|one|child|children|resident|residents)){0,4}"
)
"""Directly before a phrase: the opposite is told."""
FUTURE = r"(?:could|(?<!in )(?<!until )may(?! \d)|might|would|should|will|must|needs? to|required to|to(?= (?!her|his|their|the|an?)\w+ $)|to(?= $)|can|further|develop|expected to|if)"
