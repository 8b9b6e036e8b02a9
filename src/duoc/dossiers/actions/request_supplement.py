"""Asking for supplements, fully and in one go (form 02)."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers import flow
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.dossiers.notifying import notify_applicant
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, Step, state_after
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check

STEP = "supplement"
KINDS = ("paper", "answer")


def request_supplement(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    items: Sequence[Mapping[str, str]],
    legal_basis: str,
    key: str,
    at: datetime,
    again: str = "",
) -> SupplementRequest:
    """Asks the applicant to add or mend papers and answers.

    Args:
        items: each {"kind": "paper"|"answer", "code", "name", "say"}; `say` tells what is missing and what would do.
        again: reason for a second request. It is not forbidden, but the index counts the dossier as overdue.

    Raises:
        Forbidden: not on a desk of the unit.
        Incomplete: nothing asked, an item about nothing, or a second request without reason.
        OutOfTurn: the dossier is not waiting for this desk.
    """
    asked = [dict(item) for item in items if item.get("say", "").strip()]
    if not asked:
        raise Incomplete(
            _("Chưa ghi nội dung cần bổ sung."),
            _("Hãy ghi rõ từng giấy tờ, thông tin cần bổ sung và vì sao, trong một lần."),
            {"items": _("Cần ít nhất một nội dung.")},
        )
    if any(item.get("kind") not in KINDS or not item.get("code") or not item.get("name") for item in asked):
        raise Incomplete(
            _("Có nội dung không rõ thuộc giấy tờ hay câu trả lời nào."),
            _("Hãy mở lại trang, chọn giấy tờ hoặc câu trả lời rồi ghi nội dung."),
            {"items": _("Nội dung phải gắn với một giấy tờ hoặc một câu trả lời.")},
        )
    request = {"dossier": str(dossier_id), "items": asked, "basis": legal_basis, "again": again}
    id = once(
        actor.key,
        "dossiers.request_supplement",
        key,
        request,
        lambda: str(_request_supplement(actor, dossier_id, asked, legal_basis.strip(), again.strip(), at).pk),
    )
    return SupplementRequest.objects.select_related("dossier").get(pk=id)


def _request_supplement(
    actor: Actor, dossier_id: uuid.UUID | str, items: list[dict[str, str]], basis: str, again: str, at: datetime
) -> SupplementRequest:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_REQUEST_SUPPLEMENT, of_dossier(dossier), at)
    flow.on_desk(dossier, actor.role)
    before = dossier.supplement_requests.count()
    if before and not again:
        raise Incomplete(
            _("Hồ sơ này đã được yêu cầu bổ sung một lần."),
            _("Yêu cầu lần nữa sẽ bị tính là quá hạn trong bộ chỉ số; nếu thật cần, hãy ghi lý do."),
            {"again": _("Hãy ghi lý do phải yêu cầu bổ sung thêm lần nữa.")},
        )
    asked = SupplementRequest.objects.create(
        dossier=dossier,
        turn=before + 1,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        items=items,
        legal_basis=basis,
        again=again,
        step=dossier.step,
        desk=dossier.desk,
    )
    _send_to_applicant(dossier, actor, at)
    record(dossier, "dossier.supplement_asked", actor, at, {"turn": asked.turn}, hidden={"items": items})
    notify_applicant(dossier, "supplement", at=at)
    return asked


def _send_to_applicant(dossier: Dossier, actor: Actor, at: datetime) -> None:
    dossier.state = state_after("request_supplement", dossier.state)
    flow.close_turn(dossier, actor, at)
    flow.open_turn(dossier, Step(STEP, flow.APPLICANT), dossier.receiving_unit_id, at)
    dossier.save()
