"""How orders are named, and the words around a name that tell what became of it.

Reading goes from the name of an order outwards: a *trap* is a name that means something else; the
*governor* is the nearest telling phrase before it; the *verdict* is what directly follows it.
"""

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
    r"cautions? (?:by|from) (?:the )?police|cautioned (?:\w+ )?by (?:the )?(?:\w+ )?(?:police|officers)",
    r"(?:with|exercis\w+|extreme|great|err\w* on the side of|words? of|note of|some|utmost|urge[sd]?|urging|under) caution",
    r"(?:interviewed|arrested|questioned)\b[^.;]{0,30}\bcaution(?:ed)?",
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

DECIDED = (
    r"(?:impos|issu|plac|receiv|mak|giv|hand|order|direct|decid|determin|conclud|rul|sanction)(?:ed|es|ing)",
    r"(?:made|makes|gave|gives|given|handed|put|puts|hit with|slapped with|ended with|ended in|resulted in|"
    r"led to|culminated in|opted (?:for|to)|opting (?:for|to)|chose|chosen|chooses|settled on|went for|favoured|preferred|"
    r"found|announced|agreed|recommended|recommends|recommending|approved|confirmed|considered that|was satisfied)",
    r"(?:subject (?:to|of)|by way of|in the form of)",
    r"(?:sanction|outcome|order|decision|penalty)(?: imposed| made| chosen)? (?:was|is|would be|should be)",
    r"(?:replaced|replacing|replace|substituted|substituting|varied|swapped)\b[^.;]{0,60}? (?:with|by|to|for)",
    r"(?:extended|extend|extending|prolonged|renewed|continued)(?: (?:the|her|his|their|this|an?|existing|current))*",
    r"(?:took|takes?) $",
    r"accept(?:ed|s|ing)? (?:an?|the|these|a number of|a series of|\w+) (?=[\w -]{0,20}(?:order|undertaking|warning|condition|removal))",
)

REJECTED = (
    r"rather than(?: (?:an?|the|impos\w+|mak\w+|issu\w+|a more severe|a full))*",
    r"instead of(?: (?:an?|the|impos\w+|mak\w+|issu\w+))*",
    r"(?:stopp(?:ed|ing)|fell|falling|pulled) (?:just )?short of",
    r"short of",
    r"(?:ruled|ruling|rule) out",
    r"(?:rejected|rejecting|dismissed|discounted|discarded|turned down|resisted)",
    r"(?:more (?:appropriate|proportionate|suitable|fitting)|less (?:severe|restrictive|punitive)|better|preferable) (?:than|to)",
    r"preferred (?:\w+ ){0,6}to",
    r"(?:decid|opt|agre|chos|vot|determin|conclud)\w* (?:against|not to)(?: \w+){0,3}?",
    r"(?:declined|refused|chose not) to(?: \w+)?",
    r"not (?:necessary|appropriate|proportionate|needed|required|right|fair|in the public interest|justified) to(?: \w+)?",
    r"(?:disproportionate|unnecessary|inappropriate|excessive|unduly punitive|too harsh|wrong|punitive|draconian) to(?: \w+)?",
    r"(?:did|does|do|would|was|were|is|has|have|had|could) not(?: (?:need|warrant|merit|justify|require|call for|deserve|"
    r"necessitate|be|been|demand|have|being|impose|make|go as far as|believe|consider|think|accept|feel|find))*(?: an?| the| that)*",
    r"(?:didn't|wasn't|weren't|isn't) (?:warrant|merit|justify|require|need|deserve)?",
    r"no (?:need|grounds|justification|reason) (?:for|to)(?: \w+)?",
    r"(?:neither|nor)",
    r"(?:less|lesser) (?:than|sanctions?,? (?:such as|including|like|of))",
    r"(?:anything|nothing) (?:less|short) (?:than|of)",
    r"(?:not|never|no)",
    r"unlike",
)

REFUSED = (
    r"(?:rejected|dismissed|refused|declined|turned down|did not accept|did not agree with|was not persuaded by|resisted|disagreed with)"
    r"(?: (?:an?|the|his|her|their|any|all|that|it|\w+'s|request|requests|application|submission|submissions|argument|arguments|suggestion|claim|plea))*",
)
"""Directly before a request: the panel did not grant it."""

