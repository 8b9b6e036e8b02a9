"""Acceptance: the dossier is full and correct, the clock starts, a date is promised."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.accepting import note_acceptance
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.foreseeing import hands_on, promise
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.clocks.term_ends import last_day
from duoc.dossiers.co_signing import signature_awaited
from duoc.dossiers.codes import dossier_code
from duoc.dossiers.deaths import DEATH_SETTLED
from duoc.dossiers.filing.charging import charge
from duoc.dossiers.filing.completing import Entered, completed
from duoc.dossiers.lapsing import only_refused
from duoc.dossiers.models import Acceptance, Dossier
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.planning import definition_of
from duoc.dossiers.readiness import signers_missing
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.series.actions import take
from duoc.ground.worktime.calculations import local, moment
from duoc.language.calculations import when_due
from duoc.notices.actions import Message
from duoc.payments import queries as payments
from duoc.people.powers import Actor, Power

State = Dossier.State


def accept(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    key: str,
    at: datetime,
    term: str = "",
    term_article: str = "",
    fee: int | None = None,
    fee_basis: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Acceptance:
    """Accepts a filed dossier: gives it its code and promise date, and passes it to the examining desk.

    Args:
        term, term_article: where the procedure's term is not known, the one that the desk goes by, as definitions write
            it ("5 working_day"), and the article that gives it.
        answers: of the desk to what the definition asks it at this step.
        fee, fee_basis: where a fee is not known, what is to be paid in all for it (whole VND), and on what basis.

    Raises:
        Forbidden: no clerk of the receiving unit.
        OutOfTurn: already accepted, refused or cancelled; or a fee due at filing is not settled.
        Incomplete: term or fee are not known and were not entered, or an answer of the desk is missing; `faults`.
    """
    entered = Entered(term.strip(), term_article.strip(), fee, fee_basis.strip())
    return ACCEPT.perform(dossier_id, entered, actor=actor, key=key, at=at, answers=answers)


def _accept(doing: Doing[Entered]) -> Outcome[Acceptance]:
    dossier, at = doing.dossier, doing.at
    dossier.plan = completed(dossier.plan, doing.given)
    _charge(doing)
    dossier.handed_on_at = due_dates.handing_on(at, calendars_of(dossier)).at if hands_on(dossier) else None
    deadline = promise(dossier, at)
    _promise(dossier, deadline.due, at)
    acceptance = Acceptance.objects.create(
        dossier=dossier,
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        term=dossier.plan["term"],
        term_article=dossier.plan.get("term_article", ""),
        due_at=deadline.due,
        proof=[line.as_json() for line in deadline.proof],
        calendars_id=deadline.counted_by,
    )
    note_acceptance(dossier, at)
    facts = {"code": dossier.code, "due": deadline.due.isoformat(), "term": acceptance.term}
    if dossier.handed_on_at is not None:
        facts |= {"handed_on": dossier.handed_on_at.isoformat(), "to": str(dossier.competent_unit_id)}
    return Outcome(acceptance, facts | {name: value for name, value in vars(doing.given).items() if value})


def _handed_on(it: Happening) -> str:
    """Behind what is told of the acceptance: which other unit decides, and since when it has the dossier."""
    if "handed_on" not in it.facts:
        return ""
    words = {"unit": it.following.name, "at": moment(it.facts["handed_on"])}
    return _(". Cơ quan giải quyết: %(unit)s, nhận hồ sơ lúc %(at)s") % words


def _charge(doing: Doing[Entered]) -> None:
    """Asks for the fee whose amount the desk has entered; it follows from this act."""
    dossier, fee = doing.dossier, doing.given.fee
    if not fee:
        return
    entered = [line for line in dossier.plan["fees"] if line.get("entered")]
    charge(dossier, entered, at=doing.at, actor=doing.actor)


def _fee_due(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if not payments.outstanding(dossier.subject):
        return None
    return OutOfTurn(
        _("Hồ sơ này còn khoản phí, lệ phí chưa thu."),
        _("Chờ người nộp thanh toán trực tuyến, hoặc ghi nhận đã thu tại quầy rồi tiếp nhận."),
    )


def _unsigned(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    return signature_awaited(dossier)


def _promise(dossier: Dossier, due: datetime, at: datetime) -> None:
    unit, day = dossier.receiving_unit, local(at).date()
    dossier.code = dossier_code(unit.dossier_prefix, at, take(f"dossier:{unit.code}", day.isoformat()))
    dossier.accepted_at, dossier.due_at = at, due


def _receipt(dossier: Dossier, acceptance: Acceptance) -> dict[str, Any]:
    """Form 01: dossier code, what was handed in, the promise date."""
    return {
        "dossier": {
            "accepted_at": local(acceptance.at).isoformat(),
            "due": local(acceptance.due_at).isoformat(),
            **_term_end(acceptance),
            "term_text": due_dates.term_words(acceptance.term),
            "return_channel": _return_channel(dossier),
        },
        "officer": {"name": acceptance.by.full_name},
        "fees": _fees(dossier),
    }


def _term_end(acceptance: Acceptance) -> dict[str, str]:
    """The day at whose end the term ends, where that is later than the appointment."""
    day = last_day(acceptance.due_at, acceptance.term)
    return {"last_day": day.isoformat()} if day else {}


def _fees(dossier: Dossier) -> list[dict[str, Any]]:
    """The fees as promised, each with how its charge stands: paid, waived, still to be paid."""
    lines = dossier.plan.get("fees", [])
    charges = payments.of_subject(dossier.subject) if dossier.plan.get("total") else []
    states = {line["label"]: str(charge.get_state_display()) for charge in charges for line in charge.lines}
    definition = definition_of(dossier)
    return [
        {
            "label": line["label"],
            "amount": line["amount"],
            **_state(when_due(definition, line.get("at", ""), line.get("before", "")) or states.get(line["label"])),
        }
        for line in lines
    ]


def _state(words: str | None) -> dict[str, str]:
    return {"state": words} if words else {}


def _return_channel(dossier: Dossier) -> str:
    """How the result comes back: by post where that was chosen, else as the request came in."""
    if dossier.return_by_post:
        return "post"
    return "counter" if dossier.by_officials else "online"


ACCEPT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.accepted",
                title=gettext_lazy("Tiếp nhận hồ sơ, hẹn ngày trả"),
                details=lambda it: (
                    _("Mã số hồ sơ %(code)s, hẹn trả %(due)s")
                    % {"code": it.facts["code"], "due": moment(it.facts["due"])}
                    + _handed_on(it)
                ),
                to_applicant=gettext_lazy("%(unit)s đã tiếp nhận"),
                applicant_details=lambda it: _("Mã hồ sơ %(code)s") % {"code": it.dossier.code} + _handed_on(it),
            )
        ),
        power=Power.DOSSIER_ACCEPT,
        states=frozenset({State.FILED}),
        ends_step=True,
        after=frozenset({State.PROCESSING}),
        move=flow.move_on,
        conditions=(Judged(_fee_due), DEATH_SETTLED, Judged(_unsigned), Judged(signers_missing), Judged(only_refused)),
        message=Message(
            "accepted",
            gettext_noop("Đã tiếp nhận hồ sơ {code}"),
            gettext_noop("{unit} đã tiếp nhận hồ sơ “{procedure}”, mã {code}. Hẹn trả kết quả: {due}."),
        ),
        paper=PaperForm(
            "receipt_01",
            "receipt-01.typ",
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            _receipt,
            frozenset({Power.DOSSIER_ACCEPT}),
        ),
        write=_accept,
        row=Acceptance,
    )
)
