"""What registers call the trades of those on them."""

from __future__ import annotations

MODALITIES = (
    ("physiotherapist", r"physiotherapy"),
    ("occupational_therapist", r"occupational therapy"),
    ("radiographer", r"radiography"),
    ("speech_and_language_therapist", r"speech (?:and|&) language therapy"),
    ("biomedical_scientist", r"biomedical science"),
    ("clinical_scientist", r"clinical science"),
    ("dietitian", r"dietetics"),
    ("practitioner_psychologist", r"(?:practitioner )?psychology"),
    ("chiropodist_or_podiatrist", r"chiropod\w+|podiatr\w+"),
    ("operating_department_practitioner", r"operating department pract\w+|ODP"),
    ("prosthetist_or_orthotist", r"prosthet\w+|orthot\w+"),
    ("arts_therapist", r"arts? therap\w+|(?:music|drama) therap\w+"),
    ("hearing_aid_dispenser", r"hearing aid dispens\w+"),
    ("orthoptist", r"orthoptics"),
    ("paramedic", r"paramedic\w*"),
    ("social_worker", r"social work(?:ers?)?(?: in England)?"),
    ("nursing_associate", r"nursing associate|\bNAR\b"),
    ("midwife", r"midwifery|midwi(?:fe|ves)|\bRM\b"),
    ("nurse", r"\bnurs(?:e|ing)|\bRNC?\d?\b|\bRNMH\b|health visitor|\bRN[A-Z]{1,3}\b"),
)
"""What a register calls those on it, where it names the trade and not the person."""
