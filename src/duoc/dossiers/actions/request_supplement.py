"""Asking for supplements, fully and in one go (form 02)."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.propose_supplement import PROPOSE_SUPPLEMENT
from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lapsing import only_refused
from duoc.dossiers.models import Dossier, SupplementProposal, SupplementRequest
from duoc.dossiers.rules import APPLICANT, Incomplete, OutOfTurn, Step
from duoc.dossiers.supplement_requests import (
    SAY_ASKED,
    Given,
    ask,
    may_ask_again,
    needs_reason,
    paper_form,
    served_by,
)
from duoc.dossiers.supplementing import names
from duoc.dossiers.withdrawals import NOT_WITHDRAWING
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Power

State = Dossier.State
STEP = "supplement"
KINDS = ("paper", "answer", "other", "held")


def request_supplement(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    items: Sequence[Mapping[str, str]],
    legal_basis: str,
    key: str,
    at: datetime,
    again: str = "",
) -> SupplementRequest | SupplementProposal:
    """Asks the applicant to add or mend papers and answers. A second request is proposed to the head of the unit,
    unless the procedure lets the desk ask again by itself.

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
    wanted = _wanted(items, legal_basis)
    given = Given(wanted, mended(legal_basis, lines=True), mended(again, lines=True))
    first = served_by(actor.key, key, REQUEST_SUPPLEMENT.name, PROPOSE_SUPPLEMENT.name)
    act: Act[Given, Any] = REQUEST_SUPPLEMENT
    if first == PROPOSE_SUPPLEMENT.name or (not first and _needs_approval(dossier_id)):
        act = PROPOSE_SUPPLEMENT
    done: SupplementRequest | SupplementProposal = act.perform(dossier_id, given, actor=actor, key=key, at=at)
    return done


def _wanted(items: Sequence[Mapping[str, str]], legal_basis: str) -> list[dict[str, str]]:
    """What is asked for: each with its paper or answer, and with a ground where the procedure does not list it."""
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
    return wanted


def _needs_approval(dossier_id: uuid.UUID | str) -> bool:
    """Whether it was asked for before, and the procedure lets the desk not ask again by itself."""
    dossier = Dossier.objects.filter(pk=dossier_id, supplement_requests__isnull=False).first()
    return dossier is not None and not may_ask_again(dossier)


def _request_supplement(doing: Doing[Given]) -> Outcome[SupplementRequest]:
    dossier, given = doing.dossier, doing.given
    before = dossier.supplement_requests.count()
    if before:
        needs_reason(given.again)
    request = ask(dossier, given, by=doing.actor.person, post=doing.actor.post, at=doing.at)
    wanted = names(given.items)
    return Outcome(request, {"turn": request.turn}, hidden={"items": given.items}, words={"wanted": wanted})


def _by_itself(dossier: Dossier, actor: Actor, at: datetime) -> Refusal | None:
    """The desk asks once by itself; again only where the procedure says so."""
    if (lapsed := only_refused(dossier, actor, at)) is not None:
        return lapsed
    asked = perhaps(dossier, "was_asked") and not may_ask_again(dossier) and dossier.supplement_requests.exists()
    if not asked:
        return None
    return OutOfTurn(
        _("Hồ sơ này đã được yêu cầu bổ sung một lần."),
        _("Muốn yêu cầu thêm lần nữa, hãy đề nghị người đứng đầu duyệt."),
    )


def _details(happening: Happening) -> str:
    turn = happening.facts.get("turn", 1)
    return _("Lần thứ %(turn)s") % {"turn": turn} if turn > 1 else ""


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
        conditions=(NOT_WITHDRAWING, Judged(_by_itself)),
        message=SAY_ASKED,
        paper=paper_form,
        write=_request_supplement,
        row=SupplementRequest,
    )
)
