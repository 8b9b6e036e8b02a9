"""Dossiers on which one condition of an act does not hold, and who asks."""

from duoc.decisions.models import CoSignerCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.models import Consultation, CoSignature, Dossier, Withdrawal
from duoc.people.models import Post
from tests import stop_acts
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import changed, reworded
from tests.second_leader import STEP, to_be_endorsed
from tests.stages import LETTER, Road, by_form, fresh

Made = tuple[Dossier | Consultation | CoSignerCheck, str]
"""The subject, and the name of who asks."""


def with_the_post(road: Road) -> Made:
    dossier = road.to("done")
    road.send_parcel(dossier)
    return fresh(dossier), "clerk1"


def with_the_post_of_the_applicant(road: Road) -> Made:
    return with_the_post(road)[0], "citizen1"


def result_at_the_counter(road: Road) -> Made:
    return road.to("done"), "clerk1"


def without_post(road: Road) -> Made:
    reworded(BIRTH, channels=["online", "counter"])
    return road.file(), "citizen1"


def without_post_at_the_counter(road: Road) -> Made:
    return without_post(road)[0], "clerk1"


def unpaid(road: Road) -> Made:
    return road.file(copies=2), "clerk1"


def one_signer_of_two(road: Road) -> Made:
    changed(added=[(2, STEP)])
    return road.file(), "clerk1"


def unpaid_at_hand_over(road: Road) -> Made:
    reworded(BIRTH, fees=[{"for": "Phí", "amount": 50_000, "at": "hand_over", "article": "281/2016/TT-BTC"}])
    dossier = road.to("done")
    road.choose_post(dossier)
    return fresh(dossier), "clerk1"


def on_another_desk(road: Road) -> Made:
    return road.to("accepted"), "citizen1"


def supplement_after_acceptance(road: Road) -> Made:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    return fresh(dossier), "citizen1"


def signed_on_the_same_desk(road: Road) -> Made:
    dossier = road.to("accepted")
    dossier.result_signed_at = MONDAY
    dossier.save(update_fields=["result_signed_at"])
    return fresh(dossier), "specialist1"


def supplement_before_acceptance(road: Road) -> Made:
    dossier = road.file()
    road.request_supplement(dossier)
    return fresh(dossier), "citizen1"


def withdrawn_before_acceptance(road: Road) -> Made:
    dossier = road.file()
    road.request_supplement(dossier)
    Withdrawal.objects.create(dossier=dossier, at=MONDAY, by=dossier.filed_by)
    return fresh(dossier), "specialist1"


def withdrawal_waits(road: Road) -> Made:
    dossier = road.to("accepted")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    return dossier, "citizen1"


def withdrawal_before_signing(road: Road) -> Made:
    dossier = road.to("checked")
    by_form(road.actor("citizen1"), "request_withdrawal", dossier, {}, APPLICANT)
    return dossier, "leader1"


def signed(road: Road) -> Made:
    return road.to("approved"), "citizen1"


def signed_meanwhile(road: Road) -> Made:
    dossier = road.to("approved")
    Withdrawal.objects.create(dossier=dossier, at=MONDAY, by=dossier.filed_by)
    return dossier, "specialist1"


def answered(road: Road) -> Made:
    consultation = road.consult(road.search())
    dossiers.record_opinion(
        actor=road.actor("specialist1"),
        consultation_id=consultation.pk,
        answer="agreed",
        say="",
        key=key(),
        at=MONDAY,
        **LETTER,
    )
    return Consultation.objects.select_related("dossier").get(pk=consultation.pk), "specialist1"


def answered_for_the_head(road: Road) -> Made:
    return answered(road)[0], "leader1"


def ordinary(road: Road) -> Made:
    return road.to("accepted"), "specialist1"


def only_passes_on(road: Road) -> Made:
    changed(added=[(1, {"id": "weigh", "post": "specialist"})])
    return road.to("accepted"), "specialist1"


def waits_for_another_body(road: Road) -> Made:
    body = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day", "silence": "none"}
    changed(added=[(1, {"id": "weigh", "post": "specialist"}), (2, {"id": "tax", "beside": True, **body})])
    return road.to("accepted"), "specialist1"


def handled_what_it_is_about(road: Road) -> Made:
    other = road.to("checked")
    return _about(road.to("accepted"), other), "specialist1"


def signs_the_stop_of_what_they_handled(road: Road) -> Made:
    other, dossier = road.to("checked"), stop_acts.with_a_stop(road)
    Proposal.objects.filter(dossier=other).update(by=road.actor("leader1").person)
    return _about(dossier, other), "leader1"


