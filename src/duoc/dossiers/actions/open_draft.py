"""What all changes to a draft share."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Draft
from duoc.dossiers.powers import of_draft
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, check
from duoc.people.queries import party_paths


def open_draft(actor: Actor, id: uuid.UUID | str, at: datetime) -> Draft:
    """A draft of the actor's own, or of a party for whom they may file, held until the transaction ends.

    Raises:
        NotFound: no such draft.
        OutOfTurn: it was filed already.
        Forbidden: it is somebody else's, and no mandate for it is in force.
    """
    drafts = Draft.objects.select_for_update(of=("self",)).select_related(
        "version", "person", "on_mandate", *party_paths("applicant")
    )
    draft = drafts.defer("version__definition").filter(pk=id).first()
    if draft is None:
        raise NotFound(
            _("Không tìm thấy hồ sơ đang soạn này."), _("Hãy xem mục Hồ sơ của tôi, hoặc bắt đầu lại từ thủ tục.")
        )
    check(actor, Power.DOSSIER_FILE, of_draft(draft), at)
    if draft.filed_at is not None:
        raise OutOfTurn(_("Hồ sơ này đã được nộp."), _("Hãy xem hồ sơ trong mục Hồ sơ của tôi."))
    return draft
