"""Who acted on a dossier does not judge the complaint about it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from duoc.dossiers.acts.doing import Judged
from duoc.dossiers.models import Dossier, Refusal, Stopping, StopProposal
from duoc.dossiers.named_dossiers import chain_of
from duoc.ground.refusal import NotNow
from duoc.ground.refusal import Refusal as Refused
from duoc.people.powers import Actor

Acted = Callable[[Dossier, UUID], bool]
_PROPOSERS: list[Acted] = []
_SIGNERS: list[Acted] = []


def who_acted(*, proposed: Acted, signed: Acted) -> None:
    """Makes known how a package above knows that a person proposed a result of a dossier, or signed one."""
    _PROPOSERS.append(proposed)
    _SIGNERS.append(signed)


def not_independent(dossier: Dossier, actor: Actor, *, signs: bool) -> Refused | None:
    """Why the actor may not handle a dossier that is about another one; None where they may. No query where it is
    about none.

    Who proposed or refused the other one or proposed to stop it, or the one that that one is about, neither proposes,
    refuses nor signs here. Nor does who only signed a result or a stop of one of them, but for one thing: a first
    complaint is signed by the head whose decision it is about (02/2011/QH13, to verify: Điều 17, 18). A denunciation
    and a second complaint are not.

    Args:
        signs: the actor is about to sign; else to propose, to refuse or to stop.
    """
    about = dossier.about
    if about is None:
        return None
    first = about.about_id is None and not dossier.protects_applicant
    heads = signs and first
    for named in chain_of(dossier):
        if _handled(named, actor.person) or (not heads and _signed(named, actor.person)):
            return NotNow(
                _("Bạn đã làm hồ sơ %(code)s mà đơn này nói tới, nên không xem xét đơn này.")
                % {"code": named.shown_code},
                _(
                    "Hãy chuyển cho người khác trong cơ quan chưa làm hồ sơ đó. Không còn ai thì báo lãnh đạo cơ "
                    "quan giao công chức của đơn vị khác giữ chức danh này, hoặc tự xem xét."
                ),
            )
    return None


def _handled(about: Dossier, person: UUID) -> bool:
    ended = any(row.objects.filter(dossier=about, by=person).exists() for row in (Refusal, StopProposal))
    return ended or any(proposed(about, person) for proposed in _PROPOSERS)


def _signed(about: Dossier, person: UUID) -> bool:
    stopped = Stopping.objects.filter(dossier=about, by=person).exists()
    return stopped or any(signed(about, person) for signed in _SIGNERS)


def _independent(dossier: Dossier, actor: Actor, _at: datetime) -> Refused | None:
    return not_independent(dossier, actor, signs=False)


INDEPENDENT = Judged(_independent)
"""Condition of the acts that end a dossier without a result."""
