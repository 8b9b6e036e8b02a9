"""What the acts of people and of the system have in common: what is written, which state follows, who is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from duoc.dossiers import lateness
from duoc.dossiers.acts import flow
from duoc.dossiers.acts.doing import Doing, Given, Outcome, Row
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.kinds import DOSSIER, Kind
from duoc.dossiers.acts.news import News, tell, tell_new_holder
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.acts.reporting import report_to_partner
from duoc.dossiers.hands import done_for
from duoc.dossiers.papers.control_sheet import freeze_sheet
from duoc.dossiers.papers.papers import PaperForm, draft_form
from duoc.notices.actions import Message


@dataclass(frozen=True, kw_only=True)
class Declaration(Generic[Given, Row]):
    """What follows from an act, once it may be done. Law, forms and clocks stand with the act's own file.

    Attributes:
        event: what the ledger records and the history shows.
        states: of the subject, in which it may be done.
        write: makes the rows of the act and says what to tell. Runs in the act's one transaction.
        after: the states that can follow: none, it stays; one, it follows by itself; more, `write` returns one of them.
        move: how the dossier goes on.
        message: what the applicant is told.
        paper: the form that the agency gives the applicant for it, drafted with the act.
        news: what the official hears who asked for it or proposed it, from the row of the act; None where nobody does.
        arrives: what those hear to whom the act brings work that nobody has in hand yet, in another body or to sign.
    """

    event: Event
    states: frozenset[str]
    write: Callable[[Doing[Given]], Outcome[Row]]
    after: frozenset[str] = frozenset()
    kind: Kind = DOSSIER
    move: flow.Move = flow.stay
    message: Message | None = None
    paper: PaperForm | None = None
    news: Callable[[Row], News | None] | None = None
    arrives: Callable[[Row], Sequence[News]] | None = None

    @property
    def name(self) -> str:
        """Package and file that declare it: "dossiers.accept". It stands beside each key, so it does not change."""
        return f"{self.write.__module__.split('.')[1]}.{self.word}"

    @property
    def word(self) -> str:
        """The act in an address: "accept"."""
        return self.write.__module__.split(".")[-1]

    def carry_out(self, doing: Doing[Given]) -> Row:
        """Rows, state, desk, ledger, paper and message, in the transaction of the caller, who asked whether it may be.

        Raises:
            RuntimeError: the state that `write` returns is not declared to follow.
        """
        dossier, actor, at = doing.dossier, doing.actor, doing.at
        lateness.note(dossier, at)  # where the job that does it was late; it stands before whatever follows
        for_whom = done_for(self.kind.in_hand(doing.subject, actor), actor)
        before = self.kind.state(doing.subject)
        unaccepted, open_before = dossier.accepted_at is None, not dossier.is_closed
        holder = dossier.assigned_to_id
        outcome = self.write(doing)
        after = self._state_after(before, outcome)
        entries = [outcome.facts] if isinstance(outcome.facts, Mapping) else outcome.facts
        hidden = {**outcome.hidden, "answers": dict(doing.answers)} if doing.answers else outcome.hidden
        for facts in entries:
            record(dossier, self.event.name, actor, at, {**facts, **for_whom}, hidden)
        # What follows from the act stands behind it in the ledger: other bodies are asked when the dossier moves.
        self.kind.settle(doing.subject, after, outcome.move or self.move, actor, at)
        if open_before and dossier.is_closed:
            freeze_sheet(dossier, at)
        if self.paper is not None:
            draft_form(self.paper, dossier, outcome.row, actor, at)
        if self.message is not None:
            notify_applicant(dossier, self.message, at=at, **outcome.words)
        news = self.news(outcome.row) if self.news is not None else None
        arriving = self.arrives(outcome.row) if self.arrives is not None else ()
        for one in (news, *arriving):
            tell(dossier, one, actor, at)
        known = {holder, news.person if news else None, *(one.person for one in arriving)}
        tell_new_holder(dossier, known, actor, at)
        report_to_partner(dossier, at, accepted=unaccepted and dossier.accepted_at is not None)
        return outcome.row

    def _state_after(self, before: str, outcome: Outcome[Row]) -> str:
        states = self.after or frozenset({before})
        state = outcome.state or (next(iter(states)) if len(states) == 1 else None)
        if state not in states:
            raise RuntimeError(f"{self.name}: {state} is not declared to follow")
        return str(state)
