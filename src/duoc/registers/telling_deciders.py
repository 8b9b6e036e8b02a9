"""Whoever is to decide hears so at their desk: of a decision about a result, of a correction of a book."""

from datetime import datetime

from django.utils.translation import gettext_noop as _

from duoc.decisions.models import LaterDecision
from duoc.notices import actions as notices
from duoc.people import queries as people
from duoc.people.powers import Actor, Power
from duoc.registers.models import Correction, Entry

LATER_TO_SIGN = notices.Message(
    "desk_later_to_sign",
    _("Kết quả của hồ sơ {code}: có quyết định chờ bạn ký"),
    _("Dự thảo về kết quả số {number} của “{procedure}” chờ bạn đọc và ký, hoặc trả lại."),
)
CORRECTION_TO_DECIDE = notices.Message(
    "desk_correction_to_decide",
    _("Việc ghi sổ số {code}: có đề nghị sửa chờ quyết định"),
    _("{register}: một mục được đề nghị sửa. Bạn đồng ý hoặc trả lại kèm lý do."),
)


def tell_signer(later: LaterDecision, at: datetime) -> None:
    """The holder of the post that is to sign it hears so."""
    post, dossier = later.signer_post, later.subject.dossier
    holder = people.holder_of(post, at) if post is not None else None
    if post is None or holder is None:
        return
    values = {"code": dossier.shown_code, "procedure": dossier.procedure_name, "number": later.subject.symbol}
    at_desk, path = notices.Seat(holder.pk, post.pk), f"/ban/sau-ket-qua/{later.pk}/"
    notices.tell_official(
        at_desk, LATER_TO_SIGN, values, subject=dossier.subject, path=path, at=at, origin=dossier.origin
    )


def tell_who_decides(entry: Entry, row: Correction, actor: Actor, at: datetime) -> None:
    """Those who may decide it in the body that keeps the book hear so, but for who proposed it."""
    values = {"code": entry.label, "register": entry.register.name}
    path = f"/ban/so/{entry.register_id}/{entry.pk}/de-nghi/{row.pk}/"
    for seat in people.seated_with(entry.unit_id, Power.REGISTER_DECIDE, at):
        if seat.person_id != actor.person_id:
            at_desk = notices.Seat(seat.person_id, seat.post_id)
            subject = ("entry", str(entry.pk))
            notices.tell_official(
                at_desk, CORRECTION_TO_DECIDE, values, subject=subject, path=path, at=at, origin=entry.origin
            )
