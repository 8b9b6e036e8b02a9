"""The registry numbers what was decided about a result in force; its seal and its effect follow in a job."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.acts import Act, Doing, Event, Judged, Nothing, Outcome, declare, declare_event
from duoc.ground.refusal import NotNow
from duoc.people.powers import Actor, Power
from duoc.registers.correcting_results import expect_sound, values_of
from duoc.registers.drafting import entry_draft
from duoc.registers.history import number_of
from duoc.registers.numbering import numbering, numbers_itself
from duoc.registers.proposing import ground_lost_later
from duoc.registers.resting import entry_of_result


def issue_later(*, actor: Actor, decision_id: uuid.UUID | str, key: str, at: datetime) -> Decision:
    """Numbers and dates a signed decision about a result, and has it sealed: with the seal it comes into force.

    A text that takes the place of another one carries its number where that is the number of the register entry; else
    it is numbered as a document of its own.

    Raises:
        Forbidden: no registry of the body.
        NotNow: the result of a request, not signed yet, issued already, or the result that it is about has ended; or
            an entry that it rests on has ended or changed since it was drafted.
        NotFound: no such decision.
    """
    return ISSUE_LATER.perform(decision_id, Nothing(), actor=actor, key=key, at=at)


def _issue(doing: Doing[Nothing]) -> Outcome[Decision]:
    decision, dossier, at = doing.subject, doing.dossier, doing.at
    later = _expect_effect(decision, at)
    draft = entry_draft(dossier, decision.item) if later.turn != LaterDecision.Turn.REVOKE else None
    own = draft is None or numbers_itself(dossier.version, decision)
    numbered = decisions.number(
        actor=doing.actor,
        decision_id=decision.pk,
        numbering=numbering(dossier.version, decision, draft, at),
        at=at,
        carried=None if own else later.subject,
    )
    app.configure_task("registers.seal").defer(decision_id=str(decision.pk))
    facts = {"decision": str(decision.pk), "number": numbered.symbol, "turn": later.turn}
    return Outcome(numbered, facts)


def _expect_effect(decision: Decision, at: datetime) -> LaterDecision:
    """What it rests on still says the same, and a correction can still be entered: the books may have changed."""
    later = decision_queries.later_of(decision)
    if later is None:
        raise TypeError("asked of a later decision alone")
    if (lost := ground_lost_later(later)) is not None:
        raise lost
    entry = entry_of_result(later.subject)
    now = values_of(later.subject, entry)
    for field, change in later.changes.items() if entry is not None else ():
        if now.get(field, change["was"]) != change["is"]:  # else the book was put right so meanwhile
            expect_sound(later.subject, entry, field, change["is"], sure=True, at=at)
    return later


def _hindered(decision: Decision, _actor: Actor, _at: datetime) -> NotNow | None:
    later = decision_queries.later_of(decision)
    if later is None:
        return NotNow(_("Kết quả của hồ sơ được phát hành từ trang hồ sơ."), _("Hãy mở hồ sơ và phát hành ở đó."))
    if later.subject.state != Decision.State.IN_FORCE:
        return NotNow(_("Kết quả này không còn hiệu lực."), _("Hãy mở lại kết quả để xem đã có gì thay đổi."))
    return None


ISSUE_LATER = declare(
    Act(
        event=declare_event(
            Event(
                "decision.later_numbered",
                title=gettext_lazy("Cho số, ngày quyết định về kết quả đã có"),
                details=number_of,
            )
        ),
        power=Power.DECISION_ISSUE,
        states=frozenset({Decision.State.SIGNED}),
        after=frozenset({Decision.State.NUMBERED}),
        kind=decisions.DECISION,
        on_desk=False,
        conditions=(Judged(_hindered),),
        write=_issue,
        row=Decision,
    )
)
