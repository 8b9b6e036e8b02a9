"""The registry issues: number and date now, the agency's signature in a job, then all comes into force."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers.acts import Act, Doing, Event, Judged, Nothing, Outcome, declare, declare_event
from duoc.dossiers.models import Dossier
from duoc.instruments.calculations import Numbering
from duoc.language.calculations import EntryDraft
from duoc.people.powers import Actor, Power
from duoc.registers.drafting import entry_draft
from duoc.registers.history import number_of
from duoc.registers.holding_keys import claim
from duoc.registers.numbering import numbering
from duoc.registers.proposing import ground_lost
from duoc.registers.rules import NotNow


def issue(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
) -> Dossier:
    """Numbers and dates every signed result of the dossier and has it sealed.

    Args:
        answers: of the desk to what the definition asks it at this step.

    Raises:
        Forbidden: no registry of the unit.
        NotNow: nothing to issue, a leader's signature is still being made, or the register holds already what the
            result would enter.
        Incomplete: an answer of the desk is missing or wrong; `faults`.
    """
    return ISSUE.perform(dossier_id, Nothing(), actor=actor, key=key, at=at, answers=answers)


def _issue(doing: Doing[Nothing]) -> Outcome[Dossier]:
    dossier = doing.dossier
    signed = [one for one in decision_queries.of_dossier(dossier) if one.state == Decision.State.SIGNED]
    if (lost := ground_lost(dossier)) is not None:
        raise lost
    draft = entry_draft(dossier)
    if draft is not None:
        claim(dossier, draft)
    numbers: dict[str, dict[str, int]] = {}
    facts = [_number(doing, decision, _way(decision, draft, doing.at), numbers) for decision in signed]
    return Outcome(dossier, facts)


def _way(decision: Decision, draft: EntryDraft | None, at: datetime) -> Numbering:
    own = entry_draft(decision.dossier, decision.item) if decision.item else draft
    return numbering(decision.dossier.version, decision, own, at)


def _not_signed(dossier: Dossier, _actor: Actor, _at: datetime) -> NotNow | None:
    """There are results to issue, and the signature of none is still being made."""
    states = set(Decision.objects.filter(dossier=dossier).values_list("state", flat=True))
    if Decision.State.APPROVED in states:
        return NotNow(_("Chữ ký số của lãnh đạo đang được tạo."), _("Hãy chờ vài giây rồi bấm lại."))
    if Decision.State.SIGNED not in states:
        return NotNow(_("Hồ sơ không có kết quả nào chờ phát hành."), _("Hãy tải lại trang."))
    return None


def _number(
    doing: Doing[Nothing], decision: Decision, way: Numbering, by_item: dict[str, dict[str, int]]
) -> dict[str, Any]:
    """Numbers one result. Several results of one entry (a certificate and a crew book) carry the entry's one number;
    each item of a group that has an entry of its own has its own number."""
    numbers = by_item.setdefault(decision.item, {})
    series = way.series if way.series not in numbers else f"{way.series}:{len(numbers)}"
    numbered = decisions.number(
        actor=doing.actor,
        decision_id=decision.pk,
        numbering=replace(way, series=series),
        at=doing.at,
        same=numbers.get(way.series),
    )
    numbers.setdefault(way.series, numbered.number or 0)
    numbers.setdefault(series, numbered.number or 0)
    app.configure_task("registers.seal").defer(decision_id=str(numbered.pk))
    return {"decision": str(numbered.pk), "number": numbered.symbol, "series": series}


ISSUE = declare(
    Act(
        event=declare_event(Event("decision.numbered", title=gettext_lazy("Cho số, ngày"), details=number_of)),
        power=Power.DECISION_ISSUE,
        states=frozenset({Dossier.State.PROCESSING}),
        ends_step=True,
        conditions=(Judged(_not_signed),),
        write=_issue,
        row=Dossier,
    )
)
