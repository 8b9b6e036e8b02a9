"""The road of a decision about a result in force, in one-line steps: proposed, signed, numbered, in force."""

import subprocess
from typing import Any

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests.cast import EXTRACT, key
from tests.stages import CHILD_NUMBER, Road, fresh
from tests.takers import own_taker

WHY = {"reason": "Cấp cho người không có quyền yêu cầu", "legal_basis": "Điều 70 Luật Hộ tịch số 60/2014/QH13"}

LOST = {"reason": "Người yêu cầu báo mất bản chính", "legal_basis": "30/2020/NĐ-CP#17"}


def propose(
    road: Road, decision: Decision, turn: str = "revoke", who: str = "specialist1", **more: Any
) -> LaterDecision:
    fields = {"turn": turn, "key": key(), "at": road.at, **WHY, **more}
    return registers.propose_later(actor=road.who(who), decision_id=decision.pk, **fields)


def sign(road: Road, later: LaterDecision, who: str = "leader1", word: str = "") -> LaterDecision:
    return decisions.sign_later(actor=road.who(who), later_id=later.pk, key=word or key(), at=road.at)


def signed(road: Road, later: LaterDecision) -> LaterDecision:
    """The leader has signed, and the worker has made the signature."""
    sign(road, later)
    decision_jobs.sign_content(str(later.pk))
    return later


def issue(road: Road, later: LaterDecision, who: str = "registry1", word: str = "") -> Decision:
    return registers.issue_later(actor=road.who(who), decision_id=later.pk, key=word or key(), at=road.at)


def in_force(road: Road, later: LaterDecision) -> Decision:
    """Signed, numbered and sealed: what was decided is so."""
    issue(road, signed(road, later))
    register_jobs.seal(str(later.pk))
    return Decision.objects.select_related("dossier", "file").get(pk=later.pk)


def revoked(road: Road, decision: Decision) -> Decision:
    """The decision by which a result was revoked."""
    return in_force(road, propose(road, decision))


def waiting(road: Road, turn: str = "reissue", number: str = CHILD_NUMBER, **more: Any) -> NewOriginal:
    """A paper that came after its applicant had taken the result at the counter, where it waits."""
    decision = road.decision(number=number)
    give: dict[str, Any] = {"dossier_id": decision.dossier_id, "way": "counter", "taker": own_taker(decision.dossier)}
    dossiers.hand_over(actor=road.who("clerk1"), key=key(), at=road.at, **give)
    return _given_anew(road, Decision.objects.select_related("dossier").get(pk=decision.pk), turn, more)


def with_the_post(road: Road) -> NewOriginal:
    """A paper that came while the post had the result that it replaces."""
    decision = road.decision()
    road.send_parcel(decision.dossier)
    decision.refresh_from_db()
    return _given_anew(road, decision, "reissue", {})


def _given_anew(road: Road, decision: Decision, turn: str, more: dict[str, Any]) -> NewOriginal:
    in_force(road, propose(road, decision, turn, **{**LOST, **more}))
    return NewOriginal.objects.select_related("instrument", "dossier").get(dossier=decision.dossier_id)


def extract(road: Road, entry: Any, stage: str = "done") -> Dossier:
    """An extract that citizen1 has asked for, drawn from an entry: free, since no copy on paper is asked for."""
    steps = ["filed", "accepted", "proposed", "signed", "numbered", "done"]
    dossier = road.request(EXTRACT, {"entry": str(entry.pk), "copies": 0})
    acts = [
        lambda: None,
        lambda: road.accept(dossier),
        lambda: road.propose(dossier, values={}),
        lambda: (road.sign(dossier), road.make_signatures(dossier)),
        lambda: road.issue(dossier),
        lambda: road.seal(dossier),
    ]
    for act in acts[: steps.index(stage) + 1]:
        act()
    return fresh(dossier)


def words_of(file: StoredFile) -> str:
    """What a document says, on one line."""
    data = files.read(file)
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True).stdout
    return " ".join(text.decode().split())
