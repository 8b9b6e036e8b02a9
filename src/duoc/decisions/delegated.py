"""Who signs for the head of a body does so by a delegation that covers the procedure on the day of signing."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow
from duoc.people import queries as people
from duoc.people.models import Delegation, Post


def delegation_of(post: Post, dossier: Dossier, at: datetime) -> Delegation | None:
    """The delegation by which the post signs for this dossier; None where it needs none."""
    return people.delegation_for(post, dossier.procedure_code, dossier.procedure_field, at)[0]


def may_sign(post: Post, dossier: Dossier, at: datetime) -> bool:
    """Whether nothing is missing for the post to sign."""
    return people.delegation_for(post, dossier.procedure_code, dossier.procedure_field, at)[1]


def not_delegated(post: Post, dossier: Dossier, at: datetime, *, written_down: bool = True) -> NotNow | None:
    """Why the post cannot sign: no delegation in force covers this procedure; None where nothing is missing.

    Args:
        written_down: False where it is known that nothing was ever delegated to the post.
    """
    if not written_down and post.signs_as == Delegation.Mode.DEPUTY:
        return None
    if may_sign(post, dossier, at):
        return None
    return NotNow(
        _("%(post)s ký %(mode)s nhưng không có văn bản giao ký còn hiệu lực cho thủ tục này.")
        % {"post": post.title, "mode": post.signs_as},
        _("Người đứng đầu giao ký ở mục Giao ký, hoặc trình người khác ký."),
    )
