"""Entry and document come into force together, in one transaction."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import Doing, Outcome, SystemAct
from duoc.dossiers.models import Dossier
from duoc.people.queries import party_paths
from duoc.registers.drafting import entry_draft
from duoc.registers.entering import enter_result
from duoc.registers.entering_later import enter
from duoc.registers.models import Entry
from duoc.registers.reviews import order_reviews


@dataclass(frozen=True)
class Given:
    pdf: bytes


def enact(*, decision_id: uuid.UUID | str, pdf: bytes, at: datetime) -> Decision:
    """Puts a sealed result in force and writes what it establishes into the register.

    Whether the entry comes before or after the document (the definition says it) decides only whose number is printed:
    both exist together or not at all. Does nothing when the result is in force already, or the dossier has ended.

    Args:
        pdf: the document with both signatures.
        at: the date of issue.

    Raises:
        NotFound: no such result.
    """
    return ENACT.perform(decision_id, Given(pdf), at=at) or decision_queries.by_id(decision_id)


def _enact(doing: Doing[Given]) -> Outcome[Decision]:
    at = doing.at
    if doing.dossier.ended_at is not None:
        return _enact_later(doing)
    dossier = Dossier.objects.select_related("version", *party_paths("applicant")).get(pk=doing.dossier.pk)
    draft = entry_draft(dossier, doing.subject.item)
    decision = decisions.enact(decision=doing.subject, pdf=doing.given.pdf, at=at)
    written = Entry.objects.filter(decision__dossier=dossier, decision__item=decision.item)
    if draft is not None and not written.exists():
        enter_result(dossier, decision, draft, at)
    unissued = Decision.objects.filter(dossier=dossier, issued_at__isnull=True).exclude(state=Decision.State.VOID)
    if not unissued.exists():
        granted = decision.proposal.kind == Proposal.Kind.GRANT
        dossiers.complete(dossier_id=dossier.pk, at=at, granted=granted)
        if granted:
            order_reviews(decision, dossier, at)
        if dossier.partner_code:  # what is reported of this act is how the dossier stands now
            doing.dossier.refresh_from_db()
    return Outcome(decision, facts=())  # its entry was written before those of the register and of the dossier


def _enact_later(doing: Doing[Given]) -> Outcome[Decision]:
    """What was decided about a result of the dossier, which has ended long ago."""
    later = decision_queries.later_of(doing.subject)
    if later is None:
        raise TypeError("a dossier that has ended has no other result to come")
    decision = decisions.enact(decision=doing.subject, pdf=doing.given.pdf, at=doing.at)
    enter(later, decision, doing.dossier, doing.at)
    return Outcome(decision, facts=())


ENACT = SystemAct(
    event=decisions.ISSUED,
    states=frozenset({Decision.State.NUMBERED}),
    after=frozenset({Decision.State.IN_FORCE}),
    kind=decisions.DECISION,
    outlives=decision_queries.is_later,
    write=_enact,
)
