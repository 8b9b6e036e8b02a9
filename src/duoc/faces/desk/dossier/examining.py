"""What the specialist does: look things up, fill in what the procedure asks the desk, preview, propose or decline."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from duoc.decisions import queries as decisions
from duoc.decisions.models import Proposal
from duoc.dossiers import queries as dossiers
from duoc.faces.desk.dossier.desk_questions import sent_answers, shown_context
from duoc.faces.desk.dossier.lookup import found_in_register
from duoc.faces.desk.dossier.opened import Opened
from duoc.faces.desk.form_faults import Fault
from duoc.faces.desk.typed import written
from duoc.language.calculations import Question
from duoc.people.models import Person
from duoc.registers import queries as registers


def examine_context(request: HttpRequest, opened: Opened, context: Mapping[str, Any]) -> dict[str, Any]:
    """The specialist's part of the working page."""
    dossier, definition, plan = opened.dossier, context["definition"], context["plan"]
    last = last_proposal(opened)
    typed = context["typed"]
    if typed:
        values = sent_answers(request, dossier, proposing=True)[0]
        answers = dossiers.answers_at_step(dossier, values, proposing=True, at=opened.at)
    else:
        values = _prefilled(opened, last)
        answers = dossiers.before_answering(dossier, plan, values, proposing=True)
    if fills(typed):
        values = _plausible(answers.asked, values)
    check = getattr(last, "check_by_applicant", None) if last else None
    objection = check if check is not None and check.agreed is False else None
    return {
        "last": last,
        "sent_back": getattr(last, "send_back", None) if last else None,
        "fell": last is not None and last.post.organisation_id != dossier.competent_unit_id,
        "objection": objection,
        "objected_beside": objection is not None and objection.by_co_signers.filter(agreed=False).exists(),
        **shown_context(answers),
        "values": values,
        "note": typed.get("note", last.note if last else ""),
        "signers": decisions.signers_of(dossier, opened.at),
        "signer": typed.get("signer", str(last.signer_id) if last else ""),
        "checked_first": dossiers.draft_check_due(dossier, opened.at),
        "refusal_deadline": dossiers.refusal_deadline(dossier, opened.at),
        "to_look_at": registers.to_look_at(dossier, definition, answers.plan if typed else plan),
        "demo": settings.DEMO and any(question.type == "personal_number" for question in answers.asked),
        **found_in_register(request, opened, definition),
    }


def _prefilled(opened: Opened, last: Proposal | None) -> dict[str, Any]:
    """What the desk found so far: in its last proposal, and since then by asking for more time."""
    since = dossiers.found_by_desk(opened.dossier, last.at if last else None)
    return {**(last.values if last else {}), **since}


def last_proposal(opened: Opened) -> Proposal | None:
    """The latest proposal, standing or not, with what leader and applicant said about it. One query."""
    return (
        Proposal.objects.select_related("send_back__by", "check_by_applicant", "by", "post", "signer__organisation")
        .filter(dossier=opened.dossier)
        .order_by("-at")
        .first()
    )


def fills(sent: Mapping[str, Any]) -> bool:
    """The demo's button was pressed that fills in what the population database would answer."""
    return bool(settings.DEMO) and "thu" in sent


def _plausible(questions: Sequence[Question], values: dict[str, Any]) -> dict[str, Any]:
    """Demo only: fills empty personal numbers with ones that begin with 000, which no province has."""
    filled = dict(values)
    for question in questions:
        if question.type == "personal_number" and not filled.get(question.id):
            filled[question.id] = _unused_number()
    return filled


def _unused_number() -> str:
    while True:
        number = f"000{secrets.randbelow(10**9):09}"
        if not Person.objects.filter(personal_number=number).exists():
            return number


def proposal_of(request: HttpRequest, opened: Opened, kind: str) -> tuple[Proposal, list[Fault]]:
    """The proposal that the form describes, unsaved, and what in it could not be read."""
    dossier = opened.dossier
    values, unread = sent_answers(request, dossier, proposing=True)
    seats = decisions.signers_of(dossier, opened.at)
    chosen = request.POST.get("signer", "")
    proposal = Proposal(
        dossier=dossier,
        kind=kind,
        values=values,
        note=written(request, "note"),
        reason=written(request, "reason"),
        legal_basis=written(request, "legal_basis"),
    )
    signer = next((post for post in seats if str(post.pk) == chosen), seats[0] if seats else None)
    if signer is not None:
        proposal.signer = signer
    return proposal, unread


def post_id(request: HttpRequest) -> uuid.UUID | None:
    """The signer's post that was chosen; None for none or nonsense."""
    try:
        return uuid.UUID(request.POST.get("signer", ""))
    except ValueError:
        return None
