"""What hangs on a result in force: the entry that it wrote, and the results that rest on either."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from duoc.decisions import queries as decisions
from duoc.decisions.actions import Effects
from duoc.decisions.models import Decision, LaterDecision, Proposal
from duoc.registers.models import Entry, ProposedEntry
from duoc.registers.reviews import IN_FORCE_OR_SOON


def entry_of_result(decision: Decision) -> Entry | None:
    """The entry in force that the result wrote, or the first of those whose place it has taken."""
    return entries_of_result(decision).filter(ended_at=None).first()


def entries_of_result(decision: Decision) -> "QuerySet[Entry]":
    """The same, whether it is in force or has ended."""
    line = [decision.pk]
    later = decisions.later_of(decision)
    while later is not None:
        line.append(later.subject_id)
        later = decisions.later_of(later.subject)
    return Entry.objects.select_related("register", "unit").filter(decision__in=line)


def results_resting_on(decision: Decision, entry: Entry | None) -> "QuerySet[Decision]":
    """The other results in force of the same request, or of the same item of it where each has its own, and all that
    was drawn from the entry, whichever body gave it. A decision that revoked something rests on nothing."""
    resting = Q(dossier=decision.dossier_id, item=decision.item)
    if entry is not None:
        drawn = ProposedEntry.objects.filter(draft__entries__contains=[str(entry.pk)])
        resting |= Q(dossier__in=drawn.values("dossier"))
    revoking = LaterDecision.objects.filter(pk=OuterRef("pk"), turn=LaterDecision.Turn.REVOKE)
    results = Decision.objects.filter(resting, state__in=IN_FORCE_OR_SOON, proposal__kind=Proposal.Kind.GRANT)
    return results.exclude(pk=decision.pk).exclude(Exists(revoking)).order_by("issued_at", "pk")


def effects_of(decision: Decision) -> Effects:
    """What would end, or would have to be decided, if the result were revoked."""
    entry = entry_of_result(decision)
    drawn = results_resting_on(decision, entry).count()
    return Effects(entry.label, entry.register.name, drawn) if entry is not None else Effects(drawn=drawn)
