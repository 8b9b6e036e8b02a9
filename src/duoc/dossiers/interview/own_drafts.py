"""One draft, for those who write it."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Draft
from duoc.dossiers.powers import of_draft
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, check
from duoc.people.queries import party_paths


def draft(actor: Actor, id: uuid.UUID | str, at: datetime) -> Draft:
    """One of the actor's own drafts, filed or not.

    Raises:
        NotFound, Forbidden.
    """
    draft = (
        Draft.objects.select_related("version__procedure", "person", "on_mandate", *party_paths("applicant"))
        .defer("version__definition")
        .filter(pk=id)
        .first()
    )
    if draft is None:
        raise NotFound(_("Không tìm thấy hồ sơ đang soạn này."), _("Hãy xem mục Hồ sơ của tôi."))
    check(actor, Power.DOSSIER_FILE, of_draft(draft), at)
    return draft


def unfiled_draft(actor: Actor, id: uuid.UUID | str, at: datetime) -> Draft:
    """One of the actor's own drafts that is still being written.

    Raises:
        NotFound: there is none, or it was filed.
        Forbidden: it is somebody else's.
    """
    unfiled = draft(actor, id, at)
    if unfiled.filed_at is not None:
        raise NotFound(_("Hồ sơ này đã được nộp."), _("Hãy xem hồ sơ trong mục Hồ sơ của tôi."))
    return unfiled
