"""What cases are about: how often each topic comes, and what is done in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """One topic: its share, what titles call it, and what registrants did, in the past tense."""

    share: float
    title: str
    acts: tuple[str, ...]
    ground: str = "misconduct"


_PRACTICE = "lack_of_competence"
_CRIME = "conviction_or_caution"

THEMES: Final[dict[str, Theme]] = {
    "professional_boundaries": Theme(5.0, "crossed boundaries", (
        "did not keep professional boundaries with a service user",
        "entered into an inappropriate relationship with a former patient",
        "visited a service user at home without a professional reason",
    )),
    "sexual_misconduct": Theme(2.4, "sexual misconduct", (
        "made sexual remarks to a junior member of staff",
        "touched a person in a way that was sexually motivated",
        "sent messages of a sexual nature to a patient",
    )),
    "gifts": Theme(0.5, "gifts from a patient", (
        "took a gift of money from a patient and did not declare it",
        "borrowed money from a service user",
    )),
    "disclosure_of_own_information": Theme(0.8, "personal disclosure", (
        "told a service user about matters in their own private life",
        "gave a patient a private telephone number",
    )),
    "communication_outside_hours": Theme(1.0, "messages out of hours", (
        "sent text messages to a service user late in the evening",
        "telephoned a patient at the weekend while the service was closed",
    )),
    "social_media": Theme(1.2, "posts on social media", (
        "posted offensive remarks on social media",
        "contacted a patient through social media",
        "shared a photograph of a workplace on social media",
    )),
    "dishonesty": Theme(6.0, "dishonesty", (
        "told the employer that a visit had been made when it had not",
        "gave an account at interview that was dishonest",
        "claimed to have been ill when working elsewhere",
    )),
    "falsified_records": Theme(2.5, "falsified records", (
        "made an entry for an observation that had not been carried out",
        "altered a chart after the event to hide an error",
        "signed a form in the name of a colleague",
    )),
    "false_qualifications": Theme(0.6, "false qualifications", (
        "claimed a degree that had never been awarded",
        "gave a false reference in an application for a post",
    )),
    "failure_to_disclose": Theme(2.0, "failure to disclose a caution", (
        "did not tell the regulator of a police caution",
        "did not tell an employer of a restriction on practice",
    )),
    "theft": Theme(2.0, "theft", (
        "took money that belonged to a resident",
        "committed theft of stock from the employer",
        "took a bank card from a patient and used it",
    )),
    "fraud": Theme(1.3, "fraud", (
        "wrote and filled false prescriptions, a prescription fraud that went on for months",
        "claimed payment for shifts that had not been worked",
        "obtained money by fraud from a fund for patients",
    )),
    "unregistered_practice": Theme(0.9, "practice while not registered", (
        "worked in a protected role while not on the register",
        "used a protected title after registration had lapsed",
    )),
    "assessment_failures": Theme(3.5, "failures of assessment", (
        "did not carry out an adequate assessment of a new patient",
        "did not complete an assessment within the agreed time",
        "recorded an assessment without seeing the person",
    ), _PRACTICE),
    "care_planning": Theme(3.0, "care plans not written", (
        "did not write a care plan for a resident with complex needs",
        "did not update a care plan after a fall",
    ), _PRACTICE),
    "missed_visits": Theme(1.5, "missed visits", (
        "did not make planned home visits to a family",
        "missed visits to three service users",
    ), _PRACTICE),
    "failure_to_contact": Theme(0.9, "families not contacted", (
        "did not return calls from the family of a patient",
        "did not make contact with a child within the set time",
    ), _PRACTICE),
    "review_scheduling": Theme(0.7, "reviews not held", (
        "did not hold a review that was due",
        "let the reviews of four service users fall behind",
    ), _PRACTICE),
    "timeliness": Theme(1.6, "late work", (
        "did not finish reports in a timely manner",
        "sent referrals weeks after they were due",
    ), _PRACTICE),
    "mental_capacity": Theme(1.1, "mental capacity not assessed", (
        "did not carry out a mental capacity assessment before a decision about residence",
        "relied on consent from a person who lacked mental capacity",
    ), _PRACTICE),
    "risk_assessment": Theme(2.5, "risk assessments not done", (
        "did not complete a risk assessment on admission",
        "did not act on a risk assessment that showed a high risk of falls",
    ), _PRACTICE),
    "court_work": Theme(0.8, "failures in court work", (
        "filed a statement with the court that was incomplete",
        "did not attend court when required to give evidence",
    ), _PRACTICE),
    "clinical_competence": Theme(5.0, "poor clinical care", (
        "did not recognise that a patient was deteriorating",
        "did not escalate abnormal readings to a doctor",
        "carried out a procedure with poor technique",
    ), _PRACTICE),
    "medication": Theme(4.0, "medication errors", (
        "gave medication to the wrong patient",
        "gave a dose of medication that had not been prescribed",
        "signed for medication that had not been given",
        "left controlled drugs unlocked in a treatment room",
    ), _PRACTICE),
    "scope_of_practice": Theme(1.5, "work outside scope of practice", (
        "carried out a treatment outside their scope of practice",
        "gave advice without the training to do so",
    )),
    "supervision": Theme(1.8, "failures of supervision", (
        "did not attend supervision or act on the actions agreed there",
        "did not give adequate supervision to a student",
    ), _PRACTICE),
    "record_keeping": Theme(9.0, "poor record keeping", (
        "did not keep adequate records of contact with a service user",
        "did not record visits until weeks afterwards",
        "left case notes without dates or signatures",
        "did not make a contemporaneous record of advice given",
    ), _PRACTICE),
    "confidentiality": Theme(2.6, "breach of confidentiality", (
        "looked at the records of a neighbour without a clinical reason",
        "discussed a patient in a public place in breach of confidentiality",
        "sent confidential information to a private address",
    )),
    "data_breach": Theme(0.7, "data breach", (
        "left papers with personal details on a train",
        "kept the records of patients on an unlocked device",
    )),
    "safeguarding": Theme(3.2, "safeguarding concerns not reported", (
        "did not report safeguarding concerns about a child",
        "did not follow up safeguarding concerns raised by a school",
        "left a vulnerable adult at risk of harm",
    )),
    "service_user_harm": Theme(1.5, "harm to a service user", (
        "handled a resident roughly so that bruising was caused",
        "left a patient without help for several hours",
    )),
    "neglect": Theme(1.0, "neglect", (
        "did not give food and drink to a resident during a shift",
        "slept while on duty and in charge of the unit",
    )),
    "failure_to_raise_concerns": Theme(0.9, "concerns not raised", (
        "saw rough handling by others and did not raise it",
        "did not pass on a complaint made by a relative",
    )),
    "candour": Theme(1.6, "lack of candour", (
        "did not tell a patient that an error had been made, in breach of the duty of candour",
        "was not open with a family about what had happened",
    )),
    "violence": Theme(1.2, "violence", (
        "struck a patient during restraint",
        "assaulted a partner at home",
    )),
    "discrimination": Theme(1.8, "discrimination", (
        "used racist language about a patient",
        "made remarks that amounted to discrimination against a member of staff",
    )),
    "bullying_or_harassment": Theme(2.2, "bullying", (
        "shouted at junior staff in front of patients, which amounted to bullying",
        "sent a member of staff messages that amounted to harassment",
    )),
    "behaviour_towards_colleagues": Theme(2.0, "aggression towards colleagues", (
        "spoke to colleagues in an aggressive manner",
        "undermined colleagues in front of patients",
    )),
    "conduct_in_private_life": Theme(1.0, "disorder in private life", (
        "behaved in a disorderly way in public",
        "made threats to a neighbour",
    )),
    "conflict_of_interest": Theme(0.6, "conflict of interest", (
        "referred patients to a business of their own in a conflict of interest",
        "did not declare a conflict of interest to the employer",
    )),
    "conviction": Theme(2.0, "conviction", (
        "was convicted of assault by beating",
        "was convicted of perverting the course of justice",
    ), _CRIME),
    "drink_or_drug_driving": Theme(2.6, "drink driving", (
        "was convicted of driving a car with more alcohol in the blood than the law allows",
        "was convicted of drink driving for a second time",
    ), _CRIME),
    "sexual_offence": Theme(1.0, "sexual offence", (
        "was convicted of sexual assault",
        "was convicted of an offence involving sexual activity with a child",
    ), _CRIME),
    "indecent_images": Theme(0.7, "indecent images", (
        "was convicted of making indecent images of children",
    ), _CRIME),
    "drugs_offence": Theme(0.8, "drugs offence", (
        "was convicted of possession of a controlled drug with intent to supply",
        "was cautioned by the police for possession of controlled drugs",
    ), _CRIME),
    "fraud_offence": Theme(1.0, "fraud offence", (
        "was convicted of fraud by false representation",
        "was convicted of fraud by abuse of position",
    ), _CRIME),
    "health": Theme(1.5, "a health condition", (
        "has a health condition that affects safe practice",
        "did not follow advice on treatment for a health condition",
    ), "health"),
    "substance_misuse": Theme(1.6, "alcohol at work", (
        "came to work under the influence of alcohol",
        "took drugs from the workplace for their own use",
    )),
    "non_engagement": Theme(1.2, "no engagement with the regulator", (
        "did not answer letters from the regulator",
        "did not take part in an investigation by the regulator",
    )),
    "breach_of_an_order": Theme(1.0, "breach of an order", (
        "worked in breach of an interim order",
        "did not comply with conditions that were in force",
    )),
}  # fmt: skip
