"""A complaint found right has its effect: what is ordered is a task, and until that is done all say "under review"."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.models import DeskNews, Notice
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.registers import actions as registers
from duoc.registers import queries
from duoc.registers.models import Review
from tests import later
from tests.asking import forbidden_to, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, fresh, seal_forms
from tests.test_protected_applicants import COPY, concluded

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]

FIRST = "KN.000001"
UNTIL = (timezone.localtime(MONDAY) + timedelta(days=30)).date()
COMPLAINT = {
    "subject": "refusal",
    "known_on": MONDAY.date().isoformat(),
    "facts": "Giấy tờ đã đủ.",
    "request": "Giải quyết lại.",
    "in_court": False,
}
RIGHT = {
    "remote": False,
    "complex": False,
    "finding": "Giấy tờ đã đủ từ ngày nộp.",
    "conclusion": "right",
    "remedy": "Hủy việc từ chối, xem xét lại.",
    "dialogue.number": None,
}
REPORT = "Đã nhận lại hồ sơ ngày 24/11/2026."


def refused_copy(road: Road) -> Dossier:
    other = road.request("2.000815", COPY)
    why = {"reason": "Bản chính mờ, không đọc được.", "legal_basis": "23/2015/NĐ-CP#22"}
    dossiers.refuse(actor=road.who("clerk1"), dossier_id=other.pk, key=key(), at=MONDAY, **why)
    seal_forms()
    return fresh(other)


def done_copy(road: Road) -> Decision:
    other = road.request("2.000815", COPY)
    for charge in payment_queries.of_subject(other.subject):
        payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    road.accept(other)
    road.propose(other, values={"book": "02/2026"})
    road.sign(other)
    road.make_signatures(other)
    road.issue(other)
    road.seal(other)
    return Decision.objects.select_related("dossier").get(dossier=other)


def settled(road: Road, about: Dossier, ordered: str, **values: Any) -> Dossier:
    """The complaint about a dossier, decided; the decision orders this."""
    complaint = road.request(FIRST, {**COMPLAINT, "complained": str(about.pk)})
    road.accept(complaint)
    term = {"order_until": UNTIL.isoformat()} if ordered != "keep" else {}
    given = {**RIGHT, "order": ordered, **term, **values}
    by: dict[str, Any] = {"dossier_id": complaint.pk, "key": key(), "at": MONDAY}
    decisions.propose(actor=road.who("colleague1"), kind="grant", values=given, **by)
    road.sign(complaint)
    road.make_signatures(complaint)
    road.issue(complaint)
    road.seal(complaint)
    return fresh(complaint)


def report(road: Road, row: Review, who: str = "leader1", words: str = REPORT) -> Review:
    return registers.report_on_order(actor=road.who(who), review_id=row.pk, report=words, key=key(), at=MONDAY)


@pytest.mark.usefixtures("real_paper")
def test_a_refusal_found_wrong_is_a_task_until_it_is_reported_on(road: Road, signed_in: Any) -> None:
    other = refused_copy(road)
    cause = Decision.objects.get(dossier=settled(road, other, "reconsider"))
    row = Review.objects.get()
    assert (row.dossier_id, row.decision, row.order, row.until) == (other.pk, None, "reconsider", UNTIL)
    assert "dossier.review_ordered" in story(other)
    news = Notice.objects.get(subject_id=str(other.pk), kind="review_ordered")
    assert f"{UNTIL:%d/%m/%Y}" in news.body and "duoc" not in news.body
    heard = DeskNews.objects.get(kind="desk_review_ordered")
    assert heard.person_id == road.who("leader1").person_id and other.shown_code in heard.title

    leader, citizen = signed_in("leader1"), signed_in("citizen1")
    listed = leader.get("/ban/sau-ket-qua/").content.decode()
    assert other.shown_code in listed and cause.symbol in listed and f"{UNTIL:%d/%m/%Y}" in listed
    form = other.forms.get(form="refusal_03")
    for client, page in ((leader, f"/ban/ho-so/{other.pk}/"), (citizen, f"/ho-so/{other.pk}/")):
        assert cause.symbol in client.get(page).content.decode()
    checked = citizen.get(f"/kiem-tra/{form.token}/").content.decode()
    assert "Đang được xem lại" in checked and cause.symbol in checked

    for name in ("specialist1", "clerk1", "leader3", "citizen1"):
        forbidden_to(road.actor, [name], lambda _who, name=name: report(road, row, name))
    assert set(refused(Unsound, lambda: report(road, row, words=".")).faults) == {"reason"}
    given = {"key": key(), "reason": REPORT}
    assert leader.post(f"/ban/sau-ket-qua/bao-cao/{row.pk}/", given).status_code == 302
    assert not queries.reviews_to_decide(road.who("leader1")).exists()
    assert REPORT in citizen.get(f"/ho-so/{other.pk}/").content.decode()
    assert "Đang được xem lại" not in citizen.get(f"/kiem-tra/{form.token}/").content.decode()
    assert Notice.objects.filter(subject_id=str(other.pk), kind="review_reported").exists()


def test_a_result_found_wrong_is_under_review_until_it_is_revoked(road: Road, signed_in: Any) -> None:
    decision = done_copy(road)
    settled(road, decision.dossier, "revoke")
    row = Review.objects.get()
    assert row.decision_id == decision.pk and queries.review_of(decision) == row
    assert "phải xem lại" in refused(NotNow, lambda: road.hand_over(decision.dossier)).say
    keep: dict[str, Any] = {"drawn_id": row.pk, "reason": "Vẫn đúng như sổ.", "key": key(), "at": MONDAY}
    assert "báo cáo" in refused(NotNow, lambda: registers.keep_drawn(actor=road.who("leader1"), **keep)).remedy
    listed = signed_in("leader1").get("/ban/sau-ket-qua/").content.decode()
    assert "Thu hồi, hủy bỏ" in listed and "bao-cao" not in listed
    assert "không thay được" in refused(NotNow, lambda: report(road, row)).say
    given_once_more = later.in_force(road, later.propose(road, decision, "reissue", who="colleague1"))
    row.refresh_from_db()
    assert row.decision_id == given_once_more.pk and row.decided_at is None
    by = later.in_force(road, later.propose(road, given_once_more, who="colleague1"))
    row.refresh_from_db()
    assert row.ended_by_id == by.pk and queries.review_of(given_once_more) is None


@pytest.mark.parametrize("values", [{}, {"order": None, "conclusion": "wrong"}])
def test_nothing_follows_where_all_stays(road: Road, values: dict[str, Any]) -> None:
    other = refused_copy(road)
    settled(road, other, "keep", **values)
    assert not Review.objects.exists() and "dossier.review_ordered" not in story(other)


def test_a_denunciation_found_right_orders_too_and_names_nobody(road: Road, signed_in: Any) -> None:
    other = refused_copy(road)
    denunciation = concluded(road, str(other.pk), order="reconsider", order_until=UNTIL.isoformat())
    conclusion = Decision.objects.get(dossier=denunciation)
    row = Review.objects.get()
    assert row.dossier_id == other.pk and row.cause_id == conclusion.pk
    pages = {
        "leader1": ("/ban/sau-ket-qua/", f"/ban/ho-so/{other.pk}/", f"/ban/sau-ket-qua/bao-cao/{row.pk}/"),
        "clerk1": (f"/ban/ho-so/{other.pk}/", f"/ban/ho-so/{other.pk}/qua-trinh/"),
        "citizen1": (f"/ho-so/{other.pk}/", f"/kiem-tra/{other.forms.get(form='refusal_03').token}/"),
    }
    for name, addresses in pages.items():
        for address in addresses:
            shown = signed_in(name).get(address).content.decode()
            silent = (str(denunciation.pk), str(conclusion.pk), denunciation.code, "ố cáo này")
            assert not any(one in shown for one in (*silent, f">{conclusion.symbol}<", "KL-UBND")), (name, address)
    assert "Ủy ban nhân dân tỉnh" in signed_in("leader1").get("/ban/sau-ket-qua/").content.decode()
