"""One draft, for those who write it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.interview.item_ids import with_item_ids
from duoc.dossiers.models import Draft
from duoc.dossiers.powers import of_draft
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, check
from duoc.people.queries import party_paths
from duoc.procedures import queries as procedures


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


def with_item_ids_of(draft: Draft, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as they come to a draft, the items of lists named as they are in it (`item_ids`)."""
    papers = draft.papers.values_list("code", flat=True)
    return with_item_ids(procedures.definition(draft.version), draft.answers, lambda: papers, answers)
