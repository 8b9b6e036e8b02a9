"""Asking for supplements, fully and in one go (form 02)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks.foreseeing import supplement_until
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.rules import APPLICANT, Incomplete, Step
from duoc.dossiers.withdrawals import NOT_WITHDRAWING
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State
STEP = "supplement"
KINDS = ("paper", "answer", "other", "held")


@dataclass(frozen=True)
class Given:
    items: Sequence[Mapping[str, str]]
    legal_basis: str
    again: str


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
        items: each {"kind", "code", "name", "say"}; `say` tells what is missing and what would do. `kind` is "paper" or
            "answer" of the procedure, "held" for an answer that came from a register, "other" for a paper outside the
            list, which needs a legal basis.
        again: reason for a second request. It is not forbidden, but the index counts the dossier as overdue.

    Raises:
        Forbidden: not on a desk of the unit.
        Incomplete: nothing asked, an item about nothing, or a second request without reason.
        OutOfTurn: the dossier is not waiting for this desk.
    """
    mended_items = [{name: mended(text, lines=True) for name, text in item.items()} for item in items]
    wanted = [item for item in mended_items if item.get("say")]
    if not wanted:
        raise Incomplete(
            _("Chưa ghi nội dung cần bổ sung."),
            _("Hãy ghi rõ từng giấy tờ, thông tin cần bổ sung và vì sao, trong một lần."),
            {"items": _("Cần ít nhất một nội dung.")},
        )
    if any(item.get("kind") not in KINDS or not item.get("code") or not item.get("name") for item in wanted):
        raise Incomplete(
            _("Có nội dung không rõ thuộc giấy tờ hay câu trả lời nào."),
            _("Hãy mở lại trang, chọn giấy tờ hoặc câu trả lời rồi ghi nội dung."),
            {"items": _("Nội dung phải gắn với một giấy tờ hoặc một câu trả lời.")},
        )
    if not legal_basis.strip() and any(item["kind"] == "other" for item in wanted):
        raise Incomplete(
            _("Giấy tờ ngoài danh mục của thủ tục chỉ được yêu cầu khi có căn cứ pháp lý."),
            _("Hãy ghi điều, khoản của văn bản cho phép yêu cầu giấy tờ đó, hoặc bỏ giấy tờ đó."),
            {"legal_basis": _("Hãy ghi căn cứ pháp lý của giấy tờ ngoài danh mục.")},
        )
    given = Given(wanted, mended(legal_basis, lines=True), mended(again, lines=True))
    return REQUEST_SUPPLEMENT.perform(dossier_id, given, actor=actor, key=key, at=at)


def _request_supplement(doing: Doing[Given]) -> Outcome[SupplementRequest]:
    dossier, given = doing.dossier, doing.given
    before = dossier.supplement_requests.count()
    if before and not given.again:
        raise Incomplete(
            _("Hồ sơ này đã được yêu cầu bổ sung một lần."),
            _("Yêu cầu lần nữa sẽ bị tính là quá hạn trong bộ chỉ số; nếu thật cần, hãy ghi lý do."),
            {"again": _("Hãy ghi lý do phải yêu cầu bổ sung thêm lần nữa.")},
        )
    request = SupplementRequest.objects.create(
        dossier=dossier,
        turn=before + 1,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        items=given.items,
        legal_basis=given.legal_basis,
        again=given.again,
        step=dossier.step,
        desk=dossier.desk,
    )
    wanted = "; ".join(dict.fromkeys(item["name"] for item in given.items))
    return Outcome(request, {"turn": request.turn}, hidden={"items": given.items}, words={"wanted": wanted})


def _details(happening: Happening) -> str:
    turn = happening.facts.get("turn", 1)
    return _("Lần thứ %(turn)s") % {"turn": turn} if turn > 1 else ""


def _form(dossier: Dossier, request: SupplementRequest) -> dict[str, Any]:
    """Form 02: what is to be added, and why."""
    until = supplement_until(dossier, request)
    items = [{"text": f"{item['name']}: {item['say']}" if item.get("name") else item["say"]} for item in request.items]
    return {
        "request": {
            "items": items,
            "legal_basis": request.legal_basis,
            "reason": request.again,
            "at": local(request.at).isoformat(),
            **({"until": local(until).isoformat()} if until else {}),
        },
        "officer": {"name": request.by.full_name},
    }


REQUEST_SUPPLEMENT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.supplement_asked",
                title=gettext_lazy("Yêu cầu bổ sung, hoàn thiện hồ sơ"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s đề nghị bổ sung hồ sơ"),
            )
        ),
        power=Power.DOSSIER_REQUEST_SUPPLEMENT,
        states=frozenset({State.FILED, State.PROCESSING}),
        after=frozenset({State.SUPPLEMENT}),
        move=flow.to(Step(STEP, APPLICANT), received=True),
        conditions=(NOT_WITHDRAWING,),
        message=Message(
            "supplement",
            gettext_noop("Hồ sơ {code} cần bổ sung"),
            gettext_noop(
                "{unit} đề nghị bổ sung, hoàn thiện hồ sơ “{procedure}”: {wanted}. Hãy mở hồ sơ để xem từng nội dung."
            ),
        ),
        paper=PaperForm(
            "supplement_02",
            "supplement-02.typ",
            "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
            _form,
            turn=lambda request: request.turn,
        ),
        write=_request_supplement,
        row=SupplementRequest,
    )
)
