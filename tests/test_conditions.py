"""Each condition of each act has a case in which it alone refuses, and one that everything else allows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from duoc.dossiers.acts import refusal_of
from duoc.dossiers.acts.act import declared
from tests.archive_subjects import long_with_the_post, not_fetched_yet, without_an_end
from tests.book_subjects import not_booked
from tests.cast import MONDAY
from tests.hand_acts import held_alone, held_by_specialist1, in_the_queue, waits_outside, with_the_signer
from tests.late_dossiers import (
    apologised,
    apologised_and_drafted_again,
    apology_whose_date_is_past,
    apology_without_a_delegation,
    late_already,
    no_apology_to_sign,
)
from tests.later_subjects import (
    about_what_has_ended,
    comes_after_what_the_post_has,
    drawn_and_ended_itself,
    drawn_and_not_ordered,
    issued_about_what_has_ended,
    new_one_to_be_revoked,
    new_one_unpaid,
    ordered_to_be_reviewed,
    result_of_a_request,
    returned_already,
    returned_by_the_registry,
    returned_to_its_signer,
    revocation_proposed,
    revocation_signed,
    revocation_signed_before_it_is_sent,
    revokes_another,
    submitted_to_another,
)
from tests.ministry_subjects import done_here, undecided_there, with_its_paper
from tests.outside_subjects import (
    letter_without_a_delegation,
    no_letter_to_drop,
    no_letter_to_send,
    no_letter_to_sign,
)
from tests.posting_acts import ended_already, not_posted_yet, objection_to_posting, signed_since
from tests.stages import Road, handled_by_the_ministry
from tests.stop_acts import (
    no_stop_to_sign,
    signed_with_a_stop_to_sign,
    stop_that_the_signer_proposed,
    stop_without_a_delegation,
)
from tests.subjects import (
    Made,
    answered,
    answered_for_the_head,
    at_the_ministry,
    being_posted,
    being_signed,
    died_before_acceptance,
    died_before_the_proposal,
    died_before_the_signature,
    died_before_who_signs_first,
    endorsed_without_a_draft,
    entered_with_all,
    enters_nothing,
    extended,
    for_another_signer,
    handled_what_it_is_about,
    no_draft,
    nothing_signed,
    of_a_body_in_force,
    of_a_protected_applicant,
    on_another_desk,
    one_signer_of_two,
    only_passes_on,
    ordinary,
    proposed_what_it_is_about,
    refused_what_it_is_about,
    result_at_the_counter,
    served_today,
    signed,
    signed_already,
    signed_by_all,
    signed_meanwhile,
    signed_on_the_same_desk,
    signs_the_stop_of_what_they_handled,
    supplement_after_acceptance,
    supplement_before_acceptance,
    to_be_signed_alone,
    to_be_signed_before,
    unpaid,
    unpaid_at_hand_over,
    visits_to_pass_on,
    waits_for_a_signature,
    waits_for_another_body,
    with_the_post,
    with_the_post_of_the_applicant,
    withdrawal_before_signing,
    withdrawal_waits,
    withdrawn_before_acceptance,
    without_a_delegation,
    without_minutes,
    without_post,
    without_post_at_the_counter,
)
from tests.supplement_subjects import (
    accepted_and_back,
    asked_again_already,
    asked_once_already,
    never_asked,
    never_asked_by_the_desk,
    nothing_claimed,
    signed_on_the_desk,
    supplement_too_late,
    unanswered_before_acceptance,
    withdrawal_before_a_request,
    withdrawal_before_asking_again,
)
from tests.together import read_by_two_and_answered
from tests.transfer_acts import (
    no_transfer_to_approve,
    signed_with_a_transfer_to_approve,
    transfer_that_the_signer_proposed,
    transfer_without_a_delegation,
)

pytestmark = pytest.mark.django_db
CONDITIONS = [(act.name, place) for act in declared() for place in range(len(act.conditions))]

# By act and place among its conditions.
CASES: dict[tuple[str, int], list[Callable[[Road], Made]]] = {
    ("decisions.answer_as_co_signer", 0): [read_by_two_and_answered],
    ("decisions.answer_check", 0): [on_another_desk],
    ("decisions.endorse", 0): [to_be_signed_alone],
    ("decisions.endorse", 1): [endorsed_without_a_draft, to_be_signed_before],
    ("decisions.endorse", 2): [died_before_who_signs_first],
    ("decisions.propose", 0): [only_passes_on, without_minutes, handled_what_it_is_about],
    ("decisions.propose", 1): [died_before_the_proposal],
    ("decisions.return_signed", 0): [nothing_signed],
    ("decisions.send_back", 0): [no_draft],
    ("decisions.sign", 0): [
        proposed_what_it_is_about,
        no_draft,
        for_another_signer,
        to_be_signed_before,
        without_a_delegation,
        being_posted,
        objection_to_posting,
        withdrawal_before_signing,
    ],
    ("decisions.return_later", 0): [returned_by_the_registry],
    ("decisions.send_back_later", 0): [returned_already],
    ("decisions.sign", 1): [died_before_the_signature],
    ("decisions.sign_later", 0): [returned_to_its_signer],
    ("decisions.sign_later", 1): [about_what_has_ended],
    ("decisions.sign_later", 2): [submitted_to_another],
    ("dossiers.accept", 0): [unpaid],
    ("dossiers.accept", 1): [died_before_acceptance],
    ("dossiers.accept", 2): [waits_for_a_signature],
    ("dossiers.accept", 3): [one_signer_of_two],
    ("dossiers.accept", 4): [unanswered_before_acceptance],
    ("dossiers.answer_objection", 0): [ordinary],
    ("dossiers.assign", 0): [waits_outside],
    ("dossiers.assign", 1): [with_the_signer],
    ("dossiers.answer_posting_objection", 0): [ordinary, ended_already],
    ("dossiers.cancel", 0): [supplement_after_acceptance],
    ("dossiers.choose_body", 0): [of_a_body_in_force],
    ("dossiers.choose_step_body", 0): [of_a_body_in_force],
    ("dossiers.choose_return", 0): [without_post],
    ("dossiers.choose_return", 1): [with_the_post_of_the_applicant],
    ("dossiers.claim", 0): [held_by_specialist1],
    ("dossiers.confirm_parcel", 0): [result_at_the_counter],
    ("dossiers.consult", 0): [ordinary],
    ("dossiers.correct_book_line", 0): [not_booked],
    ("dossiers.decide_after_death", 0): [ordinary],
    ("dossiers.decide_withdrawal", 0): [withdrawn_before_acceptance],
    ("dossiers.decide_withdrawal", 1): [signed_meanwhile],
    ("dossiers.decide_withdrawal", 2): [ordinary],
    ("dossiers.end_posting", 0): [ordinary, not_posted_yet, ended_already],
    ("dossiers.explain_lateness", 0): [ordinary],
    ("dossiers.extend", 0): [extended, late_already],
    ("dossiers.finish_step", 0): [ordinary, waits_for_another_body, visits_to_pass_on],
    ("dossiers.hand_over", 0): [with_the_post],
    ("dossiers.hand_over", 1): [unpaid_at_hand_over],
    ("dossiers.hand_over", 2): [revocation_signed],
    ("dossiers.hand_over_new", 0): [comes_after_what_the_post_has],
    ("dossiers.hand_over_new", 1): [new_one_unpaid],
    ("dossiers.hand_over_new", 2): [new_one_to_be_revoked],
    ("dossiers.hand_to_archive", 0): [without_an_end],
    ("dossiers.hand_to_archive", 1): [long_with_the_post],
    ("dossiers.hand_to_archive", 2): [not_fetched_yet],
    ("dossiers.mirror", 0): [ordinary],
    ("dossiers.mirror", 1): [at_the_ministry],
    ("dossiers.note_return", 0): [without_post_at_the_counter],
    ("dossiers.note_return", 1): [with_the_post],
    ("dossiers.plan_visit", 0): [ordinary],
    ("dossiers.drop_outside_question", 0): [no_letter_to_drop],
    ("dossiers.propose_outside_question", 0): [ordinary],
    ("dossiers.sign_outside_letter", 0): [no_letter_to_sign],
    ("dossiers.sign_outside_letter", 1): [letter_without_a_delegation],
    ("dossiers.send_outside_letter", 0): [no_letter_to_send],
    ("dossiers.post_publicly", 0): [ordinary],
    ("dossiers.propose_apology", 0): [apologised, late_already],
    ("dossiers.record_opinion", 0): [answered],
    ("dossiers.record_late_opinion", 0): [answered],
    ("dossiers.add_ministry_paper", 0): [done_here],
    ("dossiers.add_ministry_paper", 1): [with_its_paper],
    ("dossiers.take_question", 0): [answered],
    ("dossiers.assign_question", 0): [answered_for_the_head],
    ("dossiers.record_posting_objection", 0): [ordinary, not_posted_yet, signed_since],
    ("dossiers.record_visit", 0): [without_minutes],
    ("dossiers.record_co_signature", 0): [signed_by_all],
    ("dossiers.correct_answer", 0): [signed_on_the_desk],
    ("dossiers.correct_own_answer", 0): [accepted_and_back],
    ("dossiers.decide_missing_paper", 0): [nothing_claimed],
    ("dossiers.give", 0): [in_the_queue],
    ("dossiers.give", 1): [held_alone],
    ("dossiers.give_part", 0): [supplement_too_late],
    ("dossiers.supplement", 0): [supplement_too_late],
    ("dossiers.decide_supplement", 0): [never_asked],
    ("dossiers.propose_supplement", 0): [never_asked_by_the_desk, asked_again_already],
    ("dossiers.propose_supplement", 1): [withdrawal_before_asking_again],
    ("dossiers.record_ministry_result", 0): [ordinary],
    ("dossiers.record_ministry_result", 1): [undecided_there],
    ("dossiers.request_supplement", 0): [withdrawal_before_a_request],
    ("dossiers.request_supplement", 1): [asked_once_already],
    ("dossiers.request_withdrawal", 0): [supplement_before_acceptance],
    ("dossiers.request_withdrawal", 1): [signed],
    ("dossiers.request_withdrawal", 2): [withdrawal_waits],
    ("dossiers.send_parcel", 0): [result_at_the_counter],
    ("dossiers.send_parcel", 1): [unpaid_at_hand_over],
    ("dossiers.send_parcel", 2): [revocation_signed_before_it_is_sent],
    ("dossiers.serve_at_counter", 0): [signed_already],
    ("dossiers.serve_at_counter", 1): [served_today],
    ("dossiers.serve_at_counter", 2): [of_a_protected_applicant],
    ("dossiers.sign_apology", 0): [apologised_and_drafted_again],
    ("dossiers.sign_apology", 1): [no_apology_to_sign, apology_whose_date_is_past],
    ("dossiers.sign_apology", 2): [apology_without_a_delegation],
    ("dossiers.refuse", 0): [refused_what_it_is_about],
    ("dossiers.propose_withdrawal", 0): [withdrawn_before_acceptance],
    ("dossiers.propose_withdrawal", 1): [signed_meanwhile],
    ("dossiers.propose_withdrawal", 2): [ordinary],
    ("dossiers.propose_stop", 0): [signed_on_the_same_desk],
    ("dossiers.propose_stop", 1): [handled_what_it_is_about],
    ("dossiers.propose_transfer", 0): [signed_on_the_same_desk],
    ("dossiers.stop", 0): [signed_with_a_stop_to_sign],
    ("dossiers.put_back", 0): [in_the_queue],
    ("dossiers.stop", 1): [signs_the_stop_of_what_they_handled],
    ("dossiers.stop", 2): [no_stop_to_sign, stop_that_the_signer_proposed],
    ("dossiers.stop", 3): [stop_without_a_delegation],
    ("dossiers.suspend", 0): [signed_on_the_same_desk],
    ("dossiers.take_back_parcel", 0): [result_at_the_counter],
    ("dossiers.send_back_apology", 0): [no_apology_to_sign],
    ("dossiers.send_back_apology", 1): [apology_without_a_delegation],
    ("dossiers.send_back_stop", 0): [no_stop_to_sign, stop_that_the_signer_proposed],
    ("dossiers.send_back_stop", 1): [stop_without_a_delegation],
    ("dossiers.send_back_transfer", 0): [no_transfer_to_approve, transfer_that_the_signer_proposed],
    ("dossiers.send_back_transfer", 1): [transfer_without_a_delegation],
    ("dossiers.transfer", 0): [signed_with_a_transfer_to_approve],
    ("dossiers.transfer", 1): [no_transfer_to_approve, transfer_that_the_signer_proposed],
    ("dossiers.transfer", 2): [transfer_without_a_delegation],
    ("registers.add_awaited", 0): [entered_with_all],
    ("registers.compare", 0): [enters_nothing],
    ("registers.issue", 0): [being_signed, nothing_signed],
    ("registers.issue_later", 0): [result_of_a_request, issued_about_what_has_ended],
    ("registers.keep_drawn", 0): [drawn_and_ended_itself],
    ("registers.keep_drawn", 1): [ordered_to_be_reviewed],
    ("registers.report_on_order", 0): [drawn_and_not_ordered],
    ("registers.propose_later", 0): [revocation_proposed, revokes_another],
}


def test_each_condition_has_a_case() -> None:
    assert [one for one in CONDITIONS if one not in CASES] == []
    assert set(CASES) <= set(CONDITIONS)


@pytest.mark.parametrize(("condition", "case"), [(one, case) for one, cases in CASES.items() for case in cases])
def test_it_alone_refuses(
    road: Road, condition: tuple[str, int], case: Callable[[Road], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    if case is at_the_ministry:
        handled_by_the_ministry(monkeypatch)
    (name, place), (subject, username) = condition, case(road)
    act, actor = next(act for act in declared() if act.name == name), road.actor(username)
    others = replace(act, conditions=tuple(one for at, one in enumerate(act.conditions) if at != place))
    assert others.refusal(subject, actor, MONDAY) is None
    refusal = refusal_of(name, actor, subject, MONDAY)
    assert refusal is not None and refusal.say == refusal.say.strip() != ""
