"""Handing in a request whole, without a draft: the way of other systems."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.opening import Filing, open_dossier
from duoc.dossiers.planning import plan_of_answers
from duoc.dossiers.rules import Incomplete
from duoc.ground.files.models import StoredFile
from duoc.ground.once.actions import once
from duoc.language.calculations import Definition
from duoc.people import queries as people
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures import queries as procedures


def hand_in(
    *,
    actor: Actor,
    code: str,
    answers: Mapping[str, Any],
    papers: Sequence[tuple[str, str]],
    key: str,
    at: datetime,
    wait: bool = True,
) -> Dossier:
    """Files a request of the actor's own, once per key.

    Args:
        papers: pairs of a paper's code and the id of a file that the actor has stored.
        wait: False answers KeyInFlight at once while the first request with the key runs.

    Raises:
        Forbidden: the actor may not file.
        Incomplete: answers or papers missing or wrong, or a file that is not the actor's; `faults` says which.
        duoc.procedures.queries.NotInForce: no such procedure.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the key served something else, or is being served.
    """
    check(actor, Power.DOSSIER_FILE, Reach(parties=frozenset({actor.person})), at)
    request = {"code": code, "answers": dict(answers), "papers": [list(pair) for pair in papers]}
    fresh: list[Dossier] = []
    id = uuid.uuid4()

    def perform() -> str:
        fresh.append(_hand_in(actor, code, answers, papers, at, id))
        return str(fresh[0].pk)

    found = once(actor.key, "dossiers.hand_in", key, request, perform, wait=wait, answer=str(id))
    return fresh[0] if fresh else Dossier.objects.select_related("competent_unit").get(pk=found)


def _hand_in(
    actor: Actor,
    code: str,
    answers: Mapping[str, Any],
    papers: Sequence[tuple[str, str]],
    at: datetime,
    id: uuid.UUID,
) -> Dossier:
    version = procedures.in_force(code, at)
    _only_asked(procedures.definition(version), answers, papers)
    person = people.person(actor.person)
    plan = plan_of_answers(version, answers, person, at)
    filing = Filing(version, person, plan, _own_files(actor, papers), Dossier.Channel.ONLINE, id=id)
    return open_dossier(filing, actor, at)


def _only_asked(definition: Definition, answers: Mapping[str, Any], papers: Sequence[tuple[str, str]]) -> None:
    """Refuses what the procedure does not ask of an applicant: a slip of the sender, or an answer of the desk's."""
    faults = {id: _("Thủ tục này không hỏi câu này.") for id in answers if id not in definition.page_of}
    faults |= {code: _("Thủ tục này không có giấy tờ đó.") for code, _id in papers if code not in definition.papers}
    if faults:
        raise Incomplete(_("Hồ sơ có phần mà thủ tục không hỏi."), _("Hãy bỏ các phần đó rồi nộp lại."), faults)


def _own_files(actor: Actor, papers: Sequence[tuple[str, str]]) -> list[tuple[str, StoredFile]]:
    """The named files, as far as they are the actor's own; a stranger's file is as good as none."""
    if not papers:
        return []
    wanted = {str(_uuid(id)) for _code, id in papers}
    own = {str(file.pk): file for file in StoredFile.objects.filter(pk__in=wanted, person_id=str(actor.person))}
    missing = {
        code: _("Không có tệp này trong các tệp bạn đã gửi.") for code, id in papers if str(_uuid(id)) not in own
    }
    if missing:
        raise Incomplete(_("Hồ sơ dẫn tới tệp không dùng được."), _("Hãy gửi lại tệp rồi nộp."), missing)
    return [(code, own[str(_uuid(id))]) for code, id in papers]


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)
