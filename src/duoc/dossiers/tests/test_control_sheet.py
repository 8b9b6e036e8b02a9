"""Form 06 is frozen when the dossier ends; nothing later changes it."""

import subprocess
from datetime import datetime, timedelta

import pytest
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import LETTER, Road, by_form, fresh
from tests.stop_acts import stop

from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Assignment, ControlSheet, Dossier, Turn
from duoc.dossiers.papers import control_sheet
from duoc.dossiers.papers.control_sheet import press_sheet
from duoc.ground.refusal import NotNow
from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db


def refuse(road: Road) -> Dossier:
    dossier = road.file()
    basis = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}
    actions.refuse(actor=road.actor("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **basis)
    return fresh(dossier)


@pytest.mark.parametrize("stage", ["filed", "accepted", "done"])
def test_it_is_open_as_long_as_somebody_has_it_on_the_desk(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    assert not ControlSheet.objects.exists()
    assert "chưa kết thúc" in str(refused(NotNow, lambda: actions.read_sheet(dossier, MONDAY)))


def test_it_is_frozen_with_the_hand_over(road: Road) -> None:
    dossier = road.to("returned")
    [sheet] = ControlSheet.objects.all()
    lines = sheet.inputs["lines"]
    assert not sheet.late and len(lines) == dossier.turns.count() and all(line["closed"] for line in lines)
    assert [line["opened"] for line in lines] == sorted(line["opened"] for line in lines)


def test_it_is_frozen_with_a_refusal(road: Road) -> None:
    dossier = refuse(road)
    assert ControlSheet.objects.get(dossier=dossier).inputs["dossier"]["state"] == "refused"


@pytest.mark.usefixtures("real_paper")
@pytest.mark.parametrize(
    ("days", "word"),
    [(-1, "trước hạn"), (0, "đúng hạn"), (1, "quá hạn")],
)
def test_it_says_whether_the_result_was_there_before_on_or_after_the_day(road: Road, days: int, word: str) -> None:
    road.to("returned")
    sheet = ControlSheet.objects.get()
    due = datetime.fromisoformat(sheet.inputs["dossier"]["due"])
    sheet.inputs["dossier"]["ended_at"] = (due + timedelta(days=days)).isoformat()
    pdf = subprocess.run(["pdftotext", "-", "-"], input=press_sheet(sheet), capture_output=True, check=True).stdout
    assert f"Đã trả kết quả, {word}" in " ".join(pdf.decode().split())


@pytest.mark.usefixtures("real_paper")
def test_it_names_bodies_that_were_asked_what_they_objected_and_why_it_went_on(road: Road) -> None:
    dossier, who = road.search(), road.actor("specialist1")
    asked = {code: road.consult(dossier, code) for code in ("so-tu-phap", "so-khoa-hoc-va-cong-nghe")}
    objects = {"answer": "not_agreed", "say": "Nằm trong hành lang bảo vệ đê biển.", "key": key(), "at": MONDAY}
    opposed = actions.record_opinion(actor=who, consultation_id=asked["so-tu-phap"].pk, **objects, **LETTER)
    given = {"objection": str(opposed.pk), "reason": "Thửa đất nằm ngoài hành lang."}
    by_form(who, "answer_objection", dossier, given, DESK)
    stop(road, dossier)
    sheet = ControlSheet.objects.get(dossier=dossier)
    answers = {line["unit"]: line["answer"] for line in sheet.inputs["lines"] if line["desk"] == "elsewhere"}
    assert answers == {
        asked["so-tu-phap"].unit.name: "Không đồng ý",
        asked["so-khoa-hoc-va-cong-nghe"].unit.name: "Chưa trả lời khi hồ sơ kết thúc",
    }
    pdf = subprocess.run(["pdftotext", "-", "-"], input=press_sheet(sheet), capture_output=True, check=True).stdout
    words = " ".join(pdf.decode().split())
    assert "hành lang bảo vệ đê biển" in words and "Thửa đất nằm ngoài hành lang" in words


def test_its_bytes_are_made_once_and_say_what_stood(road: Road) -> None:
    dossier = refuse(road)
    first = actions.read_sheet(dossier, MONDAY)
    Organisation.objects.filter(pk=dossier.receiving_unit_id).update(name="Cơ quan khác")
    assert actions.read_sheet(fresh(dossier), MONDAY + timedelta(days=400)) == first
    sheet = ControlSheet.objects.select_related("file").get()
    assert sheet.file is not None and "Cơ quan khác" not in str(sheet.inputs)


@pytest.mark.usefixtures("real_paper")
def test_one_of_a_dossier_that_ended_before_is_marked(road: Road) -> None:
    dossier = refuse(road)
    ControlSheet.objects.all().delete()
    pdf = actions.read_sheet(dossier, MONDAY + timedelta(days=3))
    words = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "lập lại" in " ".join(words.split()) and "Không tiếp nhận" in words
    assert ControlSheet.objects.get().late
    assert actions.read_sheet(dossier, MONDAY + timedelta(days=9)) == pdf


def test_it_names_who_had_the_dossier_in_hand_and_who_did_the_work(road: Road) -> None:
    dossier, specialist = road.to("accepted"), road.actor("specialist1")
    Assignment.objects.filter(dossier=dossier, ended_at=None).update(
        person=specialist.person, post=specialist.post, by=specialist.person
    )
    colleague = road.actor("leader1")
    Turn.objects.filter(dossier=dossier, closed_at=None).update(
        closed_at=MONDAY + timedelta(hours=1), closed_by=colleague.person
    )
    line = next(one for one in control_sheet.lines(fresh(dossier), MONDAY) if one.desk == "specialist")
    assert line.by == f"{specialist.person_name} ({colleague.person_name} làm)"


@pytest.mark.usefixtures("real_paper")
def test_each_line_is_held_against_the_term(road: Road) -> None:
    road.to("returned")
    sheet = press_sheet(ControlSheet.objects.get())
    pdf = subprocess.run(["pdftotext", "-", "-"], input=sheet, capture_output=True, check=True).stdout
    words = " ".join(pdf.decode().split())
    assert "So với hạn" in words and "Đúng hạn" in words
