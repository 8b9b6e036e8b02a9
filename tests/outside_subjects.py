"""Letters to bodies outside the system: dossiers with one, the acts on them, and what alone hinders these."""

from functools import partial
from typing import Any

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.people.models import Post
from duoc.people.powers import Actor
from tests.cast import MONDAY
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


def no_letter_to_drop(road: Road) -> Made:
    return road.search(), "specialist1"


def letter_without_a_delegation(road: Road) -> Made:
    dossier = asking_outside(road)
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"


def _by_question(who: Actor, word: str, dossier: Dossier, **more: str) -> Any:
    return by_form(who, word, dossier, {"question": str(dossier.outside_questions.get().pk), **more}, DESK)


SENT = {"way": "post", "on": MONDAY.date().isoformat()}
DONE = {
    "dossiers.propose_outside_question": lambda it, who, _by: by_form(
        who, "propose_outside_question", it, {**OUTSIDE, "body": "Công ty Điện lực"}, DESK
    ),
    "dossiers.sign_outside_letter": lambda it, who, _by: _by_question(who, "sign_outside_letter", it),
    "dossiers.drop_outside_question": lambda it, who, _by: _by_question(
        who, "drop_outside_question", it, reason="Đã có văn bản trả lời trước đó."
    ),
    "dossiers.send_outside_letter": lambda it, who, _by: _by_question(who, "send_outside_letter", it, **SENT),
}
"""How each act on such letters is done, by its name."""
STAGES = {"asking outside": asking_outside, "with a letter to send": partial(asking_outside, signed=True)}