CONSIDERED = (
    r"(?:gave|given|giving) (?:\w+ )?(?:thought|consideration) to|(?:considered|considering) (?:whether|if)|(?:considered|considering|weighed(?: up)?|looked at|contemplated|discussed|went through|toyed with|explored|"
    r"started with|began with)",
)

UNDECIDED = (
    r"(?:ask(?:ed|s|ing)?|call(?:ed|s|ing)?|push(?:ed|ing)?|press(?:ed|ing)?|plead(?:ed|ing)?|appl(?:ied|ying)) (?:\w+ ){0,4}?(?:for|to)",
    r"(?:submitted|submits|submitting|submission|argued|argues|arguing|urged|urges|suggested|suggests|contended|proposed|sought|seeking|"
    r"invited|requested|wanted|wished|wishes|hoped|preferring|claimed|felt|feared|fears|demanded|insisted|maintained|told)",
    r"(?:case presenter|counsel|barrister|solicitor|lawyer|representative|representing|prosecut\w+|union|advocate|qc|kc)\b[^,;]{0,80}?(?:said|that)",
    r"(?:could|may|might|can|cannot|if|unless|whether|until|should(?= \w+ (?:fail|breach)))",
    r"(?:could|may|might|would|should) (?:also |still |well |even )?(?:have|face|lead|result|see)(?: (?:been|be|\w+ed|made|given))?",
    r"(?:risk|risks|risked|risking|fac(?:e|es|ed|ing)|threat(?:ened)?|possibility|prospect|danger|likely|avoid|appeal(?:s|ed|ing)?|power|powers|"
    r"options?|range|ability|open to|awaiting)\b(?: (?:of|to|with|against|for|from|be|being|an?|the|\w+ing))*",
    r"(?:breach(?:ed|ing|es)?|broken|breaking|complied|comply|compliance|complying|broke|flouted|defied|ignored|disregarded|despite|lapse[sd]?)(?: \w+){0,3}?",
    r"(?:lift(?:ed|ing|s)?|revok(?:ed|ing|es|e)|quash(?:ed|ing|es)?|overturn(?:ed|ing|s)?|end(?:ed|ing) (?:the|her|his)|discharg(?:ed|ing)|"
    r"set aside|remov(?:ed|ing|e) (?:the|all|his|her))(?: (?:the|an?|his|her|their|all|existing|current))*",
    r"(?:I|my|me)",
    r"(?:before|prior to|ahead of) (?:being|(?:she|he|they) (?:was|were))",
    r"(?:another|fellow|second|different|other|former (?:colleague|manager|boss)|colleague|husband|wife|brother|sister|partner|co-worker)"
    r"(?: \w+){0,3}?(?:,? who| was| had| has)",
    r"(?:avoid(?:ed|s|ing)?|escap(?:ed|es|ing)|spared?|survived|saved from)(?: (?:an?|being|the))*",
    r"(?:replac(?:ed|es|e|ing)|substitut(?:ed|es|ing)|swapp(?:ed|ing)|vari(?:ed|es)|varying|convert(?:ed|ing))(?: (?:the|an?|his|her|their|existing|current))*",
    r"(?:high court|court of appeal|court of session|crown court|magistrates|judge|court|police|officers)",
    r"(?:employers?|trust|council|local authority|school|governors|health board|care home|hospital|agency)"
    r"(?: (?:also|then|had|has|later|subsequently|initially|\w+ly))? (?:gave|issued|imposed|handed|placed|put|made|suspended|dismissed)",
    r"(?:by|from) (?:his|her|their|the) (?:employers?|trust|managers?|school|council)",
    r"(?:disciplinary|dismiss(?:ed|al)|sack(?:ed|ing))(?: \w+){0,4}",
    r"(?:accused|alleged(?:ly)?|allegations?|charged|deni(?:ed|es)|denying)(?: \w+){0,2}",
    r"(?:while|whilst|when|during|under|throughout|served|serving|since)(?: (?:the|an?|his|her|their|already|still|being|on))*",
    r"(?:advis(?:ed|es) (?:that|on)|guidance|rules|policy|law|legislation|indicative sanctions)",
    r"(?:arrested|interviewed|common assault|drink[- ]driving|shoplifting|magistrates)\b[^;]{0,60}",
)
"""Requests, possibilities, the past, other people: nothing this panel did."""

