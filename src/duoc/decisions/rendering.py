"""The text of a result: the definition's template filled with the dossier's data."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from duoc.decisions.models import Content, Decision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.instruments.queries import office, title_line
from duoc.language.calculations import ENTERED_ON, Definition, Item, Plan, ResultDraft, entry_of, of_item, results_of
from duoc.people import queries as people
from duoc.people.models import Origin, Post
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

DECLINE = "decline.typ"
OF_THE_BODY = frozenset({"unit", "signer", "endorsers", "verify_url"})
"""What a text prints of the body that gives it, of who signs it, and of its own address."""
NOTICE = "thong-bao"


@dataclass(frozen=True)
class Text:
    """A text to be drafted: its template, its kind of document, code and name, and the result that it is."""

    template: str
    kind: str
    code: str
    name: str
    draft: ResultDraft | None

    @property
    def item(self) -> Item | None:
        return self.draft.item if self.draft is not None else None


def write_contents(
    proposal: Proposal, plan: Plan, actor: Actor, at: datetime, endorsers: Sequence[Mapping[str, str]] = ()
) -> list[Content]:
    """Drafts every result that the plan gives (or the refusal letter), for the leader to read and sign.

    Args:
        endorsers: name and title lines of those who sign before.

    Raises:
        duoc.ground.documents.actions.OpenBlank: nobody signs a text with an open line; says which.
    """
    texts = _texts(proposal, dossiers.definition_of(proposal.dossier), plan)
    more = {"endorsers": list(endorsers)} if endorsers else {}
    return [_content(proposal, plan, text, place, actor, at, more) for place, text in enumerate(texts)]


def preview(proposal: Proposal, at: datetime) -> list[tuple[str, bytes]]:
    """Name and bytes of every text that an unsaved proposal would give. Keeps nothing; gaps are shown in colour."""
    dossier = proposal.dossier
    definition = dossiers.definition_of(dossier)
    plan = dossiers.answers_at_step(dossier, proposal.values, proposing=True, at=at).plan
    bundle = procedures.bundle(dossier.version)
    return [
        (
            text.name,
            pressed(bundle, text.template, _data(proposal, plan, text.draft, "du-thao", at) | {"preview": True}),
        )
        for text in _texts(proposal, definition, plan)
    ]


def _texts(proposal: Proposal, definition: Definition, plan: Plan) -> list[Text]:
    """The texts that a proposal gives, in the order of the definition."""
    if proposal.kind == Proposal.Kind.DECLINE:
        return [Text(DECLINE, NOTICE, "", "Thông báo không giải quyết hồ sơ", None)]
    return [
        Text(draft.result.document, draft.result.kind, draft.result.code, draft.result.name, draft)
        for draft in results_of(definition, plan)
    ]


def _content(
    proposal: Proposal, plan: Plan, text: Text, place: int, actor: Actor, at: datetime, more: Mapping[str, Any]
) -> Content:
    dossier = proposal.dossier
    bundle = procedures.bundle(dossier.version)
    content = Content(
        proposal=proposal,
        kind=text.kind,
        code=text.code,
        name=text.name,
        organisation=dossier.competent_unit,
        holder=None if dossier.protects_applicant else dossier.applicant,
        origin=dossier.origin,
        signer_post=proposal.signer,
        template=text.template,
        bundle=bundle.digest,
        place=place,
        item=text.item.id if text.item else "",
        item_title=text.item.title[:300] if text.item else "",
    )
    data = {**_data(proposal, plan, text.draft, content.token, at), **more}
    content.wording = _wording(data)
    if dossier.origin == Origin.DEMO:  # a demonstration enters such results without a file: it is pressed when opened
        content.inputs = data
    pdf = pressed(bundle, text.template, data, complete=True)
    instruments.draft(content, pdf, actor=actor, at=at, trail=instruments.by_its_act)
    return content


def result_text(decision: Decision, values: Mapping[str, Any], token: str, at: datetime) -> dict[str, Any] | None:
    """What the text of a result says, drafted once more with these answers beside those of the dossier. None when the
    definition gives no such result with them.

    Args:
        values: by question.
        token: of the new text, which shows its own address.
    """
    proposal = Proposal.objects.select_related("signer__organisation").get(pk=decision.proposal_id)
    proposal.dossier = decision.dossier
    plan = dossiers.plan_of_dossier(proposal.dossier, {**proposal.values, **values}, decided=proposal.at)
    texts = _texts(proposal, dossiers.definition_of(proposal.dossier), plan)
    wanted = (decision.code, decision.name, decision.item)
    same = [text for text in texts if (text.code, text.name, text.item.id if text.item else "") == wanted]
    return _data(proposal, plan, same[0].draft, token, at) if same else None


def _wording(data: Mapping[str, Any]) -> str:
    """The hash of what a text says, whoever signs it in whose name."""
    words = {name: value for name, value in data.items() if name not in OF_THE_BODY}
    return hashlib.sha256(json.dumps(words, sort_keys=True, default=str).encode()).hexdigest()


def press(content: Content) -> bytes:
    """The text of a result that was entered without one, from what was frozen. Keeps nothing."""
    return pressed(procedures.bundle(content.proposal.dossier.version), content.template, content.inputs or {})


def pressed(bundle: procedures.OpenBundle, template: str, data: Mapping[str, Any], *, complete: bool = False) -> bytes:
    """A template of the bundle typeset with the data, and with the code that leads to its verification page.

    Args:
        complete: somebody will sign it: an open line is refused.
    """
    return bundle.press(template, {**data, "qr_svg": qr_svg(str(data["verify_url"]))}, complete=complete)


def _data(proposal: Proposal, plan: Plan, draft: ResultDraft | None, token: str, at: datetime) -> dict[str, Any]:
    dossier = proposal.dossier
    url = f"{settings.PUBLIC_URL}/kiem-tra/{token}/"
    definition = dossiers.definition_of(dossier)
    if draft is not None and draft.item is not None:
        plan = of_item(definition, plan, draft.item.id)
    return {
        **dossiers.dossier_data(dossier, plan, for_others=True, grants=proposal.kind == Proposal.Kind.GRANT),
        **result_data(definition, plan, draft, at),
        "signer": signer_lines(proposal.signer, at),
        "entry": _drawn_from(definition, draft, at),
        "decline": {"reason": proposal.reason, "legal_basis": proposal.legal_basis},
        "verify_url": url,
    }


def result_data(definition: Definition, plan: Plan, draft: ResultDraft | None, at: datetime) -> dict[str, Any]:
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
        "record": {"register": entry.register, "data": _printed(entry.data, at)} if entry is not None else {},
    }


def _drawn_from(definition: Definition, draft: ResultDraft | None, at: datetime) -> dict[str, Any]:
    """The register entry that an extract is drawn from."""
    if draft is None or not draft.drawn_from:
        return {}
    register = definition.questions[draft.result.drawn_from].register
    entry = dossiers.holdings().entry(register, draft.drawn_from)
    if entry is None:
        return {}
    return {
        "register": entry.register,
        "number": entry.number,
        "date": entry.data.get(ENTERED_ON, ""),
        "organisation": people.organisation(entry.organisation).name if entry.organisation else "",
        "data": _printed(entry.data, at),
        "beside": list(entry.beside),
    }


def _printed(data: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """The data of an entry as templates read them. Communes stand by the name that they had on the day of the
    entry, which the bundle of the template need not know."""
    day = date.fromisoformat(str(data.get(ENTERED_ON) or local(at).date()))
    named = {name: value for name, value in data.items() if name.rpartition(".")[2] == "residence"}
    return dossiers.nested({**data, **{name: procedures.commune_named(str(code), day) for name, code in named.items()}})


def signer_lines(post: Post, at: datetime) -> dict[str, str]:
    """Name and title lines of whoever will sign, as printed above the signature, and in which office they decide."""
    holder = people.holder_of(post, at)
    return {
        "name": holder.full_name if holder else "",
        "title": post.title,
        "mode": post.signs_as,
        "title_line": title_line(post),
        "office": office(post),
    }
