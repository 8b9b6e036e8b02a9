"""Asking another body for its opinion, and recording what it answered."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import open_acts, refusal_of
from duoc.dossiers.models import Consultation
from duoc.dossiers.queries import term_words
from duoc.faces.design.answers import read_answers
from duoc.faces.design.formats import ending
from duoc.faces.desk.dossier.awaiting import silence_words
from duoc.faces.desk.dossier.desk_questions import asked_elsewhere
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import FormField
from duoc.ground.files import queries as files
from duoc.ground.refusal import Refusal
from duoc.language.calculations import BACK, GOES_ON, REFUSE, Step
from duoc.language.calculations import Consultation as Rule
from duoc.people import queries as people

Act = Callable[[Mapping[str, Any]], str]
PAPER, READ_AT_MOST = "paper", 20_000_000  # bytes
RECORD, LATE, LATE_FIELD = "dossiers.record_opinion", "dossiers.record_late_opinion", "muon"
TAKE = "dossiers.take_question"


@official
def consult(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Whom to ask, and what."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST" and "dossiers.consult" not in opened.acts:
        return redirect(opened.path)

    def act(given: Mapping[str, Any]) -> str:
        made = actions.consult(
            actor=opened.actor,
            dossier_id=dossier_id,
            unit_id=given["unit"] or "",
            question=given["question"] or "",
            key=sent_key(request),
            at=opened.at,
        )
        values = {"unit": made.name, "until": ending(made.until)}
        return _("Đã ghi nhận hỏi ý kiến %(unit)s, trả lời chậm nhất %(until)s.") % values

    rule = dossiers.definition_of(opened.dossier).consult
    hint = "" if rule is None else _("Thời hạn trả lời %(within)s.") % {"within": term_words(rule.within)}
    more = {"rule": rule, "silence": silence_words(rule.silence) if rule else "", "disagreement": _opposed(rule)}
    return _form(request, opened, "desk/consultation/consult.html", _questions(opened, hint), more, act)


@official
def record_opinion(request: HttpRequest, dossier_id: uuid.UUID, consultation_id: uuid.UUID) -> HttpResponse:
    """What the other body answered; what came too late is kept by itself, and the page says so."""
    opened = open_dossier(request, dossier_id)
    consultation = asked_in(opened, consultation_id)
    may = open_acts(opened.actor, consultation, opened.at)
    if request.method != "POST" and not may & {RECORD, LATE}:
        if taken := refusal_of(RECORD, opened.actor, consultation, opened.at):
            messages.warning(request, taken.words)
        return redirect(opened.path)
    late = LATE in may or LATE_FIELD in request.POST
    work = dossiers.asked_bodies.is_work(consultation)
    step = asked_elsewhere(request, opened.dossier, consultation.step) if work and not late else None
    own = opened.actor.organisation_id == consultation.unit_id
    asked, rule = dossiers.asked_bodies.step_of(consultation), dossiers.definition_of(opened.dossier).consult
    questions = [*_answers(asked, rule, work=work), *([] if own else _letter()), _paper()]
    why_late = refusal_of(RECORD, opened.actor, consultation, opened.at) if late else None
    more = {
        "consultation": consultation,
        "work": work,
        "own": own,
        "answerer": dossiers.answerers.answerer_of(consultation, opened.at) if own else "",
        "may_take": TAKE in may,
        "late": late,
        "why_late": why_late.say if why_late else "",
        "unsure": asked.to_verify if asked else "",
        **(step.context if step else {}),
    }
    template, unread = "desk/consultation/record_opinion.html", step.unread if step else ()
    act = partial(_record, request, opened, consultation, step.sent if step else {})
    return _form(request, opened, template, questions, more, act, unread)


@official
def answer_paper(request: HttpRequest, dossier_id: uuid.UUID, consultation_id: uuid.UUID) -> HttpResponse:
    """The document that came with an answer, in time or late."""
    asked = asked_in(open_dossier(request, dossier_id, "paper"), consultation_id)
    late = getattr(asked, "late_opinion", None)
    file = asked.paper or (late.paper if late else None)
    if file is None:
        raise dossiers.NotFound(_("Câu trả lời này không kèm văn bản."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(file), file.media_type, file.name, Way.FRAMED)


def asked_in(opened: Opened, id: uuid.UUID) -> Consultation:
    """A question that was asked about the dossier.

    Raises:
        NotFound: there is none of this id.
    """
    consultation = (
        Consultation.objects.select_related("unit", "outside", "dossier").filter(pk=id, dossier=opened.dossier).first()
    )
    if consultation is None:
        raise dossiers.NotFound(_("Hồ sơ này không có lần hỏi ý kiến đó."), _("Hãy mở lại hồ sơ."))
    consultation.dossier = opened.dossier
    return consultation


def _record(
    request: HttpRequest,
    opened: Opened,
    consultation: Consultation,
    answers: Mapping[str, Any],
    given: Mapping[str, Any],
) -> str:
    """Records the answer, or keeps one that came too late, and says so."""
    words: dict[str, Any] = {
        "actor": opened.actor,
        "consultation_id": consultation.pk,
        "answer": given["answer"] or "",
        "say": given["say"] or "",
        "key": sent_key(request),
        "at": opened.at,
        "letter_number": given.get("letter_number") or "",
        "letter_date": date.fromisoformat(given["letter_date"]) if given.get("letter_date") else None,
    }
    upload = request.FILES.get(PAPER)
    if upload is not None:
        words["paper"] = (upload.name or PAPER, upload.read(READ_AT_MOST + 1))
    unit = {"unit": consultation.name}
    if LATE_FIELD in request.POST:
        actions.record_late_opinion(**words)
        return _("Đã lưu câu trả lời muộn của %(unit)s. Việc giải quyết không thay đổi.") % unit
    actions.record_opinion(**words, answers=answers)
    if dossiers.asked_bodies.is_work(consultation):
        return _("Đã ghi việc của %(unit)s.") % unit
    return _("Đã ghi ý kiến của %(unit)s.") % unit


def _opposed(rule: Rule | None) -> str:
    """What follows when a body that an official asks does not agree, as the definition says."""
    if rule is not None and rule.disagreement == REFUSE:
        return _("Cơ quan được hỏi không đồng ý thì không giải quyết được, trừ khi hỏi lại và cơ quan đó đồng ý.")
    return _("Cơ quan được hỏi không đồng ý thì phải trả lời, ghi vì sao vẫn giải quyết, trước khi trình và ký.")


def _form(
    request: HttpRequest,
    opened: Opened,
    template: str,
    questions: Sequence[FormField],
    more: Mapping[str, Any],
    act: Act,
    unread: Sequence[Fault] = (),
) -> HttpResponse:
    """The form, or what came of it: the act's sentence on the working page, or its refusal beside the fields."""
    reading = read_answers([one for one in questions if one.type != "file"], request.POST)
    faults, status = [*unread, *(Fault(one.question, one.say) for one in reading.faults)], 200
    if request.method == "POST" and not faults:
        outcome = attempt(lambda: act(reading.values))
        if not isinstance(outcome, Refusal):
            messages.success(request, outcome)
            return redirect(opened.path)
        faults, status = faults_of(outcome, questions[0].id), status_of(outcome)
    return form(request, opened, template, faults, {**more, "questions": questions, "given": reading.values}, status)


