"""How regulators, committees, professions and settings are named in print."""

from __future__ import annotations

REGULATORS = (
    ("hcpc", r"Health (?:and|&) Care Professions (?:Council|Tribunal Service)", r"HCPC|HCPTS"),
    ("swe", r"Social Work England", r"SWE"),
    ("nmc", r"Nursing (?:and|&) Midwifery Council", r"NMC"),
    ("gmc", r"General Medical Council|Medical Practitioners'? Tribunal(?: Service)?", r"GMC|MPTS"),
    ("gdc", r"General Dental Council", r"GDC"),
    ("goc", r"General Optical Council", r"GOC"),
    ("gphc", r"General Pharmaceutical Council", r"GPhC"),
    ("gosc", r"General Osteopathic Council", r"GOsC"),
    ("gcc", r"General Chiropractic Council", r"GCC"),
    ("scw", r"Social Care Wales", r"SCW"),
    ("sssc", r"Scottish Social Services Council", r"SSSC"),
    ("niscc", r"Northern Ireland Social Care Council", r"NISCC"),
    ("tra", r"Teaching Regulation Agency", r"TRA"),
)
"""Slug, names in full, short names."""

COMMITTEES = (
    ("conduct_and_competence_committee", r"conduct (?:and|&) competence (?:committee|panel)"),
    ("medical_practitioners_tribunal", r"medical practitioners'? tribunal(?! service)"),
    ("professional_conduct_committee", r"professional conduct committee"),
    ("professional_performance_committee", r"professional performance committee"),
    ("professional_conduct_panel", r"professional conduct panel"),
    ("fitness_to_practise_committee", r"fitness[- ]to[- ]practi[sc]e committee"),
    ("fitness_to_practise_panel", r"fitness[- ]to[- ]practi[sc]e panel"),
    ("health_committee", r"health committee"),
    ("interim_orders_tribunal", r"interim orders? tribunal"),
    ("interim_orders_committee", r"interim orders? committee"),
    ("interim_orders_panel", r"interim orders? panel"),
    ("preliminary_proceedings_committee", r"preliminary proceedings committee"),
    ("investigating_committee", r"investigating committee"),
    ("case_examiners", r"case examiners?"),
)
"""Slug and printed name; those that decide at the end stand before those that only refer a case."""

COMMITTEES_OF = {
    "hcpc": ("conduct_and_competence_committee", "health_committee", "investigating_committee"),
    "swe": ("fitness_to_practise_panel", "case_examiners"),
    "nmc": (
        "fitness_to_practise_committee",
        "conduct_and_competence_committee",
        "health_committee",
        "investigating_committee",
    ),
    "gmc": (
        "medical_practitioners_tribunal",
        "fitness_to_practise_panel",
        "interim_orders_tribunal",
    ),
    "gdc": (
        "professional_conduct_committee",
        "professional_performance_committee",
        "health_committee",
        "interim_orders_committee",
    ),
    "goc": ("fitness_to_practise_committee",),
    "gphc": ("fitness_to_practise_committee", "investigating_committee"),
    "gosc": ("professional_conduct_committee", "health_committee", "investigating_committee"),
    "gcc": ("professional_conduct_committee", "health_committee", "investigating_committee"),
    "scw": ("fitness_to_practise_panel", "interim_orders_panel"),
    "sssc": ("fitness_to_practise_panel",),
    "niscc": ("fitness_to_practise_committee", "preliminary_proceedings_committee"),
    "tra": ("professional_conduct_panel",),
}

