"""Who represents somebody by law: recorded on proof, listed, ended."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions as dossiers
from duoc.faces.design.answers import Unread, read_answers
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.desk.representatives.questions import faults_of_answers, questions_of, representation
from duoc.faces.desk.typed import sent_file
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.files import actions as file_actions
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound, Refusal
from duoc.people import actions, queries
from duoc.people.actions import MandateKind
from duoc.people.models import Mandate
from duoc.people.powers import Actor, Forbidden, Power

KINDS = {
    "cha-me": MandateKind.PARENT,
    "giam-ho": MandateKind.GUARDIAN,
    "phap-luat": MandateKind.LEGAL_REPRESENTATIVE,
}
FIELD = "proof_file"


def only_recorders(actor: Actor) -> None:
    """Refuses those who record no representation."""
    if not reaches_unit(actor, Power.MANDATE_GRANT):
        raise Forbidden(_("Trang này dành cho người tiếp nhận hồ sơ tại quầy."))


def _recorded(actor: Actor, mandate_id: uuid.UUID) -> Mandate:
    mandate = queries.mandates_recorded(actor, timezone.now()).filter(pk=mandate_id).first()
    if mandate is None:
        raise NotFound(_("Không tìm thấy việc đại diện này."), _("Hãy xem lại danh sách người đại diện."))
    return mandate


@official
def representatives(request: HttpRequest) -> HttpResponse:
    """Those that the body recorded and that are in force."""
    actor = acting(request)
    only_recorders(actor)
    listing = list_search.cut_to_page(request, queries.mandates_recorded(actor, timezone.now()))
    return page(request, "desk/representatives/representatives.html", {"listing": listing, "kinds": _titles()})


def _titles() -> dict[str, str]:
    return {
        "cha-me": _("Cha, mẹ đại diện cho con chưa thành niên"),
        "giam-ho": _("Người giám hộ"),
        "phap-luat": _("Người đại diện theo pháp luật của tổ chức"),
    }


@official
def record(request: HttpRequest, kind: str) -> HttpResponse:
    """One more, on the proof that the official saw."""
    actor, now = acting(request), timezone.now()
    only_recorders(actor)
    if kind not in KINDS:
        raise NotFound(_("Không có loại đại diện này."), _("Hãy chọn lại loại đại diện."))
    questions = questions_of(KINDS[kind])
    reading = read_answers(questions, request.POST)
    faults = [Fault(one.question, one.say) for one in reading.faults]
    status = 200
    if request.method == "POST":
        faults += _readable(faults_of_answers(questions, reading.values, timezone.localdate(now)), faults)
        status = 422
        if not faults:
            made = attempt(lambda: _record(request, actor, KINDS[kind], reading.values))
            if not isinstance(made, Refusal):
                messages.success(request, _("Đã ghi người đại diện. Người ấy nộp hồ sơ thay được ngay."))
                return redirect("desk:representatives")
            faults, status = faults_of(made, "proof"), status_of(made)
    context = {"questions": questions, "given": reading.values, "faults": faults, "heading": _titles()[kind]}
    return page(request, "desk/representatives/record.html", {**context, "key": form_key(request)}, status)


def _readable(judged: list[Unread], before: list[Fault]) -> list[Fault]:
    """Faults of fields that could be read."""
    unread = {one.question for one in before}
    return [Fault(one.question, one.say) for one in judged if one.question not in unread]


def _record(request: HttpRequest, actor: Actor, kind: MandateKind, values: Mapping[str, Any]) -> Mandate:
    now, scan = timezone.now(), sent_file(request, FIELD)
    kept = None
    if scan is not None:
        organisation = str(actor.organisation_id or "")
        name, data = scan
        kept = file_actions.store(data, name, at=now, organisation=organisation).pk
    wanted = representation(kind, values, origin=actor.origin, proof_file=kept)
    return actions.record_representative(actor=actor, wanted=wanted, key=sent_key(request), at=now)


@official
def proof(request: HttpRequest, mandate_id: uuid.UUID) -> HttpResponse:
    """The paper that shows it."""
    actor = acting(request)
    only_recorders(actor)
    file = _recorded(actor, mandate_id).proof_file
    if file is None:
        raise NotFound(_("Việc đại diện này không có bản chụp."), _("Hãy xem căn cứ đã ghi."))
    return file_response(files.read(file), file.media_type, file.name, Way.FRAMED)


@official
def end(request: HttpRequest, mandate_id: uuid.UUID) -> HttpResponse:
    """Ends it, with a reason; dossiers that were filed on it say so."""
    actor = acting(request)
    only_recorders(actor)
    mandate = _recorded(actor, mandate_id)
    asked = [FormField("reason", _("Vì sao chấm dứt?"), "long_text")]
    given = read_answers(asked, request.POST).values
    reason = str(given.get("reason") or "")
    if request.method == "POST" and reason:
        dossiers.end_mandate(
            actor=actor, mandate_id=mandate_id, key=sent_key(request), at=timezone.now(), reason=reason
        )
        messages.success(request, _("Đã chấm dứt việc đại diện."))
        return redirect("desk:representatives")
    faults = [Fault("reason", _("Hãy ghi vì sao chấm dứt."))] if request.method == "POST" else []
    context = {"mandate": mandate, "faults": faults, "questions": asked, "given": given, "key": form_key(request)}
    return page(request, "desk/representatives/end.html", context, 422 if faults else 200)