def _questions(opened: Opened, hint: str) -> list[FormField]:
    units = people.units(opened.at.date()).exclude(pk=opened.dossier.competent_unit_id)
    names = {str(unit.pk): unit.name for unit in units}
    careful = _("Không ghi thông tin riêng không cần cho câu trả lời.")
    return [
        FormField("unit", _("Hỏi cơ quan nào?"), "commune", hint, options=names),
        FormField("question", _("Nội dung cần hỏi"), "long_text", careful),
    ]


def _paper() -> FormField:
    """The document itself, where it is at hand."""
    hint = _("Ảnh chụp hoặc tệp PDF, nếu có.")
    return FormField(PAPER, _("Văn bản, giấy tờ kèm theo câu trả lời"), "file", hint, required=False)


def _letter() -> list[FormField]:
    """Which document of the other body says so, where somebody else records it."""
    return [
        FormField("letter_number", _("Số, ký hiệu văn bản trả lời"), "text", _("Văn bản của cơ quan được hỏi.")),
        FormField("letter_date", _("Ngày của văn bản trả lời"), "date"),
    ]


def _answers(step: Step | None, rule: Rule | None, *, work: bool) -> list[FormField]:
    """How it ended: an opinion, or work that has questions of its own and is done or cannot be done."""
    yes, no = (_("Đã làm xong"), _("Không làm được")) if work else (_("Đồng ý"), _("Không đồng ý"))
    options = {Consultation.Answer.AGREED.value: yes, Consultation.Answer.NOT_AGREED.value: no}
    if work:
        ask, label, when = _("Việc này đã xong chưa?"), _("Ghi chú"), _("cần khi không làm được")
    else:
        ask, label = _("Cơ quan được hỏi trả lời thế nào?"), _("Nội dung trả lời")
        when = _("cần khi không đồng ý")
    return [
        FormField("answer", ask, "choice", _disagreement(step, rule, work=work), options=options),
        FormField("say", label, "long_text", _why(step, work=work), required=False, needed=when),
    ]


def _why(step: Step | None, *, work: bool) -> str:
    """What must be written when it cannot be done, or is not agreed to."""
    if not work:
        return _("Nội dung chính. Không đồng ý thì phải ghi vì sao.")
    if step is not None and step.disagreement == GOES_ON:
        return _("Không làm được thì phải ghi vì sao; câu hỏi ở trên vẫn phải trả lời.")
    return _("Không làm được thì phải ghi vì sao; câu hỏi ở trên khi đó không phải trả lời.")


def _disagreement(step: Step | None, rule: Rule | None, *, work: bool) -> str:
    """What happens to the dossier when the body cannot do it, or does not agree."""
    no = _("Không làm được") if work else _("Không đồng ý")
    if rule is not None and step is None and rule.disagreement == REFUSE:
        then = _("“%(no)s” thì hồ sơ không được giải quyết, trừ khi hỏi lại và cơ quan này đồng ý.")
    elif step is None or step.disagreement == GOES_ON:
        then = _("“%(no)s” không dừng hồ sơ: cơ quan giải quyết phải trả lời vì sao vẫn giải quyết, rồi mới ký được.")
    elif step.disagreement == BACK:
        then = _("“%(no)s” thì hồ sơ trở lại bước trước; làm lại xong, cơ quan này được hỏi lại.")
    else:
        then = _("“%(no)s” thì hồ sơ không được giải quyết: người nộp nhận thông báo với lý do ghi ở dưới.")
    return then % {"no": no}
