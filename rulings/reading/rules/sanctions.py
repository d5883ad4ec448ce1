"""The words around the name of an order that tell what became of it.

Reading goes from the name outwards: the *governor* is the nearest telling phrase before it, the
*verdict* is what directly follows it.
"""

from __future__ import annotations

DECIDED = (
    r"(?:impos|issu|plac|receiv|mak|giv|hand|order|direct|decid|determin|conclud|rul|sanction)(?:ed|es|ing)",
    r"(?:made|makes|gave|gives|given|handed|put|puts|hit with|slapped with|ended with|ended in|resulted in|"
    r"led to|culminated in|opted (?:for|to)|opting (?:for|to)|chose|chosen|chooses|settled on|went for|favoured|preferred|"
    r"found|announced|agreed|recommended|recommends|recommending|approved|confirmed|considered that|was satisfied)",
    r"no (?:alternative|option|choice|other option)(?: \w+){0,3}? (?:but|to|other than|except)(?: to)?(?: (?:impose|make|issue|order))?",
    r"(?:nothing|anything) (?:short|less) (?:of|than)(?= (?:an?|erasure|removal|striking|suspension)[^.;]{0,60}would)",
    r"(?:subject (?:to|of)|by way of|in the form of)",
    r"(?<!maximum )(?<!possible )(?<!severe )(?:sanction|outcome|order|decision|penalty)(?: imposed| made| chosen)? (?:was|is|would be|should be)",
    r"(?:replaced|replacing|replace|substituted|substituting|varied|swapped)\b[^.;]{0,60}? (?:with|by|to|for)",
    r"(?:extended|extend|extending|prolonged|renewed|continued)(?: (?:the|her|his|their|this|an?|existing|current))*",
    r"(?:took|takes?) $",
    r"after $",
    r"(?:has|have|had) had",
    r"only(?: an?)?",
    r"agreed with [^.;]{0,60}? that",
    r"(?:must|will|to) serve",
    r"(?:decision|ruling|move) to",
    r"(?:sanctions?|outcome|order|decision):(?: an?)?",
    r"(?:closed|concluded|ended|dealt)\b[^.;]{0,40} with *$",
    r"accept(?:ed|s|ing)?(?: (?:an?|the|these|those|a number of|a series of))?",
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
    r"(?:not|never|no)(?: \w+){0,2}? *$",
    r"unlike",
)

REFUSED = (
    r"(?:rejected|dismissed|refused|declined|turned down|did not accept|did not agree with|was not persuaded by|resisted|disagreed with)"
    r"(?: (?:an?|the|his|her|their|any|all|that|it|\w+'s|request|requests|application|submission|submissions|argument|arguments|suggestion|claim|plea))*"
)
"""Directly before a request: the panel did not grant it."""

CONSIDERED = (
    r"(?:gave|given|giving) (?:\w+ )?(?:thought|consideration) to|(?:considered|considering) (?:whether|if)|(?:considered|considering|weighed(?: up)?|looked at|contemplated|discussed|went through|toyed with|explored|"
    r"started with|began with)",
)

