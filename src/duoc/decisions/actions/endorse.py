"""Somebody signs before the signer: the act is recorded now, the cryptographic signatures follow with the signer's."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions.delegated import delegation_of, not_delegated
from duoc.decisions.endorsing import place_here
from duoc.decisions.models import Endorsement, Proposal
from duoc.decisions.signing_conditions import draft_to_sign, signing
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Act, Condition, Doing, Event, Outcome, declare, declare_event, move_on
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow, Refusal
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    proposal: str


def endorse(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    proposal_id: uuid.UUID | str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
) -> Proposal:
    """Signs all results of the standing proposal, in the place of the step at which the dossier stands.

    Args:
        proposal_id: the proposal that was read; another one standing now is not signed unread.
        answers: of the desk to what the definition asks it at this step.

    Raises:
        Forbidden: nobody of the unit who may sign.
        NotNow: the proposal changed meanwhile, the place is another post's, or a register holds already what it would
            enter.
        duoc.dossiers.rules.OutOfTurn: not on the actor's desk, no step at which somebody signs before the signer, the
            posting still runs, or the applicant waits to hear whether they may withdraw.
        Incomplete: an answer of the desk is missing or wrong; `faults`.
    """
    return ENDORSE.perform(dossier_id, Given(str(proposal_id)), actor=actor, key=key, at=at, answers=answers)


def _endorse(doing: Doing[Given]) -> Outcome[Proposal]:
    proposal = draft_to_sign(doing.dossier, doing.given.proposal)
    place = place_here(proposal)
    if place is None:
        raise RuntimeError("the act is done only where its condition holds")
    place.at, place.by_id = doing.at, doing.actor.person
    place.delegation = delegation_of(place.post, doing.dossier, doing.at)
    place.save(update_fields=["at", "by", "delegation"])
    texts = sorted(content.signed_text.sha256 for content in proposal.contents.select_related("text"))
    return Outcome(proposal, {"place": place.place, "post": f"post:{place.post_id}"}, hidden={"contents": texts})


def _not_theirs(proposal: Proposal, actor: Actor, at: datetime) -> Refusal | None:
    """The place of this step is that of the actor's post."""
    place: Endorsement | None = place_here(proposal)
    if place is None:
        return None
    if place.post_id != actor.post_id:
        return NotNow(
            _("Chữ ký này là của %(post)s.") % {"post": place.post.title},
            _("Hãy trả lại để chuyên viên trình đúng người."),
        )
    return not_delegated(place.post, proposal.dossier, at)


ENDORSE = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.endorsed",
                title=gettext_lazy("Ký trước người ký kết quả"),
                to_applicant=gettext_lazy("Một người có thẩm quyền đã ký, chờ chữ ký tiếp theo"),
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({State.PROCESSING}),
        ends_step=True,
        move=move_on,
        conditions=(
            Condition(
                dossiers.readiness.endorses_here,
                gettext_lazy("Bước này không ký trước người ký kết quả."),
                gettext_lazy("Hãy tải lại trang để xem việc phải làm."),
            ),
            *signing(_not_theirs),
        ),
        write=_endorse,
        row=Proposal,
    )
)
