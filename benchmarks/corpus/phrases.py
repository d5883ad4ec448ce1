"""How titles, summaries and orders are worded."""

from __future__ import annotations

from typing import Final

SETTINGS: Final = {
    "local_authority_children": "a local authority children’s service",
    "local_authority_adults": "a local authority adults’ service",
    "fostering_and_adoption": "a fostering and adoption service",
    "mental_health_team": "a mental health team",
    "hospital": "a hospital",
    "ambulance": "an ambulance service",
    "community_health": "a community health service",
    "primary_care": "a surgery",
    "care_home": "a care home",
    "residential_child_care": "a children’s home",
    "domiciliary_care": "a home care service",
    "drug_and_alcohol_service": "a drug and alcohol service",
    "charity": "a charity",
    "private_practice": "private practice",
    "pharmacy": "a pharmacy",
    "optical_practice": "an optical practice",
    "dental_practice": "a dental practice",
    "school": "a school",
    "prison": "a prison",
}

# How a title tells what came of it.
RESULTS: Final = {
    "no_action": ("no further action", "case ends without an order"),
    "advice": ("advice given",),
    "warning": ("warned", "a warning"),
    "caution": ("cautioned", "a caution"),
    "financial_penalty": ("financial penalty",),
    "undertakings": ("undertakings accepted",),
    "interim_conditions": ("interim limits on practice",),
    "conditions": ("conditions imposed", "may work under conditions"),
    "interim_suspension": ("may not work until the case is decided",),
    "suspension": ("suspended", "a suspension"),
    "voluntary_removal": ("leaves the register by agreement",),
    "removal": ("struck off", "removed from the register"),
    "prohibition": ("prohibited from teaching",),
}
TITLES: Final = (
    "{topic} by {profession} in {place}: {result}",
    "{topic}: {profession} in {place}, {result}",
    "{profession} in {place}, {topic}: {result}",
    "{result} after {topic}: {profession} in {place}",
)

LABELS: Final = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    ("1(a)", "1(b)", "1(c)", "2", "3(a)", "3(b)", "4", "5", "6", "7", "8", "9"),
    ("1(a)(i)", "1(a)(ii)", "1(b)", "2(a)", "2(b)", "3", "4", "5", "6", "7", "8", "9"),
    ("a)", "b)", "c)", "d)", "e)", "f)", "g)", "h)", "i)", "j)", "k)", "l)"),
)
OPENINGS: Final = (
    "On {day}, while employed in {place}, you {act}.",
    "Between {month} and {other_month}, you {act}.",
    "On one or more occasions in {month}, while working as {profession} in {place}, you {act}.",
    "In respect of Service User {letter}, you {act} in or around {month}.",
    "In {month} you {act}.",
    "You {act}, on dates that are set out in a schedule.",
)
PROOF: Final = {
    "proved": "Found proved: the panel was satisfied that the registrant {act}.",
    "admitted": "The registrant admitted this and it was found proved by admission.",
    "proved_in_part": "Proved in part, because the evidence did not cover all of the dates.",
    "not_proved": "Not proved: the regulator did not show that the registrant {act}.",
    "no_case": "There was no case to answer on this particular.",
    "no_evidence": "The regulator offered no evidence.",
    "not_stated": "",
}
GROUNDS: Final = {
    "misconduct": "The facts were serious enough to be misconduct. They fell far short of what was "
    "proper in the circumstances and {colleagues} would find them deplorable.",
    "lack_of_competence": "The panel looked at a fair sample of the work over time and found that "
    "it was below the standard, so that there was a lack of competence.",
    "conviction_or_caution": "The certificate of conviction was proof of the offence, and nothing "
    "in the misconduct of others could excuse it.",
    "health": "The medical evidence showed a condition that has an effect on practice, and there "
    "was no question of misconduct in it.",
}
IMPAIRMENT: Final = {
    "found": "The panel decided that the fitness to practise of the registrant is impaired{why}.",
    "not_found": "The panel decided that the fitness to practise of the registrant is not impaired "
    "today, and that the public is protected without a finding.",
    "not_reached": "The panel did not reach the question whether fitness to practise was impaired, "
    "because no ground was established; the public hearing ended there.",
    "not_applicable": "The panel made no finding on fitness to practise at this stage and looked "
    "only at the risk to the public and to the registrant until the case is decided.",
}
NEEDS: Final = (
    " on the ground of public protection",
    " on public interest grounds",
    ", both to protect the public and in the wider public interest",
)
IMPOSED: Final = {
    "no_action": "The panel took no further action: the public interest is met by the findings.",
    "removal": "Nothing short of removal would protect the public; a suspension order was "
    "considered and would not be enough.",
    "suspension": "A suspension order marks how serious this was and leaves a way back to work.",
    "conditions": "Conditions of practice can be workable here and would meet the risk.",
    "caution": "A caution is enough to mark that this must not happen again.",
    "interim_suspension": "An interim order is necessary for the protection of the public.",
    "interim_conditions": "An interim order with conditions is necessary and proportionate.",
}
REJECTED: Final = {
    "no_action": "To take no action would not reflect the seriousness of the matter.",
    "warning": "A warning would not restrict practice and so would not protect the public.",
    "caution": "The matter was too serious for a caution.",
    "conditions": "Conditions of practice would not meet what happened or could not be workable.",
    "suspension": "A suspension order would not be enough to meet the public interest.",
    "removal": "A striking-off order would be disproportionate at this stage.",
}
CONDITIONS: Final = (
    "You must tell any employer about these conditions before you begin work.",
    "You must work under the supervision of a registrant of the same profession, who need not be "
    "in the same room.",
    "You must meet your supervisor to discuss your record keeping and send a report on it.",
    "You must complete training on {subject} and send proof of it to the regulator.",
    "You must keep a log of {subject} that is countersigned each week by your manager.",
    "You must write a reflective piece on {subject} before the order is reviewed.",
    "You must not work alone at night or as the only registrant on the premises.",
    "You must tell the regulator within seven days of any change of employer.",
    "You must make a personal development plan that deals with {subject}.",
    "You must allow the regulator to share information with your employer.",
)
FREQUENCIES: Final = ("weekly", "every two weeks", "monthly", "every three months")
FACTORS: Final = {
    "mitigating": (
        "The registrant showed {quality} remorse and insight.",
        "There had been no previous finding.",
        "The registrant admitted the facts early.",
        "The workload at the time was heavy.",
    ),
    "aggravating": (
        "It was repeated over several months.",
        "There was a breach of trust.",
        "The people concerned were vulnerable.",
        "There was a lack of insight.",
    ),
}
UNITS: Final = ("service users", "patients", "residents", "pupils")
PEERS: Final = ("colleagues", "fellow professionals", "the public")
CORRECTION: Final = "The date of one particular was wrong in the first version; it is put right."
