"""Acts on drafts and dossiers. Each has a file of its own; what may be done now: `open_acts`."""

from duoc.dossiers.actions.accept import accept
from duoc.dossiers.actions.add_ministry_paper import add_ministry_paper
from duoc.dossiers.actions.adopt import adopt
from duoc.dossiers.actions.announce_outage import NewOutage, announce_outage, call_off_outage, end_outage
from duoc.dossiers.actions.answer import answer
from duoc.dossiers.actions.answer_item import answer_item, remove_item
from duoc.dossiers.actions.answer_objection import ANSWER_OBJECTION
from duoc.dossiers.actions.answer_posting_objection import ANSWER_POSTING_OBJECTION
from duoc.dossiers.actions.assign import ASSIGN
from duoc.dossiers.actions.assign_question import assign_question
from duoc.dossiers.actions.attach import attach, attach_sent, detach
from duoc.dossiers.actions.begin import begin
from duoc.dossiers.actions.begin_at_counter import (
    NAME_PAPER,
    PRINCIPAL,
    SLIP,
    VISITOR_FORM,
    WhoseMatter,
    begin_at_counter,
)
from duoc.dossiers.actions.begin_by_post import SENDER_FORM, Sender, begin_by_post
from duoc.dossiers.actions.cancel import cancel
from duoc.dossiers.actions.choose_body import CHOOSE_BODY
from duoc.dossiers.actions.choose_return import CHOOSE_RETURN
from duoc.dossiers.actions.choose_step_body import CHOOSE_STEP_BODY
from duoc.dossiers.actions.claim import CLAIM
from duoc.dossiers.actions.close_tracking_day import NoTrackingDay, close_tracking_days, read_tracking_day
from duoc.dossiers.actions.co_sign import co_sign
from duoc.dossiers.actions.confirm_parcel import CONFIRM_PARCEL
from duoc.dossiers.actions.consult import consult
from duoc.dossiers.actions.correct_answer import CORRECT_ANSWER
from duoc.dossiers.actions.correct_book_line import CORRECT_BOOK_LINE
from duoc.dossiers.actions.correct_own_answer import CORRECT_OWN_ANSWER
from duoc.dossiers.actions.decide_after_death import DECIDE_AFTER_DEATH
from duoc.dossiers.actions.decide_missing_paper import DECIDE_MISSING_PAPER
from duoc.dossiers.actions.decide_supplement import DECIDE_SUPPLEMENT
from duoc.dossiers.actions.decide_withdrawal import DECIDE_WITHDRAWAL
from duoc.dossiers.actions.discard import discard
from duoc.dossiers.actions.draft_apology import draft_apology
from duoc.dossiers.actions.drop_outside_question import DROP_OUTSIDE_QUESTION
from duoc.dossiers.actions.end_mandate import end_mandate
from duoc.dossiers.actions.end_posting import END_POSTING
from duoc.dossiers.actions.expire_supplement import expire_supplement, remind_of_supplement
from duoc.dossiers.actions.explain_lateness import EXPLAIN_LATENESS
from duoc.dossiers.actions.extend import extend
from duoc.dossiers.actions.file import file
from duoc.dossiers.actions.finish_step import finish_step
from duoc.dossiers.actions.give import GIVE
from duoc.dossiers.actions.hand_in import hand_in
from duoc.dossiers.actions.hand_over import hand_over
from duoc.dossiers.actions.hand_over_new import hand_over_new
from duoc.dossiers.actions.hand_to_archive import MOST as MOST_ARCHIVED
from duoc.dossiers.actions.hand_to_archive import Batch, hand_to_archive, read_transfer
from duoc.dossiers.actions.hand_to_archive import list_of as archive_list
from duoc.dossiers.actions.invite_to_sign import invite_to_sign
from duoc.dossiers.actions.issue_form import issue_form, read_form
from duoc.dossiers.actions.lay_new_original import lay_new_original
from duoc.dossiers.actions.look import look, look_beside, look_to_sign
from duoc.dossiers.actions.look_up_status import TooOften, forget_status_lookups, look_up_status
from duoc.dossiers.actions.mirror import mirror
from duoc.dossiers.actions.note_death import note_death
from duoc.dossiers.actions.note_lateness import note_lateness
from duoc.dossiers.actions.note_payment import note_payment
from duoc.dossiers.actions.note_result_standing import note_result_standing
from duoc.dossiers.actions.note_return import NOTE_RETURN
from duoc.dossiers.actions.note_title import note_title
from duoc.dossiers.actions.note_wrong_code import note_wrong_code
from duoc.dossiers.actions.plan_visit import PLAN_VISIT
from duoc.dossiers.actions.post_publicly import post_publicly
from duoc.dossiers.actions.press_notice import press_notice, read_notice
from duoc.dossiers.actions.press_sheet import read_sheet
from duoc.dossiers.actions.progress import complete
from duoc.dossiers.actions.propose_apology import PROPOSE_APOLOGY
from duoc.dossiers.actions.propose_outside_question import PROPOSE_OUTSIDE_QUESTION
from duoc.dossiers.actions.propose_stop import PROPOSE_STOP
from duoc.dossiers.actions.propose_transfer import PROPOSE_TRANSFER
from duoc.dossiers.actions.propose_withdrawal import PROPOSE_WITHDRAWAL
from duoc.dossiers.actions.put_back import PUT_BACK
from duoc.dossiers.actions.reconcile import reconcile
from duoc.dossiers.actions.record_co_signature import RECORD_CO_SIGNATURE
from duoc.dossiers.actions.record_late_opinion import record_late_opinion
from duoc.dossiers.actions.record_ministry_result import record_ministry_result
from duoc.dossiers.actions.record_opinion import close_silent_consultation, record_opinion
from duoc.dossiers.actions.record_posting_objection import RECORD_POSTING_OBJECTION
from duoc.dossiers.actions.record_visit import RECORD_VISIT
from duoc.dossiers.actions.recount_dates import NewRecounting, carry_out_recounting, recount_dates
from duoc.dossiers.actions.recover import recover
from duoc.dossiers.actions.refuse import RightPlace, refuse
from duoc.dossiers.actions.release_hands import release_hands
from duoc.dossiers.actions.remind_unclaimed import remind_unclaimed
from duoc.dossiers.actions.request_supplement import request_supplement
from duoc.dossiers.actions.request_withdrawal import REQUEST_WITHDRAWAL
from duoc.dossiers.actions.resume import RESUME, resume_by_itself
from duoc.dossiers.actions.send_back_apology import SEND_BACK_APOLOGY
from duoc.dossiers.actions.send_back_stop import SEND_BACK_STOP
from duoc.dossiers.actions.send_back_transfer import SEND_BACK_TRANSFER
from duoc.dossiers.actions.send_outside_letter import SEND_OUTSIDE_LETTER
from duoc.dossiers.actions.send_parcel import send_parcel
from duoc.dossiers.actions.serve_at_counter import SERVE_AT_COUNTER
from duoc.dossiers.actions.sign_apology import SIGN_APOLOGY
from duoc.dossiers.actions.sign_outside_letter import SIGN_OUTSIDE_LETTER
from duoc.dossiers.actions.stop import STOP
from duoc.dossiers.actions.supplement import supplement
from duoc.dossiers.actions.suspend import SUSPEND
from duoc.dossiers.actions.take_back_parcel import TAKE_BACK_PARCEL
from duoc.dossiers.actions.take_in import FiledRequest, take_in
from duoc.dossiers.actions.take_in_act import take_in_supplement, take_in_withdrawal
from duoc.dossiers.actions.take_question import take_question
from duoc.dossiers.actions.transfer import TRANSFER
from duoc.dossiers.acts.recording import record
from duoc.dossiers.rules import Changed, Incomplete, Outdated
from duoc.dossiers.visitors import Visitor

