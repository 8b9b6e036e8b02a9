"""Drafts: begun, answered, given their papers, checked, filed or deleted, as on the pages of a citizen."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Draft
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.dossiers import serialize as dossier_json
from duoc.faces.exchange.drafts import serialize as draft_json
from duoc.faces.exchange.response import given
from duoc.faces.web.language import language_of_reader
from duoc.ground.once.actions import once
from duoc.people import queries as people


@dataclass(frozen=True)
class Begin:
    procedure: str
    answers: Mapping[str, Any]
    applicant: str = ""


@dataclass(frozen=True)
class Answer:
    draft: uuid.UUID
    answers: Mapping[str, Any]
    page: str


@dataclass(frozen=True)
class AttachPaper:
    draft: uuid.UUID
    paper: str
    attachment: str


@dataclass(frozen=True)
class TakeOver:
    draft: uuid.UUID


def listing(call: Call) -> HttpResponse:
    """The person's own, last changed first."""
    start, limit = call.query["offset"], call.query["limit"]
    rows = list(queries.drafts_of(call.actor).defer("version__definition")[start : start + limit + 1])
    return given({"drafts": [draft_json.line(one) for one in rows[:limit]], "more": len(rows) > limit})


def begin(call: Call) -> HttpResponse:
    """Begins a draft, with first answers if there are any."""
    request = Begin(call.body["procedure"], call.body.get("answers", {}), call.body.get("applicant", ""))
    applicant = people.business(request.applicant).pk if request.applicant else None

    def perform() -> str:
        draft = actions.begin(actor=call.actor, code=request.procedure, at=call.at, applicant=applicant)
        if request.answers:
            queries.interview_of(draft, call.at).expect_asked(request.answers)
            actions.answer(actor=call.actor, draft_id=draft.pk, answers=request.answers, at=call.at)
        return str(draft.pk)

    id = _once(call, "begin", request, perform)
    draft = queries.draft(call.actor, id, call.at)
    return given(draft_json.begun(draft), status=201, headers={"Location": f"/api/v1/drafts/{draft.pk}"})


def read(call: Call, draft: uuid.UUID) -> HttpResponse:
    """The draft and what comes next."""
    return _shown(call, draft)


def delete(call: Call, draft: uuid.UUID) -> HttpResponse:
    """Deletes it."""
    actions.discard(actor=call.actor, draft_id=draft, at=call.at)
    return HttpResponse(status=204)


def answer(call: Call, draft: uuid.UUID) -> HttpResponse:
    """Keeps answers: any, right or wrong, or those of one page when they are right."""
    unfiled, before = _interview(call, draft)
    request = Answer(draft, call.body["answers"], call.body.get("page", ""))
    answered: list[queries.Interview] = []

    def perform() -> str:
        answers, page = queries.with_item_ids_of(unfiled, request.answers), request.page
        answered.append(before.with_page(page, answers) if page else before.with_any(answers))
        actions.answer(actor=call.actor, draft_id=request.draft, answers=answers, at=call.at)
        return str(request.draft)

    _once(call, "answer", request, perform)
    if answered:
        unfiled.changed_at = call.at
    return given(draft_json.whole(unfiled, answered[0] if answered else before))


def attach(call: Call, draft: uuid.UUID) -> HttpResponse:
    """Attaches a file that was sent ahead."""
    request = AttachPaper(draft, call.body["paper"], call.body["attachment"])

    def perform() -> str:
        sent = {"code": request.paper, "file_id": request.attachment}
        return str(actions.attach_sent(actor=call.actor, draft_id=request.draft, at=call.at, **sent).pk)

    _once(call, "attach_paper", request, perform)
    return _shown(call, draft)


def detach(call: Call, draft: uuid.UUID, paper: uuid.UUID) -> HttpResponse:
    """Takes a file off."""
    actions.detach(actor=call.actor, draft_id=draft, paper_id=paper, at=call.at)
    return HttpResponse(status=204)


def take_over(call: Call, draft: uuid.UUID) -> HttpResponse:
    """Puts the draft under the version in force now."""
    request = TakeOver(draft)

    def perform() -> str:
        return str(actions.adopt(actor=call.actor, draft_id=request.draft, at=call.at).version_id)

    _once(call, "take_over", request, perform)
    return _shown(call, draft)


def check(call: Call, draft: uuid.UUID) -> HttpResponse:
    """What would be filed, with its digest."""
    _draft, interview = _interview(call, draft)
    return given(draft_json.check(interview if interview.outdated else interview.newest()))


def file(call: Call, draft: uuid.UUID) -> HttpResponse:
    """Files it, once per key; with a digest, exactly what was shown."""
    dossier = actions.file(
        actor=call.actor,
        draft_id=draft,
        key=call.key,
        digest=call.body.get("digest", ""),
        on_paper=call.body.get("on_paper", ()),
        at=call.at,
        wait=False,
    )
    return given(dossier_json.filed(dossier), status=201, headers={"Location": f"/api/v1/dossiers/{dossier.pk}"})


def _interview(call: Call, id: uuid.UUID) -> tuple[Draft, queries.Interview]:
    unfiled = queries.unfiled_draft(call.actor, id, call.at)
    return unfiled, queries.interview_of(unfiled, call.at).read_in(language_of_reader())


def _shown(call: Call, id: uuid.UUID) -> HttpResponse:
    return given(draft_json.whole(*_interview(call, id)))


def _once(call: Call, act: str, request: Begin | Answer | AttachPaper | TakeOver, perform: Callable[[], str]) -> str:
    return once(call.actor.key, f"exchange.drafts.{act}", call.key, request, perform, wait=False)
