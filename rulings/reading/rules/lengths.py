"""Which lengths of time belong to an order, and which only stand near it."""

BETWEEN = (
    r"(?: long)?,? \"?(?:(?:hcpc|nmc|period of|of|order of|term of|formal|further|final|full|"
    r"substantive|teaching|immediate) ){0,2}\"?"
)
"""Between a length and the name that follows it: "a three-year caution", "12 months of suspension"."""

CONNECTOR = (
    r"(?:for|of|lasting|last(?:s|ed)?|by|to last|run(?:s|ning)? for|set at)"
    r"(?: (?:an?|the|period|term|total|duration|further|additional|another|full|initial|next|maximum|of|possible|permitted))*"
)
"""Between the order and its length: "for a period of", "lasting", "by a further"."""

BLOCKERS = (
    r"after|review(?:ed|s)?|within|over|during|since|because|following|before|while|when|who|appeal(?:s|ed)?|"
    r"but|experience|career|worked|working|practi[cs]ed|having|for|despite|until|least|up to|\d{4}|every|"
    r"supervis\w+|sentence|prison|jail|ago|and then|then"
)
"""A word between order and length that gives the length to something else."""

TRANSPARENT = (
    r"(?:which|that|to) (?:will|would|is to|are to) (?:last|run|remain in (?:place|force)|remain on (?:the|his|her|their) \w+|"
    r"be in (?:place|force)|stay on (?:the|his|her|their) \w+)"
)

INDEFINITE = (
    r"(?:indefinite(?:ly)?|for life|lifetime|with no (?:time )?limit|without limit of time)"
)
"""Said of a suspension or a prohibition."""