PROFESSIONS = (
    (
        "social_care_worker",
        r"social care workers?|(?:residential|home|domiciliary|senior|child)?"
        r" ?(?:care|support) (?:workers?|assistants?)|care home managers?|(?:managers?|head) of (?:a|the) (?:[\w-]+ )?(?:care|children's|nursing|residential) home|nursery (?:nurses?|workers?|practitioners?)"
        r"|early years (?:practitioners?|workers?)|home carers?|carers?",
    ),
    ("social_worker", r"social workers?"),
    ("nursing_associate", r"nursing associates?"),
    ("midwife", r"midwife|midwives"),
    ("nurse", r"nurses?|health visitors?|ward sisters?|matrons?"),
    (
        "doctor",
        r"doctors?|GPs?|general practitioners?|surgeons?|consultants?|psychiatrists?|"
        r"anaesthetists?|physicians?|cardiologists?|paediatricians?|gynaecologists?|obstetricians?|"
        r"dermatologists?|oncologists?|radiologists?|neurologists?|urologists?|medics?|registrars?",
    ),
    (
        "dental_care_professional",
        r"(?:dental )?hygienists?|dental (?:nurses?|therapists?|technicians?)|"
        r"orthodontic therapists?|clinical dental technicians?|dental care professionals?",
    ),
    ("dentist", r"dentists?|orthodontists?|dental surgeons?"),
    ("dispensing_optician", r"dispensing opticians?"),
    ("optometrist", r"optometrists?|opticians?"),
    ("pharmacy_technician", r"pharmacy technicians?"),
    ("pharmacist", r"pharmacists?"),
    ("osteopath", r"osteopaths?"),
    ("chiropractor", r"chiropractors?"),
    ("teacher", r"teachers?|head ?teachers?|headmasters?|headmistress|teaching assistants?"),
    ("arts_therapist", r"(?:arts?|music|drama) (?:psycho)?therapists?"),
    ("biomedical_scientist", r"biomedical scientists?"),
    ("chiropodist_or_podiatrist", r"chiropodists?|podiatrists?"),
    ("clinical_scientist", r"clinical scientists?"),
    ("dietitian", r"dietiti?cians?|dietitians?"),
    ("hearing_aid_dispenser", r"hearing aid dispensers?"),
    ("occupational_therapist", r"occupational therapists?"),
    ("operating_department_practitioner", r"operating department practitioners?"),
    ("orthoptist", r"orthoptists?"),
    ("paramedic", r"paramedics?"),
    ("physiotherapist", r"physiotherapists?|physios?"),
    (
        "practitioner_psychologist",
        r"(?:(?:practitioner|clinical|educational|forensic|counselling|"
        r"health|occupational|sports?) )?psychologists?",
    ),
    ("prosthetist_or_orthotist", r"prosthetists?|orthotists?"),
    ("radiographer", r"radiographers?"),
    ("speech_and_language_therapist", r"speech (?:and|&) language therapists?|speech therapists?"),
)
"""Slug and printed names; a longer name stands before one that is part of it."""

PROFESSIONS_OF = {
    "hcpc": (
        "social_worker",
        "arts_therapist",
        "biomedical_scientist",
        "chiropodist_or_podiatrist",
        "clinical_scientist",
        "dietitian",
        "hearing_aid_dispenser",
        "occupational_therapist",
        "operating_department_practitioner",
        "orthoptist",
        "paramedic",
        "physiotherapist",
        "practitioner_psychologist",
        "prosthetist_or_orthotist",
        "radiographer",
        "speech_and_language_therapist",
    ),
    "swe": ("social_worker",),
    "nmc": ("nurse", "midwife", "nursing_associate"),
    "gmc": ("doctor",),
    "gdc": ("dentist", "dental_care_professional"),
    "goc": ("optometrist", "dispensing_optician"),
    "gphc": ("pharmacist", "pharmacy_technician"),
    "gosc": ("osteopath",),
    "gcc": ("chiropractor",),
    "scw": ("social_worker", "social_care_worker"),
    "sssc": ("social_worker", "social_care_worker"),
    "niscc": ("social_worker", "social_care_worker"),
    "tra": ("teacher",),
}
"""Whom each regulator regulates or regulated: a colleague of another profession is not the one."""

OTHERS_PROFESSION = (
    r"(?:fellow|another|other|student|colleague|chief|principal|duty|his|her|their|two|three|four|"
    r"several|some|all|many|most|between) (?:\w+ )?$"
)
"""What stands before a profession that is not the registrant's own."""

