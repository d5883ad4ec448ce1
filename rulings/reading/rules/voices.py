"""Who speaks, and whose case it is: sentences that tell nothing of this ruling."""

from __future__ import annotations

SPEAKS_FOR_OTHERS = (
    r"(?:one|another|a|some|many|other|several|our) (?:\w+ )?(?:readers?|commenters?)",
    r"readers? (?:said|wrote|commented|responded|asked|added)",
    r"(?:comment|post|write|wrote|wrot?ing|posted|commented|tweeted|posting|commenting)(?:ed|ing)?"
    r" (?:on|below|online|under) (?:facebook|twitter|x|social media|the article|our|this|below)",
    r"(?:on|via) (?:facebook|twitter|social media), (?:one|a|several|many)",
    r"petition",
)
"""Sentences in which somebody other than the panel, the parties or the journalist speaks."""
OUTSIDER = (
    r"(?:campaigners?|relatives?|(?:his|her|their|'s|whose|the) (?:daughter|son|mother|father|parents|husband|wife|widow|family|brother|sister|partner)|victims?|"
    r"mps?|msps?|councillors?|unions?|unison|basw|rcn|bma|charity|neighbours?|patients? (?:group|association)|"
    r"spokes(?:man|woman|person)(?: for [\w' ]{1,60})?|chief executive|director|detectives?|police|prosecutors?|cps|judge)"
    r"(?:, [\w' -]{1,60},)? (?:\w+ly |also |later |has |had )?(?:said|says|added|told|commented|wrote|called)\b",
    r"(?:said|says|added|commented) (?:[\w ,']{0,60})?(?:spokes(?:man|woman|person) for|of the (?:charity|union|campaign)|chief executive|campaigner|the family)",
)
"""The word goes to somebody who decides nothing and was not the registrant."""
PANEL_SPEAKS = (
    r"(?:panel|committee|tribunal|chair\w*|ruling|determination|judgment|it|regulator|hcpc|nmc|gmc|mpts|gdc|gphc|goc|sssc|"
    r"examiners) (?:also |then )?(?:said|told|added|wrote|stated|ruled|noted|concluded|found)",
    r"(?:said|added|wrote|stated|concluded) (?:the|its|a) (?:[\w-]+ ){0,3}?"
    r"(?:panel|committee|tribunal|chair\w*|ruling|determination|regulator|report)",
)
OTHER_CASE = (
    r"(?:in|under) (?:a|an|another|one|two|other|some) (?:separate|different|other|unrelated|similar|"
    r"earlier|recent|previous|unconnected|comparable)?(?: and \w+)? ?(?:cases?|rulings?|decisions?|hearings?)",
    r"(?:separately|elsewhere|meanwhile), (?:a|an|another|two)",
    r"(?:last|earlier this) (?:month|year|week),? (?:[\w-]+ ){0,6}(?:reported|another|a different)",
    r"(?:it|the (?:case|ruling|decision)) (?:comes|follows|came) (?:\w+ )?(?:months?|weeks?|days?|years?|after)",
    r"(?:figures|statistics|data|research) (?:\w+ )?(?:shows?|showed|suggests?|suggested|reveals?|revealed|published|released)|a survey|(?:its|the) annual report",
)
"""Sentences about somebody else's case, or about cases in general."""
