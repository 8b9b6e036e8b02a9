"""The text of a result: the definition's template filled with the dossier's data."""

from datetime import datetime
from typing import Any

from django.conf import settings

from duoc.decisions.models import Content, Proposal
from duoc.decisions.rules import title_lines
from duoc.dossiers import queries as dossiers
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.files import actions as files
from duoc.language.calculations import ENTERED_ON, Definition, Plan, ResultDraft, entry_of, results_of
from duoc.people import queries as people
from duoc.people.models import Post
from duoc.procedures import queries as procedures

DECLINE = "decline.typ"


def write_contents(proposal: Proposal, plan: Plan, at: datetime) -> list[Content]:
    """Renders every result that the plan gives (or the refusal letter) and keeps it for the leader to read and sign."""
    definition = dossiers.definition_of(proposal.dossier)
    return [
        _content(proposal, plan, template, code, name, draft, at)
        for template, code, name, draft in _texts(proposal, definition, plan)
    ]


def preview(proposal: Proposal, at: datetime) -> list[tuple[str, bytes]]:
    """Name and bytes of every text that an unsaved proposal would give. Keeps nothing; gaps stay blank."""
    dossier = proposal.dossier
    definition = dossiers.definition_of(dossier)
    plan = dossiers.plan_of_dossier(dossier, proposal.values)
    bundle = procedures.bundle(dossier.version)
    return [
        (name, bundle.press(template, _data(proposal, plan, draft, "du-thao", at)))
        for template, _code, name, draft in _texts(proposal, definition, plan)
    ]


def _texts(proposal: Proposal, definition: Definition, plan: Plan) -> list[tuple[str, str, str, ResultDraft | None]]:
    """Template, code, name and draft of each text that a proposal gives."""
    if proposal.kind == Proposal.Kind.DECLINE:
        return [(DECLINE, "", "Thông báo không giải quyết hồ sơ", None)]
    return [
        (draft.result.document, draft.result.code, draft.result.name, draft) for draft in results_of(definition, plan)
    ]


def _content(
    proposal: Proposal, plan: Plan, template: str, code: str, name: str, draft: ResultDraft | None, at: datetime
) -> Content:
    content = Content(proposal=proposal, code=code, name=name)
    bundle = procedures.bundle(proposal.dossier.version)
    pdf = bundle.press(template, _data(proposal, plan, draft, content.token, at))
    content.file = files.keep_own(pdf, f"{name}.pdf", at=at, person=str(proposal.dossier.applicant_id))
    content.save(force_insert=True)
    return content


def _data(proposal: Proposal, plan: Plan, draft: ResultDraft | None, token: str, at: datetime) -> dict[str, Any]:
    dossier = proposal.dossier
    url = f"{settings.PUBLIC_URL}/kiem-tra/{token}/"
    definition = dossiers.definition_of(dossier)
    return {
        **dossiers.dossier_data(dossier, plan),
        **result_data(definition, plan, draft),
        "signer": signer_lines(proposal.signer, at),
        "entry": _drawn_from(definition, draft),
        "decline": {"reason": proposal.reason, "legal_basis": proposal.legal_basis},
        "verify_url": url,
        "qr_svg": qr_svg(url),
    }


def result_data(definition: Definition, plan: Plan, draft: ResultDraft | None) -> dict[str, Any]:
    """What a result may print of itself: its name, validity and copies, and the entry that will be written of it."""
    if draft is None:
        return {"copies": 1, "result": {}, "record": {}}
    result, entry = draft.result, entry_of(definition, plan)
    return {
        "copies": draft.copies,
        "result": {
            "code": result.code,
            "name": result.name,
            "valid_for": result.valid_for,
            "valid_until": draft.valid_until,
        },
        "record": {"register": entry.register, "data": dossiers.nested(entry.data)} if entry is not None else {},
    }


def _drawn_from(definition: Definition, draft: ResultDraft | None) -> dict[str, Any]:
    """The register entry that an extract is drawn from."""
    if draft is None or not draft.drawn_from:
        return {}
    entry = dossiers.holdings().entry(definition.outcome.register, draft.drawn_from)
    if entry is None:
        return {}
    return {
        "register": entry.register,
        "number": entry.number,
        "date": entry.data.get(ENTERED_ON, ""),
        "organisation": people.organisation(entry.organisation).name if entry.organisation else "",
        "data": dossiers.nested(entry.data),
    }


def signer_lines(post: Post, at: datetime) -> dict[str, str]:
    """Name and title lines of whoever will sign, as printed above the signature."""
    holder = people.holder_of(post, at)
    return {
        "name": holder.full_name if holder else "",
        "title": post.title,
        "mode": post.signs_as,
        "title_line": title_lines(post.signs_as, post.title, post.organisation.head_title),
    }
