"""What the desk is asked at each step stands in the form of the act; what is unlikely is seen by every reader."""

import re
from typing import Any

import pytest
from tests.changed_definition import REASON, SEEN, WEIGHT, changed
from tests.stages import CHILD, Road

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import fresh, path, send, text

pytestmark = pytest.mark.django_db
ANSWER = {"seen": "true"}


def ticks(dossier: Dossier) -> dict[str, Any]:
    return {"da-xem": [paper["id"] for paper in dossier.plan["papers"]]}


def test_the_clerk_answers_when_accepting(signed_in: Any, road: Road) -> None:
    changed([{**SEEN, "step": "receive"}])
    dossier, clerk = road.to("filed"), signed_in("clerk1")
    page = clerk.get(path(dossier)).content.decode()
    form = page[page.index('id="tiep-nhan"') :].partition("</form>")[0]
    assert 'name="seen"' in form and 'name="hoi"' in form
    missing = send(clerk, path(dossier, "tiep-nhan/"), hoi="1", **ticks(dossier))
    assert missing.status_code == 422 and "Chưa nhập: Bản chính" in text(missing)
    forgotten = send(clerk, path(dossier, "tiep-nhan/"), **ticks(dossier))
    assert forgotten.status_code == 422 and fresh(dossier).state == "filed"
    assert send(clerk, path(dossier, "tiep-nhan/"), hoi="1", **ANSWER, **ticks(dossier)).status_code == 302
    assert fresh(dossier).desk_answers == {"seen": True}
    assert "Cán bộ đã ghi Bản chính Có" in text(signed_in("specialist1").get(path(dossier)))


@pytest.mark.parametrize(
    ("step", "before", "who", "act", "more"),
    [
        ("sign", "checked", "leader1", "ky/", {}),
        ("issue", "signed", "registry1", "phat-hanh/", {}),
        ("return", "done", "clerk1", "tra-ket-qua/", {"way": "online"}),
    ],
)
def test_so_do_leader_registry_and_counter(
    signed_in: Any, road: Road, step: str, before: str, who: str, act: str, more: dict[str, str]
) -> None:
    changed([{**SEEN, "step": step}])
    dossier, official = road.to(before), signed_in(who)
    page = official.get(path(dossier)).content.decode()
    assert 'name="seen"' in page
    if proposal := re.search(r'name="proposal" value="([^"]+)"', page):
        more = {**more, "proposal": proposal[1]}
    missing = send(official, path(dossier, act), hoi="1", **more)
    assert missing.status_code == 422 and "Chưa nhập: Bản chính" in text(missing)
    assert send(official, path(dossier, act), hoi="1", **ANSWER, **more).status_code == 302
    assert fresh(dossier).desk_answers["seen"] is True
    reader = signed_in("clerk1" if step == "return" else "leader1")
    written = text(reader.get(path(dossier))).partition("Cán bộ đã ghi")[2]
    assert "Bản chính Có" in written  # also when it stands at its last step


def test_an_unlikely_answer_asks_for_its_reason_and_the_leader_reads_it(signed_in: Any, road: Road) -> None:
    changed([WEIGHT])
    dossier, specialist = road.to("accepted"), signed_in("specialist1")
    given = {"child.personal_number": CHILD["child.personal_number"], "weight": "6500", "hoi": "1"}
    asked = send(specialist, path(dossier, "trinh/"), **given)
    [field] = set(re.findall(r'name="(confirm-[0-9a-f]+)"', asked.content.decode()))
    assert asked.status_code == 422 and "Nặng hơn 6 kg là rất hiếm." in text(asked)
    assert send(specialist, path(dossier, "trinh/"), **given, **{field: REASON}).status_code == 302
    road.check(dossier)
    assert f"Cân nặng 6500 Nặng hơn 6 kg là rất hiếm. {REASON}" in text(signed_in("leader1").get(path(dossier)))


@pytest.mark.parametrize(("stage", "who"), [("filed", "clerk1"), ("accepted", "specialist1"), ("checked", "leader1")])
def test_a_doubt_that_the_applicant_confirmed_is_seen(signed_in: Any, road: Road, stage: str, who: str) -> None:
    dossier = road.to(stage)
    page = signed_in(who)
    assert "Điều ít gặp" not in text(page.get(path(dossier)))
    answers = {**dossier.answers, "father.birth_date": "2015-09-02"}
    Dossier.objects.filter(pk=dossier.pk).update(answers=answers)
    seen = text(page.get(path(dossier)))
    assert "Điều ít gặp mà người yêu cầu đã xác nhận" in seen and "02/09/2015" in seen


BODY = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "2 working_day", "silence": "none"}


def test_another_body_finds_its_step_and_answers_it(signed_in: Any, road: Road) -> None:
    changed([{**SEEN, "step": "tax"}], added=[(2, {"id": "tax", **BODY})])
    dossier, other = road.to("checked"), signed_in("specialist3")
    assert "Chờ cơ quan khác" in text(signed_in("specialist1").get(path(dossier)))
    asked = other.get("/ban/co-quan-khac-hoi/")
    assert "Bước tax" in text(asked) and dossier.code in text(asked)
    [address] = re.findall(r'href="(/ban/ho-so/[^"]+/y-kien/[^"]+)"', asked.content.decode())
    assert 'name="seen"' in other.get(address).content.decode()
    assert send(other, address, answer="agreed").status_code == 422
    assert send(other, address, answer="agreed", **ANSWER).status_code == 302
    assert fresh(dossier).desk == "leader" and "Không cơ quan nào đang chờ" in text(other.get("/ban/co-quan-khac-hoi/"))
    assert signed_in("specialist2").get(address).status_code == 403


def test_what_other_bodies_ask_is_listed_for_those_who_answer(signed_in: Any) -> None:
    """The list names people and their matters; the head, who says who answers, reads it too."""
    for username in ["clerk3", "registry3", "helper1", "admin1"]:
        assert signed_in(username).get("/ban/co-quan-khac-hoi/").status_code == 403, username
    for username in ["specialist3", "leader3"]:
        assert signed_in(username).get("/ban/co-quan-khac-hoi/").status_code == 200, username


def test_a_step_that_only_passes_on_has_its_own_page(signed_in: Any, road: Road) -> None:
    changed([{**SEEN, "step": "weigh"}], added=[(1, {"id": "weigh", "post": "specialist"})])
    dossier, specialist = road.to("accepted"), signed_in("specialist1")
    page = text(specialist.get(path(dossier)))
    assert "Bước weigh" in page and "Xong bước này, chuyển tiếp" in page and "Trình ký" not in page
    assert send(specialist, path(dossier, "xong-buoc/"), hoi="1").status_code == 422
    assert send(specialist, path(dossier, "xong-buoc/"), hoi="1", **ANSWER).status_code == 302
    assert "Gửi dự thảo" in text(specialist.get(path(dossier)))


def test_the_preview_names_steps_and_bodies(signed_in: Any, road: Road) -> None:
    changed(added=[(2, {"id": "tax", "beside": True, **BODY})])
    page = text(signed_in("specialist1").get("/ban/thu-tuc/9.000001/?thu=1"))
    assert "Bước tax (so-tu-phap, 2 ngày làm việc, cùng lúc với bước trước)" in page
