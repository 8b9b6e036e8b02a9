"""What the applicant does with a dossier: take it back, add what was asked for, judge the draft, pay."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from duoc.decisions import actions as decision_actions
from duoc.decisions import queries as decisions
from duoc.dossiers import actions, queries
from duoc.dossiers.acts import APPLICANT, act_with_form
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.dossiers.queries import NotFound
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.opened_dossier import DRAFT, read_dossier
from duoc.faces.exchange.response import given, stamp
from duoc.faces.web import problems
from duoc.faces.web.problems import Problem, Words
from duoc.ground.files import queries as files
from duoc.payments import actions as payment_actions
from duoc.payments import queries as payments
from duoc.payments.models import Charge


def _done(id: uuid.UUID, dossier: uuid.UUID, at: Any) -> HttpResponse:
    return given({"id": str(id), "dossier": str(dossier), "at": stamp(at)}, status=201)


def cancel(call: Call, id: uuid.UUID) -> HttpResponse:
    """Takes the request back before it is accepted."""
    dossier = queries.dossier(call.actor, id, call.at)
    done = actions.cancel(
        actor=call.actor, dossier_id=dossier.pk, key=call.key, at=call.at, reason=call.body.get("reason", "")
    )
    return _done(done.pk, dossier.pk, done.at)


def act(call: Call, id: uuid.UUID, act: str) -> HttpResponse:
    """Does an act that brings its own form."""
    declared, form = act_with_form(act, APPLICANT)
    dossier = queries.dossier(call.actor, id, call.at)
    given_values = form.of(dossier, call.at).read(call.body, call.at)
    row = declared.perform(dossier.pk, given_values, actor=call.actor, key=call.key, at=call.at)
    return _done(row.pk, dossier.pk, call.at)


def supplement_request(call: Call, id: uuid.UUID) -> HttpResponse:
    """What is asked to be added."""
    supplement_request = queries.supplementing.open_request(read_dossier(call, id))
    if supplement_request is None:
        raise _nothing_waits()
    items = [
        {name: item.get(name, "") for name in ("kind", "code", "name", "say")} for item in supplement_request.items
    ]
    body = {
        "turn": supplement_request.turn,
        "at": supplement_request.at,
        "items": items,
        "legal_basis": supplement_request.legal_basis,
        "again": supplement_request.again,
    }
    return given(body)


def supplement(call: Call, id: uuid.UUID) -> HttpResponse:
    """Adds what was asked for; a part is kept, and the request goes on waiting for the rest."""
    dossier = queries.dossier(call.actor, id, call.at)
    answers, papers = call.body.get("answers", {}), call.body.get("papers", [])
    supplement_request = queries.supplementing.open_request(dossier)
    if supplement_request is not None:  # otherwise it is a repeated call, or refused by the action
        _hold(dossier, supplement_request, answers, [one["paper"] for one in papers])
    done = actions.supplement(
        actor=call.actor,
        dossier_id=dossier.pk,
        uploads=_uploads(call, papers),
        answers=answers,
        key=call.key,
        at=call.at,
        say=call.body.get("say", ""),
        missing=call.body.get("missing", {}),
    )
    return _done(done.pk, dossier.pk, done.at)


def _hold(
    dossier: Dossier, supplement_request: SupplementRequest, answers: Mapping[str, Any], papers: Sequence[str]
) -> None:
    """Only what was asked for is added, and new answers keep to the rules of the procedure."""
    wanted = {item.get("code", "") for item in supplement_request.items}
    say = str(Words("Cơ quan không yêu cầu bổ sung phần này.", "The agency did not ask for this."))
    errors = [{"field": name, "detail": say} for name in (*answers, *papers) if name not in wanted]
    if answers and not errors:
        plan = queries.plan_of_dossier(dossier, answers)
        put = {question.id for page in plan.pages for question in page.questions}
        errors += [{"field": name, "detail": say} for name in answers if name not in put]
        errors += [{"field": fault.place, "detail": fault.say} for fault in plan.faults if fault.asked_in in answers]
    if errors:
        raise Problem(problems.INVALID, errors=errors)


def _uploads(call: Call, papers: Sequence[Mapping[str, str]]) -> list[tuple[str, bytes, str]]:
    """The named files of the person, as the action wants them."""
    own = queries.own_files(call.actor, [(one["paper"], one["attachment"]) for one in papers])
    return [(code, files.read(file), file.name) for code, file in own]


def draft_check(call: Call, id: uuid.UUID) -> HttpResponse:
    """The draft that waits to be read."""
    dossier = read_dossier(call, id, DRAFT)
    proposal = decisions.proposal(dossier)
    check = decisions.draft_check(proposal) if proposal else None
    if proposal is None or check is None or check.answered_at is not None:
        raise _nothing_waits()
    base = f"/api/v1/dossiers/{dossier.pk}/draft-check"
    drafts = [{"id": str(one.pk), "name": one.name, "pdf": f"{base}/{one.pk}.pdf"} for one in proposal.contents.all()]
    return given({"asked_at": check.asked_at, "until": check.until, "drafts": drafts})


def answer_draft_check(call: Call, id: uuid.UUID) -> HttpResponse:
    """Says that the draft is right, or what is wrong."""
    dossier = queries.dossier(call.actor, id, call.at)
    done = decision_actions.answer_check(
        actor=call.actor,
        dossier_id=dossier.pk,
        agreed=call.body["agreed"],
        say=call.body.get("say", ""),
        key=call.key,
        at=call.at,
    )
    return _done(done.pk, dossier.pk, done.answered_at)


def charges(call: Call, id: uuid.UUID) -> HttpResponse:
    """What is owed and paid."""
    dossier = queries.dossier(call.actor, id, call.at)
    listed = payments.of_subject(dossier.subject)
    owed = sum(one.amount for one in listed if one.state == "due")
    back = payments.owed_back(dossier.subject)
    return given({"charges": [_charge(one) for one in listed], "owed": owed, "owed_back": back})


def _charge(one: Charge) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "amount": one.amount,
        "paid": one.paid,
        "state": one.state,
        "to_verify": one.to_verify,
        "lines": one.lines,
    }


def pay(call: Call, id: uuid.UUID) -> HttpResponse:
    """Begins a payment: the address at which a person finishes it."""
    dossier = queries.dossier(call.actor, id, call.at)
    due = [one for one in payments.of_subject(dossier.subject) if one.state == "due"]
    ways = payments.ways_to_pay(due[0]) if due else []
    if not ways:
        say = Words("Không có khoản nào nộp trực tuyến được.", "There is nothing that can be paid online.")
        raise Problem(problems.NOT_NOW, say)
    back = f"/ho-so/{dossier.pk}/thanh-toan/"
    place = payment_actions.begin(actor=call.actor, charge_id=due[0].pk, gateway=ways[0], return_url=back, at=call.at)
    address = f"{settings.PUBLIC_URL}{place}" if place.startswith("/") else place
    return given({"address": address}, status=201)


def _nothing_waits() -> NotFound:
    say = Words("Không có việc nào đang chờ ở đây.", "Nothing waits here.")
    return NotFound(str(say))
