"""A draft to which a body objected is marked in the list of what waits for a signature, and signed alone."""

from typing import Any

import pytest
from tests.cast import MONDAY, key
from tests.stages import LETTER, Road, by_form, fresh

from duoc.decisions.models import Proposal
from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, send, text
from duoc.faces.desk.tests.test_measure import counted

pytestmark = pytest.mark.django_db
REASON = "Công trình nằm ngoài hành lang bảo vệ đê."
MARK = "Có cơ quan không đồng ý: mở và ký riêng"


def proposed(road: Road, *, opposed: bool) -> Dossier:
    dossier, who = road.search(), road.actor("specialist1")
    if opposed:
        asked = road.consult(dossier)
        fields = {"answer": "not_agreed", "say": "Nằm trong hành lang bảo vệ đê.", "key": key(), "at": MONDAY, **LETTER}
        actions.record_opinion(actor=who, consultation_id=asked.pk, **fields)
        by_form(who, "answer_objection", dossier, {"objection": str(asked.pk), "reason": REASON}, DESK)
    road.propose(dossier, values={})
    return fresh(dossier)


def standing(dossier: Dossier) -> Proposal:
    return Proposal.objects.get(dossier=dossier, standing=True)


def test_it_is_marked_and_kept_out_of_the_batch(signed_in: Any, road: Road) -> None:
    opposed, other = proposed(road, opposed=True), proposed(road, opposed=False)
    leader = signed_in("leader1")
    assert text(leader.get("/ban/cho-ky/")).count(MARK) == 1
    picks = [f"{one.pk}:{standing(one).pk}" for one in (opposed, other)]
    assert send(leader, "/ban/cho-ky/ky/", chon=picks).status_code == 302
    assert "Hãy mở hồ sơ, đọc ý kiến và lý do trả lời" in text(leader.get("/ban/cho-ky/ket-qua/"))
    assert (fresh(opposed).desk, fresh(other).desk) == ("leader", "registry")


def test_it_is_signed_when_it_was_opened(signed_in: Any, road: Road) -> None:
    dossier, leader = proposed(road, opposed=True), signed_in("leader1")
    page = text(leader.get(path(dossier)))
    assert REASON in page and "Nằm trong hành lang bảo vệ đê." in page
    made = send(leader, path(dossier, "ky/"), proposal=str(standing(dossier).pk))
    assert made.status_code == 302 and fresh(dossier).desk == "registry"


def test_the_list_asks_no_more_for_it(signed_in: Any, road: Road) -> None:
    leader = signed_in("leader1")
    proposed(road, opposed=False)
    plain = counted(leader, "/ban/cho-ky/")
    proposed(road, opposed=True)
    assert counted(leader, "/ban/cho-ky/") == plain
