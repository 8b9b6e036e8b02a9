"""A denouncer's name is nowhere but on the pages of those who have the denunciation in hand: every page, every role."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from django.utils import timezone

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Content, Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries
from duoc.dossiers.models import ControlSheet, Dossier, Draft, Look, OfficialForm, Paper
from duoc.dossiers.papers import tracking_book
from duoc.notices.models import Notice
from duoc.people import actions as people
from duoc.people.actions import NewMandate
from duoc.people.mandates import MandateKind
from duoc.people.models import Account
from duoc.people.powers import Forbidden
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]

CODE = "TC.000001"
NAME, NUMBER, PHONE = TELLING = ("Nguyễn Thị Thảo", "000000000001", "0900000001")

DENUNCIATION = {
    "denounced.place": "commune",
    "denounced.commune": "32092",
    "denounced.full_name": "Phạm Văn Ất",
    "denounced.position": "Công chức địa chính",
    "dossier": "other",
    "facts": "Đòi 5 triệu đồng mới nhận hồ sơ đất.",
    "proof": "Có ghi âm.",
}
FOUND = {
    "severity": "ordinary",
    "subject": "Đòi tiền khi nhận hồ sơ đất.",
    "explanation": "Thừa nhận có nhận tiền.",
    "finding": "Có nhận 5 triệu đồng ngoài quy định.",
    "conclusion": "right",
    "measures": "Trả lại tiền, xem xét kỷ luật.",
}
DIPLOMA = {"id": "d1", "name": "Bằng tốt nghiệp", "issuer": "vietnam", "original": "paper", "damaged": False}
COPY = {"documents": [{**DIPLOMA, "pages": 1, "copies": 1}], "place": "32092"}
DENOUNCED = ("clerk1", "leader1", "registry1")
HANDLING = ("clerk5", "specialist5", "leader5", "head5", "registry5", "office5")
OTHERS = ("citizen2", "helper1", "clerk3", "admin1")
SIGNERS = ("leader5", "head5")
ASIDE = ("dang-nhap", "demo/as", "dang-xuat", "thiet-ke", "thu-tuc", "soan/", "health", "partner", "api/")
"""Who signs in is chosen there from the whole cast; or a page is of no dossier: of procedures, and of drafts, which
their writer alone opens. The API has a test of its own."""


def denounce(road: Road, **changes: Any) -> Dossier:
    return road.request(CODE, {**DENUNCIATION, **changes}, "evidence")


def by(road: Road, name: str, dossier: Dossier, minutes: int) -> dict[str, Any]:
    at = MONDAY + timedelta(minutes=minutes)
    return {"actor": road.actor(name, at), "dossier_id": dossier.pk, "key": key(), "at": at}


def accept(road: Road, dossier: Dossier) -> None:
    dossiers.accept(**by(road, "clerk5", dossier, 20))


def propose(road: Road, dossier: Dossier, **more: Any) -> None:
    signer = road.actor("head5").post
    decisions.propose(kind="grant", values={**FOUND, **more}, signer_id=signer, **by(road, "specialist5", dossier, 40))


def sign(road: Road, dossier: Dossier) -> None:
    proposal = decision_queries.proposal(dossier)
    assert proposal
    decisions.sign(proposal_id=proposal.pk, **by(road, "head5", dossier, 60))
    road.make_signatures(dossier)


def issue(road: Road, dossier: Dossier) -> None:
    registers.issue(**by(road, "registry5", dossier, 80))
    road.seal(dossier)


def hand_over(road: Road, dossier: Dossier) -> None:
    dossiers.hand_over(way="online", **by(road, "clerk5", dossier, 90))


def concluded(road: Road, about: str = "other", **answers: Any) -> Dossier:
    dossier = denounce(road, dossier=about)
    accept(road, dossier)
    propose(road, fresh(dossier), **answers)
    for act in (sign, issue, hand_over):
        act(road, fresh(dossier))
    return fresh(dossier)


EVERYBODY = (*DENOUNCED, *HANDLING, *OTHERS)
FEW = ("clerk1", "clerk5", "head5", "registry5", "citizen2")
FEWER = ("clerk1", "registry5")
DONE = (accept, propose, sign, issue)
FAR = timedelta(days=30)
"""So long after it that a result which nobody fetched is on the list of such results."""


def stage(name: str, acts: Any, holder: str, lookers: Any = EVERYBODY, after: timedelta = timedelta()) -> Any:
    """What was done, who has it in hand, who looks, and how much later: briefly on every commit, else at night."""
    brief = lookers in (FEW, FEWER)
    words = {"id": f"{name}, briefly" if brief else name, "marks": () if brief else pytest.mark.nightly}
    return pytest.param(acts, holder, lookers, after, **words)


STAGES = [
    stage("examined", (accept,), "specialist5", FEW),
    stage("filed", (), "clerk5"),
    stage("examined", (accept,), "specialist5"),
    stage("to sign", (accept, propose), "head5"),
    stage("to issue", (accept, propose, sign), "registry5"),
    stage("to hand over", DONE, "clerk5"),
    stage("returned", (*DONE, hand_over), ""),
    stage("unclaimed", DONE, "clerk5", FEWER, FAR),
    stage("unclaimed", DONE, "clerk5", EVERYBODY, FAR),
]


def routes(patterns: Any, before: str = "") -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def addresses(dossier: Dossier) -> list[str]:
    """Every page of the product, about this dossier wherever its address names something."""
    paper, content, decision = Paper.objects.get(), Content.objects.first(), Decision.objects.first()
    known = {
        "draft_id": Draft.objects.get().pk,
        "paper_id": paper.pk,
        "content_id": content.pk if content else dossier.pk,
        "token": content.token if content else "x",
        "decision_id": decision.pk if decision else dossier.pk,
        "paper_code": "denunciation",
        "on": MONDAY.date().isoformat(),
        "turn": 1,
        "word": "propose_stop",
        "year": 2026,
    }
    asked = [route for route in routes(get_resolver().url_patterns) if not any(part in route for part in ASIDE)]
    return sorted(
        {"/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda it: str(known.get(it[1], dossier.pk)), one) for one in asked}
    )


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    return unescape(body.decode("utf-8", "replace")) + answer.headers.get("Location", "")


def tells(words: str) -> bool:
    return any(word in words for word in TELLING)


@pytest.mark.parametrize(("acts", "holder", "lookers", "after"), STAGES)
def test_no_page_tells_anybody_else(
    road: Road, signed_in: Any, monkeypatch: pytest.MonkeyPatch, acts: Any, holder: str, lookers: Any, after: timedelta
) -> None:
    dossier = denounce(road)
    for act in acts:
        act(road, fresh(dossier))
    if after:
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + after)
        assert queries.unclaimed.at_counter(road.actor("clerk5", MONDAY + after), MONDAY + after).exists()
    listed, leaks = addresses(dossier), []
    assert len(listed) > 120
    for name in (*lookers, holder or "head5"):
        client, reads = signed_in(name), name == holder or name in SIGNERS
        telling = [one for one in listed if tells(shown(client, one))]
        leaks += [(name, one) for one in telling if not (reads and f"/ho-so/{dossier.pk}/" in one)]
    assert leaks == []
    assert tells(shown(signed_in(holder or "head5"), f"/ban/ho-so/{dossier.pk}/"))


def test_the_api_tells_nobody_else(road: Road) -> None:
    dossier = denounce(road)
    asked = [f"/api/v1/dossiers/{dossier.pk}{part}" for part in ("", "/contents", "/looks", "/notice", "/notice.pdf")]
    for name in EVERYBODY:
        answers = [called(name, one) for one in ("/api/v1/dossiers", "/api/v1/notices", *asked)]
        assert [one for one in answers if tells(one)] == []
    assert tells(called("citizen1", f"/api/v1/dossiers/{dossier.pk}/contents"))


def called(name: str, address: str) -> str:
    token = people.make_token(Account.objects.get(username=name), at=timezone.now())
    answer = Client().get(address, headers={"Authorization": f"Bearer {token}"})
    return (
        b"".join(answer).decode("utf-8", "replace") if answer.streaming else answer.content.decode("utf-8", "replace")
    )


def test_lists_show_a_mark_and_searches_do_not_look_at_the_name(road: Road, signed_in: Any) -> None:
    dossier = denounce(road)
    for name, sees in (("clerk5", True), ("registry5", False), ("specialist5", False), ("clerk1", False)):
        client = signed_in(name)
        assert (f"/{dossier.pk}/" in shown(client, f"/ban/ho-so/?q={dossier.temporary_code}")) is sees
        assert f"/{dossier.pk}/" not in shown(client, "/ban/ho-so/?q=thao")
    assert "được giữ bí mật" in shown(signed_in("clerk5"), "/ban/ho-so/")


def test_notices_books_and_results_are_silent_about_who_it_was(road: Road) -> None:
    dossier = concluded(road)
    assert {notice.title for notice in Notice.objects.filter(subject_id=str(dossier.pk))} <= {
        f"Hồ sơ {code} có tin mới" for code in (dossier.code, dossier.temporary_code)
    }
    assert not any("ố cáo" in notice.body for notice in Notice.objects.all())
    sheet, content = ControlSheet.objects.get(dossier=dossier), Content.objects.get()
    lines = [one.data() for one in tracking_book.of_day(dossier.receiving_unit_id, MONDAY.date())]
    for printed in (sheet.inputs, content.inputs, lines):
        assert printed and not tells(json.dumps(printed, ensure_ascii=False, default=str))
    assert "được giữ bí mật" in json.dumps([sheet.inputs, lines], ensure_ascii=False)
    assert content.holder is None and {form.holder for form in OfficialForm.objects.all()} == {None}
    assert Decision.objects.get().holder is None


def test_the_denouncer_reads_it_all_and_sees_who_looked(road: Road, signed_in: Any) -> None:
    dossier = concluded(road)
    client = signed_in("citizen1")
    assert "Kết luận nội dung tố cáo" in shown(client, f"/ho-so/{dossier.pk}/")
    decision = Decision.objects.get()
    assert client.get(f"/ho-so/{dossier.pk}/ket-qua/{decision.pk}.pdf").status_code == 200
    before = Look.objects.count()
    assert signed_in("head5").get(f"/ban/ho-so/{dossier.pk}/").status_code == 200
    assert Look.objects.count() == before + 1
    assert road.actor("head5").person_name in shown(client, f"/ho-so/{dossier.pk}/ai-da-xem/")


def test_a_code_and_a_telephone_number_find_nothing(road: Road) -> None:
    dossier = denounce(road)
    for known in (PHONE, NUMBER, NUMBER[-4:]):
        assert dossiers.look_up_status(code=dossier.temporary_code, known=known, address="1.1.1.1", at=MONDAY) is None


def test_only_who_has_it_in_hand_reads_it(road: Road) -> None:
    dossier = denounce(road)
    accept(road, dossier)
    specialist, colleague = road.actor("specialist5"), road.actor("clerk5")
    assert queries.dossier(specialist, dossier.pk, MONDAY).pk == dossier.pk
    Dossier.objects.filter(pk=dossier.pk).update(assigned_to=colleague.person)  # somebody else took it
    refused(Forbidden, lambda: queries.dossier(specialist, dossier.pk, MONDAY))
    assert dossier.pk not in queries.desk(specialist).values_list("pk", flat=True)
    assert queries.dossier(road.actor("head5"), dossier.pk, MONDAY).pk == dossier.pk


def test_nobody_denounces_or_reads_for_another(road: Road) -> None:
    dossier, mother = denounce(road), road.actor("citizen1")
    holder, day = road.actor("citizen2").person, MONDAY.date()
    wanted = NewMandate(mother.person, holder, MandateKind.PROXY, "Giấy ủy quyền", day, procedures=[CODE])
    people.grant_mandate(actor=mother, wanted=wanted, key=key(), at=MONDAY)
    proxy = road.actor("citizen2")
    assert proxy.mandates and list(queries.of_person(proxy)) == []
    refused(Forbidden, lambda: queries.dossier(proxy, dossier.pk, MONDAY))
    refused(Forbidden, lambda: dossiers.begin(actor=proxy, code=CODE, at=MONDAY, applicant=mother.person))


def test_the_body_of_a_named_dossier_hears_nothing_of_it(road: Road, signed_in: Any) -> None:
    other = road.request("2.000815", COPY)
    denunciation = denounce(road, dossier=str(other.pk))
    assert denunciation.about_id == other.pk and denunciation.competent_unit.code == "ubnd-tinh"
    page = shown(signed_in("clerk1"), f"/ban/ho-so/{other.pk}/")
    accept(road, denunciation)
    propose(road, fresh(denunciation), order="keep")
    printed = json.dumps(Content.objects.get().inputs, ensure_ascii=False, default=str)
    assert other.temporary_code not in printed and not tells(printed)  # whose dossier it is would say who they are
    assert "nói tới hồ sơ này" not in page and denunciation.temporary_code not in page and "ố cáo" not in page
    assert str(denunciation.pk) not in [one.id for one in queries.dossiers_to_name(str(other.applicant_id))]


def test_who_gave_it_out_of_their_hands_comes_to_their_own_list(road: Road, signed_in: Any) -> None:
    dossier, client = denounce(road), signed_in("clerk5")
    answer = client.post(
        f"/ban/ho-so/{dossier.pk}/tiep-nhan/", {"key": key(), "da-xem": ["denunciation", "evidence"]}, follow=True
    )
    assert answer.request["PATH_INFO"] == "/ban/" and answer.status_code == 200
    assert fresh(dossier).code and fresh(dossier).code in answer.content.decode()
    assert client.get(f"/ban/ho-so/{dossier.pk}/").status_code == 403
