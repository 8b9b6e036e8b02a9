"""A draft to which a body objected is marked in the list of what waits for a signature, and signed alone."""

from typing import Any

import pytest
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.second_leader import STEP, second_leader
from tests.stages import LETTER, Road, by_form, fresh

from duoc.decisions.models import Endorsement, Proposal
from duoc.dossiers import actions
from duoc.dossiers.acts import DESK, refusal_of
from duoc.dossiers.models import Consultation, Dossier, ObjectionAnswer
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


def test_who_signs_first_reads_an_objection_at_a_step_and_the_answer_and_signs_it_alone(
    signed_in: Any, road: Road
) -> None:
    """A body whose disagreement is advice objects at its step; the leader of the cast signs before the signer."""
    body = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day", "silence": "none"}
    advice = {"id": "tax", **body, "beside": True, "disagreement": "goes_on"}
    changed(added=[(2, advice), (3, STEP)])
    second, dossier = second_leader(road), road.to("accepted")
    asked = Consultation.objects.get(dossier=dossier)
    fields = {"answer": "not_agreed", "say": "Nằm trong hành lang bảo vệ đê.", "key": key(), "at": MONDAY}
    actions.record_opinion(actor=road.actor("specialist3"), consultation_id=asked.pk, **fields)
    by_form(
        road.actor("specialist1"), "answer_objection", dossier, {"objection": str(asked.pk), "reason": REASON}, DESK
    )
    road.propose(dossier)
    road.check(dossier)
    Proposal.objects.filter(dossier=dossier).update(signer=second)
    Endorsement.objects.filter(proposal__dossier=dossier).update(post=road.actor("leader1").post_id)
    leader = signed_in("leader1")
    assert MARK in text(leader.get("/ban/cho-ky/")) and REASON in text(leader.get(path(dossier)))
    send(leader, "/ban/cho-ky/ky/", chon=[f"{dossier.pk}:{standing(dossier).pk}"])
    assert Endorsement.objects.get(proposal__dossier=dossier).at is None
    ObjectionAnswer.objects.all().delete()  # as an older installation may hold it
    refusal = refusal_of("decisions.endorse", road.actor("leader1"), fresh(dossier), MONDAY)
    assert refusal is not None and "chưa được trả lời" in refusal.say
