"""Who acted on a dossier does not judge the complaint about it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.decisions.models import Content, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Refusal
from duoc.ground.refusal import NotNow
from duoc.ground.refusal import Refusal as Refused
from duoc.people.powers import Actor


def not_independent(dossier: Dossier, actor: Actor, *, signs: bool) -> Refused | None:
    """Why the actor may not handle a dossier that is about another one; None where they may.

    Who proposed or refused the other one neither proposes nor signs here. Who only signed it does not propose here, but
    signs: a first complaint is decided by the head whose decision it is about (02/2011/QH13, to verify: Điều 17, 18).

    Args:
        signs: the actor is about to sign; else to propose.
    """
    about = dossiers.named_by(dossier)
    if about is None:
        return None
    if _handled(about, actor) or (not signs and _signed(about, actor)):
        return NotNow(
            _("Bạn đã làm hồ sơ %(code)s mà đơn này nói tới, nên không xem xét đơn này.") % {"code": about.shown_code},
            _("Hãy chuyển cho người khác trong cơ quan chưa làm hồ sơ đó."),
        )
    return None


def _handled(about: Dossier, actor: Actor) -> bool:
    proposed = Proposal.objects.filter(dossier=about, by=actor.person).exists()
    return proposed or Refusal.objects.filter(dossier=about, by=actor.person).exists()


def _signed(about: Dossier, actor: Actor) -> bool:
    by_actor = Q(approved_by=actor.person) | Q(proposal__endorsements__by=actor.person)
    return Content.objects.filter(by_actor, proposal__dossier=about).exists()
