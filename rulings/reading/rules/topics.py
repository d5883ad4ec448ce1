"""How misconduct is described, topic by topic."""

from __future__ import annotations

TOPICS = (
    (
        "indecent_images",
        r"indecent (?:images?|photographs?|videos?)|child (?:abuse|sexual abuse|porn\w*) (?:images?|material)|images of child(?:ren)?",
    ),
    (
        "sexual_offence",
        r"sexual(?:ly)? (?:assault\w*|offences?|abus\w+)|rap(?:e|ed|ing)\b|indecent(?:ly)? (?:assault|exposure|exposed)|voyeuris\w+|upskirt\w+",
    ),
    (
        "sexual_misconduct",
        r"sexual(?:ly)? (?:(?:\w+ ){0,2}?(?:relationships?|contact|misconduct|harass\w+|touch\w*|messages?|comments?|remarks?|motivated|activity|"
        r"behaviour|intercourse|advances?|images?|texts?|inappropriate|explicit))|had sex|having sex|(?:intimate|romantic) (?:\w+ )?relationship|affair with|kiss(?:ed|ing)|"
        r"inappropriate(?:ly)? (?:relationship|touch\w+)|grop\w+",
    ),
    (
        "drink_or_drug_driving",
        r"(?:drink|drug)[- ]driv\w+|driv\w+ (?:[\w ]{0,30})?(?:under the influence|over the (?:\w+ ){0,3}limit|while drunk|with excess alcohol)|"
        r"(?:twice|times|over) the (?:\w+ )?(?:drink[- ]drive )?(?:legal )?limit",
    ),
    (
        "drugs_offence",
        r"possess\w* (?:\w+ ){0,4}?(?:drugs?|cocaine|cannabis|heroin|class [ABC])|(?:supply\w*|dealing|conspir\w+) (?:\w+ ){0,4}?(?:drugs?|cocaine|cannabis|heroin)",
    ),
    (
        "fraud_offence",
        r"convicted of (?:\w+ ){0,3}?fraud|fraud by (?:false representation|abuse of position)|fraud (?:offences?|charges?|conviction)",
    ),
    (
        "theft",
        r"st(?:ole|olen|ealing|eals)\b|theft|thefts|pocketed|helped (?:him|her)self to|took (?:money|cash|£[\d,.]+|[\w ]{0,25}(?:tablets|pills|medication|medicine|drugs))|taking (?:money|cash|medication)",
    ),
    (
        "fraud",
        r"defraud\w*|fraudulent\w*|fraud\b|false (?:claims?|timesheets?|invoices?|expenses?)|(?:claim\w*|submitt\w*) (?:[\w ]{0,30}?)(?:not worked|had not|she was not entitled|he was not entitled|false|inflated)|"
        r"working (?:elsewhere |another job )?while (?:on |off |claiming )?sick|sick pay while",
    ),
    (
        "falsified_records",
        r"falsif\w+|forg(?:ed|ing|ery|eries)|fabricat\w+|backdat\w+|(?:fals(?:e|ely)|fictitious|made[- ]up|untrue|bogus) (?:\w+ ){0,3}?(?:entr(?:y|ies)|records?|recorded|signatures?|notes?|documents?|"
        r"case notes?|visits?|signed|reports?|certificates?|results?)|record(?:ed|ing) (?:\w+ ){0,6}?(?:that )?(?:had not|never|did not) (?:\w+ ){0,2}?(?:place|happen\w*|taken|occur\w*|been)|alter(?:ed|ing) (?:\w+ ){0,4}?records?|"
        r"(?:claim\w*|wrote|writing|record\w*) (?:\w+ ){0,8}?(?:when|which) (?:she|he|they|it) (?:had|did) (?:not|never)",
    ),
    (
        "false_qualifications",
        r"(?:fals\w+|fake\w*|forged|bogus|lied about|invented|made up|exaggerated) (?:\w+ ){0,5}?(?:qualifications?|degree|cv|references?|diploma|certificate|experience)|(?:lied|lying|false) (?:\w+ ){0,2}?(?:on|in) (?:\w+ ){0,3}?(?:cv|application)",
    ),
    (
        "failure_to_disclose",
        r"(?:{fail}) (?:[\w-]+ ){0,3}?(?:disclos\w+|declar\w+|inform\w*|tell|told|notify|notified) (?:[\w' -]{0,60}?)(?:convict\w+|caution|arrest\w*|charge[ds]?|investigat\w+|suspen\w+|dismiss\w+|restrict\w+|conditions|regulator|hcpc|nmc|gmc|"
        r"relationship|proceedings|sacked|criminal|his new employer|her new employer|employers?)|(?:conceal\w+|hid|hiding) (?:\w+ ){0,3}?(?:convict\w+|caution|suspension|dismissal)",
    ),
    (
        "unregistered_practice",
        r"(?:work\w+|practi[sc]\w+|us(?:ed|ing) the title|treat\w+) (?:[\w -]{0,60}?)(?:while unregistered|without (?:being )?regist\w+|while (?:not registered|suspended|his registration|her registration)|when (?:\w+ )?not registered|unregistered|without (?:valid )?(?:indemnity|insurance))|"
        r"(?:without|no) (?:valid |adequate )?(?:indemnity|professional insurance)",
    ),
    (
        "dishonesty",
        r"dishonest\w*|lied\b|lying to|misled|misleading\w*|deceiv\w+|deceit\w*|deception|untruth\w*|false (?:statements?|information|accounts?|representations?)",
    ),
    (
        "disclosure_of_own_information",
        r"(?:disclos\w+|shar\w+|reveal\w+|discuss\w+|told|telling) (?:(?:a|the|an?|her|his|their|own|inappropriate|\w+ly|too much|some) ){0,3}?(?:personal|private) (?:and \w+ )?(?:information|details|matters|life|issues|problems)(?! (?:about|of|on|belonging|relating) (?:a|an|the|\w+s)? ?{users})",
    ),
    (
        "communication_outside_hours",
        r"(?:text\w*|messag\w+|call\w*|phon\w+|email\w*|contact\w*|communicat\w+|whatsapp\w*|rang|ringing) (?:[\w' ,-]{0,50}?)(?:out of (?:work(?:ing)? |office |core )?hours|outside (?:of )?(?:\w+ )?(?:work|working|office|core|normal)? ?hours|"
        r"late at night|in the middle of the night|at (?:the )?weekends?|on a (?:saturday|sunday)|on (?:saturdays?|sundays?)|(?:during|in) (?:the )?evenings?|after (?:work|hours))|sending (?:\w+ )?(?:text )?messages",
    ),
    (
        "confidentiality",
        r"confidential\w*|(?:access\w*|look\w* (?:up|at)|view\w*|read\w*|search\w*) (?:[\w' -]{0,40}?)(?:medical |patient |clinical |case )?(?:records|files|notes) (?:[\w' -]{0,30}?)(?:without|no clinical|not involved|inappropriate\w*|personal reasons|of (?:her|his|their|a) (?:\w+ ){0,2}(?:friend|family|colleague|neighbour|husband|wife|ex|partner|relative))|"
        r"(?:disclos\w+|shar\w+|reveal\w+) (?:\w+ ){0,3}?(?:information|details) (?:about|of|on|belonging to|relating to) (?:\w+ ){0,2}?{users}",
    ),
    (
        "data_breach",
        r"data (?:breach|protection)|(?:sent|emailed|forwarded|uploaded|took|left) (?:[\w' -]{0,60}?)(?:personal (?:email|account)|private email|home email|laptop|usb|on the train|in (?:his|her) car|unattended)",
    ),
    (
        "social_media",
        r"(?:posted|posting|posts|boast\w*|wrote|messag\w+|friend\w*|comments?|tweet\w*|shar\w+|upload\w*|videos?|content|contact\w*)(?: [\w', \"-]{0,60}?)? (?:facebook|twitter|instagram|snapchat|tiktok|whatsapp group|social media|linkedin|onlyfans|online)|facebook friends?|"
        r"(?:facebook|twitter|instagram|snapchat|tiktok|social media) (?:posts?|messages?|comments?|account|group)|tweet(?:s|ed|ing)",
    ),
    (
        "gifts",
        r"(?:accept\w*|receiv\w*|took|taking|gave|giving|bought|buying|borrow\w*|ask\w* for) (?:[\w,£' -]{0,40}?)(?:gifts?|loans?|presents?|bequest|legacy)|borrow(?:ed|ing) (?:money|£[\d,.]+|cash)|(?:lent|lending) (?:\w+ ){0,3}?money",
    ),
    (
        "professional_boundaries",
        r"(?:professional |personal )?boundar(?:y|ies)|(?:inappropriate|personal|improper|overly familiar|over-familiar|close|friendly|unprofessional) (?:\w+ )?(?:relationships?|friendships?|contact|communications?|messages?|texts?)|"
        r"(?:socialis\w+|became friends|befriend\w+|went on holiday|stay\w* (?:overnight|at (?:her|his) home)) (?:with )?(?:[\w ]{0,20}?){users}?|hugg\w+",
    ),
    (
        "record_keeping",
        r"{fail} (?:[\w',/ -]{0,60}?)\b(?:records?|recorded|recording|record-keeping|notes|case notes|paperwork|document(?:ation|ed|ing)?|log|files?|register|case recordings?|update (?:\w+ ){0,2}?(?:system|files?|notes?))\b|(?:record[- ]keeping|records|notes|paperwork|documentation) (?:\w+ ){0,4}?"
        r"(?:fail\w*|inadequate|poor|not|incomplete|missing|late|inaccurate|deficien\w+|errors?|below|in arrears)",
    ),
    (
        "risk_assessment",
        r"{fail} (?:[\w',/ -]{0,60}?)\brisk assess\w*|risk assessments? (?:[\w ]{0,20})?(?:not|were missing|was missing|inadequate|incomplete)",
    ),
    ("mental_capacity", r"{fail} (?:[\w',/ -]{0,60}?)\b(?:mental )?capacity(?: assess\w*| act)?"),
    (
        "assessment_failures",
        r"{fail} (?:[\w',/ -]{0,60}?)\bassess(?:ments?|ed|ing)?\b|assessments? (?:\w+ ){0,3}?(?:not (?:been )?(?:completed|done|carried out)|late|overdue|incomplete|inadequate|outstanding)",
    ),
    (
        "care_planning",
        r"{fail} (?:[\w',/ -]{0,60}?)\b(?:care|support|treatment|child protection|pathway) plan(?:s|ning)?\b|care plans? (?:\w+ ){0,3}?(?:not|late|missing|incomplete|inadequate)",
    ),
    (
        "missed_visits",
        r"{fail} (?:[\w',/ -]{0,60}?)\b(?:visit(?:s|ed|ing)?|home visits?|statutory visits?|attend (?:appointments?|calls?))\b|missed (?:\w+ ){0,3}?(?:visits?|appointments?)|visits? (?:\w+ ){0,3}?(?:not (?:been )?(?:made|carried out|done)|missed|late)",
    ),
    (
        "review_scheduling",
        r"{fail} (?:[\w',/ -]{0,60}?)\b(?:schedul\w+|arrang\w+|book\w*|hold|held|conduct\w*|organis\w+|carry out|complete|attend) (?:[\w'/ -]{0,30}?)\breviews?\b|reviews? (?:\w+ ){0,3}?(?:not (?:been )?(?:scheduled|held|arranged)|overdue|late)",
    ),
    (
        "court_work",
        r"(?:{fail}|late|misle\w+|lied|ly(?:ing)|false|dishonest\w*) (?:[\w',/ -]{0,60}?)\b(?:court|care proceedings|legal proceedings|court order|witness statement)\b|court (?:reports?|statements?|deadlines?) (?:\w+ ){0,3}?(?:late|missed|not)",
    ),
    (
        "candour",
        r"(?:{fail}) (?:[\w' -]{0,40}?)(?:open and honest|candour|candid)|duty of candour|cover(?:ed|ing)?[- ]up",
    ),
    (
        "failure_to_raise_concerns",
        r"{fail} (?:[\w',/ -]{0,60}?)\b(?:rais\w+|escalat\w+|report\w*|flag\w*|alert\w*|act(?:ed)? (?:up)?on) (?:[\w' -]{0,40}?)(?:concerns?|incidents?|assaults?|thefts?|falls?|bruis\w+|deteriorat\w+|allegations?|disclosures?|abuse|injur\w+|that|to (?:a |the |her |his )?(?:manager|senior|doctor|police|colleague)s?)|(?:ignor\w+|disregard\w+) (?:\w+ ){0,3}?(?:reports|concerns|complaints|warnings|allegations|alarms?)|"
        r"{fail} (?:[\w',/ -]{0,40}?)\b(?:escalat\w+|seek (?:medical )?(?:help|advice|assistance)|call (?:an ambulance|999|for help|a doctor))",
    ),
    (
        "safeguarding",
        r"(?:{fail}) (?:[\w',/ -]{0,60}?)\b(?:safeguard\w*|protect (?:[\w ]{0,20}?){users}|child protection)|safeguarding (?:failings?|failures?|breach\w*)",
    ),
    (
        "medication",
        r"(?:wrong|incorrect|extra|double|too much|unprescribed|out[- ]of[- ]date|unauthorised|too many) (?:\w+ ){0,3}?(?:dos(?:e|es|age)|medications?|medicines?|drugs?|insulin|morphine|tablets|prescriptions?|injections?|vaccines?)|medic(?:ation|ines?) (?:\w+ )?(?:errors?|mistakes?|incorrectly)|"
        r"{fail} (?:[\w',/ -]{0,40}?)\b(?:medic(?:ation|ines?)|insulin|morphine|prescri\w+|dispens\w+|antibiotics|drug chart|controlled drugs)|dispensing errors?|twice the (?:\w+ )?dose|prescribing errors?|(?:mis)?prescrib(?:ed|ing) (?:[\w -]{0,40}?)(?:drugs?|medication|medicines?|opioids?|antibiotics|without|himself|herself|wrong\w*|inappropriate\w*|excessive\w*)|"
        r"(?:administer\w*|gave|giving|dispens\w+) (?:[\w -]{0,40}?)(?:without (?:a )?prescription|wrong\w*|incorrect\w*|unprescribed|not prescribed|expired)",
    ),
    (
        "failure_to_contact",
        r"{fail} (?:[\w',/ -]{0,40}?)\b(?:contact(?:ed|ing)?|make contact|communicat\w+|respond(?:ed)?|return(?:ed)? (?:\w+ )?calls?|see (?:\w+ ){0,3}?{users}|phone)\b",
    ),
    (
        "neglect",
        r"neglect(?:ed|ing|ful)? (?:\w+ ){0,4}?{users}|{users} (?:\w+ ){0,3}?(?:neglected|unattended|alone)|(?:slept|sleeping|asleep|fell asleep) (?:[\w ]{0,20}?)(?:on|during|while|at) (?:a |his |her |the )?(?:duty|shift|work|nights?)|fell asleep|left (?:[\w -]{0,40}?){users} (?:\w+ ){0,3}?(?:unattended|alone|in (?:soiled|wet)|without)|"
        r"{fail} (?:[\w',/ -]{0,40}?)\b(?:feed|fed|wash|toilet|hydrat\w+|turn|observations?|check(?:ed)? on|monitor)\b",
    ),
    (
        "clinical_competence",
        r"(?:misdiagnos\w+|botched|unnecessary (?:operations?|surgery|procedures?|treatment)|substandard (?:\w+ )?(?:care|treatment)|poor (?:standard of )?(?:clinical )?(?:care|treatment)|clinical (?:errors?|failings?|failures?|mistakes?))|{fail} (?:[\w',/ -]{0,60}?)\b(?:diagnos\w+|examin(?:e|ed|ation)|x-?rays?|refer(?:red)? (?:[\w ]{0,20}?){users}|treat(?:ed|ment)?(?! plan)|"
        r"resuscitat\w+|cpr|identif\w+|scans?|sepsis|consent)\b|(?:inadequate|inappropriate) (?:\w+ )?(?:treatment|examination|procedure)|root canal (?:\w+ ){0,3}?(?:poor|inadequate|fail)",
    ),
    (
        "scope_of_practice",
        r"(?:outside|beyond|exceed\w*) (?:the |her |his |their )?(?:scope|competence|limits? of (?:\w+ )?competence|remit|level of (?:training|competence))|not (?:trained|qualified|competent) to",
    ),
    (
        "supervision",
        r"(?:fail\w* to|did not|not|inadequate\w*|poor\w*) (?:[\w',/ -]{0,40}?)\b(?:supervis(?:e|ed|ing)|oversee|oversight)\b|(?:inadequate|poor|lack of) supervision",
    ),
    (
        "violence",
        r"(?:slap(?:s|p\w+)?\b|punch\w+|kick(?:ed|ing)|hit(?:ting)?\b|push(?:ed|ing) (?:[\w ]{0,20}?)(?:{users}|colleague|him|her)|shov\w+|grabb\w+|dragg\w+|assault\w*|attack\w*|physical(?:ly)? (?:abus\w+|assault\w*|restrain\w+)|manhandl\w+|rough(?:ly)? handl\w+|handl\w+ (?:[\w ]{0,20})?rough\w+|threaten\w* (?:to \w+|[\w ]{0,30}with)|pinch\w+|smack\w+)",
    ),
    (
        "discrimination",
        r"racist|racial(?:ly)?|racism|homophobic|sexist|misogyn\w+|antisemitic|anti-semitic|islamophobic|discriminat\w+|transphobic|offensive (?:\w+ )?(?:language|comments?|remarks?) about (?:\w+ ){0,3}?(?:race|religion|disab\w+|gay)|xenophobic",
    ),
    (
        "bullying_or_harassment",
        r"bull(?:y|ied|ying)|harass(?:ed|ing|ment)?|intimidat\w+|stalk(?:ed|ing)",
    ),
    (
        "behaviour_towards_colleagues",
        r"(?:aggressive|abusive|rude|shout\w*|swore|swear\w*|abus\w+|inappropriate|offensive|unprofessional|threatening|hostile|belittl\w+|humiliat\w+|undermin\w+)(?:ly)? (?:[\w',\" -]{0,40}?)(?:at|to|towards?|with|about|of|a|her|his|their)? ?(?:\w+ )?(?:colleagues?|staff|co-workers?|junior)",
    ),
    ("conflict_of_interest", r"conflicts? of interest"),
    (
        "substance_misuse",
        r"(?:drunk|intoxicated|under the influence|smelling of alcohol|smelt of alcohol|smelled of alcohol|hungover) (?:[\w ]{0,20}?)(?:at work|on (?:duty|shift)|while|on a|of (?:alcohol|drugs))|(?:drunk|drinking|drank|intoxicated|alcohol) (?:[\w ]{0,20}?)(?:at work|on (?:duty|shift|his shift|her shift)|during (?:a|his|her) shift)|"
        r"(?:used|using|took|taking|misus\w+|abus\w+) (?:cocaine|cannabis|alcohol|illegal drugs|illicit drugs|heroin|drugs)|turn(?:ed|ing) up (?:to|for) work drunk",
    ),
    (
        "breach_of_an_order",
        r"breach\w* (?:[\w ]{0,20}?)(?:conditions|order|undertakings|suspension)|(?:work\w+|practi[sc]\w+) while suspended|(?:broke|broken|breaking|flouted) (?:\w+ ){0,3}?(?:conditions|undertakings|order)|{fail} (?:\w+ )?compl(?:y|ied|ying) with (?:[\w ]{0,20}?)(?:conditions|order|undertakings)",
    ),
    (
        "conviction",
        r"convict(?:ed|ion|ions) (?:\w+ ){0,2}?(?:of|for|after|at)|pleaded guilty|found guilty (?:of [\w ]{0,40})?at|jailed|given a (?:suspended )?(?:prison|jail) sentence|"
        r"sentenced to|community order",
    ),
    (
        "timeliness",
        r"(?:in a |not |un)timely|delay(?:ed|s|ing)?\b|(?:missed|late|overdue) (?:\w+ )?deadlines?|missed deadlines|within (?:the )?(?:\w+ )?(?:timescales?|time limits?|deadlines?)|on time|promptly|late (?:completing|submitting|filing)",
    ),
    ("service_user_harm", r"(?:caus\w+|led to|result\w+ in) (?:\w+ ){0,3}?harm to"),
)
"""Topic and the words that describe it; the first one that a description matches is its main topic."""

OMISSIONS = (
    "failure_to_disclose",
    "candour",
    "failure_to_raise_concerns",
    "safeguarding",
    "record_keeping",
    "risk_assessment",
    "mental_capacity",
    "assessment_failures",
    "care_planning",
    "missed_visits",
    "review_scheduling",
    "court_work",
    "medication",
    "failure_to_contact",
    "neglect",
    "clinical_competence",
    "supervision",
    "breach_of_an_order",
    "professional_boundaries",
    "confidentiality",
    "data_breach",
    "conflict_of_interest",
    "dishonesty",
)
"""Where a description begins with "failed to", one of these is meant before any other topic."""

COMPANIONS = ("timeliness", "service_user_harm")
"""Topics that only qualify another: alone they make no particular."""
