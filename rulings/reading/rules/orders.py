"""How orders are named, and what is named like an order but is none."""

from __future__ import annotations

from typing import Literal

from rulings.vocabulary import SanctionKind as Kind

Form = Literal["order", "done", "act", "fact"]
"""``order``: a noun or a bare verb, which says nothing by itself. ``done``: "was struck off".
``act``: "the panel cautioned". ``fact``: a whole statement, "will work under conditions"."""

_AUX = (
    r"(?:was|were|is|are|(?:has|have|had)(?: \w+ly| now| also| already| since| not| never)? been|be|been|being|gets?|got)"
    r"(?:,? (?:[\w-]+ ){1,6}?and)?(?: (?:not|never|also|now|then|subsequently|later|today|instead|\w+ly)){0,2}"
)
_REGISTER = r"(?:(?:the|its|their) )?(?:[\w'-]+ ){0,6}?(?:register|list|roll)"
_NAME = r"(?:(?:his|her|their|the \w+'s) (?:name|registration)|{person}|[A-Z]\w+(?: [A-Z]\w+)?)"

TRAPS = (
    r"suspended (?:prison|jail|custodial|sentences?|terms?|imprisonment|\w+[- ](?:week|month|year)[- ](?:prison|jail|sentence))",
    r"(?:sentenced?|imprisonment|prison|jail(?:ed)?|custod\w+|behind bars)\b[^.;]{0,80}?\bsuspended(?: for)?",
    r"suspended (?:{person} )?(?:on|with|without) (?:full )?pay",
    r"(?:suspended|suspension|suspending|banned)(?: {person})?(?: (?:by|from|at) (?:his|her|their|the|its|an?) "
    r"(?:[\w'-]+ )?(?:employers?|work|dut(?:y|ies)|jobs?|posts?|roles?|school|trust|hospital|managers?|boss(?:es)?|"
    r"council|local authority|agency|company|home|ward|health board|surgery|practice manager|practice|pharmacy|charity|college|"
    r"academy|governors|head ?teacher)| from (?:work|duty|duties|school))",
    r"(?:employers?|trust|(?:city|county|borough|district|town|local|his|her|their) council|school|hospital|managers?|local authority|agency|company|health board|"
    r"care home|home|surgery|charity|governors) (?:\w+ )?(?:suspended|suspends)",
    r"suspended (?:and (?:\w+ )?|then )?(?:dismissed|sacked|investigated|resigned)",
    r"suspended (?:pending|while|during|as a precaution|whilst)",
    r"suspended (?:the )?(?:service|services|admissions|operations|payments|procedures?|surgery|appointments)",
    r"(?:police|simple|conditional|adult|youth|formal police) cautions?",
    r"(?:that |said |whether )?(?:the|his|her|their) caution (?:was|is|were|amounted|had been|related)(?! (?:\w+ )?(?:imposed|made|enough|sufficient|appropriate|proportionate|the))",
    r"cautions? (?:by|from) (?:the )?police|cautioned (?:\w+ )?by (?:the )?(?:\w+ )?(?:police|officers)",
    r"(?:with|exercis\w+|extreme|great|err\w* on the side of|words? of|note of|some|utmost|urge[sd]?|urging|under) caution",
    r"(?:interviewed|arrested|questioned)\b[^.;]{0,30}\bcaution(?:ed)?",
    r"(?:that|said|more|for|need(?:s|ed)?|requires?) caution (?:was|is|in|when|about|over|with)",
    r"accept(?:ed|ing|s) (?:an? )?(?:\w+ )?cautions?(?! order)",
    r"cautions? for (?:common assault|assault|drink|shoplifting|possess\w*|battery|affray|criminal damage|public order|drugs?)",
    r"cautioned for (?:common assault|assault|drink|shoplifting|possess\w*|battery|affray|criminal damage|public order|drugs?)",
    r"cautioned (?:against|that|about|people|readers|them not)",
    r"(?:written|verbal|oral|final|first|employer's|early|stage \w+|informal|management|previous|without|trigger|health|"
    r"police|public|stark|repeated|prior|several|ignor\w+|heed\w*) warnings?",
    r"warnings? (?:signs?|letters?|lights?|bells?|labels?|notices?|that|about|of)",
    r"warned? (?:that|of|about|against)",
    r"(?:working|living|weather|medical|health|heart|driving|road|market|underlying|long-term|chronic|bail|licen[cs]e|"
    r"poor|cramped|dangerous|unsafe|insanitary|terms and|employment|skin|existing|serious|storage|right|same|certain|"
    r"such|difficult|dire|appalling|squalid) conditions",
    r"conditions (?:at|in|inside) (?:the|a|his|her|their)",
    r"(?:bail|licence|contract|police|probation) conditions",
    r"(?:no further action|no action)(?: (?:was|be|being|would be))?(?: taken)? (?:by|from) (?:the )?(?:\w+ )?(?:police|cps|employer|trust|school|council)",
    r"(?:police|cps|crown prosecution service|employers?|trust|school|council|managers?|local authority|hospital)"
    r"\b[^.;]{0,40}?\bno (?:further )?action",
    r"(?:legal|police|criminal|disciplinary|enforcement) advice",
    r"(?:interim|temporary|emergency) (?:order|suspension|measure)s? (?:hearings?|tribunals?|panels?|committees?)",
    r"immediate (?:orders? (?:of|for) )?suspension(?: orders?)?",
    r"(?:removal|erasure) of (?!(?:his|her|their|the) (?:name|registration))",
)
"""Names that mean something else: employers, police and courts, ordinary words."""

