"""What ended without a result says nowhere that a result is expected or promised."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests import later, stop_acts
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh
from tests.stop_acts import let_go

from duoc.dossiers import actions
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, send, text
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=1)


def refused(road: Road) -> Dossier:
    dossier = road.file()
    basis = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}
    actions.refuse(actor=road.actor("clerk1"), dossier_id=dossier.pk, key=key(), at=LATER, **basis)
    return fresh(dossier)


def cancelled(road: Road) -> Dossier:
    dossier = road.file()
    actions.cancel(actor=road.actor("citizen1"), dossier_id=dossier.pk, reason="", key=key(), at=LATER)
    return fresh(dossier)


def stopped(road: Road) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.who("citizen1"), "request_withdrawal", dossier, {"reason": "Không cần nữa"}, APPLICANT)
    let_go(road, dossier)
    return fresh(dossier)


@pytest.mark.parametrize("ended", [refused, cancelled, stopped])
def test_nothing_is_promised_any_more(road: Road, signed_in: Any, ended: Callable[[Road], Dossier]) -> None:
    dossier = ended(road)
    assert dossier.ended_without_result and dossier.expected is None
    clerk, citizen = signed_in("clerk1"), signed_in("citizen1")
    desk = text(clerk.get(path(dossier)))
    pages = [
        desk,
        text(clerk.get("/ban/ho-so/")),
        text(citizen.get(dossier.page)),
        text(citizen.get("/ho-so/")),
    ]
    assert "kết thúc" in desk
    assert "Dự kiến trả" not in text(clerk.get(path(dossier, "qua-trinh/")))  # what was once promised stays told
    for page in pages:
        promise = re.search(r"[Dd]ự kiến trả|Dự kiến có kết quả|hẹn trả \d|Hẹn trả kết quả|quá hẹn", page)
        assert promise is None, promise


def test_who_works_on_a_dossier_sees_that_the_entry_it_rests_on_has_ended(signed_in: Any, road: Road) -> None:
    decision = road.decision()
    filed, accepted = (later.extract(road, Entry.objects.get(), stage) for stage in ("filed", "accepted"))
    warning = "Điều đã khai nay không còn đúng"
    assert warning not in text(signed_in("clerk1").get(path(filed)))
    later.revoked(road, decision)
    for name, dossier in (("clerk1", filed), ("specialist1", accepted)):
        page = text(signed_in(name).get(path(dossier)))
        assert warning in page and f"Số {decision.symbol} không còn giá trị" in page


def test_who_comes_second_hears_what_was_done_and_not_that_the_choice_is_wrong(signed_in: Any, road: Road) -> None:
    dossier = road.to("accepted")
    stop_acts.propose(road, dossier)
    leader = signed_in("leader1")
    shown = leader.get(path(dossier, "viec/stop/")).content.decode()
    waiting = re.search(r'name="proposal"[^>]*value="([^"]+)"', shown)
    assert waiting
    stop_acts.sign(road.actor("leader1"), fresh(dossier))
    answer = send(leader, path(dossier, "viec/stop/"), proposal=waiting[1])
    assert answer.status_code == 409 and "câu trả lời có sẵn" not in text(answer)