_TOO_LITTLE_OR_MUCH = (
    r"(?:disproportionate|insufficient|inadequate|inappropriate|excessive|too|punitive|unnecessary|unworkable|impractic\w+|"
    r"unduly|overly|draconian|harsh|severe|lenient|unrealistic|wrong|unjustified|unfair|out of the question)"
)
_ENOUGH = (
    r"(?:sufficient(?:ly)?|enough|appropriate|adequate(?:ly)?|proportionate|suitable|necessary|required|needed|warranted|justified|"
    r"meet|protect|address|reflect|satisfy|mark|go far enough|maintain|uphold|serve|workable|realistic|right|practicable|possible|"
    r"an option|open|do|work|send|imposed|be (?:formulated|devised|drafted|imposed)|formulated|devised)"
)
NOT_DONE = (
    r"(?:if|unless|whether|until|when|while|whilst|before|since|where|why|how)",
    r"(?:argued|claimed|suggested|submitted|alleged|complained|feared|denied)(?: that)?(?: (?:he|she|they))?",
    r"(?:could|may|might|can|would)",
    r"(?:another|fellow|second|different|other|former (?:colleague|manager|boss)|colleague|husband|wife|brother|sister|partner|co-worker|reports?|rumours?|people|those|anyone|others)(?: \w+){0,3}?(?:,? who)?",
    r"(?:I|my)",
    r"(?:high court|court of appeal|court of session|appeal)",
)
"""Shortly before "was struck off": it did not happen, not here, or not to this person."""

PAST = (
    r"(?:previous(?:ly)?|earlier|already|original(?:ly)?|past|initial(?:ly)?|first|formerly|prior|existing|current(?:ly)?|last year|expir\w+|at the time|"
    r"had been|having been|history of)(?: (?:been|the|an?|of|under|subject to|given|imposed|made|placed|issued|put|received|served))*",
    r"had (?:previously |already |earlier |also |originally |initially )?(?:been )?(?:given|imposed|issued|made|placed|handed|received|accepted|served|put)",
)
"""Earlier than this ruling. An interim order always is, and is still told."""

VERDICT_REJECTED = (
    r"(?:(?:would|could|will|did|does|was|were|is|are|might|may) ?(?:n't|not)|cannot)(?: \w+){0,4}? "
    + _ENOUGH,
    r"(?:would|was|were|is|are|had)(?: also| both| either| therefore)?(?: be| been| have been)?"
    r"(?: (?:felt|deemed|considered|judged|held|thought|found|seen as|ruled)(?: to be)?)?"
    r"(?: (?:\w+ly|both|either|far|also|neither))? (?:"
    + _TOO_LITTLE_OR_MUCH
    + r"|ruled out|rejected|dismissed|discounted|short of)",
    r"(?:would|was|were) (?:have )?(?:go(?:ne)? too far|fail to|neither)|would (?:serve|have) no (?:\w+ )?(?:purpose|effect)",
    r"(?:to be|as|being) (?:\w+ )?" + _TOO_LITTLE_OR_MUCH,
)
"""Directly after the name: "would not be sufficient", "was deemed disproportionate"."""

CONTRAST_REJECTED = (
    r"(?:but|however|though|although|yet|,)[^.;]{0,60}?(?:rejected|ruled (?:it|this|that|them|both|these|all of these|each) out|"
    r"dismissed (?:it|this|them|these|both)|discounted (?:it|them|this)|decided against|(?:not|n't)(?: \w+){0,3}? "
    + _ENOUGH
    + "|"
    + _TOO_LITTLE_OR_MUCH
    + ")",
)
"""Further on, where the order was only considered: "but decided they would not be enough"."""