MENTIONS: tuple[tuple[Kind, Form, str], ...] = (
    (
        Kind.VOLUNTARY_REMOVAL,
        "order",
        r"voluntary (?:removal|erasure)(?: agreement)?|voluntarily removed"
        r"|agreed removal|remov\w+ by agreement",
    ),
    (
        Kind.INTERIM_SUSPENSION,
        "order",
        r"(?:interim|temporary) (?:order of )?suspension(?: orders?)?"
        r"|interim orders? of suspension",
    ),
    (
        Kind.INTERIM_SUSPENSION,
        "done",
        rf"{_AUX} suspended (?:on an interim basis|under an interim order)"
        rf"|{_AUX} (?:made )?subject to an interim suspension",
    ),
    (
        Kind.INTERIM_CONDITIONS,
        "order",
        r"interim (?:order of )?conditions(?: of practice)?(?: orders?)?"
        r"|interim orders? of conditions(?: of practice)?",
    ),
    (
        Kind.REMOVAL,
        "done",
        rf"{_AUX} (?:struck off|erased|removed from {_REGISTER}|permanently removed)"
        rf"(?: {_REGISTER})?",
    ),
    (
        Kind.REMOVAL,
        "act",
        rf"(?:struck|removed|erased|strikes|removes|erases)(?: {_NAME})? (?:off|from)(?: {_REGISTER})"
        rf"|(?:struck|strikes) (?:off )?{_NAME}(?: off)?|struck off(?: {_NAME})?",
    ),
    (
        Kind.REMOVAL,
        "order",
        rf"(?:striking|strike)[- ]off(?: orders?)?|(?:removal|erasure) orders?"
        rf"|orders? (?:for|of) (?:removal|erasure)|erasure(?: from {_REGISTER})?"
        rf"|(?:strike|striking) {_NAME} off(?: {_REGISTER})?|stri(?:ke|king) off {_NAME}"
        rf"|(?:remov(?:e|ing)|eras(?:e|ing)) {_NAME} from {_REGISTER}|struck off(?: {_REGISTER})?"
        rf"|removal from {_REGISTER}|removed from {_REGISTER}|removal",
    ),
    (
        Kind.PROHIBITION,
        "done",
        rf"{_AUX} (?:banned|prohibited|barred) (?:indefinitely |permanently |for life )?"
        r"from (?:teaching|the (?:classroom|teaching profession))"
        rf"|{_AUX} (?:banned|prohibited) (?:indefinitely|for life)",
    ),
    (Kind.PROHIBITION, "act", r"(?:banned|prohibited|barred) {person} (?:\w+ )?from teaching"),
    (
        Kind.PROHIBITION,
        "order",
        r"prohibition(?: orders?)?|teaching ban|(?:ban|lifetime ban|banned|prohibited) from teaching",
    ),
    (Kind.CONDITIONS, "done", rf"{_AUX} (?:placed|put) under conditions(?: of practice)?"),
    (
        Kind.CONDITIONS,
        "fact",
        r"(?:will|must|has to|have to|is to|allowed to|able to|can) (?:now |only |continue to |have to )*(?:work|practi[sc]e|practising|working) (?:only )?(?:under|subject to|with) (?:strict )?conditions"
        r"|(?:allowed to |able to |can |will |may )(?:\w+ ){0,2}?(?:carry on |continue |keep |go on )(?:to )?(?:\w+ )?(?:work|practi[sc]e|practising|working|teaching|nursing) (?:\w+ )?(?:under|subject to|with) (?:strict )?conditions"
        r"|(?:must|will have to|has to|is required to) (?:\w+ )?(?:comply with|abide by|meet|follow|adhere to|work under) (?:\w+ )?conditions"
        r"|will (?:remain|stay|continue) under conditions(?: of practi[sc]e)?",
    ),
    (
        Kind.CONDITIONS,
        "order",
        r"conditions of practi[cs]e(?: orders?)?|conditional registration(?: orders?)?"
        r"|conditions? (?:were |was |be |being |to be )?(?:placed |imposed |put |attached )?(?:on|to) "
        r"(?:{their}|[A-Z]\w+(?: [A-Z]\w+)?'s) (?:practi[cs]e|registration|work|licence)"
        r"|conditional order|order of conditions|conditions orders?|(?:workable |practicable |appropriate |any )?conditions|a condition(?= (?:that|requiring|on|to))",
    ),
    (Kind.SUSPENSION, "done", rf"{_AUX} suspended"),
    (Kind.SUSPENSION, "act", r"suspended|suspends"),
    (
        Kind.SUSPENSION,
        "order",
        r"suspension(?: orders?)?|orders? (?:of|for) suspension|suspend(?:ing)?"
        r"(?: {person}|(?: his| her| their) registration)?",
    ),
    (Kind.CAUTION, "done", rf"{_AUX} (?:cautioned|reprimanded|admonished|formally cautioned)"),
    (Kind.CAUTION, "act", r"cautioned|cautions|reprimanded|reprimands|admonished|admonishes"),
    (Kind.CAUTION, "order", r"caution orders?|reprimands?|admonish(?:ment)?|cautions?|cautioning"),
    (Kind.WARNING, "order", r"warning orders?|(?:formal |official |published )?warnings?"),
    (Kind.UNDERTAKINGS, "order", r"undertakings?"),
    (Kind.FINANCIAL_PENALTY, "order", r"financial penalt(?:y|ies)(?: orders?)?"),
    (
        Kind.ADVICE,
        "fact",
        r"(?:was|were|has been|have been) (?:given|issued with|sent)(?: formal| written)? advice",
    ),
    (
        Kind.ADVICE,
        "order",
        r"advice orders?|(?:letter of|formal|published|issued with|issue|issuing|gave|giving|given|received|receive)(?: {person})? advice"
        r"|advice(?=,? or (?:an? )?(?:warning|caution|conditions|reprimand)|, (?:an? )?(?:warning|caution|conditions|reprimand))|(?<=or[ ])advice",
    ),
    (
        Kind.NO_ACTION,
        "fact",
        r"no (?:further )?(?:action|sanction|order)s? (?:was|were|has been|have been|will be|is) (?:taken|imposed|made|necessary|required|needed|to be taken)"
        r"|faces? no (?:further )?(?:sanction|action)"
        r"|(?:did not|chose not to|decided not to|declined to|opted not to) (?:impose|make|take) (?:an?y? )?(?:further )?(?:sanction|action|order)s?",
    ),
    (Kind.NO_ACTION, "order", r"no (?:further )?(?:action|sanction|order)s?"),
)
"""Kind, form and phrase; where two begin together the longer one is meant."""
