"""Later decisions about results in force: found, held until the transaction ends, and whose they are."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions.delegated import may_sign
from duoc.decisions.locking import lock_decision
from duoc.decisions.models import Decision, LaterDecision
from duoc.decisions.powers import of_decision
from duoc.dossiers.acts import Kind, Move, Unfinished, before_archiving, before_hand_over, with_documents
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotFound, NotNow
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import moved_on
from duoc.people import queries as people
from duoc.people.models import Post
from duoc.people.powers import Actor, Power, Reach

State = Decision.State
ON_ITS_WAY = frozenset({State.APPROVED, State.SIGNED, State.NUMBERED})
"""Signed by the leader, and not in force yet."""


def later_of(decision: Decision) -> LaterDecision | None:
    """What a result is, where it decides about another one; None for the result of a request."""
    return LaterDecision.objects.select_related("subject__proposal", "signer_post").filter(pk=decision.pk).first()


def is_later(decision: Decision) -> bool:
    """It decides about another result of its dossier, which has ended long ago."""
    return LaterDecision.objects.filter(pk=decision.pk).exists()


def about(decision: Decision) -> "QuerySet[LaterDecision]":
    """All that was ever proposed about a result, the oldest first."""
    return decision.later.select_related("by", "returned_by", "signer_post").order_by("drafted_at", "pk")


def later_signers(dossier: Dossier, organisation: uuid.UUID, at: datetime) -> list[Post]:
    """The posts of a body that may decide about its results in force, and that nothing hinders from signing."""
    seats = people.seats_with(organisation, Power.DECISION_REVOKE, at)
    return [post for post in seats if may_sign(post, dossier, at)]


def lock_later(id: uuid.UUID | str) -> LaterDecision:
    """A later decision, locked, and before it the dossier and the result that it is about.

    Raises:
        NotFound: no such decision.
    """
    subject = LaterDecision.objects.filter(pk=id).values_list("subject_id", flat=True).first()
    if subject is None:
        raise NotFound(_("Không tìm thấy đề nghị này."), _("Hãy mở lại kết quả."))
    locked = lock_decision(subject)
    rows = LaterDecision.objects.select_for_update(of=("self", "instrument"))
    later = rows.select_related("organisation", "text", "signer_post__organisation").get(pk=id)
    later.subject = locked
    return later


def _reach(later: LaterDecision) -> Reach:
    reach = of_decision(later.subject)
    return replace(reach, units=reach.units | {later.organisation_id})


def _settle(later: LaterDecision, state: str, _move: Move, _actor: Actor, _at: datetime) -> None:
    """The instrument keeps its state itself."""


LATER = Kind(
    model=LaterDecision,
    locked=lock_later,
    dossier_of=lambda later: later.subject.dossier,
    reach=_reach,
    handled_by=lambda later: frozenset({later.subject.organisation_id, later.organisation_id}),
    state=lambda later: str(later.state),
    settle=_settle,
    moved_on=moved_on,
    outlives_archive=True,
)


def no_longer_in_force(later: LaterDecision, _actor: Actor, _at: datetime) -> NotNow | None:
    """The refusal where the result has ended meanwhile."""
    if later.subject.state == State.IN_FORCE:
        return None
    return NotNow(_("Kết quả này không còn hiệu lực."), _("Hãy mở lại kết quả để xem đã có gì thay đổi."))


def to_hand_over(dossier: Dossier) -> list[uuid.UUID]:
    """The results that may be given into the applicant's hand: those in force, and that of another dossier which took
    the place of one of them. A decision that revokes is one: its text is handed over."""
    return [pk for pk, state in _results_and_heirs(dossier) if state == State.IN_FORCE]


def _results_and_heirs(dossier: Dossier) -> list[tuple[uuid.UUID, str]]:
    rows = Decision.objects.filter(dossier=dossier).order_by("approved_at", "place")
    own = list(rows.values_list("pk", "state", "replaced_by_id"))
    heirs = {by for _pk, _state, by in own if by} - {pk for pk, _state, _by in own}
    others = Decision.objects.filter(pk__in=heirs).values_list("pk", "state") if heirs else ()
    return [*((pk, state) for pk, state, _by in own), *others]


def _hand_over_refused(dossier: Dossier, shown: Sequence[str] | None) -> NotNow | None:
    """A result whose revocation or correction is signed is not given away any more; what is given is what holds now,
    not what a page showed that was opened before; and once one has ended, whoever hands over says what they give."""
    states = {str(pk): state for pk, state in _results_and_heirs(dossier)}
    if not ON_ITS_WAY.isdisjoint(states.values()):
        return NotNow(
            _("Kết quả này đang được thu hồi hoặc thay bằng bản mới: đã ký, chờ văn thư phát hành."),
            _("Hãy đợi phát hành rồi trao bản còn giá trị."),
        )
    if dossier.result_has_ended and State.IN_FORCE not in states.values():
        return NotNow(
            _("Không còn kết quả nào còn giá trị để trao."),
            _("Hãy mở từng kết quả để xem vì sao, và báo cho người yêu cầu."),
        )
    if shown is None or (not shown and not dossier.result_standing):
        return None
    if shown and all(states.get(id) == State.IN_FORCE for id in shown):
        return None
    return NotNow(
        _("Kết quả đã bị thu hồi hoặc đã có bản thay thế từ khi bạn mở trang này."),
        _("Đừng trao bản cũ. Hãy tải lại trang và trao bản còn giá trị."),
    )


before_hand_over(_hand_over_refused)


def _pending() -> "QuerySet[LaterDecision]":
    """A dossier does not go to the archive while somebody decides about a result of it."""
    pending = LaterDecision.objects.filter(subject__dossier=OuterRef("pk"), standing=True)
    return pending.filter(state__in={State.DRAFT, *ON_ITS_WAY})


def _results_of(dossier: Dossier) -> list[dict[str, str]]:
    """The results that were issued, for the index of a dossier in the archive."""
    issued = Decision.objects.filter(dossier=dossier, issued_at__isnull=False).select_related("organisation")
    return [
        {
            "symbol": one.symbol,
            "date": local(one.issued_at or one.drafted_at).date().isoformat(),
            "name": one.name,
            "author": one.organisation.name,
        }
        for one in issued
    ]


before_archiving(
    Unfinished(
        _pending,
        gettext_lazy("Kết quả của hồ sơ đang được xem xét thu hồi, đính chính hoặc cấp lại."),
        gettext_lazy("Quyết định xong rồi nộp lưu."),
    )
)
with_documents(_results_of)
