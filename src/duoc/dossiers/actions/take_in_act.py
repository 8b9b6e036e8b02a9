"""What an applicant does on the National Portal with a dossier that was filed there: a supplement, a withdrawal.

Each is the act that the same person would do on our own pages, once per message; the Portal vouches for the person.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.actions.cancel import cancel
from duoc.dossiers.actions.request_withdrawal import REQUEST_WITHDRAWAL
from duoc.dossiers.actions.request_withdrawal import Given as Wish
from duoc.dossiers.actions.supplement import supplement
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete, MovedOn, OutOfTurn
from duoc.dossiers.withdrawals import waiting
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import NotFound
from duoc.people import queries as people
from duoc.people.powers import Actor, Forbidden


def take_in_supplement(
    *,
    code: str,
    message: str,
    by: str,
    uploads: Sequence[tuple[str, bytes, str]],
    answers: Mapping[str, Any],
    say: str,
    at: datetime,
) -> Dossier:
    """The applicant has added there what was asked for.

    Args:
        code: the Portal's code of the dossier.
        message: id of the message there, its key here.
        by: personal number of whoever did it there, as the Portal knows them.
        uploads: code of the paper, bytes, name.

    Raises:
        NotFound: nothing was filed under this code, or its message has not come yet.
        Incomplete: the message does not say who did it.
        Forbidden: somebody else than who filed it there.
        Incomplete, OutOfTurn, FileRefused, NoRoom: see `supplement`.
    """
    dossier = _filed(code)
    actor = _who(dossier, by, at)
    try:
        supplement(actor=actor, dossier_id=dossier.pk, uploads=uploads, answers=answers, say=say, key=message, at=at)
    except MovedOn as refusal:
        raise _moved_on(dossier) from refusal
    return dossier


def take_in_withdrawal(*, code: str, message: str, by: str, reason: str, at: datetime) -> Dossier:
    """The applicant takes the request back there: at once before acceptance, later as a wish that the unit answers.

    Taken back already, or a wish waits: the same again under another message is no fault and changes nothing.

    Raises:
        NotFound, Incomplete, Forbidden: see `take_in_supplement`.
        OutOfTurn: it has ended otherwise, or its result is signed.
    """
    dossier = _filed(code)
    actor = _who(dossier, by, at)
    try:
        _withdraw(dossier, actor, message, reason, at)
    except OutOfTurn as refusal:
        dossier.refresh_from_db()
        if dossier.state != Dossier.State.CANCELLED and waiting(dossier) is None:
            raise (_moved_on(dossier) if isinstance(refusal, MovedOn) else refusal) from refusal
    return dossier


def _withdraw(dossier: Dossier, actor: Actor, message: str, reason: str, at: datetime) -> None:
    if dossier.accepted_at is None or dossier.state == Dossier.State.CANCELLED:
        cancel(actor=actor, dossier_id=dossier.pk, reason=reason, key=message, at=at)
    else:
        wish = Wish(mended(reason, lines=True))
        REQUEST_WITHDRAWAL.perform(dossier.pk, wish, actor=actor, key=message, at=at)


def _who(dossier: Dossier, by: str, at: datetime) -> Actor:
    """Whoever did it there: the person who filed it there, and nobody else."""
    if not by.strip():
        say = _("Thông điệp không nói ai đã làm việc này trên Cổng, nên không ghi nhận được.")
        raise Incomplete(
            say, _("Gửi lại kèm số định danh của người đã đăng nhập (by), với mã thông điệp mới."), {"by": say}
        )
    if dossier.filed_by.personal_number != by.strip():
        raise Forbidden(
            _("Người làm việc này trên Cổng không phải người đã nộp hồ sơ."),
            _("Để người nộp làm trên Cổng, hoặc người yêu cầu đem giấy tờ đến nơi tiếp nhận."),
        )
    return people.actor_for_person(dossier.filed_by, at)


def _moved_on(dossier: Dossier) -> MovedOn:
    """The refusal for whoever runs the other system: it knows states, and no page to open again."""
    dossier.refresh_from_db()
    return MovedOn(
        _("Hồ sơ đang ở trạng thái “%(state)s”, không nhận thông điệp này nữa.") % {"state": dossier.state},
        _("Hỏi lại trạng thái của hồ sơ theo mã; không gửi lại thông điệp này."),
    )


def _filed(code: str) -> Dossier:
    dossier = Dossier.objects.select_related("filed_by").exclude(partner_code="").filter(partner_code=code).first()
    if dossier is None:
        raise NotFound(
            _("Chưa có hồ sơ nào mang mã này của Cổng."),
            _("Gửi thông điệp nộp hồ sơ trước, rồi gửi lại thông điệp này."),
        )
    return dossier
