"""Acts: each is declared once, and every act goes one way.

A declaration says what is done, by which power, in which states, from which desk, what the history and the applicant
are told. What may be done now is asked of the declarations alone (`open_acts`). Adding one: `docs/add-an-act.md`.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duoc.dossiers import late_causes
from duoc.dossiers.acts import flow
from duoc.dossiers.acts.act_form import DESK, ActForm
from duoc.dossiers.acts.declaration import Declaration
from duoc.dossiers.acts.doing import Condition, Doing, Given, Judged, Request, Row
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.grounds import grounded
from duoc.dossiers.acts.kinds import DOSSIER
from duoc.dossiers.acts.writing import expect_printable
from duoc.dossiers.desk_answers import kept_at_step
from duoc.dossiers.hands import not_at_hand
from duoc.dossiers.rules import in_archive
from duoc.ground.once.actions import once
from duoc.ground.refusal import Refusal
from duoc.people.powers import Actor, Forbidden, Power, check


@dataclass(frozen=True, kw_only=True)
class Act(Declaration[Given, Row]):
    """One legal act of a person, declared.

    Attributes:
        on_desk: only by the role on whose desk the dossier lies, and by who has it in hand where somebody has.
        ends_step: what the definition asks the desk at this step is answered with it.
        lets_go: with it a body gives the dossier to another one, which does not answer for its lateness.
        conditions: all else that must hold and that does not depend on what is given; `write` refuses only that.
        form: its page, where it has none of its own.
    """

    power: Power
    row: type[Row]
    on_desk: bool = True
    ends_step: bool = False
    lets_go: bool = False
    conditions: tuple[Condition | Judged, ...] = ()
    form: ActForm | None = None

    def perform(
        self,
        id: uuid.UUID | str,
        given: Given,
        *,
        actor: Actor,
        key: str,
        at: datetime,
        answers: Mapping[str, Any] | None = None,
    ) -> Row:
        """Does the act once per key over all its parameters: power, state, rows, ledger and message in one transaction.

        Args:
            answers: of the desk to the questions of the step that it ends, by question; where the dossier is late,
                also why (`late_causes`).

        Raises:
            KeyMissing, KeyReused: see `ground.once`.
            NotFound: there is no such subject.
            Forbidden: the power does not reach the subject.
            OutOfTurn: it is not the time for this act; and what `write` refuses.
            Incomplete: a text that no document can print; a legal basis that names no legal text; the desk's answers
                are missing or wrong; or the dossier is late and nobody said why.
            Changed: why it is late was said of another broken promise.
        """
        request = Request(str(id), given, dict(answers or {}))
        pk = once(actor.key, self.name, key, request, lambda: str(self._run(request, actor, at).pk))
        return self.row._default_manager.get(pk=pk)

    def _run(self, request: Request[Given], actor: Actor, at: datetime) -> Row:
        subject = self.kind.locked(request.subject)
        dossier = self.kind.dossier_of(subject)
        refusal = self.refusal(subject, actor, at)
        if refusal is not None:
            raise refusal
        given = grounded(request.given)
        expect_printable(given)
        answers, why_late = late_causes.apart(request.answers)
        if self.ends_step:
            dossier.desk_answers = kept_at_step(dossier, answers, at=at)
        if self.asks_why_late:
            late_causes.explain_step(dossier, why_late, actor, at)
        return self.carry_out(Doing(subject, dossier, actor, at, given, answers))

    @property
    def asks_why_late(self) -> bool:
        """It ends a step, sends the dossier on, or the desk ends it so: one that is late does not go on without its
        cause."""
        by_desk = self.form is not None and self.form.by == DESK
        goes_on = self.ends_step or self.lets_go or self.move is flow.move_on
        return goes_on or (by_desk and self.move is end)

    def refusal(self, subject: Any, actor: Actor, at: datetime) -> Refusal | None:
        """Why this actor may not do it now; None when they may. Offering and doing ask this alone."""
        return self.out_of_turn(subject, actor, at) or self.not_yet(subject, actor, at)

    def out_of_turn(self, subject: Any, actor: Actor, at: datetime) -> Refusal | None:
        """Why it is not for this actor to do now: power, conditions, state, desk."""
        try:
            check(actor, self.power, self.kind.reach(subject), at)
        except Forbidden as forbidden:
            return forbidden
        if (since := self.kind.archived_at(subject)) is not None:
            return in_archive(since)
        refusal = self._unmet(Condition, subject, actor, at)
        if refusal is None and self.kind.state(subject) not in self.states:
            return self.kind.moved_on()
        if refusal is not None:
            return refusal
        if self.on_desk:
            return not_at_hand(self.kind.dossier_of(subject), actor)
        return self.kind.in_other_body(subject, actor, self.power)

    def not_yet(self, subject: Any, actor: Actor, at: datetime) -> Refusal | None:
        """What still hinders this actor, whose turn it is: asked only where `out_of_turn` is None."""
        return self._unmet(Judged, subject, actor, at)

    def _unmet(self, kind: type[Condition] | type[Judged], subject: Any, actor: Actor, at: datetime) -> Refusal | None:
        refusals = (one.refusal(subject, actor, at) for one in self.conditions if isinstance(one, kind))
        return next((refusal for refusal in refusals if refusal is not None), None)


_ACTS: dict[str, Act[Any, Any]] = {}


def declare(act: Act[Given, Row]) -> Act[Given, Row]:
    """Makes the act known to everybody who offers acts. Called once, in the act's own file."""
    if act.name in _ACTS:
        raise ValueError(f"two acts are called {act.name}")
    if act.form is not None and any(other.form and other.word == act.word for other in declared()):
        raise ValueError(f"two acts have the address {act.word}")
    if act.kind is not DOSSIER and act.move is not flow.stay:
        raise ValueError(f"{act.name}: only a dossier has a desk to move to")
    _ACTS[act.name] = act
    return act


def declared() -> list[Act[Any, Any]]:
    """All acts, in the order of their names."""
    return [_ACTS[name] for name in sorted(_ACTS)]
