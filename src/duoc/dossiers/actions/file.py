"""Filing: a draft becomes a dossier. It is not yet accepted; no clock runs."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import flow, terms
from duoc.dossiers.actions.tell import tell
from duoc.dossiers.actions.writing import open_draft
from duoc.dossiers.holding import applicant_facts
from duoc.dossiers.models import Dossier, Draft, Paper
from duoc.dossiers.planning import plan_of, snapshot
from duoc.dossiers.rules import Incomplete, Outdated, temporary_code
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.reckon import commit
from duoc.ground.once.actions import once
from duoc.payments import actions as payments
from duoc.people import queries as people
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.procedures.reckon import Plan


def file(
    *,
    actor: Actor,
    draft_id: uuid.UUID | str,
    key: str,
    at: datetime,
    channel: int = Dossier.Channel.ONLINE,
    wait: bool = True,
) -> Dossier:
    """Files a draft once per key: judged whole, given a temporary code, put on the receiving unit's desk, announced.

    Raises:
        Forbidden, OutOfTurn: see `writing.open_draft`.
        Incomplete: answers or papers missing or wrong; `faults` says which.
        Outdated: the procedure has a newer version; the draft keeps its answers and can take it over.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the key served something else, or is being served.
    """
    request = {"draft": str(draft_id), "channel": int(channel)}
    id = once(actor.key, "dossiers.file", key, request, lambda: str(_file(actor, draft_id, at, channel).pk), wait=wait)
    return Dossier.objects.select_related("version", "applicant").get(pk=id)


def _file(actor: Actor, draft_id: uuid.UUID | str, at: datetime, channel: int) -> Dossier:
    draft = open_draft(actor, draft_id, at)
    _current(draft, at)
    plan = plan_of(draft, at)
    attached = list(draft.papers.select_related("file"))
    _whole(plan, frozenset(paper.code for paper in attached))
    dossier = _open(draft, plan, actor, at, channel)
    names = {paper.id: paper.name for paper in plan.papers}
    Paper.objects.bulk_create(
        Paper(dossier=dossier, code=paper.code, name=names[paper.code], file=paper.file, attached_at=at)
        for paper in attached
        if paper.code in names
    )
    draft.filed_at = draft.changed_at = at
    draft.save(update_fields=["filed_at", "changed_at"])
    _charge(dossier, plan, at)
    _record(dossier, actor, [paper.file.sha256 for paper in attached], at)
    tell(dossier, "filed", at=at)
    return dossier


def _current(draft: Draft, at: datetime) -> None:
    if procedures.in_force(draft.version.procedure.code, at).pk != draft.version_id:
        raise Outdated(
            _("Thủ tục này đã có quy định mới kể từ khi bạn bắt đầu soạn."),
            _("Các câu trả lời của bạn vẫn được giữ. Hãy chuyển sang quy định mới, xem lại rồi nộp."),
        )


def _whole(plan: Plan, attached: frozenset[str]) -> None:
    faults = {fault.question: fault.say for fault in plan.faults}
    faults |= {
        paper.id: _("Chưa có tệp cho giấy tờ này.")
        for paper in plan.papers
        if paper.upload and paper.required and paper.id not in attached
    }
    if plan.refusals:
        raise Incomplete(plan.refusals[0].say, _("Hãy xem lại câu trả lời, hoặc chọn thủ tục phù hợp."), faults)
    if faults or not plan.complete or plan.competent is None:
        raise Incomplete(
            _("Hồ sơ chưa đầy đủ nên chưa nộp được."), _("Hãy xem lại các mục được đánh dấu rồi nộp lại."), faults
        )


def _open(draft: Draft, plan: Plan, actor: Actor, at: datetime, channel: int) -> Dossier:
    definition = procedures.definition(draft.version)
    ref = plan.competent
    unit = people.organisation(ref.organisation or ref.commune) if ref else None
    first = flow.steps(draft.version)[0]
    dossier = Dossier(
        temporary_code=temporary_code(at),
        version=draft.version,
        procedure_code=definition.code,
        procedure_name=definition.name,
        variant=plan.variant.id if plan.variant else "",
        answers=dict(plan.values),
        plan=snapshot(plan, applicant_facts(draft.person)),
        applicant=draft.person,
        filed_by_id=actor.person,
        place_of_help=draft.place_of_help,
        receiving_unit=unit,
        competent_unit=unit,
        channel=channel,
        origin=draft.origin,
        state=Dossier.State.FILED,
        step=first.id,
        desk=first.desk,
        filed_at=at,
        expected_at=terms.due(plan.term, plan.after_15, at).due,
    )
    dossier.save(force_insert=True)
    flow.open_turn(dossier, first, dossier.receiving_unit_id, at)
    return dossier


def _charge(dossier: Dossier, plan: Plan, at: datetime) -> None:
    if plan.total_fee:
        payments.charge(
            subject=("dossier", str(dossier.pk)),
            person=dossier.applicant,
            organisation=dossier.receiving_unit,
            lines=dossier.plan["fees"],
            at=at,
        )


def _record(dossier: Dossier, actor: Actor, papers: list[str], at: datetime) -> None:
    salt = bytes(dossier.salt)
    facts: dict[str, Any] = {
        "code": dossier.temporary_code,
        "procedure": dossier.procedure_code,
        "version": str(dossier.version_id),
        "unit": str(dossier.receiving_unit_id),
        "channel": int(dossier.channel),
        "answers": commit(salt, dossier.answers),
        "papers": [commit(salt, sha256) for sha256 in sorted(papers)],
    }
    subject = ("dossier", str(dossier.pk))
    ledger.append(
        action="dossier.filed", actor=actor.key, post=actor.post_key, subject=subject, facts=facts, at=at, first=True
    )
