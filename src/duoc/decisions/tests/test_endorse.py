"""Somebody signs before the signer: in order, each once, all in one file that any validator finds sound."""

import io
import subprocess
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.second_leader import STEP, second_leader
from tests.stages import Road, by_form, fresh

from duoc.decisions import actions, before_signing
from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, Endorsement, Proposal
from duoc.decisions.signing_conditions import Signable
from duoc.dossiers.acts import APPLICANT, DEATH_SETTLED, open_acts
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotNow
from duoc.instruments import queries as instruments
from duoc.instruments.calculations import Unsound
from duoc.people.models import Appointment, Post
from duoc.people.powers import Actor, Forbidden, Power

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(road: Road, actor: Any) -> Actor:
    """Another leader of commune 1, who signs first."""
    second_leader(road)
    who: Actor = actor("leader9")
    return who


def endorse(dossier: Dossier, who: Actor, **more: Any) -> Proposal:
    standing = decisions.proposal(dossier)
    assert standing
    given = {"proposal_id": standing.pk, "key": key(), "at": MONDAY, **more}
    return actions.endorse(actor=who, dossier_id=dossier.pk, **given)


def proposed(road: Road) -> Dossier:
    changed(added=[(2, STEP)])
    return road.to("checked")


def test_the_order_is_held(road: Road, second: Actor) -> None:
    dossier = proposed(road)
    assert (dossier.step, dossier.desk) == ("check", "leader")
    assert not decisions.to_sign(road.who("leader1"))
    assert "Bước này là của người ký trước" in refused(NotNow, lambda: road.sign(dossier)).words
    assert "Chữ ký này là của Chánh Văn phòng" in refused(NotNow, lambda: endorse(dossier, road.who("leader1"))).words
    refused(Forbidden, lambda: endorse(dossier, road.who("specialist1")))
    assert "decisions.endorse" in open_acts(second, dossier, MONDAY)
    endorse(dossier, second)
    assert fresh(dossier).step == "sign" and story(dossier)[-1] == "dossier.endorsed"
    assert refused(NotNow, lambda: endorse(fresh(dossier), second))
    assert decisions.to_sign(road.who("leader1")).count() == 1
    road.sign(fresh(dossier))
    assert story(dossier)[-1] == "dossier.approved"


@pytest.mark.usefixtures("real_paper")
def test_each_signature_of_the_file_is_valid(road: Road, second: Actor) -> None:
    dossier = proposed(road)
    endorse(dossier, second)
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(fresh(dossier))
    decision = Decision.objects.get(dossier=dossier)
    report = instruments.report_of(instruments.by_token(decision.token))
    assert [one.role for one in report.signatures] == ["endorser-1", "leader", "agency"] and report.issued
    assert decision.file is not None
    pdf = files.read(decision.file)
    printed = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    words = printed.stdout.decode()
    assert "CHÁNH VĂN PHÒNG" in words and words.index("Trương Thị Sáu") < words.rindex("Huỳnh Thị Bé Năm")
    assert _by_second_validator(pdf) == 3


def _by_second_validator(pdf: bytes) -> int:
    """How many signatures poppler finds valid, the last one over the whole file."""
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(io.BytesIO(pdf).getvalue())
        kept.flush()
        report = subprocess.run(["pdfsig", "-nocert", kept.name], capture_output=True, check=False).stdout.decode()
    assert "Total document signed" in report.rpartition("Signature #")[2]
    return report.count("Signature is Valid.")


def test_what_comes_back_is_signed_anew(road: Road, second: Actor) -> None:
    dossier = proposed(road)
    back = {"dossier_id": dossier.pk, "reason": "Sai tên.", "key": key(), "at": MONDAY}
    actions.send_back(actor=second, **back)
    assert fresh(dossier).step == "examine"
    road.propose(fresh(dossier))  # word for word as before: the applicant's agreement is kept
    assert fresh(dossier).step == "check" and Endorsement.objects.filter(at=None).count() == 2
    endorse(fresh(dossier), second)
    assert fresh(dossier).step == "sign"


def test_without_a_second_post_nothing_is_accepted_nor_proposed(road: Road) -> None:
    changed(added=[(2, STEP)])
    filed = road.file()
    assert "cần 2 người ký" in refused(NotNow, lambda: road.accept(filed)).words
    second = second_leader(road)
    road.accept(filed)
    dossier = fresh(filed)
    Appointment.objects.filter(post=second).delete()
    assert "Chưa có ai ký được" in refused(Unsound, lambda: road.propose(dossier)).words


def test_who_may_not_sign_gets_no_place(road: Road, second: Actor) -> None:
    Post.objects.filter(pk=second.post_id).update(signs_as="TL.")  # and nobody delegated anything to them
    changed(added=[(2, STEP)])
    dossier = road.to("accepted")
    assert "Chưa có ai ký được" in refused(Unsound, lambda: road.propose(dossier)).words


def test_nobody_signs_for_two(road: Road, second: Actor) -> None:
    dossier = proposed(road)
    standing = decisions.proposal(dossier)
    with pytest.raises(IntegrityError), transaction.atomic():
        Endorsement.objects.create(proposal=standing, place=2, step="x", post_id=second.post_id)


def test_a_refusal_is_signed_by_the_same(road: Road, second: Actor) -> None:
    changed(added=[(2, STEP)])
    dossier = road.to("accepted")
    road.propose(dossier, kind="decline", values={}, reason="Không đủ điều kiện theo luật.", legal_basis="Luật Hộ tịch")
    assert fresh(dossier).step == "check"
    endorse(fresh(dossier), second)
    assert fresh(dossier).step == "sign"


def test_whoever_signs_does_so_under_the_same_conditions() -> None:
    signing = [act for act in declared() if act.power == Power.DECISION_SIGN and act.name.startswith("decisions.")]
    assert {act.name for act in signing} >= {"decisions.endorse", "decisions.sign"}
    for act in signing:
        judges = [getattr(one, "refusal", None) for one in act.conditions]
        assert DEATH_SETTLED in act.conditions and any(isinstance(one, Signable) for one in judges), act.name


def test_nobody_signs_first_what_the_signer_may_not_sign(
    road: Road, second: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = proposed(road)
    Dossier.objects.filter(pk=dossier.pk).update(applicant_died=True)
    assert "khai tử" in refused(OutOfTurn, lambda: endorse(fresh(dossier), second)).words
    Dossier.objects.filter(pk=dossier.pk).update(applicant_died=False)
    by_form(road.actor("citizen1"), "request_withdrawal", fresh(dossier), {"reason": ""}, APPLICANT)
    assert "xin rút" in refused(OutOfTurn, lambda: endorse(fresh(dossier), second)).words
    assert "decisions.endorse" not in open_acts(second, fresh(dossier), MONDAY)
    Withdrawal.objects.all().delete()
    monkeypatch.setattr(before_signing, "_HINDRANCES", [lambda _proposal: NotNow("Sổ đã có việc này.")])
    assert "Sổ đã có" in refused(NotNow, lambda: endorse(fresh(dossier), second)).words
    assert not Endorsement.objects.filter(at__isnull=False).exists()
