"""Who signs a letter for the head of the body."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.people import queries as people
from duoc.people.models import Post
from duoc.people.powers import Actor


def not_delegated(dossier: Dossier, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Who signs for the head does so under a delegation that covers the procedure."""
    post = Post.objects.filter(pk=actor.post).first()
    if post is None or people.delegation_for(post, dossier.procedure_code, dossier.procedure_field, at)[1]:
        return None
    return OutOfTurn(
        _("%(post)s ký %(mode)s nhưng không có văn bản giao ký còn hiệu lực cho thủ tục này.")
        % {"post": post.title, "mode": post.signs_as},
        _("Người đứng đầu giao ký ở mục Giao ký, hoặc trình người khác ký."),
    )
