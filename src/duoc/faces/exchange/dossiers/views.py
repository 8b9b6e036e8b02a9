"""Dossiers: filed, listed, followed."""

import uuid
from typing import Any

from django.http import HttpResponse

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Acceptance, Dossier
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.dossiers import serialize as dossier_json
from duoc.faces.exchange.opened_dossier import read_dossier
from duoc.faces.exchange.procedures import plans
from duoc.faces.exchange.response import given
from duoc.people import queries as people


def file(call: Call) -> HttpResponse:
    """Files a request whole, once per key."""
    body = call.body
    applicant = people.business(body["applicant"]).pk if "applicant" in body else None
    dossier = actions.hand_in(
        actor=call.actor,
        code=body["procedure"],
        answers=body["answers"],
        papers=[(one["paper"], one["attachment"]) for one in body.get("papers", ())],
        key=call.key,
        at=call.at,
        applicant=applicant,
        wait=False,
    )
    return given(dossier_json.filed(dossier), status=201, headers={"Location": f"/api/v1/dossiers/{dossier.pk}"})


def listing(call: Call) -> HttpResponse:
    """The person's own, the newest first."""
    start, limit = call.query["offset"], call.query["limit"]
    rows = list(queries.of_person(call.actor)[start : start + limit + 1])
    return given({"dossiers": [dossier_json.line(one) for one in rows[:limit]], "more": len(rows) > limit})


def read(call: Call, id: uuid.UUID) -> HttpResponse:
    """Where it stands, what happened, when it is due and why."""
    dossier = read_dossier(call, id)
    acceptance = Acceptance.objects.filter(dossier=dossier).first() if dossier.accepted_at else None
    national = queries.national_status(dossier)
    proof = _proof(dossier, acceptance)
    acts = open_acts(call.actor, dossier, call.at)
    return given(dossier_json.whole(dossier, national, acceptance, queries.happened(dossier), proof, acts, call.at))


def _proof(dossier: Dossier, acceptance: Acceptance | None) -> list[dict[str, Any]]:
    """The proof of the date that holds; asked for only when it is no longer the first one."""
    if acceptance is None or dossier.due_at == acceptance.due_at:
        return acceptance.proof if acceptance else []
    return queries.promises(dossier)[0].proof  # type: ignore[no-any-return] # a JSON field


def contents(call: Call, id: uuid.UUID) -> HttpResponse:
    """Answers and papers as they stand."""
    dossier = read_dossier(call, id)
    plan = queries.plan_of_dossier(dossier)
    answers = plans.answers(queries.shown_answers(plan, dossier.answers))
    return given({"answers": answers, "known": plans.known(plan), "papers": _papers(dossier)})


def _papers(dossier: Dossier) -> list[dict[str, object]]:
    return [
        {
            "paper": one.code,
            "name": one.name,
            "file": one.file.name,
            "size": one.file.size,
            "media_type": one.file.media_type,
            "turn": one.turn,
        }
        for one in dossier.papers.select_related("file")
    ]


def looks(call: Call, id: uuid.UUID) -> HttpResponse:
    """Who looked at it."""
    dossier = queries.dossier(call.actor, id, call.at)
    rows = [
        {
            "at": look.at,
            "by": look.by.full_name,
            "post": look.capacity,
            "organisation": look.place,
            "what": look.what,
        }
        for look in queries.looks(dossier)[:200]
    ]
    return given({"looks": rows})
