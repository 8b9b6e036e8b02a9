"""Results, and decisions about them, on which one condition of an act does not hold, and who asks."""

from collections.abc import Callable
from typing import Any

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.filing.charging import charged
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.dossiers.new_originals import code_of
from duoc.people.models import Post
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers.models import Entry, Review
from tests import later
from tests.cast import MONDAY, key
from tests.stages import Road, fresh
from tests.takers import own_taker

Made = tuple[Any, str]
"""The subject, and the name of who asks."""


def _read(draft: LaterDecision) -> LaterDecision:
    return LaterDecision.objects.select_related("subject__dossier", "signer_post").get(pk=draft.pk)


def returned_already(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    why = {"reason": "Chưa đủ chứng cứ để thu hồi", "key": key(), "at": MONDAY}
    decisions.send_back_later(actor=road.who("leader1"), later_id=draft.pk, **why)
    return _read(draft), "leader1"


def returned_to_its_signer(road: Road) -> Made:
    return returned_already(road)


def returned_by_the_registry(road: Road) -> Made:
    """One that does not stand, though it was signed and is not void: its row as an old release could have left it."""
    draft = later.signed(road, later.propose(road, road.decision()))
    words = {"returned_at": MONDAY, "returned_by": draft.by_id, "returned_words": WHY["reason"]}
    LaterDecision.objects.filter(pk=draft.pk).update(standing=False, **words)
    return _read(draft), "registry1"


def about_what_has_ended(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    Decision.objects.filter(pk=draft.subject_id).update(state="replaced")
    return _read(draft), "leader1"


def submitted_to_another(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    other = Post.objects.filter(role="leader").exclude(pk=draft.signer_post_id).first()
    LaterDecision.objects.filter(pk=draft.pk).update(signer_post=other)
    return _read(draft), "leader1"


def revocation_signed(road: Road) -> Made:
    draft = later.signed(road, later.propose(road, road.decision()))
    return fresh(draft.subject.dossier), "clerk1"


def revocation_signed_before_it_is_sent(road: Road) -> Made:
    decision = road.decision()
    road.choose_post(fresh(decision.dossier))
    later.signed(road, later.propose(road, decision))
    return fresh(decision.dossier), "clerk1"


def result_of_a_request(road: Road) -> Made:
    return road.decision("signed"), "registry1"


def issued_about_what_has_ended(road: Road) -> Made:
    draft = later.signed(road, later.propose(road, road.decision()))
    Decision.objects.filter(pk=draft.subject_id).update(state="replaced")
    return Decision.objects.select_related("dossier").get(pk=draft.pk), "registry1"


def drawn_and_ended_itself(road: Road) -> Made:
    """An extract of an entry whose result was revoked; it has ended too, and its line was left open."""
    extract = rests_on_revoked(road)
    Decision.objects.filter(dossier=extract).update(state="replaced")
    return Review.objects.select_related("decision__dossier").get(decision__dossier=extract), "leader1"


def drawn_and_not_ordered(road: Road) -> Made:
    """An extract of an entry whose result was revoked."""
    extract = rests_on_revoked(road)
    return Review.objects.select_related("decision__dossier").get(decision__dossier=extract), "leader1"


def ordered_to_be_revoked(road: Road) -> Made:
    """As `ordered_to_be_reviewed`, where a report does not do."""
    return ordered_to_be_reviewed(road, Review.Order.REVOKE)


def ordered_to_be_reviewed(road: Road, order: str = Review.Order.RECONSIDER) -> Made:
    """A result that a decision on a complaint orders to be reviewed; the complaint itself is not played."""
    decision = road.decision()
    ordered = {"order": order, "until": MONDAY.date(), "at": MONDAY}
    return Review.objects.create(dossier=decision.dossier, decision=decision, cause=decision, **ordered), "leader1"


def revocation_proposed(road: Road) -> Made:
    draft = later.propose(road, road.decision())
    return Decision.objects.select_related("dossier").get(pk=draft.subject_id), "specialist1"


def revokes_another(road: Road) -> Made:
    return later.revoked(road, road.decision()), "specialist1"


def comes_after_what_the_post_has(road: Road) -> Made:
    return later.with_the_post(road), "clerk1"


def new_one_unpaid(road: Road) -> Made:
    """Something is owed for its dossier, as an old release could have left it."""
    original = later.waiting(road)
    dossier = original.dossier
    dossier.plan = {**dossier.plan, "total": 8_000}
    dossier.save(update_fields=["plan"])
    charged(dossier, [{"label": "Lệ phí", "amount": 8_000, "kind": "charge"}], at=MONDAY)
    return original, "clerk1"


def new_one_to_be_revoked(road: Road) -> Made:
    original = later.waiting(road)
    later.signed(road, later.propose(road, Decision.objects.select_related("dossier").get(pk=original.instrument_id)))
    return original, "clerk1"


WHY = {"reason": "Nội dung không đúng với giấy tờ.", "legal_basis": "118/2025/NĐ-CP"}
# Each act with parameters that are right wherever it is offered.
DONE: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "decisions.return_later": lambda it, _who, by: decisions.return_later(later_id=it.pk, reason=WHY["reason"], **by),
    "decisions.send_back_later": lambda it, _who, by: decisions.send_back_later(
        later_id=it.pk, reason=WHY["reason"], **by
    ),
    "decisions.sign_later": lambda it, _who, by: decisions.sign_later(later_id=it.pk, **by),
    "dossiers.hand_over_new": lambda it, _who, by: dossiers.hand_over_new(
        original_id=it.pk, old="lost", taker=own_taker(it.dossier, code=code_of(it)), **by
    ),
    "registers.issue_later": lambda it, _who, by: registers.issue_later(decision_id=it.pk, **by),
    "registers.keep_drawn": lambda it, _who, by: registers.keep_drawn(drawn_id=it.pk, reason=WHY["reason"], **by),
    "registers.report_on_order": lambda it, _who, by: registers.report_on_order(
        review_id=it.pk, report=WHY["reason"], **by
    ),
    "registers.propose_later": lambda it, _who, by: registers.propose_later(
        decision_id=it.pk, turn="revoke", **WHY, **by
    ),
}


def _to_be_revoked(road: Road) -> Dossier:
    return later.propose(road, road.decision()).subject.dossier


def _to_be_issued(road: Road) -> Dossier:
    return later.signed(road, later.propose(road, road.decision())).subject.dossier


def rests_on_revoked(road: Road) -> Dossier:
    """An extract of an entry whose result was revoked since."""
    decision = road.decision()
    extract = later.extract(road, Entry.objects.get(decision=decision))
    later.revoked(road, decision)
    return extract


def given_anew(road: Road) -> Dossier:
    """Its result was taken at the counter, and given anew since."""
    return later.waiting(road).dossier


def _ordered(road: Road) -> Dossier:
    return fresh(ordered_to_be_reviewed(road)[0].dossier)


STAGES: dict[str, Callable[[Road], Dossier]] = {
    "to be revoked": _to_be_revoked,
    "revocation to be issued": _to_be_issued,
    "rests on what was revoked": rests_on_revoked,
    "given anew": given_anew,
    "ordered to be reviewed": _ordered,
}


def of_dossier(dossier: Dossier) -> list[LaterDecision | Review | NewOriginal]:
    """What was drafted about its results, its lines on the list of those to be decided about, and what came after the
    result was handed over."""
    return [
        *LaterDecision.objects.filter(subject__dossier=dossier).select_related("subject__dossier", "signer_post"),
        *Review.objects.filter(dossier=dossier).select_related("decision__dossier", "dossier"),
        *NewOriginal.objects.filter(dossier=dossier).select_related("dossier"),
    ]