def refused_what_it_is_about(road: Road) -> Made:
    other = road.file()
    given = {"reason": "Cha mẹ không cư trú tại xã này.", "legal_basis": "123/2015/NĐ-CP", "key": key(), "at": MONDAY}
    dossiers.refuse(actor=road.who("clerk1"), dossier_id=other.pk, **given)
    return _about(road.file(), other), "clerk1"


def proposed_what_it_is_about(road: Road) -> Made:
    other, dossier = road.to("checked"), road.to("checked")
    Proposal.objects.filter(dossier=other).update(by=road.actor("leader1").person)
    return _about(dossier, other), "leader1"


def _about(dossier: Dossier, other: Dossier) -> Dossier:
    Dossier.objects.filter(pk=dossier.pk).update(about=other)
    return fresh(dossier)


def without_minutes(road: Road) -> Made:
    changed(examine={"visit": "meeting"})
    return road.to("accepted"), "specialist1"


def visits_to_pass_on(road: Road) -> Made:
    changed(added=[(1, {"id": "look", "post": "specialist", "visit": "inspection"})])
    return road.to("accepted"), "specialist1"


def of_a_body_in_force(road: Road) -> Made:
    return road.to("accepted"), "leader1"


def of_a_protected_applicant(road: Road) -> Made:
    dossier = road.file()
    Dossier.objects.filter(pk=dossier.pk).update(protects_applicant=True)
    return fresh(dossier), "clerk1"


def extended(road: Road) -> Made:
    dossier = road.to("accepted")
    road.extend(dossier)
    return fresh(dossier), "specialist1"


def being_signed(road: Road) -> Made:
    return road.to("approved"), "registry1"


def nothing_signed(road: Road) -> Made:
    dossier = road.to("checked")
    Dossier.objects.filter(pk=dossier.pk).update(desk="registry")
    return fresh(dossier), "registry1"


def no_draft(road: Road) -> Made:
    dossier = road.to("checked")
    Proposal.objects.update(standing=False)
    return dossier, "leader1"


def for_another_signer(road: Road) -> Made:
    dossier = road.to("checked")
    Proposal.objects.update(signer=Post.objects.exclude(pk=road.actor("leader1").post_id).first())
    return dossier, "leader1"


def without_a_delegation(road: Road) -> Made:
    dossier = road.to("checked")
    Post.objects.filter(pk=road.actor("leader1").post_id).update(signs_as="TUQ.")
    return dossier, "leader1"


def to_be_signed_before(road: Road) -> Made:
    return to_be_endorsed(road), "leader1"


def endorsed_without_a_draft(road: Road) -> Made:
    dossier = to_be_endorsed(road, by_leader1=True)
    Proposal.objects.update(standing=False)
    return dossier, "leader1"


def died_before_who_signs_first(road: Road) -> Made:
    return _died(to_be_endorsed(road, by_leader1=True)), "leader1"


def to_be_signed_alone(road: Road) -> Made:
    return road.to("checked"), "leader1"


def being_posted(road: Road) -> Made:
    dossier = road.foundling()
    road.post_publicly(dossier)
    road.propose(dossier)
    road.check(dossier)
    return fresh(dossier), "leader1"


def entered_with_all(road: Road) -> Made:
    return road.to("done"), "specialist1"


def enters_nothing(road: Road) -> Made:
    return road.search(), "specialist1"


def at_the_ministry(road: Road) -> Made:
    return road.file(), "specialist1"


def _died(dossier: Dossier) -> Dossier:
    Dossier.objects.filter(pk=dossier.pk).update(applicant_died=True)
    return fresh(dossier)


def died_before_acceptance(road: Road) -> Made:
    return _died(road.file()), "clerk1"


def died_before_the_proposal(road: Road) -> Made:
    return _died(road.to("accepted")), "specialist1"


def died_before_the_signature(road: Road) -> Made:
    return _died(road.to("checked")), "leader1"


def waits_for_a_signature(road: Road) -> Made:
    dossier = road.file()
    row = CoSignature.objects.create(dossier=dossier, part="father", name="Trần Văn Lượm", way=CoSignature.Way.PAPER)
    Dossier.objects.filter(pk=dossier.pk).update(plan={**dossier.plan, "together": [row.name]})
    return fresh(dossier), "clerk1"


def signed_by_all(road: Road) -> Made:
    return road.file(), "clerk1"


def signed_already(road: Road) -> Made:
    dossier = road.file()
    Dossier.objects.filter(pk=dossier.pk).update(result_signed_at=MONDAY)
    return fresh(dossier), "clerk1"


def served_today(road: Road) -> Made:
    dossier, values = road.file(), {"paper": "card", "personal_number": "000000000001", "consent": ["yes"]}
    by_form(road.actor("clerk1"), "serve_at_counter", dossier, values, DESK)
    return dossier, "clerk1"
