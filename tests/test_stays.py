"""The applicant's own time is told alike by form 06 and by the account that desk and applicant read, to the minute."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from duoc.decisions import queries as decisions
from duoc.dossiers import actions, whose_days
from duoc.dossiers.acts import DESK, late_causes
from duoc.dossiers.clocks.working_times import in_working_time, length_of_a_day, working_time
from duoc.dossiers.models import ControlSheet, Dossier
from duoc.ground.worktime.calculations import local
from duoc.procedures.queries import calendars
from tests.cast import MONDAY, key
from tests.late_dossiers import why_late_now
from tests.properties import tried
from tests.stages import CHILD, ITEMS, Road, fresh

pytestmark = pytest.mark.django_db
WHY = {"reason": "Hồ sơ không còn đủ điều kiện xử lý.", "legal_basis": "Điều 5 Luật Hộ tịch"}
CLAIM = "Giấy bị cháy trong trận hỏa hoạn năm 2019."


class Story:
    """Random turns of a birth (asked and answered, a paper that nobody has, a draft that is read), then its stop."""

    def __init__(self, road: Road, chance: random.Random) -> None:
        self.road, self.chance, self.at = road, chance, MONDAY
        self.dossier = road.to("accepted")

    def after(self) -> Road:
        """Some minutes, or some days, later."""
        minutes = self.chance.choice((1, 7, self.chance.randrange(600), self.chance.randrange(6 * 24 * 60)))
        self.at += timedelta(minutes=minutes)
        return replace(self.road, at=self.at)

    def supplement(self) -> None:
        again = "Ảnh mới vẫn mất góc." if self.dossier.supplement_requests.exists() else ""
        if again:
            return
        self.after().request_supplement(self.dossier, "specialist1")
        if self.chance.random() < 0.5:
            self.after().supplement(self.dossier)
            return
        later = self.after()
        given: dict[str, Any] = {"uploads": [], "answers": {"child.hometown": "Xã Thử"}, "say": "Mất giấy."}
        who, id = self.road.actor("citizen1"), self.dossier.pk
        actions.supplement(actor=who, dossier_id=id, missing={ITEMS[0]["code"]: CLAIM}, key=key(), at=later.at, **given)
        claim = self.dossier.supplement_requests.get().missing.get()
        self.after()
        values = {"paper": str(claim.pk), "accepted": "yes", "answer": ""}
        self.by_form("decide_missing_paper", values)

    def by_form(self, word: str, values: dict[str, Any], who: str = "specialist1") -> None:
        from duoc.dossiers.acts import act_with_form

        act, form = act_with_form(word, DESK)
        given = form.of(fresh(self.dossier), self.at).read(values, self.at)
        by: dict[str, Any] = {"actor": self.road.actor(who), "key": key(), "at": self.at}
        act.perform(self.dossier.pk, given, answers=why_late_now(fresh(self.dossier), self.at), **by)

    def draft(self) -> None:
        if decisions.proposal(self.dossier) is None:
            with late_causes.unasked():
                self.after().propose(self.dossier, values=CHILD)
            self.after().check(self.dossier, agreed=False, say="Tên viết sai một chữ.")

    def stopped(self) -> Dossier:
        for _ in range(2):
            self.chance.choice((self.supplement, self.draft))()
        self.after()
        self.by_form("propose_stop", WHY)
        proposal = self.dossier.stop_proposals.get()
        self.by_form("stop", {"proposal": str(proposal.pk)}, "leader1")
        return fresh(self.dossier)


@tried(12, 200)
def test_form_06_and_the_account_tell_the_applicants_time_alike(road: Road, times: int) -> None:
    chance = random.Random(20261201)  # noqa: S311 (chance of a test, nothing secret)
    clock = calendars().clock
    day = length_of_a_day(MONDAY, clock)
    waited = 0
    for number in range(times):
        with transaction.atomic():
            dossier = Story(road, chance).stopped()
            lines = ControlSheet.objects.get(dossier=dossier).inputs["lines"]
            spent = timedelta()
            for line in (one for one in lines if one["desk"] == "applicant"):
                opened, closed = (datetime.fromisoformat(line[name]) for name in ("opened", "closed"))
                spent += working_time(local(opened), local(closed), clock)
            shares = {one.whose: one.time for one in whose_days.account(dossier, dossier.ended_at or MONDAY).shares}
            words = in_working_time(spent, day) if spent else None
            assert shares.get("applicant") == words, (number, lines)
            waited += bool(spent)
            transaction.set_rollback(True)
    assert waited > times // 2


def test_the_desk_that_decides_on_a_missing_paper_takes_its_own_time(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1")
    sent: dict[str, Any] = {"uploads": [], "answers": {"child.hometown": "Xã Thử"}, "say": "Mất giấy."}
    who = road.actor("citizen1")
    answered = MONDAY + timedelta(minutes=30)
    missing = {ITEMS[0]["code"]: CLAIM}
    actions.supplement(actor=who, dossier_id=dossier.pk, missing=missing, key=key(), at=answered, **sent)
    story = Story.__new__(Story)
    story.road, story.dossier, story.at = road, dossier, MONDAY + timedelta(hours=2)
    claim = dossier.supplement_requests.get().missing.get()
    story.by_form("decide_missing_paper", {"paper": str(claim.pk), "accepted": "yes", "answer": ""})
    shares = {one.whose: one.time for one in whose_days.account(fresh(dossier), MONDAY + timedelta(hours=2)).shares}
    assert shares == {"applicant": "30 phút làm việc", "office": "1 giờ 30 phút làm việc"}


def test_minutes_are_told_beside_days(road: Road) -> None:
    """A day and forty minutes are no day."""
    dossier = road.to("accepted")
    later = replace(road, at=MONDAY + timedelta(days=2))
    later.request_supplement(dossier, "specialist1", at=MONDAY)
    later.supplement(dossier, at=MONDAY + timedelta(days=2, minutes=40))
    shares = {one.whose: one.time for one in whose_days.account(fresh(dossier), MONDAY + timedelta(days=3)).shares}
    assert shares["applicant"] == "1 ngày 40 phút làm việc"
