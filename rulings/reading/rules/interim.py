"""How an interim order of this decision is told, and how one that is over."""

from __future__ import annotations

COVERS_APPEAL = (
    r"(?:to |will |and |that )?cover(?:s|ing)?\b[^.;]{0,40}?(?:appeal|period|\d\d[- ]days?)",
    r"appeal period|(?:in case|should|if) {person} (?:decides? to |chooses? to )?appeals?",
    r"(?:pending|during|until|for|against) (?:any|an|the|his|her|their)(?: \w+)? appeal",
    r"(?:until|before) (?:the|that|his|her|their) (?:\w+ )?(?:order|sanction|suspension|ban|conditions) (?:takes|comes)",
)
"""Only an order of this decision bridges the time in which it can be appealed."""

PRESENT = (
    r"(?:also|immediately|additionally) (?:impos|made|issu|direct|order)\w*",
    r"{panel} (?:has |have |also |then |therefore |further |\w+ly ){0,3}(?:imposed|made|issued|directed|ordered|decided)",
    r"(?:it|they) (?:has |have |also |then |therefore |further ){0,3}(?:imposed|made|issued|directed|ordered)",
    r"(?:was|were) also (?:imposed|made|issued|put in place)",
    r"will (?:run|last|be in (?:place|force)|apply|remain|take effect)",
)
"""Words of this decision: asked for where the article tells a final order, too."""

OVER = (
    r"(?:lift|revok|quash|discharg|withdr|lapse|expir|overturn|replac|remov)\w*",
    r"(?:had|has) (?:previously |already |earlier |originally |initially |now )?been (?:in (?:place|force)|imposed|made|put|placed|given|lifted|\w+ to)",
    r"(?:was|were) (?:already|previously|still|then|subject|under|in (?:place|force))",
    r"(?:ended|ends|end(?:ing)? (?:the|his|her|their))",
    r"(?:since|previous(?:ly)?|earlier|already|originally|initial(?:ly)?|former(?:ly)?|existing|prior|at the time|ago)",
    r"(?:in|during|from) (?:\w+ )?(?:19|20)\d\d",
    r"(?:while|whilst|when|after|following|before|as) (?:the|an?|his|her|their|its|it|he|she|they|police|concerns|complaints|allegations|investigat\w+|being)",
    r"(?:pending|during) (?:the |an? |his |her |their |its )?(?:\w+ )?(?:investigation|inquiry|enquiries|hearing|outcome|trial|case|proceedings)",
    r"(?:first|initially|temporarily) (?:suspended|imposed)",
)
"""An order made earlier, or one that has ended."""

OWNED = r"(?:his|her|their|an? (?:earlier|previous|existing)|the (?:earlier|previous|existing|current|same))(?: [\w-]+){0,2} $"
"""Directly before the name: an order that exists already."""
