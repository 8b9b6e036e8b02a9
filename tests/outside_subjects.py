"""Dossiers in which one condition alone hinders a letter to a body outside the system."""

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.people.models import Post
from tests.stages import QUESTION, Road, by_form, fresh
from tests.subjects import Made

OUTSIDE = {"body": "Công an tỉnh", "place": "Số 1, đường Thử", "question": QUESTION}


def asking_outside(road: Road, *, signed: bool = False) -> Dossier:
    """A letter is drafted; with `signed` it is to be sent."""
    dossier = road.search()
    question = by_form(road.actor("specialist1"), "propose_outside_question", dossier, OUTSIDE, DESK)
    if signed:
        by_form(road.actor("leader1"), "sign_outside_letter", fresh(dossier), {"question": str(question.pk)}, DESK)
    return fresh(dossier)


def no_letter_to_sign(road: Road) -> Made:
    return road.search(), "leader1"


def no_letter_to_send(road: Road) -> Made:
    return asking_outside(road), "specialist1"


def letter_without_a_delegation(road: Road) -> Made:
    dossier = asking_outside(road)
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"
