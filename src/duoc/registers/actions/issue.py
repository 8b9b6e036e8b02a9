"""The registry issues: number and date now, the agency's signature in a job, then all comes into force."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers import queries as dossiers
from duoc.dossiers.actions import record
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, check
from duoc.registers import jobs
from duoc.registers.drafting import entry_draft
from duoc.registers.numbering import Numbering, numbering
from duoc.registers.rules import NotNow


def issue(*, actor: Actor, dossier_id: uuid.UUID | str, key: str, at: datetime) -> Dossier:
    """Numbers and dates every signed result of the dossier and has it sealed.

    Raises:
        Forbidden: no registry of the unit.
        NotNow: nothing to issue, or a leader's signature is still being made.
    """
    once(actor.key, "registers.issue", key, {"dossier": str(dossier_id)}, lambda: _issue(actor, dossier_id, at))
    return Dossier.objects.get(pk=dossier_id)


def _issue(actor: Actor, dossier_id: uuid.UUID | str, at: datetime) -> str:
    dossier = _held(dossier_id)
    check(actor, Power.DECISION_ISSUE, of_dossier(dossier), at)
    waiting = [
        decision
        for decision in decision_queries.of_dossier(dossier)
        if decision.state in {Decision.State.APPROVED, Decision.State.SIGNED}
    ]
    if not waiting:
        raise NotNow(_("Hồ sơ không có kết quả nào chờ phát hành."), _("Hãy tải lại trang."))
    if any(decision.state == Decision.State.APPROVED for decision in waiting):
        raise NotNow(_("Chữ ký số của lãnh đạo đang được tạo."), _("Hãy chờ vài giây rồi bấm lại."))
    draft = entry_draft(dossier)
    given: dict[str, int] = {}
    for decision in waiting:
        _number(actor, dossier, decision, numbering(dossiers.definition_of(dossier), decision, draft), given, at)
    return str(dossier.pk)


def _held(id: uuid.UUID | str) -> Dossier:
    found = Dossier.objects.select_for_update(of=("self",)).select_related("version__procedure").filter(pk=id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy hồ sơ này."), _("Hãy xem lại danh sách trên bàn làm việc."))
    return found


def _number(
    actor: Actor, dossier: Dossier, decision: Decision, way: Numbering, given: dict[str, int], at: datetime
) -> None:
    """Numbers one result. Several results of one entry (a certificate and a crew book) carry the entry's one number."""
    series = way.series if way.series not in given else f"{way.series}:{len(given)}"
    numbered = decisions.number(
        actor=actor,
        decision_id=decision.pk,
        series=series,
        pattern=way.pattern,
        at=at,
        same=given.get(way.series),
    )
    given.setdefault(way.series, numbered.number or 0)
    given.setdefault(series, numbered.number or 0)
    facts = {"decision": str(numbered.pk), "number": numbered.symbol, "series": series}
    record(dossier, "decision.numbered", actor, at, facts)
    jobs.seal.defer(decision_id=str(numbered.pk))
