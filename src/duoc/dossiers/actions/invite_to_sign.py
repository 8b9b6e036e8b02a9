"""Who writes a draft invites those who must sign beside them, where they are known here."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.co_signing import interview_to_sign, signed_as_it_stands
from duoc.dossiers.models import CoSignInvitation, Draft
from duoc.dossiers.rules import Incomplete
from duoc.ground.refusal import NotFound
from duoc.language.calculations import CoSigner
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.people import queries as people
from duoc.people.models import Person
from duoc.people.powers import Actor

INVITED = Message(
    "invited_to_sign",
    gettext_noop("Mời cùng ký hồ sơ (thủ tục {code})"),
    gettext_noop(
        "Có người soạn hồ sơ “{procedure}” và ghi bạn là người cùng ký. Hãy đọc rồi ký bằng tài khoản của bạn nếu "
        "đúng; nếu không phải việc của bạn, bạn không phải làm gì."
    ),
)


@transaction.atomic
def invite_to_sign(*, actor: Actor, draft_id: uuid.UUID | str, at: datetime) -> None:
    """Notifies all who have not signed the draft as it stands, once for each state of the draft. Says nothing of who is
    known here: who knows a name and a number learns no more.

    Raises:
        NotFound, Forbidden, OutOfTurn: see `open_draft`.
        Incomplete: it lacks answers or papers, so that nobody can sign it yet.
    """
    draft = open_draft(actor, draft_id, at)
    interview = interview_to_sign(draft, at)
    if interview.gaps:
        raise Incomplete(
            _("Hồ sơ chưa khai xong nên chưa mời ký được."), _("Hãy khai nốt các mục còn thiếu."), interview.gaps
        )
    draft.invitations.exclude(part__in=[one.part for one in interview.plan.together]).delete()
    signed = signed_as_it_stands(draft, interview)
    for one in interview.plan.together:
        person = _known(one)
        if person is not None and one.part not in signed and person.pk != actor.person_id:
            _invite(draft, one.part, person, interview.digest, at)


def _known(signer: CoSigner) -> Person | None:
    try:
        return people.person_named(signer.personal_number, signer.name) if signer.personal_number else None
    except NotFound:
        return None


def _invite(draft: Draft, part: str, person: Person, digest: str, at: datetime) -> None:
    row = CoSignInvitation.objects.filter(draft=draft, part=part).first() or CoSignInvitation(draft=draft, part=part)
    if (row.person_id, row.digest) == (person.pk, digest):
        return
    row.person, row.digest, row.invited_at = person, digest, at
    row.save()
    procedure = draft.version.procedure
    notices.notify(
        person.party,
        INVITED,
        {"procedure": procedure.short_name, "code": procedure.code},
        subject=("draft", str(draft.pk)),
        path=f"/cung-ky/{draft.pk}/",
        at=at,
        origin=draft.origin,
    )
