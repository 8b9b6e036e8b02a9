"""Somebody who must sign beside the filer reads the draft and signs it with their own account."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.dossiers.co_signing import read_to_sign
from duoc.dossiers.models import DraftCoSignature
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.people.powers import Actor


@transaction.atomic
def co_sign(*, actor: Actor, draft_id: uuid.UUID | str, digest: str, at: datetime) -> DraftCoSignature:
    """Signs what was shown. Twice is once; a change of the draft afterwards asks for a new signature.

    Args:
        digest: of what the person was shown (`Interview.digest`).

    Raises:
        NotFound: no such draft, or the actor is not named in it.
        OutOfTurn: it was filed already.
        Incomplete: it lacks answers or papers, so that nobody can sign it yet.
        Changed: it is no longer what was shown.
    """
    draft, interview, signer = read_to_sign(actor, draft_id, at, locked=True)
    if draft.filed_at is not None:
        raise OutOfTurn(_("Hồ sơ này đã được nộp."), _("Hãy hỏi người nộp, hoặc nơi tiếp nhận."))
    if interview.gaps:
        raise Incomplete(_("Hồ sơ chưa khai xong nên chưa ký được."), _("Hãy đợi người nộp khai xong."), interview.gaps)
    interview.expect(digest or "-")
    signature, _new = DraftCoSignature.objects.update_or_create(
        draft=draft, part=signer.part, defaults={"person_id": actor.person, "digest": digest, "signed_at": at}
    )
    return signature