VERDICT_IMPOSED = (
    r"(?:was|were|is|are|would be|will be|should be|has been|have been|be|being)(?: \w+ly| also| therefore| then| now)?"
    r" (?:imposed|made|issued|handed (?:down|out)|ordered|put in place|given|agreed|accepted|extended|continued|confirmed)",
    r"(?:was|is|would be|were|are|be|being|as) (?:both )?(?:the |a )?(?:most |only |more |least |minimum |necessary and |fair and |right and |sufficient and |both )*"
    r"(?:\"?appropriate|proportionate|sufficient|suitable|fitting|necessary|required|needed|right|adequate|correct|enough|fair|sanction|outcome|order|response|way)",
    r"(?:came|comes|come|coming) into (?:effect|force)|(?:takes?|took|taking) effect",
    r"(?:will|would|is to) (?:last|run|remain|be in (?:place|force)|stay|take effect)",
)
VERDICT_UNDECIDED = (
    r"(?:was|were|is|be|been|has been|have been|being)(?: \w+ly| now| then| later| due to)?"
    r" (?:revoked|lifted|quashed|replaced|overturned|set aside|reduced|allowed to (?:lapse|expire)|due to|expir\w+|reviewed|suspended|sought|proposed|"
    r"requested|recommended by|asked for|available|an option)",
    r"(?:could|may|might|can|hearings?|guidance|guidelines|cases|policy|powers?|proceedings|or not)",
    r"(?:by|from|at) (?:his|her|their|its|the|a|an|another) (?:[\w'-]+ )?(?:employers?|managers?|trust|school|council|local authority|hospital|"
    r"health board|company|police|agency|home|college|court|judge|governors|practice|head ?teacher)",
    r"(?:pending|while an|during|as a precaution|and (?:later |then |subsequently )?(?:dismissed|sacked))",
    r"(?:she|he|they|it) (?:had|was) (?:already|previously)",
    r"(?:expired|lapsed|ended|expires|had been|was in place|was already)",
    r"(?:in|back in|during) (?:\w+ )?(?:19|20)\d\d",
    r"(?:before|prior to)",
)

NONE_OF_THEM = (
    r"and (?:decided|concluded|found|said|felt) (?:that )?(?:none|neither|no)\b[^.;]{0,40}",
    r"(?:none of (?:them|these|which)|neither) (?:would|was|were|could)[^.;]{0,40}",
)
"""Further on, of several orders considered."""

VERDICT_CONSIDERED = (
    r"(?:was|were|had been) (?:\w+ )?(?:considered|weighed|looked at|contemplated|discussed)"
)
"""Directly after the name: it was weighed, and what follows tells the rest."""

CHOSEN_OVER = (
    r"(?:but|before|however|instead|and (?:decided|concluded|settled)|ultimately|in the end)",
)
"""After "the panel considered X": what shows that it did not choose X."""

SOMEBODY_JUDGES = (
    r"{panel}",
    r"(?:hearing|ruling|determination|misconduct|fitness to practi[sc]e|register|registration|impaired)",
)
"""What must stand in the sentence when the verb alone ("suspended", "cautioned") could be an employer's."""

REASON = (
    r"(?:because|since(?! (?:(?:the|then|last|being|joining|leaving)\b|19|20|jan|feb|mar|apr|may \d|jun|jul|aug|sep|oct|nov|dec))|given(?: that)?|on the (?:grounds?|basis) that|"
    r"due to|in (?:light|view) of|saying(?: that)?|stating that|noting(?: that)?|to reflect|"
    r"as(?= (?!an? |well |part |if |though |of |to )(?:[\w'-]+ ){1,6}?(?:was|were|would|had|did|is|are|has|have|could|showed|demonstrated|amounted|remained|"
    r"posed|put|fell|meant|no|only|not|workable|evidence|risk)))",
)

FOLLOWING_LENGTH = (
    r"(?:the|this|that|her|his|their) (?:(?:caution|suspension|warning|prohibition|conditions?)(?: of practi[cs]e)? ?(?:orders?)?|order|sanction|ban|reprimand)"
    r" (?:will|would|is to|was to|are to|is set to|must|lasts?|runs?|remains?|stays?|applies|is|was)"
    r"(?: (?:then|now|also|last|run|remain|stay|be|stand|apply|in|on|place|force|active|live|effect|visible|the|her|his|their|its|public|hcpc|nmc|register|record|"
    r"registration|imposed|made|set|continue|published))* (?:for|of) (?:a )?(?:(?:period|total|term|maximum) (?:of )?)?",
    r"it (?:will|would|is to|lasts?) (?:last|run|remain in (?:place|force)|be in (?:place|force)|stay in place|remain on [\w ]{0,30}|stay on [\w ]{0,30}) (?:for )?(?:a )?(?:period of )?",
)
"""A later sentence that only tells how long the order lasts; a length must follow."""
