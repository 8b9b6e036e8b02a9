"""A request for supplements as a row, a form and a message: what the desk's own request and an approved one share."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.clocks.foreseeing import supplement_deadline, supplement_until
from duoc.dossiers.expiring import watch
from duoc.dossiers.happened import SENT_ON_SINCE, perhaps
from duoc.dossiers.models import Dossier, SupplementProposal, SupplementRequest
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.supplementing import silence_leads_to
from duoc.ground.once.models import Performance
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    items: Sequence[Mapping[str, str]]
    legal_basis: str
    again: str


SAY_ASKED = Message(
    "supplement",
    gettext_noop("Hồ sơ {code} cần bổ sung"),
    gettext_noop(
        "{unit} đề nghị bổ sung, hoàn thiện hồ sơ “{procedure}”: {wanted}. Hãy mở hồ sơ để xem từng nội dung."
    ),
)


def may_ask_again(dossier: Dossier) -> bool:
    """Whether the procedure lets the desk ask again without the approval of the head of the unit."""
    return definition_of(dossier).clock.again == "free"


def needs_reason(again: str) -> None:
    """Refuses a further request without a reason.

    Raises:
        Incomplete: it has none.
    """
    if not again:
        raise Incomplete(
            _("Hồ sơ này đã được yêu cầu bổ sung một lần."),
            _("Yêu cầu lần nữa sẽ bị tính là quá hạn trong bộ chỉ số; nếu thật cần, hãy ghi lý do."),
            {"again": _("Hãy ghi lý do phải yêu cầu bổ sung thêm lần nữa.")},
        )


def ask(dossier: Dossier, given: Given, *, by: uuid.UUID, post: uuid.UUID, at: datetime) -> SupplementRequest:
    """The request, from the desk on which the dossier lies; the time to answer, where there is one, is watched."""
    counted = supplement_deadline(dossier, at)
    request = SupplementRequest.objects.create(
        dossier=dossier,
        turn=dossier.supplement_requests.count() + 1,
        at=at,
        by_id=by,
        post_id=post,
        items=given.items,
        legal_basis=given.legal_basis,
        again=given.again,
        step=dossier.step,
        desk=dossier.desk,
        until=counted.due if counted else None,
        calendars_id=counted.counted_by if counted else None,
    )
    watch(dossier, request, at)
    return request


def waiting_proposal(dossier: Dossier) -> SupplementProposal | None:
    """The proposal to ask again that waits for the head of the unit; one from a step that is past waits no more."""
    if not perhaps(dossier, "was_proposed_again"):
        return None
    here = dossier.supplement_proposals.filter(
        ~Exists(SENT_ON_SINCE), decided_at=None, step=dossier.step, desk=dossier.desk
    )
    return here.select_related("by").order_by("at").last()


def proposals_to_decide(actor: Actor) -> "QuerySet[SupplementProposal]":
    """The proposals to ask again that wait in the actor's body, oldest first; nothing where they approve nothing."""
    units = actor.units if actor.holds(Power.DOSSIER_APPROVE_SUPPLEMENT) else frozenset()
    here = {"dossier__assigned_unit__in": units, "dossier__step": F("step"), "dossier__desk": F("desk")}
    rows = SupplementProposal.objects.filter(~Exists(SENT_ON_SINCE), decided_at=None, dossier__ended_at=None, **here)
    return rows.exclude(by_id=actor.person_id).select_related("dossier", "by").order_by("at", "id")


def served_by(actor: str, key: str, *acts: str) -> str:
    """Which of these acts the key has served already; "" for none."""
    served = Performance.objects.filter(actor=actor, key=key, act__in=acts).first()
    return str(served.act) if served is not None else ""


def _form(dossier: Dossier, request: SupplementRequest) -> dict[str, Any]:
    """Form 02: what is to be added, why, until when, and what follows."""
    until = supplement_until(dossier, request)
    items = [{"text": f"{item['name']}: {item['say']}" if item.get("name") else item["say"]} for item in request.items]
    return {
        "request": {
            "items": items,
            "legal_basis": request.legal_basis,
            "reason": request.again,
            "at": local(request.at).isoformat(),
            "silence": silence_leads_to(dossier),
            **({"until": local(until).isoformat()} if until else {}),
        },
        "officer": {"name": request.by.full_name},
    }


paper_form = PaperForm(
    "supplement_02",
    "supplement-02.typ",
    "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    _form,
    frozenset({Power.DOSSIER_REQUEST_SUPPLEMENT, Power.DOSSIER_APPROVE_SUPPLEMENT}),
    turn=lambda request: request.turn,
)
