"""Drafts and their interview as JSON."""

from typing import Any

from duoc.dossiers.models import Draft
from duoc.dossiers.queries import Interview, PaperState, Position
from duoc.faces.exchange.dossiers.serialize import unit
from duoc.faces.exchange.procedures import plans
from duoc.faces.exchange.procedures.spoken_name import name_of
from duoc.faces.exchange.response import stamp


def begun(draft: Draft) -> dict[str, Any]:
    """What stays true of a draft, so that beginning again under the same key answers the same."""
    base = f"/api/v1/drafts/{draft.pk}"
    procedure = draft.version.procedure
    return {
        "id": str(draft.pk),
        "procedure": {"code": procedure.code, "name": name_of(draft, procedure.name)},
        "begun_at": stamp(draft.begun_at),
        "links": {
            "self": base,
            **{name: f"{base}/{name}" for name in ("answers", "papers", "version", "check", "filing")},
            "page": f"/soan/{draft.pk}/",
        },
    }


def line(draft: Draft) -> dict[str, Any]:
    """A draft in a list."""
    return begun(draft) | {"changed_at": stamp(draft.changed_at)}


def whole(draft: Draft, interview: Interview) -> dict[str, Any]:
    """A draft with the state of its interview."""
    return line(draft) | {
        "valid_from": interview.version.valid_from.isoformat(),
        "position": position(interview.position),
        "step": interview.step(interview.position),
        "answers": dict(interview.answers),
        "gaps": gaps(interview),
        "papers": [paper(state) for state in interview.papers],
        "plan": plans.plan(interview),
    }


def check(interview: Interview) -> dict[str, Any]:
    """What would be filed now."""
    plan = interview.plan
    return {
        "digest": interview.digest,
        "ready": interview.ready,
        "position": position(interview.position),
        "gaps": gaps(interview),
        "variant": plans.variant(plan.variant),
        "answers": plans.answers(interview.shown_answers),
        "known": plans.known(plan),
        "papers": [paper(state) for state in interview.papers],
        **plans.costs(plan),
        **plans.times(interview),
        "unit": unit(interview.unit) if interview.unit and interview.unit_decided else None,
    }


def position(current: Position) -> dict[str, str]:
    """Where to go on."""
    return {"stage": current.stage.value, "page": current.page}


def gaps(interview: Interview) -> list[dict[str, str]]:
    """What stands against filing."""
    return [{"field": field, "detail": say} for field, say in interview.gaps.items()]


def paper(state: PaperState) -> dict[str, Any]:
    """A paper that is asked for, with its files."""
    asked = state.paper
    return {
        "id": asked.id,
        "name": asked.name,
        "required": asked.required,
        "attach": asked.upload,
        "held": (asked.held.label or asked.held.number) if asked.held else "",
        "made": bool(asked.made_from),
        "missing": state.missing,
        "files": [
            {"id": str(one.id), "name": one.file.name, "size": one.file.size, "media_type": one.file.media_type}
            for one in state.files
        ],
    }
