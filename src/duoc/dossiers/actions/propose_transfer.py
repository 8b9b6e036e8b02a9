"""Who handles an accepted dossier proposes to send it on to the body that is competent for it. The head decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.acts.grounds import BASIS
from duoc.dossiers.acts.news import to_seats
from duoc.dossiers.models import Dossier, TransferProposal
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.sending_on import (
    NOT_SIGNED,
    is_named,
    newest_proposal,
    other_bodies,
    why_not_there,
)
from duoc.dossiers.submitting import shown_before
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.models import Organisation
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    """`body`: the code of the competent body; `why_body`: why that one, where the procedure does not name it."""

    body: str
    why_body: str
    reason: str
    legal_basis: str


def _options(dossier: Dossier, at: datetime) -> Mapping[str, Mapping[str, Words]]:
    """Those that the procedure names are marked, and stand first."""
    marked = _("%(body)s (thủ tục này giao)")
    bodies = other_bodies(dossier, at).items()
    return {"body": {code: marked % {"body": it.name} if is_named(dossier, it) else it.name for code, it in bodies}}


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the proposal.

    Raises:
        Incomplete: a reason that says nothing.
    """
    given = Given(*(str(values[name] or "") for name in ("body", "why_body", "reason", BASIS)))
    if says_too_little(given.reason):
        raise _incomplete({"reason": _("Hãy ghi rõ vì sao hồ sơ thuộc cơ quan khác (ít nhất 10 ký tự).")})
    return given


def _incomplete(faults: dict[str, str]) -> Incomplete:
    return Incomplete(_("Chưa đề nghị chuyển được hồ sơ."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _chosen(doing: Doing[Given]) -> Organisation:
    """The body to which it is to go.

    Raises:
        Incomplete: no body in force, the one where it lies, or one in which nobody works on such dossiers: it would lie
            there unseen; or one that the procedure does not name, without a word why.
    """
    dossier, given, at = doing.dossier, doing.given, doing.at
    body = other_bodies(dossier, at).get(given.body)
    if body is None:
        raise _incomplete({"body": _("Hãy chọn một cơ quan khác đang hoạt động.")})
    if say := why_not_there(dossier, body, at):
        raise _incomplete({"body": say})
    if not is_named(dossier, body) and says_too_little(given.why_body):
        say = _("Thủ tục này không giao cho %(body)s. Hãy ghi vì sao cơ quan này giải quyết (ít nhất 10 ký tự).")
        raise _incomplete({"why_body": say % {"body": body.name}})
    return body


def _propose(doing: Doing[Given]) -> Outcome[TransferProposal]:
    dossier, given = doing.dossier, doing.given
    body = _chosen(doing)
    dossier.transfer_proposals.filter(closed_at=None).update(closed_at=doing.at)
    row = TransferProposal.objects.create(
        dossier=dossier,
        to_unit=body,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=given.reason,
        why_body=given.why_body,
        legal_basis=given.legal_basis,
        step=dossier.step,
        desk=dossier.desk,
    )
    hidden = {"reason": row.reason, "why_body": row.why_body, "basis": row.legal_basis}
    return Outcome(row, {"body": body.name, "unit": str(body.pk)}, hidden)


def _initial(dossier: Dossier) -> dict[str, str]:
    """What stands in the proposal that waits, or that was sent back."""
    row = newest_proposal(dossier)
    if row is None:
        return {}
    return {"body": row.to_unit.code, "why_body": row.why_body, "reason": row.reason, BASIS: row.legal_basis}


TO_APPROVE = Message(
    "desk_transfer_to_approve",
    gettext_noop("Hồ sơ {code}: đề nghị chuyển cơ quan khác"),
    gettext_noop("Hồ sơ “{procedure}” chờ bạn duyệt: chuyển sang cơ quan khác hay trả lại đề nghị."),
)
PROPOSE_TRANSFER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.transfer_proposed",
                title=gettext_lazy("Đề nghị chuyển cơ quan có thẩm quyền"),
                details=lambda it: it.facts["body"],
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        lets_go=True,
        conditions=(NOT_SIGNED,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Đề nghị chuyển cơ quan có thẩm quyền"),
            lead=gettext_lazy(
                "Dùng khi hồ sơ đã tiếp nhận nhưng thuộc thẩm quyền cơ quan khác. Người ký kết quả quyết định; đến lúc "
                "đó hồ sơ vẫn ở đây và thời hạn vẫn chạy."
            ),
            fields=(
                Field(
                    "body",
                    gettext_lazy("Cơ quan nào có thẩm quyền?"),
                    "choice",
                    hint=gettext_lazy("Cơ quan, loại cơ quan mà thủ tục này giao giải quyết đứng đầu danh sách."),
                ),
                Field(
                    "why_body",
                    gettext_lazy("Vì sao cơ quan này?"),
                    "long_text",
                    required=False,
                    needed=gettext_lazy("cần khi thủ tục này không giao cho cơ quan đó"),
                ),
                Field(
                    "reason",
                    gettext_lazy("Vì sao không thuộc cơ quan mình?"),
                    "long_text",
                    hint=gettext_lazy("Khi đã chuyển, người yêu cầu đọc lý do này."),
                ),
                Field(
                    BASIS,
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=gettext_lazy("Điều, khoản, số hiệu văn bản giao thẩm quyền."),
                ),
            ),
            options_of=_options,
            given=_given,
            shown=lambda dossier: shown_before(newest_proposal(dossier)),
            initial=_initial,
            button=gettext_lazy("Trình duyệt"),
            done=gettext_lazy("Đã trình việc chuyển hồ sơ để lãnh đạo duyệt."),
        ),
        arrives=lambda row: to_seats(row.dossier, TO_APPROVE, Power.DECISION_SIGN, row.at),
        write=_propose,
        row=TransferProposal,
    )
)
