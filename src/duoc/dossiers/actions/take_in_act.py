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
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import NotFound
from duoc.people import queries as people


def take_in_supplement(
    *,
    code: str,
    message: str,
    uploads: Sequence[tuple[str, bytes, str]],
    answers: Mapping[str, Any],
    say: str,
    at: datetime,
) -> Dossier:
    """The applicant has added there what was asked for.

    Args:
        code: the Portal's code of the dossier.
        message: id of the message there, its key here.
        uploads: code of the paper, bytes, name.

    Raises:
        NotFound: nothing was filed under this code, or its message has not come yet.
        Incomplete, OutOfTurn, FileRefused, NoRoom: see `supplement`.
    """
    dossier = _filed(code)
    actor = people.actor_for_person(dossier.filed_by, at)
    supplement(actor=actor, dossier_id=dossier.pk, uploads=uploads, answers=answers, say=say, key=message, at=at)
    return dossier


def take_in_withdrawal(*, code: str, message: str, reason: str, at: datetime) -> Dossier:
    """The applicant takes the request back there: at once before acceptance, later as a wish that the unit answers.

    Raises:
        NotFound: nothing was filed under this code, or its message has not come yet.
        OutOfTurn: it has ended, its result is signed, or a wish waits already.
    """
    dossier = _filed(code)
    actor = people.actor_for_person(dossier.filed_by, at)
    if dossier.accepted_at is None or dossier.state == Dossier.State.CANCELLED:
        cancel(actor=actor, dossier_id=dossier.pk, reason=reason, key=message, at=at)
    else:
        wish = Wish(mended(reason, lines=True))
        REQUEST_WITHDRAWAL.perform(dossier.pk, wish, actor=actor, key=message, at=at)
    return dossier


def _filed(code: str) -> Dossier:
    dossier = Dossier.objects.select_related("filed_by").exclude(partner_code="").filter(partner_code=code).first()
    if dossier is None:
        raise NotFound(
            _("Chưa có hồ sơ nào mang mã này của Cổng."),
            _("Gửi thông điệp nộp hồ sơ trước, rồi gửi lại thông điệp này."),
        )
    return dossier
