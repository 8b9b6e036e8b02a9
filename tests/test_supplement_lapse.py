"""Nobody answers a request for supplements: where the procedure says so, a person refuses the dossier, in time."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from duoc.decisions.models import Proposal
from duoc.dossiers import actions, queries
from duoc.dossiers.acts import lapsing
from duoc.dossiers.models import Dossier, Lateness, Stopping, SupplementLapse, SupplementRequest
from duoc.dossiers.mornings import mornings
from duoc.dossiers.rules import OutOfTurn
from duoc.faces.desk import priority
from duoc.ground.ledger import queries as ledger
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices.models import Notice
from tests.asking import refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
END = datetime(2026, 11, 27, tzinfo=VIETNAM)
"""Two working days after Mon 23/11: Wed 25, Thu 26 (24 is a holiday), to 24:00 (Civil Code Art. 148)."""
BY = datetime(2026, 11, 28, tzinfo=VIETNAM)
"""One working day behind the day on which the time ended: 24:00 on Friday."""
RULE = {"supplement": "pause", "stop_after": "2 working_day", "unanswered": "refuse", "refuse_within": "1 working_day"}
SOURCE = "Điều 16 Luật Hộ tịch"


def asked(road: Road, stage: str = "accepted") -> tuple[Dossier, SupplementRequest]:
    reworded(BIRTH, clock={**RULE, "article": SOURCE})
    dossier = road.to(stage)
    request = road.request_supplement(dossier, "specialist1" if stage == "accepted" else "clerk1")
    return fresh(dossier), request


def expire(request: SupplementRequest, at: datetime = END) -> None:
    with transaction.atomic():
        actions.expire_supplement(request_id=request.pk, at=at)


def reworded_term(road: Road, term: str) -> Dossier:
    """Lapsed where the clock begins anew, with this term."""
    reworded(BIRTH, clock={**RULE, "supplement": "restart", "article": SOURCE})
    dossier = road.to("accepted")
    request = road.request_supplement(dossier, "specialist1")
    Dossier.objects.filter(pk=dossier.pk).update(plan={**dossier.plan, "term": term})
    expire(request)
    return fresh(dossier)


def lapsed(road: Road, stage: str = "accepted") -> Dossier:
    dossier, request = asked(road, stage)
    expire(request)
    return fresh(dossier)


def test_at_the_last_moment_it_goes_back_to_the_desk_that_asked_with_a_draft(road: Road) -> None:
    dossier, request = asked(road)
    expire(request, END - timedelta(minutes=1))
    assert fresh(dossier).state == "supplement"
    expire(request, END + timedelta(seconds=30))
    after, row = fresh(dossier), SupplementLapse.objects.get()
    assert (after.state, after.desk, after.step) == ("processing", "specialist", "examine")
    assert (row.until, row.refuse_by, row.legal_basis) == (END, BY, SOURCE)
    assert "ngày 23/11/2026; đến hết ngày 26/11/2026 chưa nhận được" in row.reason
    assert not Stopping.objects.exists() and story(after)[-1] == "dossier.supplement_lapsed"
    [notice] = Notice.objects.filter(subject_id=str(dossier.pk), kind="supplement_lapsed")
    assert "hết ngày 26/11/2026" in notice.body and "từ chối" in notice.body
    expire(request, END + timedelta(days=1))
    assert story(after).count("dossier.supplement_lapsed") == 1 and ledger.verify().holds


def test_the_silence_is_not_the_offices_time(road: Road) -> None:
    """Asked on Monday at 09:00 of a birth that was due at 17:00: six hours of work are left at the end."""
    after = lapsed(road)
    assert after.due_at and f"{after.due_at.astimezone(VIETNAM):%d/%m %H:%M}" == "27/11 15:00"
    assert actions.note_lateness(dossier_id=after.pk, at=END + timedelta(hours=1)) is None
    assert not Lateness.objects.exists()


def test_counted_anew_it_is_counted_from_the_day_on_which_the_time_ended(road: Road) -> None:
    """Silence until Thursday 24:00: three working days are Friday, Monday and Tuesday."""
    dossier = reworded_term(road, "3 working_day")
    assert dossier.due_at and f"{dossier.due_at.astimezone(VIETNAM):%d/%m %H:%M}" == "01/12 17:00"


def test_nothing_but_a_refusal_is_left(road: Road) -> None:
    dossier, late = lapsed(road), replace(road, at=END + timedelta(minutes=5))
    for act in (
        lambda: late.propose(dossier),
        lambda: late.request_supplement(dossier, "specialist1", again="Còn thiếu giấy."),
    ):
        refusal = refused(OutOfTurn, act)
        assert "hết ngày 26/11/2026" in refusal.say and "từ chối" in refusal.remedy
    row = lapsing.lapse_of(dossier)
    assert row
    deadline = queries.refusal_deadline(dossier, late.at)
    assert deadline and deadline.due == BY
    words: dict[str, Any] = {"kind": "decline", "reason": row.reason, "legal_basis": row.legal_basis, "values": {}}
    late.propose(dossier, **words)
    assert (fresh(dossier).desk, Proposal.objects.get().kind) == ("leader", "decline")
    late.sign(dossier)
    assert fresh(dossier).result_signed_at == late.at


@pytest.mark.parametrize("stage", ["accepted", "filed"])
def test_the_refusal_is_what_is_due_next_in_lists_counts_and_the_mornings_news(road: Road, stage: str) -> None:
    """The result is promised for later, or nothing is: by Friday 24:00 the office refuses."""
    dossier = lapsed(road, stage)
    Dossier.objects.filter(pk=dossier.pk).exclude(due_at=None).update(due_at=BY + timedelta(days=30))
    dossier = fresh(dossier)

    def listed(at: datetime) -> list[str]:
        rows = Dossier.objects.annotate(due=priority.NEXT_DUE, held_term=priority.TERM)
        clock = priority.now(at)
        cuts = ("qua-han", "hom-nay", "sap-den", "can-lo")
        return [name for name in cuts if rows.filter(priority.cut(name, clock), pk=dossier.pk).exists()]

    assert (dossier.duty_at, priority.due_of(dossier)) == (BY, BY)
    thursday, friday = END - timedelta(hours=10), END + timedelta(hours=8)
    assert listed(thursday) == ["sap-den"] and listed(friday) == ["hom-nay", "can-lo"]
    assert listed(BY - timedelta(minutes=1)) == ["hom-nay", "can-lo"] and listed(BY) == ["qua-han", "can-lo"]
    assert [one.words["late"] for one in mornings(BY + timedelta(days=2, hours=9)) if "late" in one.words] == ["1"]
    assert priority.words(dossier, priority.now(thursday)) == "hết ngày 27/11/2026"
    assert priority.words(dossier, priority.now(friday)) == "hết hôm nay"
    assert priority.of_dossier(dossier, priority.now(BY)) == "late"


def test_before_acceptance_the_clerk_refuses(road: Road) -> None:
    dossier = lapsed(road, "filed")
    assert (dossier.state, dossier.desk, dossier.due_at) == ("filed", "clerk", None)
    refusal = refused(OutOfTurn, lambda: road.accept(dossier))
    assert "từ chối" in refusal.remedy
    row = SupplementLapse.objects.get()
    actions.refuse(
        actor=road.who("clerk1"),
        dossier_id=dossier.pk,
        reason=row.reason,
        legal_basis=row.legal_basis,
        key=key(),
        at=END + timedelta(minutes=5),
    )
    assert fresh(dossier).state == "refused"


def test_a_supplement_after_it_gets_a_clear_answer(road: Road) -> None:
    dossier, request = asked(road)
    late = END + timedelta(minutes=1)
    refusal = refused(OutOfTurn, lambda: road.supplement(dossier, at=late))  # the job has not come yet
    assert "hết ngày 26/11/2026" in refusal.say
    expire(request, late)
    refusal = refused(OutOfTurn, lambda: road.supplement(dossier, at=late))
    assert "từ chối" in refusal.say and "hồ sơ mới" in refusal.remedy
    assert queries.supplementing.open_request(fresh(dossier)) is None


def test_an_answer_on_the_last_moment_counts(road: Road) -> None:
    dossier, request = asked(road)
    road.supplement(dossier, at=END)
    expire(request)
    assert fresh(dossier).state == "processing" and not SupplementLapse.objects.exists()


def test_the_database_keeps_the_order(road: Road) -> None:
    lapsed(road)
    for change in ({"at": MONDAY}, {"refuse_by": MONDAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SupplementLapse.objects.update(**change)