__all__ = [
    "ANSWER_OBJECTION",
    "ANSWER_POSTING_OBJECTION",
    "ASSIGN",
    "CHOOSE_BODY",
    "CHOOSE_RETURN",
    "CHOOSE_STEP_BODY",
    "CLAIM",
    "CONFIRM_PARCEL",
    "CORRECT_ANSWER",
    "CORRECT_BOOK_LINE",
    "CORRECT_OWN_ANSWER",
    "DECIDE_AFTER_DEATH",
    "DECIDE_MISSING_PAPER",
    "DECIDE_SUPPLEMENT",
    "DECIDE_WITHDRAWAL",
    "DROP_OUTSIDE_QUESTION",
    "END_POSTING",
    "EXPLAIN_LATENESS",
    "GIVE",
    "MOST_ARCHIVED",
    "NAME_PAPER",
    "NOTE_RETURN",
    "PLAN_VISIT",
    "PRINCIPAL",
    "PROPOSE_APOLOGY",
    "PROPOSE_OUTSIDE_QUESTION",
    "PROPOSE_STOP",
    "PROPOSE_TRANSFER",
    "PROPOSE_WITHDRAWAL",
    "PUT_BACK",
    "RECORD_CO_SIGNATURE",
    "RECORD_POSTING_OBJECTION",
    "RECORD_VISIT",
    "REQUEST_WITHDRAWAL",
    "RESUME",
    "SENDER_FORM",
    "SEND_BACK_APOLOGY",
    "SEND_BACK_STOP",
    "SEND_BACK_TRANSFER",
    "SEND_OUTSIDE_LETTER",
    "SERVE_AT_COUNTER",
    "SIGN_APOLOGY",
    "SIGN_OUTSIDE_LETTER",
    "SLIP",
    "STOP",
    "SUSPEND",
    "TAKE_BACK_PARCEL",
    "TRANSFER",
    "VISITOR_FORM",
    "Batch",
    "Changed",
    "FiledRequest",
    "Incomplete",
    "NewOutage",
    "NewRecounting",
    "NoTrackingDay",
    "Outdated",
    "RightPlace",
    "Sender",
    "TooOften",
    "Visitor",
    "WhoseMatter",
    "accept",
    "add_ministry_paper",
    "adopt",
    "announce_outage",
    "answer",
    "answer_item",
    "archive_list",
    "assign_question",
    "attach",
    "attach_sent",
    "begin",
    "begin_at_counter",
    "begin_by_post",
    "call_off_outage",
    "cancel",
    "carry_out_recounting",
    "close_silent_consultation",
    "close_tracking_days",
    "co_sign",
    "complete",
    "consult",
    "detach",
    "discard",
    "draft_apology",
    "end_mandate",
    "end_outage",
    "expire_supplement",
    "extend",
    "file",
    "finish_step",
    "forget_status_lookups",
    "hand_in",
    "hand_over",
    "hand_over_new",
    "hand_to_archive",
    "invite_to_sign",
    "issue_form",
    "lay_new_original",
    "look",
    "look_beside",
    "look_to_sign",
    "look_up_status",
    "mirror",
    "note_death",
    "note_lateness",
    "note_payment",
    "note_result_standing",
    "note_title",
    "note_wrong_code",
    "post_publicly",
    "press_notice",
    "read_form",
    "read_notice",
    "read_sheet",
    "read_tracking_day",
    "read_transfer",
    "reconcile",
    "record",
    "record_late_opinion",
    "record_ministry_result",
    "record_opinion",
    "recount_dates",
    "recover",
    "refuse",
    "release_hands",
    "remind_of_supplement",
    "remind_unclaimed",
    "remove_item",
    "request_supplement",
    "resume_by_itself",
    "send_parcel",
    "supplement",
    "take_in",
    "take_in_supplement",
    "take_in_withdrawal",
    "take_question",
]
