"""Who signs results sends back what was proposed to them: alike for an apology, a stop and a withdrawal."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests import late_dossiers, stop_acts
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY
from tests.stages import Road, by_form, fresh

from duoc.dossiers.acts import APPLICANT, DESK, act_with_form, open_acts
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.submitting import submitted
from duoc.notices.models import DeskNews

pytestmark = pytest.mark.django_db


def with_a_withdrawal(road: Road) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    by_form(road.actor("specialist1"), "propose_withdrawal", fresh(dossier), {}, DESK)
    return fresh(dossier)


KINDS = [
    pytest.param(
        late_dossiers.with_an_apology, late_dossiers.send_back, "propose_apology", "sign_apology", id="apology"
    ),
    pytest.param(stop_acts.with_a_stop, stop_acts.send_back, "propose_stop", "stop", id="stop"),
    pytest.param(with_a_withdrawal, stop_acts.send_back, "propose_withdrawal", "stop", id="withdrawal"),
]


@pytest.mark.parametrize(("made", "send_back", "propose", "sign"), KINDS)
def test_it_goes_back_with_a_reason_that_its_proposer_reads_and_waits_no_more(
    road: Road, made: Callable[[Road], Dossier], send_back: Callable[..., Any], propose: str, sign: str
) -> None:
    dossier, leader = made(road), road.actor("leader1")
    assert set(refused(Incomplete, lambda: send_back(leader, dossier, answer="không")).faults) == {"answer"}
    forbidden_to(road.actor, ["citizen1", "clerk1", "specialist1", "leader2"], lambda who: send_back(who, dossier))
    assert f"dossiers.{sign}" in open_acts(leader, dossier, MONDAY)
    row = send_back(leader, dossier)
    after, why = fresh(dossier), row.answer
    assert story(after)[-1].endswith("_sent_back") and after.state == "processing"
    assert f"dossiers.{sign}" not in open_acts(leader, after, MONDAY)
    [chip] = submitted(after, MONDAY)
    assert chip.word.endswith("bị trả lại") and chip.say == why
    _act, form = act_with_form(propose, DESK)
    assert ("Lần trước bị trả lại", why) in [(str(label), say) for label, say in form.shown(after)]
    news = DeskNews.objects.filter(person_id=road.actor("specialist1").person_id)
    assert [one.kind for one in news if one.kind == "desk_letter_sent_back"] == ["desk_letter_sent_back"]


def test_a_newer_proposal_takes_its_place_and_it_is_never_sent_back_by_who_made_it(road: Road) -> None:
    dossier = stop_acts.with_a_stop(road)
    stop_acts.send_back(road.actor("leader1"), dossier)
    again = stop_acts.propose(road, dossier)
    [chip] = submitted(again, MONDAY)
    assert chip.word.endswith("chờ ký") and dossier.stop_proposals.filter(closed_at=None).count() == 1
    row = dossier.stop_proposals.exclude(answer="").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        dossier.stop_proposals.filter(pk=row.pk).update(by=road.actor("leader1").person)