UNDECIDED = (
    r"(?:would|could|might|not) (?:\w+ )?accept(?: an?)?",
    r"(?:ask(?:ed|s|ing)?|call(?:ed|s|ing)?|push(?:ed|ing)?|press(?:ed|ing)?|plead(?:ed|ing)?|appl(?:ied|ying)) (?:\w+ ){0,4}?(?:for|to)",
    r"(?:submitted|submits|submitting|submission|argued|argues|arguing|urged|urges|suggested|suggests|contended|proposed|sought|seeking|"
    r"invited|requested|wanted|wished|wishes|hoped|preferring|claimed|feared|fears|demanded|insisted|maintained|told)",
    r"(?:case presenter|counsel|barrister|solicitor|lawyer|representative|representing|prosecut\w+|union|advocate|qc|kc)\b[^,;]{0,80}?(?:said|that)",
    r"(?:could|(?<!in )(?<!until )may(?! \d)|might|can|cannot|if|unless|whether|until|should(?= \w+ (?:fail|breach)))",
    r"(?:could|(?<!in )(?<!until )may(?! \d)|might|would|should) (?:also |still |well |even )?(?:have|face|lead|result|see)(?: (?:been|be|\w+ed|made|given))?",
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
    r"(?:employers?|trust|(?:city|county|borough|district|local|his|her|their) council|local authority|school|governors|health board|care home|hospital|agency)"
    r"(?: (?:also|then|had|has|later|subsequently|initially|\w+ly))? (?:gave|issued|imposed|handed|placed|put|made|suspended|dismissed)",
    r"(?:by|from) (?:his|her|their|the) (?:employers?|trust|managers?|school|council)",
    r"(?:disciplinary|dismissal|dismissed (?:from|by|after|for)|sack(?:ed|ing))(?: \w+){0,4}",
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
    r"meet|protect|address|reflect|satisfy|mark|go far enough|maintain|uphold|serve|workable|relevant|realistic|right|practicable|possible|"
    r"an option|open|do|work|send|imposed|be (?:formulated|devised|drafted|imposed)|formulated|devised)"
)
NOT_DONE = (
    r"(?:if|unless|whether|until|when|while|whilst|before|since|where|why|how)",
    r"(?:argued|claimed|suggested|submitted|alleged|complained|feared|denied)(?: that)?(?: (?:he|she|they))?",
    r"(?:could|(?<!in )(?<!until )may(?! \d)|might|can|would)",
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
"""Earlier than this ruling."""

VERDICT_REJECTED = (
    r"(?:(?:would|could|will|did|does|was|were|is|are|might|(?<!in )(?<!until )may(?! \d)) ?(?:n't|not)|cannot)(?: \w+){0,4}? "
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
    r" (?:imposed|made|issued|placed|put|attached|handed (?:down|out)|ordered|put in place|given|agreed|accepted|extended|continued|confirmed)",
    r"(?:was|is|would be|were|are|be|being|as)(?: (?:deemed|considered|judged|held|felt|thought|found|seen|ruled)(?: to be| as)?)? (?:both )?(?:the |a )?(?:most |only |more |least |minimum |necessary and |fair and |right and |sufficient and |both )*"
    r"(?:\"?appropriate|proportionate|sufficient|suitable|fitting|necessary|required|needed|right|adequate|correct|enough|fair|sanction|outcome|order|response|way)",
    r"(?:came|comes|come|coming) into (?:effect|force)|(?:takes?|took|taking) effect",
    r"(?:will|would|is to) (?:last|run|remain|be in (?:place|force)|stay|take effect)",
)
VERDICT_UNDECIDED = (
    r"(?:would|could|might|not) (?:\w+ )?accept(?: an?)?",
    r"(?:was|were|is|be|been|has been|have been|being)(?: \w+ly| now| then| later| due to)?"
    r" (?:revoked|lifted|quashed|replaced|overturned|set aside|reduced|allowed to (?:lapse|expire)|due to|expir\w+|reviewed|suspended|sought|proposed|"
    r"requested|recommended by|asked for|available|an option)",
    r"(?:could|(?<!in )(?<!until )may(?! \d)|might|can|hearings?|guidance|guidelines|cases|policy|powers?|proceedings|or not)",
    r"(?:by|from|at) (?:his|her|their|its|the|a|an|another) (?:[\w'-]+ )?(?:employers?|managers?|trust|school|council|local authority|hospital|"
    r"health board|company|police|agency|home|college|court|judge|governors|practice|head ?teacher)",
    r"to (?:parents|patients|the public|staff|families|residents|users|other)",
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

REASON = (
    r"(?:because|since(?! (?:(?:the|then|last|being|joining|leaving)\b|19|20|jan|feb|mar|apr|may \d|jun|jul|aug|sep|oct|nov|dec))|given(?: that)?|on the (?:grounds?|basis) that|"
    r"due to|in (?:light|view) of|saying(?: that)?|stating that|noting(?: that)?|to reflect|"
    r"as(?= (?!an? |well |part |if |though |of |to )(?:[\w'-]+ ){1,6}?(?:was|were|would|had|did|is|are|has|have|could|showed|demonstrated|amounted|remained|"
    r"posed|put|fell|meant|no|only|not|workable|evidence|risk)))",
)

REASON_END = (
    r";| - |,? but\b|, (?:so|whereas|while|however|although|though|which)\b"
    r"|,? and (?:so|therefore|instead|it|he|she|they|the panel|the committee|the tribunal)\b"
)
"""Where the clause of a reason ends."""

FOLLOWING_LENGTH = (
    r"(?:the|this|that|her|his|their) (?:(?:caution|suspension|warning|prohibition|conditions?)(?: of practi[cs]e)? ?(?:orders?)?|order|sanction|ban|reprimand)"
    r" (?:will|would|is to|was to|are to|is set to|must|lasts?|runs?|remains?|stays?|applies|is|was)"
    r"(?: (?:then|now|also|last|run|remain|stay|be|stand|apply|appear|in|on|place|force|active|live|effect|visible|the|her|his|their|its|public|hcpc|nmc|register|record|"
    r"registration|imposed|made|set|continue|published))* (?:for|of) (?:a )?(?:(?:period|total|term|maximum) (?:of )?)?",
    r"[^.;]{0,120}?\b(?:decided|ruled|concluded|agreed|determined|ordered|directed)\b[^.;]{0,90}? (?:should|must|would|will) be suspended for (?:a )?(?:further |another )?(?:period of )?",
    r"it (?:will|would|is to|lasts?) (?:last|run|remain in (?:place|force)|be in (?:place|force)|stay in place|remain on [\w ]{0,30}|stay on [\w ]{0,30}) (?:for )?(?:a )?(?:period of )?",
)
"""A later sentence that only tells how long the order lasts; a length must follow."""
