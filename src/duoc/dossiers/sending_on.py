"""An accepted dossier that is to be sent on to the competent body: to which it may go, and what waits for the head."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.doing import Condition, Judged
from duoc.dossiers.happened import SENT_ON_SINCE, perhaps
from duoc.dossiers.models import Dossier, TransferProposal
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn, Step, step_after
from duoc.dossiers.seated import nobody_there
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor

_HERE = TransferProposal.objects.filter(
    dossier=OuterRef("pk"),
    closed_at=None,
    step=OuterRef("step"),
    desk=OuterRef("desk"),
    post__organisation=OuterRef("competent_unit"),
)
TRANSFER_WAITS = Q(Exists(_HERE), state=Dossier.State.PROCESSING)
"""A transfer waits for the approval of who signs results."""
_HELD = "newest_transfer_proposal"
NOT_SIGNED = Condition(
    lambda dossier: dossier.result_signed_at is None,
    gettext_lazy("Kết quả của hồ sơ đã được ký nên không chuyển sang cơ quan khác được nữa."),
    gettext_lazy("Hãy phát hành và trả kết quả; kết quả sai thì thu hồi hoặc trả lại."),
)


def newest_proposal(dossier: Dossier) -> TransferProposal | None:
    """The last one of this body at this step and desk, open or sent back; none of a step that is past, of another
    body, or that a newer one replaced. One query for a dossier that was read to be shown, however many acts ask."""
    if not perhaps(dossier, "transfer_waits"):
        return None
    held = vars(dossier)
    if "transfer_waits" not in held:
        return _newest(dossier)
    if _HELD not in held:
        held[_HELD] = _newest(dossier)
    row: TransferProposal | None = held[_HELD]
    return row


def _newest(dossier: Dossier) -> TransferProposal | None:
    here = dossier.transfer_proposals.filter(
        Q(closed_at=None) | ~Q(answer=""),
        ~Exists(SENT_ON_SINCE),
        step=dossier.step,
        desk=dossier.desk,
        post__organisation=dossier.competent_unit_id,
    )
    rows = here.select_related("by", "to_unit", "sent_back_by")
    return rows.order_by(F("closed_at").desc(nulls_first=True)).first()


def transfer_proposal(dossier: Dossier) -> TransferProposal | None:
    """The proposal that waits for the head."""
    newest = newest_proposal(dossier)
    return newest if newest is not None and newest.closed_at is None else None


def _nothing_proposed(dossier: Dossier, actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Nothing waits here, or only what this person proposed."""
    proposal = transfer_proposal(dossier)
    if proposal is None:
        return OutOfTurn(
            _("Chưa có đề nghị chuyển cơ quan nào chờ duyệt."), _("Công chức xử lý đề nghị, ghi lý do và căn cứ trước.")
        )
    if proposal.by_id == actor.person_id:
        return OutOfTurn(
            _("Người đề nghị không tự duyệt việc chuyển hồ sơ."), _("Hãy để người có quyền ký khác quyết định.")
        )
    return None


WAITS_FOR_APPROVAL = Judged(_nothing_proposed)


def other_bodies(dossier: Dossier, at: datetime) -> dict[str, Organisation]:
    """The bodies in force but the one where it lies, by code; those that the procedure names come first."""
    rows = [body for body in people.units(local(at).date()) if body.pk != dossier.competent_unit_id]
    return {body.code: body for body in sorted(rows, key=lambda body: not is_named(dossier, body))}


def is_named(dossier: Dossier, body: Organisation) -> bool:
    """Whether the procedure names this body, or bodies of its kind, among those that decide. A body that follows from
    an entry or from another dossier is named by none of its rules."""
    rules = definition_of(dossier).competent
    kinds = {rule.level for rule in rules if rule.level}
    if any(rule.commune_of for rule in rules):
        kinds.add(Organisation.Kind.COMMUNE)
    return body.kind in kinds or body.code in {rule.organisation for rule in rules}


def why_not_there(dossier: Dossier, body: Organisation, at: datetime) -> str:
    """Why it cannot go there, in words; "" where it can: the body is in force and somebody there would see it."""
    if body.code not in other_bodies(dossier, at):
        return _("Hãy chọn một cơ quan khác đang hoạt động.")
    begins = first_step_there(dossier)
    return "" if begins.elsewhere else nobody_there(body, begins.desk, at)


def first_step_there(dossier: Dossier) -> Step:
    """Where it begins at the competent body: the step after it was received."""
    steps = flow.steps(dossier)
    return step_after(steps, steps[0].id)
