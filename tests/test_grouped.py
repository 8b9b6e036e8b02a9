"""A procedure with groups from filing to the printed result, and its drafts by item."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft, Paper
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.language.calculations import read_cases, try_cases
from duoc.payments import actions as paying
from duoc.payments import queries as payments
from duoc.people.powers import Actor
from duoc.procedures import queries
from duoc.procedures.folders import read_document
from duoc.procedures.tests.samples import CLOCK
from tests.cast import MONDAY, key, pdf
from tests.grouped import ANSWERS, CODE, FOLDER, MEMBERS, publish_grouped
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
Actors = Callable[..., Actor]


def filed(road: Road, **changes: Any) -> Dossier:
    publish_grouped()
    return road.request(CODE, {**ANSWERS, **changes}, "passport.b2")


def accepted(road: Road) -> Dossier:
    dossier = filed(road)
    for charge in payments.of_subject(("dossier", str(dossier.pk))):
        paying.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    road.accept(dossier)
    return fresh(dossier)


def words_of(document: bytes) -> str:
    out = subprocess.run(["pdftotext", "-layout", "-", "-"], input=document, capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())


def begun(actor: Actors, **answers: Any) -> Draft:
    publish_grouped()
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=CODE, at=MONDAY)
    if answers:
        draft = dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=MONDAY)
    return draft


def kept(actor: Actors, draft: Draft, item: str, new: bool = True, **answers: Any) -> Draft:
    named = {f"members.{name}": value for name, value in answers.items()}
    return dossiers.answer_item(
        actor=actor("citizen1"), draft_id=draft.pk, group="members", item=item, answers=named, new=new, at=MONDAY
    )


def test_a_dossier_keeps_its_items_their_papers_and_what_follows_from_them(road: Road) -> None:
    dossier = filed(road, **{"house.name": "CM-1234"})
    assert dossier.title == "CM-1234, từ ngày 31/10/2026"
    assert dossier.answers["members"] == MEMBERS
    assert [(paper.code, paper.name) for paper in Paper.objects.filter(dossier=dossier)] == [
        ("passport.b2", "Bản chụp hộ chiếu: John Smith")
    ]
    assert dossier.variant == "foreign"
    assert payments.outstanding(("dossier", str(dossier.pk))) == 20_000


def test_the_items_are_printed_on_the_form_and_on_the_result(
    road: Road, real_paper: None, signed_in: Callable[[str], Client]
) -> None:
    dossier = accepted(road)
    form = signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/to-khai/declaration/")
    text = words_of(b"".join(form))
    assert "1 Trần Văn Lượm Việt Nam 2.000.000 đồng 2 John Smith Hoa Kỳ 1.500.000 đồng" in text
    assert "Tổng vốn góp: 3.500.000 đồng" in text and "30/04/2027" in text
    road.propose(dossier, values={})
    road.sign(dossier)
    road.make_signatures(dossier)
    decision = Decision.objects.select_related("signed_file").get(dossier=dossier)
    assert "2 John Smith 3 1.500.000 đồng" in words_of(files.read(decision.signed_file))


def test_what_is_missing_of_an_item_is_named_with_its_place(road: Road) -> None:
    incomplete = [MEMBERS[0], {**MEMBERS[1], "passport": None}]
    with pytest.raises(Incomplete) as caught:
        filed(road, members=incomplete)
    assert caught.value.faults == {"members.b2.passport": "Bạn chưa trả lời: Số hộ chiếu"}


def test_each_item_has_its_own_paper(road: Road) -> None:
    publish_grouped()
    with pytest.raises(Incomplete) as caught:
        road.request(CODE, ANSWERS)
    assert caught.value.faults == {"passport.b2": "Chưa có tệp cho “Bản chụp hộ chiếu: John Smith”."}


def test_an_item_sent_twice_is_kept_once_and_others_stay(actor: Actors) -> None:
    draft = begun(actor)
    for _twice in range(2):
        kept(actor, draft, "a1", full_name="Trần Văn Lượm", units=2)
    draft = kept(actor, draft, "b2", full_name="John Smith")
    draft = kept(actor, draft, "a1", new=False, units=3, price=None)
    assert draft.answers["members"] == [
        {"id": "a1", "full_name": "Trần Văn Lượm", "units": 3},
        {"id": "b2", "full_name": "John Smith"},
    ]


def test_an_item_that_was_taken_away_meanwhile_is_not_brought_back_by_an_old_page(actor: Actors) -> None:
    draft = begun(actor, members=MEMBERS)
    dossiers.remove_item(actor=actor("citizen1"), draft_id=draft.pk, group="members", item="b2", at=MONDAY)
    with pytest.raises(NotFound):
        kept(actor, draft, "b2", new=False, full_name="John Smith")
    draft.refresh_from_db()
    assert [item["id"] for item in draft.answers["members"]] == ["a1"]


def test_an_item_goes_with_the_files_of_its_papers(actor: Actors) -> None:
    draft, who = begun(actor, members=MEMBERS), actor("citizen1")
    for code in ("passport.a1", "passport.b2"):
        dossiers.attach(actor=who, draft_id=draft.pk, code=code, data=pdf(code), name="ho-chieu.pdf", at=MONDAY)
    for _twice in range(2):
        dossiers.remove_item(actor=who, draft_id=draft.pk, group="members", item="b2", at=MONDAY)
    assert [paper.code for paper in draft.papers.all()] == ["passport.a1"]


def test_a_full_group_takes_no_more(actor: Actors) -> None:
    draft = begun(actor, members=[{"full_name": "Trần Văn Lượm"}] * 200)
    assert [item["id"] for item in draft.answers["members"]] == [str(number) for number in range(1, 201)]
    with pytest.raises(Incomplete) as caught:
        kept(actor, draft, "neu", full_name="John Smith")
    assert "200" in caught.value.say
    kept(actor, draft, "7", new=False, full_name="John Smith")


def test_a_paper_of_no_group_is_not_taken(actor: Actors) -> None:
    draft = begun(actor, members=MEMBERS)
    for code in ("passport", "thanks.a1"):
        with pytest.raises(Incomplete):
            dossiers.attach(actor=actor("citizen1"), draft_id=draft.pk, code=code, data=pdf(), name="a.pdf", at=MONDAY)


def test_the_desk_reads_the_items_and_finds_the_dossier_by_its_title(
    road: Road, signed_in: Callable[[str], Client]
) -> None:
    dossier, clerk = filed(road, **{"house.name": "CM-1234"}), signed_in("clerk1")
    page = clerk.get(f"/ban/ho-so/{dossier.pk}/").content.decode().replace("\xa0", " ")
    assert '<td data-label="Vốn góp">1.500.000 đồng</td>' in page and "CM-1234, từ ngày 31/10/2026" in page
    assert "Tính từ câu trả lời" in page
    listed = clerk.get("/ban/ho-so/", {"q": "cm-1234"}).content.decode()
    assert dossier.temporary_code in listed and "CM-1234, từ ngày 31/10/2026" in listed
    assert dossier.temporary_code not in clerk.get("/ban/ho-so/", {"q": "cm-1235"}).content.decode()
    asked = clerk.get(f"/ban/ho-so/{dossier.pk}/bo-sung/").content.decode()
    assert "answer:members" in asked and "answer:capital_total" not in asked


def test_items_are_put_right_by_a_supplement(road: Road, signed_in: Callable[[str], Client]) -> None:
    dossier, client = filed(road), signed_in("citizen1")
    asked = {"kind": "answer", "code": "members", "name": "Thành viên", "say": "Sai số hộ chiếu."}
    road.request_supplement(dossier, items=(asked,))
    place = f"/ho-so/{dossier.pk}/bo-sung/"
    page = client.get(place).content.decode()
    assert "John Smith: Số hộ chiếu" in page and 'value="C1234567"' in page
    names = re.findall(r'name="question" value="([a-z0-9_.]+)"', page)
    assert len(names) == 9
    form = {name: value for name, value in fields(dossier.answers["members"]).items() if name in names}
    wrong = client.post(place, {**form, "members.b2.passport": "12", "question": names, "key": key()}, follow=True)
    assert "Số hộ chiếu có dạng C1234567." in wrong.content.decode()
    right = client.post(place, {**form, "members.b2.passport": "C7654321", "question": names, "key": key()})
    assert right["Location"] == f"/ho-so/{dossier.pk}/"
    members = fresh(dossier).answers["members"]
    assert members == [MEMBERS[0], {**MEMBERS[1], "passport": "C7654321"}]


def fields(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"members.{item['id']}.{name}": value for item in items for name, value in item.items() if name != "id"}


def test_the_definition_can_be_tried_with_its_items(road: Road, signed_in: Callable[[str], Client]) -> None:
    publish_grouped()
    typed = fields([{**MEMBERS[0], "id": "1"}, {**MEMBERS[1], "id": "2"}])
    page = signed_in("specialist1").get(f"/ban/thu-tuc/{CODE}/", {"thu": "1", **typed})
    text = page.content.decode().replace("\xa0", " ")
    assert "Bản chụp hộ chiếu: John Smith" in text and "3.500.000 đồng" in text and "Có thành viên nước ngoài" in text


def test_the_contract_takes_items_and_names_what_is_wrong(road: Road, client: Client) -> None:
    publish_grouped()
    form = client.get(f"/api/v1/procedures/{CODE}/form").json()
    members = form["schema"]["properties"]["members"]
    assert members["maxItems"] == 200
    assert members["items"]["properties"]["passport"]["pattern"] == "^(?:[A-Z][0-9]{7})$"
    [group] = [one for page in form["pages"] for one in page["questions"] if one["id"] == "members"]
    assert group["group"]["item"] == "thành viên"
    sent = {**ANSWERS, "members": [{"full_name": "Trần Văn Lượm", "nationality": "us", "units": 2, "price": 10}]}
    plan = client.post(
        f"/api/v1/procedures/{CODE}/evaluation", {"answers": sent}, content_type="application/json"
    ).json()
    assert [fault["field"] for fault in plan["faults"]] == ["members", "members.1.passport"]
    assert plan["title"] == "từ ngày 31/10/2026" and plan["computed"][0]["shown"] == "30/04/2027"
    many = {"answers": {"members": [{}] * 10_000}}
    refused = client.post(f"/api/v1/procedures/{CODE}/evaluation", many, content_type="application/json")
    assert refused.status_code in (400, 422)


def test_its_cases_say_what_follows_from_the_items() -> None:
    definition = queries.definition(publish_grouped())
    situations = read_cases(read_document(FOLDER / "cases.yaml"))
    report = try_cases(CODE, [definition], situations, CLOCK)
    assert [failure for outcome in report.outcomes for failure in outcome.failures] == []
    assert len(report.outcomes) == 3 and report.findings == ()


def test_a_wrong_expectation_is_told() -> None:
    definition = queries.definition(publish_grouped())
    case = read_cases(read_document(FOLDER / "cases.yaml"))[0]
    wrong = replace(case, expect={"computed": {"capital_total": 1}, "title": "khác"})
    [outcome] = try_cases(CODE, [definition], [wrong], CLOCK).outcomes
    assert outcome.failures == (
        "capital_total: chờ 1, được 3500000.0",
        "title: chờ khác, được từ ngày 31/10/2026",
    )


def test_a_number_without_end_in_an_item_is_refused(client: Client) -> None:
    publish_grouped()
    answers = {**ANSWERS, "members": [{**MEMBERS[0], "units": 10**400}]}
    sent = client.post(
        f"/api/v1/procedures/{CODE}/evaluation", json.dumps({"answers": answers}), content_type="application/json"
    )
    assert sent.status_code == 422 and "units" in str(sent.json()["errors"])
