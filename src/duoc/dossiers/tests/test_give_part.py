"""A supplement in part: kept, not counted as an answer, until all is there or the desk lets the rest go."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import BIRTH, MONDAY, key, pdf
from tests.changed_definition import reworded
from tests.stages import ITEMS, Road, by_form, fresh

from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, MissingPaper, OfficialForm, Paper, Supplement, SupplementPart
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.supplementing import claims_waiting, lacking
from duoc.ground.files.actions import FileRefused
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db
NOTICE = ("birth_notice", pdf(), "chung-sinh.pdf")
HOMETOWN = {"child.hometown": "Xã Rạch Thử, tỉnh Bãi Thử"}
WHY = "Bệnh viện không cấp lại được giấy này."


def asked(road: Road, stage: str = "filed", who: str = "clerk1", **more: Any) -> Dossier:
    dossier = road.to(stage)
    road.request_supplement(dossier, who, **more)
    return dossier


def give(road: Road, dossier: Dossier, word: str = "", at: Any = MONDAY, **more: Any) -> Any:
    fields = {"uploads": [], "answers": {}, **more}
    return actions.supplement(actor=road.actor("citizen1"), dossier_id=dossier.pk, key=word or key(), at=at, **fields)


def decide(road: Road, dossier: Dossier, who: str = "clerk1", *, yes: bool = True, at: Any = MONDAY) -> Any:
    values = {"paper": str(claims_waiting(dossier)[0].pk), "accepted": "yes" if yes else "no", "answer": WHY}
    return by_form(road.actor(who), "decide_missing_paper", dossier, values, DESK)


@pytest.mark.parametrize(
    ("part", "lacks"),
    [({"uploads": [NOTICE]}, "child.hometown"), ({"answers": HOMETOWN}, "birth_notice"), ({"say": "Đủ"}, "")],
)
def test_one_of_two_is_kept_and_does_not_count_as_an_answer(road: Road, part: Any, lacks: str) -> None:
    dossier = asked(road)
    assert isinstance(give(road, dossier, **part), SupplementPart)
    after = fresh(dossier)
    assert (after.state, after.desk) == ("supplement", "applicant") and not Supplement.objects.exists()
    assert story(dossier)[-1] == "dossier.supplemented_in_part"
    missing = [item["code"] for item in lacking(dossier.supplement_requests.get())]
    assert missing == [lacks] if lacks else len(missing) == 2
    assert Notice.objects.filter(kind="supplemented_in_part").exists()


def test_the_rest_completes_it_and_the_clock_begins_only_then(road: Road) -> None:
    dossier = asked(road, "accepted", "specialist1")
    give(road, dossier, uploads=[NOTICE])
    assert fresh(dossier).due_at == dossier.due_at
    later = MONDAY + timedelta(days=3)
    give(road, dossier, at=later, answers=HOMETOWN)
    after = fresh(dossier)
    assert (after.state, after.desk) == ("processing", "specialist") and after.due_at.date() == later.date()
    assert Paper.objects.filter(dossier=dossier, turn=1).count() == 1 and after.answers.items() >= HOMETOWN.items()


def test_it_happens_once_per_key_and_a_later_send_is_another(road: Road) -> None:
    dossier = asked(road)
    once_only(
        lambda word: give(road, dossier, word, uploads=[NOTICE]),
        lambda word: give(road, dossier, word, answers=HOMETOWN),
    )
    assert SupplementPart.objects.count() == 1


def test_a_paper_that_one_does_not_have_waits_for_the_desk(road: Road) -> None:
    dossier = asked(road, "accepted", "specialist1")
    give(road, dossier, answers=HOMETOWN, missing={"birth_notice": WHY})
    claim = MissingPaper.objects.get()
    assert (claim.name, claim.reason, fresh(dossier).state) == ("Giấy chứng sinh", WHY, "supplement")
    refused(OutOfTurn, lambda: decide(road, dossier, "clerk1"))  # the specialist asked
    forbidden_to(road.actor, ["citizen1", "leader1", "clerk2"], lambda who: _as(who, dossier))
    decide(road, dossier, "specialist1")
    after = fresh(dossier)
    assert (after.state, after.desk) == ("processing", "specialist")
    assert Supplement.objects.get().at == MONDAY and story(dossier)[-1] == "dossier.missing_paper_decided"


def _as(who: Any, dossier: Dossier) -> None:
    values = {"paper": str(claims_waiting(dossier)[0].pk), "accepted": "yes", "answer": ""}
    by_form(who, "decide_missing_paper", dossier, values, DESK)


def test_a_paper_that_must_come_goes_on_lacking_and_its_applicant_is_told(road: Road) -> None:
    dossier = asked(road)
    give(road, dossier, answers=HOMETOWN, missing={"birth_notice": WHY})
    again = refused(Incomplete, lambda: give(road, dossier, missing={"birth_notice": WHY}))
    assert set(again.faults) == {"birth_notice"}
    decide(road, dossier, yes=False)
    assert fresh(dossier).state == "supplement" and MissingPaper.objects.get().answer == WHY
    assert Notice.objects.filter(kind="missing_paper_decided").exists()
    give(road, dossier, uploads=[NOTICE])
    assert fresh(dossier).state == "filed"


@pytest.mark.parametrize("reason", ["", "không", "\u3164"])
def test_a_paper_is_not_missing_without_a_reason(road: Road, reason: str) -> None:
    dossier = asked(road)
    assert set(refused(Incomplete, lambda: give(road, dossier, missing={"birth_notice": reason})).faults)
    assert not MissingPaper.objects.exists()


def test_a_file_twice_and_an_empty_file_are_told_and_change_nothing(road: Road) -> None:
    dossier = asked(road)
    assert "birth_notice" in refused(Incomplete, lambda: give(road, dossier, uploads=[NOTICE, NOTICE])).faults
    refused(FileRefused, lambda: give(road, dossier, uploads=[("birth_notice", b"", "trong.pdf")]))
    give(road, dossier, uploads=[NOTICE])
    assert "birth_notice" in refused(Incomplete, lambda: give(road, dossier, uploads=[NOTICE])).faults
    assert Paper.objects.filter(dossier=dossier, turn=1).count() == 1


def test_an_answer_to_another_turn_changes_nothing(road: Road) -> None:
    dossier = asked(road)
    refused(OutOfTurn, lambda: give(road, dossier, uploads=[NOTICE], answers=HOMETOWN, turn=2))
    assert fresh(dossier).state == "supplement" and not Paper.objects.filter(dossier=dossier, turn=1).exists()


def test_after_its_last_day_it_is_told_so_and_form_02_names_that_day(road: Road) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "2 working_day", "article": "118/2025/NĐ-CP"})
    dossier = asked(road)
    inputs = OfficialForm.objects.get(dossier=dossier, kind="supplement_02").inputs
    assert inputs["request"]["until"].startswith("2026-11-27T00:00")
    late = MONDAY + timedelta(days=4)
    assert "hết hạn bổ sung" in refused(OutOfTurn, lambda: give(road, dossier, at=late, uploads=[NOTICE])).say
    give(road, dossier, missing={"birth_notice": WHY}, answers=HOMETOWN)
    give(road, dossier, at=late, uploads=[NOTICE])  # what waits for the desk is not the applicant's delay
    assert fresh(dossier).state == "filed"


def test_an_answer_from_a_register_is_asked_about_and_answered_in_words(road: Road) -> None:
    held = {"kind": "held", "code": "requester.full_name", "name": "Họ tên", "say": "Sổ ghi khác giấy chứng sinh."}
    dossier = asked(road, items=[held])
    give(road, dossier, say="Sổ ghi đúng, giấy chứng sinh ghi sai dấu.")
    assert fresh(dossier).state == "filed"


def test_a_paper_outside_the_list_needs_a_legal_basis(road: Road) -> None:
    other = {"kind": "other", "code": "other-1", "name": "Bản cam đoan", "say": "Không tra được nơi đăng ký cũ."}
    dossier = road.file()
    fields = {"items": [other], "key": key(), "at": MONDAY}
    clerk = road.actor("clerk1")
    refusal = refused(
        Incomplete,
        lambda: actions.request_supplement(actor=clerk, dossier_id=dossier.pk, legal_basis=" ", **fields),
    )
    assert set(refusal.faults) == {"legal_basis"}
    road.request_supplement(dossier, items=[*ITEMS[1:], other])
    give(road, dossier, answers=HOMETOWN, uploads=[("other-1", pdf(), "cam-doan.pdf")])
    assert fresh(dossier).state == "filed"