SETTINGS = (
    (
        "drug_and_alcohol_service",
        r"(?:drugs?|substance misuse|addiction|alcohol)"
        r"(?: (?:and|&) (?:alcohol|drugs?))? (?:charity|service|team|agency|clinic|unit|centre|project)",
    ),
    (
        "residential_child_care",
        r"children's (?:residential )?home|residential (?:children's|child care|"
        r"childcare) (?:home|unit|service)|secure children's (?:home|unit)|residential unit for children",
    ),
    (
        "fostering_and_adoption",
        r"(?:fostering|adoption|fostering and adoption)"
        r" (?:team|service|agency|department)",
    ),
    (
        "mental_health_team",
        r"(?:community )?mental health (?:team|service|unit|hospital|trust|ward)|"
        r"psychiatric (?:unit|hospital|ward)",
    ),
    ("prison", r"prison|young offender institution|HMP [A-Z]\w+"),
    ("ambulance", r"ambulance (?:service|trust|station|crew)|air ambulance"),
    (
        "domiciliary_care",
        r"(?:home care|homecare|domiciliary care|care at home)"
        r" (?:agency|company|provider|service|firm)",
    ),
    ("care_home", r"(?:care|nursing|residential) home"),
    ("dental_practice", r"dental (?:practice|surgery|clinic)"),
    (
        "optical_practice",
        r"optical (?:practice|store)|optician(?:'s|s'?)?(?: (?:practice|store|branch))?|"
        r"optometry practice",
    ),
    ("pharmacy", r"pharmacy|chemist's"),
    (
        "primary_care",
        r"GP (?:practice|surgery)|medical (?:practice|centre)|doctors' surgery|"
        r"health centre|(?<=a[ ])surgery",
    ),
    (
        "community_health",
        r"community (?:nursing|health|hospital|midwifery) (?:team|service|trust)|"
        r"district nursing team|health visiting (?:team|service)",
    ),
    (
        "hospital",
        r"hospital|infirmary|A&E department|(?:surgical|maternity|stroke|medical|intensive"
        r" care|children's|acute) (?:ward|unit)",
    ),
    ("private_practice", r"private (?:practice|clinic)|own practice"),
    (
        "school",
        r"(?:primary |secondary |high |grammar |special |nursery |infant |junior |prep |boarding |"
        r"independent )?school|academy|sixth[- ]form college",
    ),
    (
        "local_authority_children",
        r"(?:child(?:ren)?[- ]in[- ]need team|children's (?:services|social care|social work)"
        r"(?: (?:team|department))?|child protection team|children(?: and families|-in-need)? team|"
        r"children and young people's (?:service|team)|looked-after children team|referral and assessment team)",
    ),
    (
        "local_authority_adults",
        r"(?:adults?(?:'s?)? (?:services|social care|social work)"
        r"(?: (?:team|department))?|adult safeguarding team|older people's team|learning disabilit(?:y|ies) team)",
    ),
    ("charity", r"charity"),
)
"""Slug and printed names; a narrower place stands before one that is part of it."""

WORKS_THERE = (
    r"(?:(?:at|from|in) (?:his|her|their)(?: own| former| then)? |(?:incidents?|events?|failings|errors|mistakes|problems) (?:\w+ ){0,5}?(?:at|in) (?:an?|the) |(?<!taken[ ])(?<!treated[ ])(?<!died[ ])(?<!trained[ ])at (?:the )?(?=(?-i:[A-Z])\w+ )|(?:owned|owns|ran|runs|led|leads|managed|manages|set up) (?:an?|the|his|her|their) |(?:work(?:ed|ing|s)?|employ(?:ed|ment)|dismissed|sacked|based|practi[sc](?:ed|ing)|job|role|post|position|shifts?|"
    r"placement|manage[rd]|managing|ran|running|duty|taught|teaching|teacher|head ?teacher|nurse|midwife|"
    r"worker|pharmacist|dentist|doctor|locum|therapist|paramedic|consultant|surgeon|partner|principal)"
    r"(?: (?:as|for|of) (?:an? |the )?[\w -]{1,40}?)?,? (?:at|in|for|by|with|on|within|from|of)"
    r" (?:(?:a|an|the|its|their|his|her|one of)\b )?)"
)
"""What ties a place to the registrant rather than to a patient."""

AGENCY = (
    r"(?:agency|locum|supply) (?:social |care |staff |support )?{people}",
    r"(?:as|was) an? locum",
    r"(?:through|via|for) an? (?:\w+ )?(?:employment|recruitment|nursing|staffing|locum|supply) agency",
    r"locum (?:social|staff|agency|\w+ist)",
)
