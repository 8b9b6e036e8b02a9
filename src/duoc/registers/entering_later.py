"""A later decision comes into force: what it decides is true of document, entry and whatever rests on them at one
moment, in one transaction."""

from datetime import datetime

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import Event, declare_event, notify_applicant
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.powers import WORKER, Actor
from duoc.registers.changing import change
from duoc.registers.correcting_results import plan_with, rewritten, values_before
from duoc.registers.history import number_of
from duoc.registers.holding_keys import release
from duoc.registers.models import Entry, EntryChange
from duoc.registers.notifying import parties_of, tell_corrected, tell_ended
from duoc.registers.parties import link_anew, name_anew
from duoc.registers.resting import entry_of_result, results_resting_on
from duoc.registers.reviews import open_rested, pass_on_orders, settle

Turn = LaterDecision.Turn
ENDED = declare_event(Event("register.ended", title=gettext_lazy("Việc ghi sổ hết hiệu lực"), details=number_of))
REVOKED = Message(
    "result_revoked",
    gettext_noop("Kết quả hồ sơ {code} đã bị thu hồi"),
    gettext_noop(
        "{unit} đã thu hồi kết quả số {number} của “{procedure}” bằng quyết định số {decision}. Kết quả không còn giá "
        "trị. Mở hồ sơ để đọc quyết định, lý do và quyền khiếu nại, khởi kiện."
    ),
)
CORRECTED = Message(
    "result_corrected",
    gettext_noop("Kết quả hồ sơ {code} đã được đính chính"),
    gettext_noop(
        "{unit} đã cấp bản đúng, số {decision}, cấp ngày {new_day}, của kết quả “{procedure}”. Bản cũ số {number}, cấp "
        "ngày {old_day}, không còn giá trị. Mở hồ sơ để xem và tải bản mới."
    ),
)
REISSUED = Message(
    "result_reissued",
    gettext_noop("Kết quả hồ sơ {code} đã được cấp lại"),
    gettext_noop(
        "{unit} đã cấp lại kết quả “{procedure}”, số {decision}, cấp ngày {new_day}. Bản cũ số {number}, cấp ngày "
        "{old_day}, đã được thay thế. Mở hồ sơ để xem và tải bản mới."
    ),
)
MESSAGES = {Turn.REVOKE: REVOKED, Turn.CORRECT: CORRECTED, Turn.REISSUE: REISSUED}


def enter(later: LaterDecision, decision: Decision, dossier: Dossier, at: datetime) -> None:
    """Ends or replaces the result that it is about, with its entry, lists what rests on them, tells the applicant.

    Args:
        later: what was decided.
        decision: the same, in force since this moment; of the dossier.
    """
    subject = later.subject
    entry = entry_of_result(subject)
    if later.turn == Turn.REVOKE:
        decisions.revoke_by(by=later, at=at)
        if entry is not None:
            _end(entry, dossier, at)
    else:
        decisions.replace(decision_id=subject.pk, by=decision, at=at)
        if later.turn == Turn.CORRECT:
            dossiers.note_title(dossier_id=dossier.pk, title=plan_with(subject, later.values).title)
        if entry is not None and later.turn == Turn.CORRECT:
            _correct(entry, later, at)
    if later.turn == Turn.REISSUE:  # it says what it said: nothing that was drawn from it is wrong, no order is done
        pass_on_orders(subject, decision)
    else:
        resting = results_resting_on(subject, entry).exclude(pk=decision.pk)
        open_rested(resting.select_related("instrument", "dossier"), decision, at)
    settle(subject, decision, at)
    papers = {"instrument": decision.instrument, "instead_of": subject.pk, "revokes": later.turn == Turn.REVOKE}
    dossiers.lay_new_original(dossier=dossier, at=at, **papers)
    words = {"number": subject.symbol, "decision": decision.symbol}
    if later.turn != Turn.REVOKE:  # both may carry the number of the entry: the days tell them apart
        words |= {"new_day": _day_of(decision), "old_day": _day_of(subject)}
    notify_applicant(dossier, MESSAGES[Turn(later.turn)], at=at, **words)


def _day_of(decision: Decision) -> str:
    return f"{local(decision.issued_at or decision.drafted_at):%d/%m/%Y}"


def _end(entry: Entry, dossier: Dossier, at: datetime) -> None:
    """The entry ends, and nothing takes its place: what it replaced stays ended, its keys are free."""
    Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    entry.ended_at = at
    entry.save(update_fields=["ended_at"])
    release([entry])
    facts = {"register": entry.register_id, "entry": str(entry.pk), "number": entry.label}
    dossiers.record(dossier, ENDED.name, WORKER, at, facts)
    tell_ended(entry, parties_of(entry) - {dossier.applicant_id}, at)


def _correct(entry: Entry, later: LaterDecision, at: datetime) -> None:
    """The entry says what the corrected text says; what stood there stays in its history."""
    Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    new = rewritten(later.subject, values_before(later), later.values)
    concerned, signer = parties_of(entry), _signer(later)
    if not new.fields:
        return
    text = {"text": later.reason, "legal_basis": later.legal_basis, "title": new.title}
    change(entry, kind=EntryChange.Kind.CORRECTION, fields=new.fields, actor=signer, at=at, **text)
    for field in new.fields:
        link_anew(entry, field, at=at, by=signer.person)
        name_anew(entry, field, actor=signer, at=at)
    tell_corrected(entry, (concerned | parties_of(entry)) - {later.holder_id}, at)


def _signer(later: LaterDecision) -> Actor:
    """Whoever signed it, as the one who writes beside the entry."""
    person = later.approved_by
    if person is None:
        raise TypeError("nobody has signed it")
    return Actor(None, person.pk, person.full_name, post_id=later.signer_post_id, origin=later.origin)
