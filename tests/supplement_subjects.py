"""Dossiers on which a condition of an act about supplements or corrections does not hold, and who asks."""

from datetime import timedelta

from django.db import transaction

from duoc.dossiers.actions import expire_supplement
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier
from tests.cast import BIRTH, MONDAY
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh
from tests.subjects import Made, withdrawal_waits


def signed_on_the_desk(road: Road) -> Made:
    dossier = road.to("accepted")
    Dossier.objects.filter(pk=dossier.pk).update(result_signed_at=MONDAY)
    return fresh(dossier), "specialist1"


def accepted_and_back(road: Road) -> Made:
    dossier = road.to("accepted")
    Dossier.objects.filter(pk=dossier.pk).update(state=Dossier.State.FILED)
    return fresh(dossier), "citizen1"


def never_asked(road: Road) -> Made:
    return road.to("accepted"), "leader1"


def never_asked_by_the_desk(road: Road) -> Made:
    return road.to("accepted"), "specialist1"


def asked_once(road: Road) -> Dossier:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    road.supplement(dossier)
    return fresh(dossier)


def asked_once_already(road: Road) -> Made:
    return asked_once(road), "specialist1"


def asked_again_already(road: Road) -> Made:
    dossier = asked_once(road)
    road.request_supplement(dossier, "specialist1", again="Ảnh mới vẫn mất góc.")
    return fresh(dossier), "specialist1"


def withdrawal_before_asking_again(road: Road) -> Made:
    dossier = asked_once(road)
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    return fresh(dossier), "specialist1"


def unanswered_before_acceptance(road: Road) -> Made:
    """The procedure wants a refusal then."""
    rule = {"supplement": "pause", "stop_after": "2 working_day", "unanswered": "refuse"}
    reworded(BIRTH, clock={**rule, "article": "Trang thủ tục 9.000001: trình tự thử nghiệm"})
    dossier = road.file()
    request = road.request_supplement(dossier)
    with transaction.atomic():
        expire_supplement(request_id=request.pk, at=request.at + timedelta(days=10))
    return fresh(dossier), "clerk1"


def nothing_claimed(road: Road) -> Made:
    dossier = road.file()
    road.request_supplement(dossier)
    return fresh(dossier), "clerk1"


def supplement_too_late(road: Road) -> Made:
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "1 working_day", "article": "118/2025/NĐ-CP"})
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1", at=MONDAY - timedelta(days=7))
    return fresh(dossier), "citizen1"


def withdrawal_before_a_request(road: Road) -> Made:
    return withdrawal_waits(road)[0], "specialist1"
