"""Filing: a draft becomes a dossier. It is not yet accepted; no clock runs."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.models import Dossier
from duoc.dossiers.opening import Filing, open_dossier
from duoc.dossiers.planning import plan_of
from duoc.dossiers.rules import Outdated
from duoc.ground.once.actions import once
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


def file(
    *,
    actor: Actor,
    draft_id: uuid.UUID | str,
    key: str,
    at: datetime,
    channel: int = Dossier.Channel.ONLINE,
    wait: bool = True,
) -> Dossier:
    """Files a draft once per key: judged whole, given a temporary code, put on the receiving unit's desk, announced.

    Raises:
        Forbidden, OutOfTurn: see `writing.open_draft`.
        Incomplete: answers or papers missing or wrong; `faults` says which.
        Outdated: the procedure has a newer version; the draft keeps its answers and can take it over.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the key served something else, or is being served.
    """
    request = {"draft": str(draft_id), "channel": int(channel)}
    id = once(actor.key, "dossiers.file", key, request, lambda: str(_file(actor, draft_id, at, channel).pk), wait=wait)
    return Dossier.objects.select_related("version", "applicant").get(pk=id)


def _file(actor: Actor, draft_id: uuid.UUID | str, at: datetime, channel: int) -> Dossier:
    draft = open_draft(actor, draft_id, at)
    current = procedures.in_force(draft.version.procedure.code, at)
    if current.digest != draft.version.digest:
        raise Outdated(
            _("Thủ tục này đã có quy định mới kể từ khi bạn bắt đầu soạn."),
            _("Các câu trả lời của bạn vẫn được giữ. Hãy chuyển sang quy định mới, xem lại rồi nộp."),
        )
    draft.version = current  # the newest edition: forms and shared words may have changed, the rules have not
    files = [(paper.code, paper.file) for paper in draft.papers.select_related("file")]
    filing = Filing(draft.version, draft.person, plan_of(draft, at, channel), files, channel, draft.place_of_help)
    dossier = open_dossier(filing, actor, at)
    draft.filed_at = draft.changed_at = at
    draft.save(update_fields=["filed_at", "changed_at", "version"])
    return dossier
