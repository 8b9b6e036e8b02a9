"""Officials hear at their desk of what is theirs: answers, objections, what was returned, what was given to them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from tests.cast import MONDAY, key
from tests.stages import LETTER, Road, fresh

from duoc.decisions import actions as decisions
from duoc.dossiers import actions
from duoc.dossiers.acts import news as telling
from duoc.dossiers.models import Assignment, Consultation, Dossier
from duoc.faces.desk.tests.helping import text
from duoc.notices.models import DeskNews, Notice
from duoc.people.models import Post

pytestmark = pytest.mark.django_db
PAGE = "/ban/tin/"


def kinds(name: str, road: Road) -> list[str]:
    return [one.kind for one in DeskNews.objects.filter(person_id=road.who(name).person).order_by("created_at")]


def test_who_asked_for_a_supplement_hears_that_it_came(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    road.supplement(dossier)
    [news] = DeskNews.objects.all()
    clerk = road.who("clerk1")
    assert (news.kind, news.person_id, news.post_id) == ("desk_supplemented", clerk.person, clerk.post)
    assert (news.path, news.subject_id) == (f"/ban/ho-so/{dossier.pk}/", str(dossier.pk))
    assert dossier.shown_code in news.title and "đăng ký khai sinh" in news.body


@pytest.mark.parametrize(("answer", "kind"), [("agreed", "desk_opinion"), ("not_agreed", "desk_objected")])
def test_who_asked_another_body_hears_its_answer(road: Road, answer: str, kind: str) -> None:
    asked, clerk = road.consult(road.search()), road.who("clerk1")
    Consultation.objects.update(by_id=clerk.person, post_id=clerk.post)  # a colleague asked
    given = {"answer": answer, "say": "Vướng quy hoạch của ngành.", "key": key(), "at": MONDAY, **LETTER}
    actions.record_opinion(actor=road.who("specialist1"), consultation_id=asked.pk, **given)
    assert kinds("clerk1", road) == [kind]


def test_silence_is_heard_too(road: Road) -> None:
    asked = road.consult(road.search())
    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until + timedelta(minutes=1))
    assert kinds("specialist1", road) == ["desk_opinion"]


def test_who_proposed_hears_that_it_was_returned_and_what_the_applicant_said(road: Road) -> None:
    dossier = road.to("proposed")
    road.check(dossier)
    decisions.send_back(actor=road.who("leader1"), dossier_id=dossier.pk, reason="Sai quê quán.", key=key(), at=MONDAY)
    assert sorted(kinds("specialist1", road)) == ["desk_checked", "desk_sent_back"]
    assert "Sai quê quán" not in "".join(one.body for one in DeskNews.objects.all())  # the page of the dossier says it


def test_nobody_hears_of_what_they_did_themselves(road: Road) -> None:
    asked = road.consult(road.search())
    given = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY, **LETTER}
    actions.record_opinion(actor=road.who("specialist1"), consultation_id=asked.pk, **given)
    assert not DeskNews.objects.exists()


def given_to(dossier: Dossier, road: Road, name: str) -> None:
    """In hand of a person in a post since now."""
    who, by = road.who(name), road.who("leader1")
    hand = Assignment.objects.get(dossier=dossier, ended_at=None)
    Assignment.objects.filter(pk=hand.pk).update(ended_at=MONDAY)
    holder = {"person_id": who.person, "post_id": who.post, "by_id": by.person}
    Assignment.objects.create(dossier=dossier, turn=hand.turn, unit=hand.unit, began_at=MONDAY, **holder)
    dossier.assigned_to_id = who.person
    dossier.save(update_fields=["assigned_to"])


def test_to_whom_it_was_given_hears_it(road: Road) -> None:
    dossier = road.to("accepted")
    given_to(dossier, road, "specialist1")
    telling.tell_new_holder(dossier, {None}, road.who("leader1"), MONDAY)
    assert kinds("specialist1", road) == ["desk_given"]
    telling.tell_new_holder(dossier, {dossier.assigned_to_id}, road.who("leader1"), MONDAY)
    telling.tell_new_holder(dossier, {None}, road.who("specialist1"), MONDAY)  # took it themselves
    assert DeskNews.objects.count() == 1


def test_who_holds_it_hears_of_a_date_that_moved(road: Road) -> None:
    dossier = road.search()
    given_to(dossier, road, "specialist1")
    Dossier.objects.filter(pk=dossier.pk).update(due_at=fresh(dossier).due_at + timedelta(days=9))
    wanted = actions.NewRecounting("Quyết định 05/QĐ-UBND")
    row = actions.recount_dates(actor=road.who("admin1"), wanted=wanted, key=key(), at=MONDAY)
    actions.carry_out_recounting(recounting_id=row.pk, at=MONDAY)
    [news] = DeskNews.objects.all()
    assert news.kind == "desk_recounted" and "Quyết định 05/QĐ-UBND" in news.body


def test_the_page_the_count_and_reading(road: Road, signed_in: Callable[[str], Client]) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    road.supplement(dossier)
    clerk, news = signed_in("clerk1"), DeskNews.objects.get()
    words = text(clerk.get(PAGE))
    assert news.title in words and "Tin mới" in words
    opened = clerk.get(f"{PAGE}{news.pk}/")
    assert opened.status_code == 302 and opened["Location"] == f"/ban/ho-so/{dossier.pk}/"
    assert "Tin mới" not in clerk.get(PAGE).text
    DeskNews.objects.update(read_at=None)
    assert clerk.post(PAGE).status_code == 302 and DeskNews.objects.get().read_at is not None


def test_news_belongs_to_the_person_in_the_post(road: Road, signed_in: Callable[[str], Client]) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    road.supplement(dossier)
    news = DeskNews.objects.get()
    for name in ("specialist1", "leader1"):
        other = signed_in(name)
        assert news.title not in other.get(PAGE).text
        assert other.get(f"{PAGE}{news.pk}/").status_code == 404
    clerk = signed_in("clerk1")
    assert news.title not in clerk.get("/thong-bao/").text  # what they hear as a citizen is another wall
    assert not Notice.objects.filter(party_id=news.person_id).exists()
    post = Post.objects.get(pk=news.post_id)
    DeskNews.objects.update(post=Post.objects.exclude(pk=post.pk).filter(organisation=post.organisation)[0])
    assert news.title not in clerk.get(PAGE).text
