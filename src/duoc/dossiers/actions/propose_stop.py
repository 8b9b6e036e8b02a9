"""Who handles the dossier proposes to stop it for good: why, and on which basis. Who signs results decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.grounds import BASIS
from duoc.dossiers.acts.judging import INDEPENDENT
from duoc.dossiers.models import Dossier, StopProposal
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.stopping import newest_stop
from duoc.dossiers.submitting import shown_before
from duoc.dossiers.suspending import UNSIGNED
from duoc.ground.letters.calculations import says_too_little
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    reason: str
    legal_basis: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the proposal.

    Raises:
        Incomplete: a reason that says nothing.
    """
    if says_too_little(str(values["reason"])):
        faults = {"reason": _("Hãy ghi rõ vì sao dừng để người yêu cầu hiểu (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trình được việc dừng hồ sơ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["reason"]), str(values["legal_basis"]))


def _propose(doing: Doing[Given]) -> Outcome[StopProposal]:
    dossier, given = doing.dossier, doing.given
    dossier.stop_proposals.filter(closed_at=None).update(closed_at=doing.at)
    row = StopProposal.objects.create(
        dossier=dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=given.reason,
        legal_basis=given.legal_basis,
        step=dossier.step,
        desk=dossier.desk,
    )
    return Outcome(row, hidden={"reason": given.reason, "basis": given.legal_basis})


def _initial(dossier: Dossier) -> dict[str, str]:
    """What stands in the proposal that waits, or that was sent back."""
    row = newest_stop(dossier)
    return {"reason": row.reason, BASIS: row.legal_basis} if row and row.withdrawal_id is None else {}


PROPOSE_STOP = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.stop_proposed",
                title=gettext_lazy("Trình dừng giải quyết hồ sơ"),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUSPENDED}),
        conditions=(UNSIGNED, INDEPENDENT),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Đề nghị dừng giải quyết (mẫu 05)"),
            lead=gettext_lazy(
                "Người ký kết quả quyết định. Khi ký, hồ sơ kết thúc, không có kết quả, và không mở lại được. Đủ căn "
                "cứ để từ chối trên nội dung thì trình thông báo không giải quyết."
            ),
            fields=(
                Field("reason", gettext_lazy("Vì sao dừng?"), "long_text"),
                Field(
                    BASIS,
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=gettext_lazy("Điều, khoản, số hiệu văn bản cho phép dừng."),
                ),
            ),
            given=_given,
            shown=lambda dossier: shown_before(newest_stop(dossier)),
            initial=_initial,
            button=gettext_lazy("Trình ký"),
            done=gettext_lazy("Đã trình việc dừng giải quyết để lãnh đạo ký."),
        ),
        write=_propose,
        row=StopProposal,
    )
)
