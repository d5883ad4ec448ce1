"""What each rule of the record says to the person who broke it.

The rules themselves are named constraints and triggers in the database, so that they hold on
every path. Forms show the same sentences before the database has to.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, IntegrityError, connection, transaction

_SENTENCES = {
    "ruling_has_title": "Give the ruling a title.",
    "ruling_not_decided_in_future": "The decision date lies in the future: correct the date.",
    "ruling_date_has_precision": "Say how precise the decision date is (day, month or year), "
    "or leave both the date and its precision empty.",
    "ruling_harm_within_affected": "More people are entered as harmed than as affected: "
    "correct one of the two numbers.",
    "ruling_move_legal": "A ruling cannot go from its present state to that one: "
    "open it again and see what can be done with it now.",
    "ruling_replaced_by_another": "Say which ruling takes its place: "
    "a replaced ruling names another, and no other ruling does.",
    "ruling_not_replaced_by_itself": "A ruling cannot take its own place: choose another one.",
    "held_ruling_is_not_published": "This ruling is held: lift the hold before it is published.",
    "expired_ruling_stays_empty": "An expired ruling keeps nothing of what it said: "
    "enter a new ruling instead.",
    "name_replacement_once": "This name is replaced already: change its line.",
    "name_replacement_differs": "The name and what is shown instead are the same: change one.",
    "name_replacement_named": "Give the name as it is written, and what is shown instead.",
    "name_replacement_settled": "What is shown instead holds the name itself, or another name "
    "that is replaced: choose words without it.",
    "retention_rule_once": "There is a rule for this order already: change its line.",
    "ruling_topic_once": "This topic is already listed: keep one line for it.",
    "ruling_committee_of_regulator": "This committee belongs to another regulator: "
    "choose one of the ruling's own regulator.",
    "published_ruling_has_regulator": "A published ruling needs its regulator: choose one.",
    "published_ruling_has_sanction": "A published ruling needs a sanction: add the one imposed, "
    "add “no action”, or tick that the sanction is not stated.",
    "published_ruling_has_source": "A published ruling needs a source: "
    "add the publication it was entered from.",
    "ruling_sanction_not_stated_alone": "A sanction is entered as imposed although “sanction not "
    "stated” is ticked: untick it or remove the sanction.",
    "particular_label_once": "Two particulars carry the same label: "
    "check them against the printed allegation.",
    "finding_rests_on_own_particulars": "A finding rests on a particular of another ruling: "
    "choose particulars of this ruling.",
    "sanction_length_positive": "The length of a sanction is at least 1 month: "
    "enter the months, or leave the field empty.",
    "sanction_length_plausible": "A sanction of more than 600 months is not plausible: "
    "enter the length in months.",
    "sanction_one_length": "An indefinite sanction has no length and no end date: "
    "keep one of them.",
    "sanction_no_action_has_no_length": "“No action” has no length: leave the length empty.",
    "sanction_within_limit": "The sanction is longer or shorter than its regulator allowed on "
    "that date: correct the length, the kind or the decision date.",
    "sanction_ends_after_decision": "The sanction ends before it was decided: "
    "correct the end date or the decision date.",
    "sanction_limit_min_below_max": "The shortest length is above the longest: correct one.",
    "sanction_limit_dates_in_order": "The last day lies before the first: correct one.",
    "condition_phase_start_once": "Two phases of a condition start in the same month: "
    "change one of them.",
    "condition_phase_length_positive": "A phase lasts at least 1 month: enter the months, "
    "or leave the field empty if it lasts until the order ends.",
    "source_text_read_once": "This text has already been read into another ruling.",
    "source_is_named": "Name the source: give its publisher, its title or its address.",
    "correction_has_note": "Write the public note: what was wrong, and what it says now.",
    "comment_parent_same_ruling": "A reply must stand under the same ruling as the comment "
    "it answers.",
    "comment_parent_before_reply": "A comment cannot answer itself or a later comment.",
    "comment_has_author": "Give the name that the comment is signed with.",
    "comment_corrects_earlier": "A comment can only correct an earlier one.",
    "comment_corrects_same_ruling": "A comment can only correct one on the same ruling.",
    "comment_erased_has_no_words": "An erased comment keeps no words.",
    "comment_sent_once": "This comment was sent before.",
    "comment_move_legal": "A comment cannot go from its present state to that one.",
    "watched_word_once": "This word is on the list already.",
    "watched_word_has_text": "Give the word or phrase to watch for.",
}


def sentence(rule: str) -> str:
    """What the named rule asks for. Raises ``KeyError`` for a rule that does not exist."""
    return _SENTENCES[rule]


class Refused(IntegrityError):
    """A rule of ours that the database cannot hold; the message is its sentence."""


def broken_rule(error: DatabaseError) -> str | None:
    """The sentence for the rule that was just enforced; ``None`` if it is not one of ours.

    Triggers that know more (the limit that was passed) raise the whole sentence themselves.
    """
    if isinstance(error, Refused):
        return str(error)
    diagnostic = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnostic, "constraint_name", None)
    if rule not in _SENTENCES:
        return None
    detail: str | None = getattr(diagnostic, "message_detail", None)
    return detail if rule == "sanction_within_limit" and detail else _SENTENCES[rule]


def refusal_of(change: Callable[[], object]) -> str | None:
    """Make a change whole or not at all; the sentence of the rule that forbids it, if one does.

    The deferred rules speak here and not only at the commit. Errors that are not ours are raised.
    """
    try:
        with transaction.atomic():
            change()
            connection.check_constraints()
    except IntegrityError as error:
        sentence_of_rule = broken_rule(error)
        if sentence_of_rule is None:
            raise
        return sentence_of_rule
    return None
