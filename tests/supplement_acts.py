"""Right parameters of the acts about supplements and corrections, and the stages at which they are offered."""

from collections.abc import Callable
from typing import Any

from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import Dossier
from duoc.dossiers.supplementing import claims_waiting
from tests.cast import MONDAY, key, pdf
from tests.stages import ITEMS, Road, by_form
from tests.supplement_subjects import asked_once

WHY = {"reason": "Ghi nhầm theo giấy cũ.", "legal_basis": "Điều 17 Luật Hộ tịch"}


def corrected(dossier: Dossier) -> dict[str, str]:
    """An answer of the birth registration, or of a search in the register, put right."""
    birth = "child.hometown" in dossier.answers
    wrong = {"question": "child.hometown", "new": "Xã khác hẳn"} if birth else {
        "question": "search.full_name", "new": "Trần Văn Chín",
    }  # fmt: skip
    return {**wrong, "reason": WHY["reason"]}


DONE: dict[str, Callable[[Any, Any, dict[str, Any]], Any]] = {
    "dossiers.supplement": lambda it, _who, by: dossiers.supplement(
        dossier_id=it.pk,
        uploads=[("birth_notice", pdf(), "a.pdf")],
        answers={"child.hometown": "Xã"},
        say="Đã gửi đủ.",
        **by,
    ),
    "dossiers.correct_answer": lambda it, who, _by: by_form(
        who, "correct_answer", it, {**corrected(it), "proof": "Giấy chứng sinh"}, DESK
    ),
    "dossiers.correct_own_answer": lambda it, who, _by: by_form(
        who, "correct_own_answer", it, corrected(it), APPLICANT
    ),
    "dossiers.propose_supplement": lambda it, _who, by: dossiers.request_supplement(
        dossier_id=it.pk, items=ITEMS, legal_basis=WHY["legal_basis"], again=WHY["reason"], **by
    ),
    "dossiers.decide_supplement": lambda it, who, _by: by_form(who, "decide_supplement", it, {"approved": "yes"}, DESK),
    "dossiers.give_part": lambda it, _who, by: dossiers.supplement(
        dossier_id=it.pk, uploads=[("birth_notice", pdf(), "a.pdf")], answers={}, **by
    ),
    "dossiers.decide_missing_paper": lambda it, who, _by: by_form(
        who,
        "decide_missing_paper",
        it,
        {"paper": str(claims_waiting(it)[0].pk), "accepted": "yes"},
        DESK,
    ),
}


def asked_again(road: Road) -> Dossier:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    road.supplement(dossier)
    road.request_supplement(dossier, "specialist1", again=WHY["reason"])
    return dossier


def without_a_paper(road: Road) -> Dossier:
    dossier = road.file()
    road.request_supplement(dossier)
    dossiers.supplement(
        actor=road.actor("citizen1"),
        dossier_id=dossier.pk,
        uploads=[],
        answers={},
        missing={"birth_notice": "Bệnh viện không cấp lại được."},
        key=key(),
        at=MONDAY,
    )
    return dossier


STAGES: dict[str, Callable[[Road], Dossier]] = {
    "supplemented": asked_once,
    "to be asked again": asked_again,
    "without a paper": without_a_paper,
}
