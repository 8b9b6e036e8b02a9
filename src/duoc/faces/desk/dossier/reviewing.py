"""What the leader reads before signing: the draft, what the specialist proposes and why, what it rests on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from duoc.decisions.models import Endorsement, Proposal
from duoc.dossiers import queries as dossiers
from duoc.faces.desk.dossier import contents
from duoc.faces.desk.dossier.opened import Opened
from duoc.registers import queries as registers


def review_context(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """The leader's part of the working page."""
    dossier, definition = opened.dossier, context["definition"]
    proposal = (
        Proposal.objects.select_related("by", "post", "signer__organisation", "check_by_applicant")
        .prefetch_related("contents__text")
        .annotate(keys=registers.keys_column(definition))
        .filter(dossier=dossier, standing=True)
        .first()
    )
    if proposal is None:
        return {"proposal": None, "drafts": [], "viewer": ""}
    plan = dossiers.plan_of_dossier(dossier, proposal.values, decided=proposal.at)
    drafts = [(content, f"{opened.path}du-thao/{content.pk}/") for content in proposal.contents.all()]
    return {
        "proposal": proposal,
        "drafts": drafts,
        "viewer": drafts[0][1] if drafts else "",
        "examined": contents.desk_answers(plan, {**dossier.desk_answers, **proposal.values}),
        "to_look_at": registers.to_look_at(dossier, definition, plan, keys=proposal.keys, proposed_at=proposal.at),
        "endorsements": _endorsements(proposal) if any(step.signs for step in definition.steps) else [],
        "endorsing": dossiers.readiness.endorses_here(dossier),
        "draft_check": getattr(proposal, "check_by_applicant", None),
    }


def _endorsements(proposal: Proposal) -> list[Endorsement]:
    """Those who sign before the signer, in order."""
    return list(Endorsement.objects.filter(proposal=proposal).select_related("post", "by"))
