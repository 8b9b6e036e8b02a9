"""What hangs on a result in force: the entry that it wrote, and the results that rest on either."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import queries as decisions
from duoc.decisions.actions import Effects
from duoc.decisions.models import Decision, LaterDecision, Proposal
from duoc.dossiers.acts import Unfinished, before_archiving, before_hand_over
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow
from duoc.instruments.models import Instrument
from duoc.registers.models import DrawnResult, Entry, ProposedEntry

State = Decision.State
IN_FORCE_OR_SOON = frozenset({State.IN_FORCE, State.NUMBERED})


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


def undecided() -> "QuerySet[DrawnResult]":
    """The lines of results that nobody has decided about. One that has ended itself needs no decision."""
    return DrawnResult.objects.filter(decided_at=None, decision__state__in=IN_FORCE_OR_SOON)


def settle(decision: Decision, by: Decision, at: datetime) -> None:
    """Nobody has to decide any more about a result that was ended by another one."""
    DrawnResult.objects.filter(decision=decision, decided_at=None).update(decided_at=at, ended_by=by)


def review_of(instrument: Instrument) -> DrawnResult | None:
    """That a result in force rests on one that has ended or was corrected, and nobody has decided what becomes of it;
    None for all others. One query where it is in force."""
    if instrument.state != State.IN_FORCE:
        return None
    rows = undecided().filter(decision=instrument.pk)
    return rows.select_related("cause").order_by("at").last()


def under_review(results: Sequence[Decision]) -> frozenset[uuid.UUID]:
    """Which of these results in force rest on what has ended or was corrected, while nobody has decided about them. One
    query where one is in force."""
    in_force = [one.pk for one in results if one.state == State.IN_FORCE]
    if not in_force:
        return frozenset()
    return frozenset(undecided().filter(decision__in=in_force).values_list("decision_id", flat=True))


def _not_handed_over(dossier: Dossier, _shown: Sequence[str] | None) -> NotNow | None:
    """What rests on an ended or corrected result is not given away before somebody has decided about it."""
    if not undecided().filter(decision__dossier=dossier).exists():
        return None
    return NotNow(
        _("Kết quả này lấy từ việc ghi sổ hoặc kết quả đã thu hồi, đính chính; lãnh đạo đang xem lại."),
        _("Đừng trao. Hãy đợi lãnh đạo giữ nguyên, thu hồi hoặc đính chính ở mục Sau kết quả."),
    )


def _undecided() -> "QuerySet[DrawnResult]":
    """A dossier does not go to the archive while a result of it rests on one that has ended, and nobody decided."""
    return undecided().filter(decision__dossier=OuterRef("pk"))


before_hand_over(_not_handed_over)
before_archiving(
    Unfinished(
        _undecided,
        gettext_lazy("Kết quả của hồ sơ dựa trên kết quả đã thu hồi hoặc đính chính, chưa ai quyết định."),
        gettext_lazy("Quyết định ở mục Sau kết quả rồi nộp lưu."),
    )
)
