"""The leader signs what is decided about a result in force: a document of its own, numbered and sealed as the first."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.decisions.delegated import delegation_of, not_delegated
from duoc.decisions.later import LATER, no_longer_in_force
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.acts import (
    Act,
    Condition,
    Doing,
    Event,
    Happening,
    Judged,
    Nothing,
    Outcome,
    declare,
    declare_event,
)
from duoc.ground.refusal import NotNow, Refusal
from duoc.instruments import actions as instruments
from duoc.people.powers import Actor, Power


def sign_later(*, actor: Actor, later_id: uuid.UUID | str, key: str, at: datetime) -> LaterDecision:
    """Signs a later decision exactly as it was drafted; a draft never changes. It has its effect once it is issued.

    Raises:
        Forbidden: no leader of the body.
        NotNow: submitted to another signer, signed or returned already; the result has ended meanwhile; or who signs
            has no delegation.
        NotFound: no such draft.
    """
    return SIGN_LATER.perform(later_id, Nothing(), actor=actor, key=key, at=at)


def _sign(doing: Doing[Nothing]) -> Outcome[LaterDecision]:
    later: LaterDecision = doing.subject
    if later.signer_post is not None:
        later.delegation = delegation_of(later.signer_post, doing.dossier, doing.at)
    instruments.approve(later, actor=doing.actor, at=doing.at, trail=instruments.by_its_act)
    decision = Decision.of_later(later)
    app.configure_task("decisions.sign_content").defer(decision_id=str(decision.pk))
    facts = {"decision": str(later.subject_id), "later": str(later.pk), "turn": later.turn}
    return Outcome(later, facts, hidden={"content": later.signed_text.sha256})


def _not_theirs(later: LaterDecision, actor: Actor, at: datetime) -> Refusal | None:
    post = later.signer_post
    if post is None or post.pk != actor.post_id:
        title = post.title if post else ""
        return NotNow(
            _("Dự thảo này được trình %(post)s ký.") % {"post": title},
            _("Hãy trả lại để chuyên viên trình đúng người."),
        )
    return not_delegated(post, later.subject.dossier, at)


def turn_words(happening: Happening) -> str:
    """What is decided, in a word, beside the event."""
    turns = dict(LaterDecision.Turn.choices)
    return str(turns.get(str(happening.facts.get("turn")), ""))


STANDING = Condition(
    lambda later: later.standing,
    gettext_lazy("Đề nghị này đã được trả lại."),
    gettext_lazy("Hãy mở lại kết quả; có thể đã có đề nghị khác."),
)

SIGN_LATER = declare(
    Act(
        event=declare_event(
            Event(
                "decision.later_signed",
                title=gettext_lazy("Lãnh đạo ký quyết định về kết quả đã có"),
                details=turn_words,
            )
        ),
        power=Power.DECISION_REVOKE,
        states=frozenset({LaterDecision.State.DRAFT}),
        after=frozenset({LaterDecision.State.APPROVED}),
        kind=LATER,
        on_desk=False,
        conditions=(STANDING, Judged(no_longer_in_force), Judged(_not_theirs)),
        write=_sign,
        row=LaterDecision,
    )
)
