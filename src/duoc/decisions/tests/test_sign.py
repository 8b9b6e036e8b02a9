"""Signing: the leader signs what was read, once; the signature itself is made by a job."""

from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.decisions import actions, jobs, queries
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.documents.queries import verify
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile
from duoc.ground.refusal import NotNow
from duoc.instruments.signers import signers
from duoc.people.models import Appointment, Post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


def sign(who: Any, dossier: Any, proposal: Any, word: str = "") -> Proposal:
    return actions.sign(actor=who, dossier_id=dossier.pk, proposal_id=proposal.pk, key=word or key(), at=MONDAY)


def standing(dossier: Any) -> Proposal:
    proposal = queries.proposal(dossier)
    assert proposal
    return proposal


def test_the_act_is_recorded_and_the_signature_follows(road: Road) -> None:
    dossier = road.to("checked")
    sign(road.actor("leader1"), dossier, standing(dossier))
    decision = Decision.objects.get()
    assert decision.state == "approved" and decision.signed_file is None and decision.number is None
    assert decision.approved_by_id == road.actor("leader1").person_id and decision.holder_id == dossier.applicant_id
    assert fresh(dossier).desk == "registry" and story(dossier)[-1] == "dossier.approved"
    jobs.sign_content(str(decision.pk))
    decision.refresh_from_db()
    assert decision.state == "signed" and decision.signed_file and story(dossier)[-1] == "decision.signed"
    report = verify(files.read(decision.signed_file), roots=signers().roots())
    leader = report.by("leader")
    assert report.valid and not report.issued and leader and leader.signer_name.startswith("Huỳnh Thị Bé Năm")


def test_a_job_that_runs_twice_makes_one_signature(road: Road) -> None:
    dossier = road.to("approved")
    decision = Decision.objects.get()
    jobs.sign_content(str(decision.pk))
    kept, files_kept = Decision.objects.get().signed_file_id, StoredFile.objects.count()
    jobs.sign_content(str(decision.pk))
    late = actions.record_signature(decision_id=decision.pk, pdf=b"%PDF a second signature", at=MONDAY)
    assert late.signed_file_id == kept and StoredFile.objects.count() == files_kept
    assert story(dossier).count("decision.signed") == 1


def test_only_a_leader_of_the_unit_may(road: Road) -> None:
    dossier = road.to("checked")
    others = ["citizen1", "helper1", "clerk1", "specialist1", "registry1", "leader2", "leader3", "admin1"]
    forbidden_to(road.actor, others, lambda who: sign(who, dossier, standing(dossier)))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("stage", ["proposed", "approved", "signed", "done"])
def test_only_from_the_leaders_desk(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: sign(road.actor("leader1"), dossier, standing(dossier)))
    assert Decision.objects.count() == (0 if stage == "proposed" else 1)


def test_another_draft_is_not_signed_unread(road: Road) -> None:
    dossier = road.to("checked")
    old = standing(dossier)
    actions.send_back(actor=road.actor("leader1"), dossier_id=dossier.pk, reason="Sửa tên", key=key(), at=MONDAY)
    road.propose(dossier)  # word for word as before: the applicant's agreement is kept
    refused(NotNow, lambda: sign(road.actor("leader1"), dossier, old))
    sign(road.actor("leader1"), dossier, standing(dossier))
    assert Decision.objects.count() == 1


def test_submitted_to_another_leader(road: Road) -> None:
    dossier = road.to("checked")
    first = Post.objects.get(pk=road.actor("leader1").post_id)
    second = Post.objects.create(
        organisation=first.organisation, role="leader", title="Chủ tịch", valid_from=first.valid_from
    )
    Appointment.objects.filter(post=first).update(post=second)
    refused(NotNow, lambda: sign(road.actor("leader1"), dossier, standing(dossier)))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, other = road.to("checked"), road.to("checked")
    who = road.actor("leader1")
    once_only(
        lambda word: sign(who, dossier, standing(dossier), word), lambda word: sign(who, other, standing(other), word)
    )
    assert Decision.objects.count() == 1


def test_what_waits_for_ones_signature(road: Road) -> None:
    dossier = road.to("checked")
    assert [row.dossier_id for row in queries.to_sign(road.actor("leader1"))] == [dossier.pk]
    for stranger in ("leader2", "clerk1", "citizen1"):
        assert not queries.to_sign(road.actor(stranger)).exists()
    road.sign(dossier)
    assert not queries.to_sign(road.actor("leader1")).exists()
