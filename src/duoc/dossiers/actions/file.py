"""Filing: a draft becomes a dossier. It is not yet accepted; no clock runs."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.co_signing import expect_signed, keep_looks, signed_as_it_stands
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.filing.opening import Filing, open_dossier
from duoc.dossiers.interview.interview import interview_of
from duoc.dossiers.models import Channel, Dossier
from duoc.dossiers.planning import expect_open
from duoc.dossiers.rules import Outdated
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, asks_for_body
from duoc.people.queries import party_paths


@dataclass(frozen=True)
class Given:
    draft: str
    digest: str
    on_paper: Sequence[str] = ()


def file(
    *,
    actor: Actor,
    draft_id: uuid.UUID | str,
    key: str,
    at: datetime,
    digest: str = "",
    on_paper: Collection[str] = (),
    wait: bool = True,
) -> Dossier:
    """Files a draft once per key: judged whole, given a temporary code, put on the receiving unit's desk, announced.

    Args:
        digest: of what the person was shown for checking (`Interview.digest`); nothing else is filed then.
        on_paper: of those who must sign beside the filer, by part: who does so on paper at the counter.
        wait: False answers KeyInFlight at once while the first request with the key runs.

    Raises:
        NotFound, Forbidden, OutOfTurn: see `open_draft`.
        Incomplete: answers, papers or signatures missing or wrong; `faults` says which.
        Outdated: the procedure has a newer version; the draft keeps its answers and can take it over.
        NotHere: the procedure was closed for filing here since.
        Changed: the draft, or what follows from it, is no longer what was shown.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the key served something else, or is being served.
    """
    given = Given(str(draft_id), digest, sorted(on_paper))
    id = once(actor.key, "dossiers.file", key, given, lambda: str(_file(given, actor, at).pk), wait=wait)
    return Dossier.objects.select_related("version", *party_paths("applicant")).get(pk=id)


def _file(given: Given, actor: Actor, at: datetime) -> Dossier:
    draft = open_draft(actor, given.draft, at)
    interview = interview_of(draft, at)
    if interview.outdated:
        raise Outdated(
            _("Thủ tục này đã có quy định mới kể từ khi bạn bắt đầu soạn."),
            _("Các câu trả lời của bạn vẫn được giữ. Hãy chuyển sang quy định mới, xem lại rồi nộp."),
        )
    for_body = asks_for_body(actor, frozenset({draft.applicant_id}))
    expect_open(interview.in_force, draft.channel, for_body=for_body)
    interview = interview.newest()
    interview.expect(given.digest)
    signed = signed_as_it_stands(draft, interview)
    expect_signed(interview.plan, signed, given.on_paper)
    draft.version = interview.version
    files = [(attached.code, attached.file) for attached in interview.files]
    filing = Filing(
        draft.version,
        draft.applicant,
        interview.plan,
        files,
        Channel(draft.channel),
        helper_id=draft.helper_id,
        place_of_help=draft.place_of_help,
        filer=interview.filer,
        signed=signed,
        receiving=draft.place_of_help if draft.at_counter else None,
        mailed=Mailed(draft.posted_on, draft.arrived_on) if draft.posted_on and draft.arrived_on else None,
    )
    dossier = open_dossier(filing, actor, at)
    keep_looks(draft, dossier)
    draft.filed_at = draft.changed_at = at
    draft.save(update_fields=["filed_at", "changed_at", "version"])
    return dossier
