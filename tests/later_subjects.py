"""Results, and decisions about them, on which one condition of an act does not hold, and who asks."""

from typing import Any

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.people.models import Post
from tests import later
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

Made = tuple[Any, str]
"""The subject, and the name of who asks."""


def _read(draft: LaterDecision) -> LaterDecision:
    return LaterDecision.objects.select_related("subject__dossier", "signer_post").get(pk=draft.pk)


def returned_already(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    why = {"reason": "Chưa đủ chứng cứ để thu hồi", "key": key(), "at": MONDAY}
    decisions.send_back_later(actor=road.who("leader1"), later_id=draft.pk, **why)
    return _read(draft), "leader1"


def returned_to_its_signer(road: Road) -> Made:
    return returned_already(road)


def about_what_has_ended(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    Decision.objects.filter(pk=draft.subject_id).update(state="replaced")
    return _read(draft), "leader1"


def submitted_to_another(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    other = Post.objects.filter(role="leader").exclude(pk=draft.signer_post_id).first()
    LaterDecision.objects.filter(pk=draft.pk).update(signer_post=other)
    return _read(draft), "leader1"


def revocation_signed(road: Road) -> Made:
    draft = later.signed(road, later.propose(road, road.decision()))
    return fresh(draft.subject.dossier), "clerk1"


def revocation_signed_before_it_is_sent(road: Road) -> Made:
    decision = road.decision()
    road.choose_post(fresh(decision.dossier))
    later.signed(road, later.propose(road, decision))
    return fresh(decision.dossier), "clerk1"


def result_of_a_request(road: Road) -> Made:
    return road.decision("signed"), "registry1"


def issued_about_what_has_ended(road: Road) -> Made:
    draft = later.signed(road, later.propose(road, road.decision()))
    Decision.objects.filter(pk=draft.subject_id).update(state="replaced")
    return Decision.objects.select_related("dossier").get(pk=draft.pk), "registry1"


def revocation_proposed(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    return Decision.objects.select_related("dossier").get(pk=draft.subject_id), "specialist1"


def revokes_another(road: Road) -> Made:
    return later.revoked(road, road.decision()), "specialist1"
