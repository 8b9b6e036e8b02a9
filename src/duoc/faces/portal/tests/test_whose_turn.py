"""Whose turn it is reads the same on every page, and what only some need is not ordered of everybody."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from tests.cast import EXTRACT
from tests.stages import SEARCH, Road, by_form

from duoc.dossiers import awaiting
from duoc.dossiers.acts import APPLICANT, DESK
from duoc.dossiers.awaiting import Awaited, Waits
from duoc.dossiers.models import Dossier
from duoc.faces.portal import in_person, labels
from duoc.faces.portal.dossier import timeline
from duoc.language.calculations import Definition
from duoc.people.models import Person


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


@pytest.fixture
def unpaid(road: Road) -> Dossier:
    """An extract of two copies, not paid yet."""
    return road.request(EXTRACT, {**SEARCH, "copies": 2})


WAITS = "Đang chờ bạn nộp 16.000\xa0đồng"
SUSPENDED = {
    "reason": "Tòa án đã thụ lý vụ án về cha của trẻ.",
    "legal_basis": "Điều 12 Luật Hộ tịch",
    "awaits": "Bản án của Tòa án",
    "waits_for": "other_body",
    "expected_on": "2026-12-15",
}
ONE_COPY = {"question": "copies", "new": "1", "reason": "Người yêu cầu báo ghi nhầm.", "proof": "Đơn"}


def test_the_list_says_it_and_leads_there(client: Client, unpaid: Dossier) -> None:
    html = client.get("/ho-so/").content.decode()
    assert WAITS in html and f"/ho-so/{unpaid.pk}/thanh-toan/" in html


def test_the_dossier_says_it_first_with_its_date_under_that_condition(client: Client, unpaid: Dossier) -> None:
    html = client.get(f"/ho-so/{unpaid.pk}/").content.decode()
    assert html.index(WAITS) < html.index("Hồ sơ đang ở đâu")
    assert "muộn hơn nếu bạn chậm nộp 16.000\xa0đồng" in html and "đang kiểm tra giấy tờ" not in html


def test_whoever_follows_by_code_learns_it_too(unpaid: Dossier) -> None:
    Person.objects.filter(pk=unpaid.applicant_id).update(phone="0912345678")
    stranger = Client()
    place = stranger.post("/theo-doi/", {"ma": unpaid.temporary_code, "biet": "0912345678"})["Location"]
    html = stranger.get(place).content.decode()
    assert "Đang chờ bạn nộp tiền" in html and "muộn hơn nếu bạn chậm nộp tiền" in html
    assert "16.000" not in html and "Nơi tiếp nhận kiểm tra giấy tờ" not in html
    assert "Hãy đăng nhập để nộp tiền, hoặc nộp tại nơi tiếp nhận." in html


def test_a_stranger_does_not_learn_whose_signature_is_missing(unpaid: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = Awaited(Waits.SIGNATURES, "Trần Thị Bưởi đến ký giấy tại quầy")
    monkeypatch.setattr("duoc.dossiers.queries.applicant_awaited", lambda *_: [missing])
    Person.objects.filter(pk=unpaid.applicant_id).update(phone="0912345678")
    stranger = Client()
    place = stranger.post("/theo-doi/", {"ma": unpaid.temporary_code, "biet": "0912345678"})["Location"]
    html = stranger.get(place).content.decode()
    assert "Đang chờ bạn ký giấy tại quầy" in html and "Bưởi" not in html


def test_no_date_is_expected_while_a_signature_is_missing(unpaid: Dossier) -> None:
    missing = Awaited(Waits.SIGNATURES, "mời Trần Thị Bưởi đến ký giấy tại quầy", who="Trần Thị Bưởi")
    [event] = timeline.ahead(unpaid, [missing])
    assert event["text"] == "chưa có ngày, chờ Trần Thị Bưởi ký" and "at" not in event
    assert timeline.ahead(unpaid)[0]["at"] == unpaid.expected


def test_whoever_follows_learns_that_something_is_owed_though_it_goes_on(road: Road) -> None:
    dossier = road.to("accepted")
    by_form(road.who("specialist1"), "correct_answer", dossier, ONE_COPY, DESK)
    Person.objects.filter(pk=dossier.applicant_id).update(phone="0912345678")
    stranger = Client()
    place = stranger.post("/theo-doi/", {"ma": dossier.shown_code, "biet": "0912345678"})["Location"]
    html = stranger.get(place).content.decode()
    assert "hãy đăng nhập để nộp tiền" in html.casefold() and "không phải làm gì" not in html
    assert "Cơ quan vẫn giải quyết hồ sơ" in html and "8.000" not in html


ON_FRONT_PAGE = "Một hồ sơ đang chờ bạn"


@pytest.mark.parametrize(
    ("word", "by", "stands", "then"),
    [
        ("suspend", DESK, "Tạm dừng giải quyết", "Hồ sơ đang tạm dừng giải quyết; nộp xong"),
        ("request_withdrawal", APPLICANT, "Chờ trả lời yêu cầu rút hồ sơ", "nếu hồ sơ được giải quyết tiếp, nộp xong"),
    ],
)
def test_what_rests_is_said_before_money(
    road: Road, client: Client, signed_in: Callable[[str], Client], word: str, by: str, stands: str, then: str
) -> None:
    dossier, specialist = road.to("accepted"), road.who("specialist1")
    by_form(specialist, "correct_answer", dossier, ONE_COPY, DESK)
    assert "Đang chờ bạn nộp 8.000" in client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert ON_FRONT_PAGE in client.get("/").content.decode()
    who, given = (specialist, SUSPENDED) if by == DESK else (road.actor("citizen1"), {})
    by_form(who, word, dossier, given, by)
    assert ON_FRONT_PAGE not in client.get("/").content.decode()
    Person.objects.filter(pk=dossier.applicant_id).update(phone="0912345678")
    code = {"ma": dossier.shown_code, "biet": "0912345678"}
    own = client.get(f"/ho-so/{dossier.pk}/").content.decode()
    for html in (
        own,
        client.get("/ho-so/").content.decode(),
        Client().post("/theo-doi/", code, follow=True).content.decode(),
    ):
        assert stands in html and "Đang chờ bạn nộp" not in html and "Cơ quan vẫn giải quyết" not in html
    desk = signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    for html in (own, desk):
        assert then in html and "Cơ quan vẫn giải quyết" not in html


@pytest.mark.parametrize(
    ("kind", "words", "signs_in"),
    [
        (Waits.SUPPLEMENT, "gửi bổ sung, hoặc đem đến nơi tiếp nhận", True),
        (Waits.DRAFT_CHECK, "đọc bản dự thảo", True),
        (Waits.PAYMENT, "nộp tiền", True),
        (Waits.SIGNATURES, "đến ký giấy ở nơi tiếp nhận", False),
        (Waits.PAPERS, "Giấy cần đem hoặc gửi có ghi ở trang hồ sơ", False),
    ],
)
def test_only_what_is_done_on_this_site_asks_to_sign_in(kind: Waits, words: str, *, signs_in: bool) -> None:
    sentence = labels.next_step(Dossier(), labels.Status("Đang chờ bạn", "waiting"), [Awaited(kind, "")])
    assert words in sentence and ("Hãy đăng nhập" in sentence) is signs_in


def test_the_verdict_holds_the_button_and_says_it_once(client: Client, unpaid: Dossier) -> None:
    html = client.get(f"/ho-so/{unpaid.pk}/").content.decode()
    verdict = html[html.index('class="verdict') : html.index("Hồ sơ đang ở đâu")]
    assert f'href="/ho-so/{unpaid.pk}/thanh-toan/"' in verdict and "notice--act" not in html
    assert "Ghi ngày dự kiến vào lịch" in html and "Ghi ngày hẹn vào lịch" not in html


def test_the_front_page_says_that_something_waits(client: Client, unpaid: Dossier) -> None:
    assert "Một hồ sơ đang chờ bạn" in client.get("/").content.decode()


def test_only_required_papers_are_ordered(
    client: Client, filed: Callable[..., Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prepared request: what only some cases need stands behind "only if your case needs it"."""
    dossier, counter = filed(), ("counter",)

    def prepared(definition: Definition) -> Definition:
        return replace(definition, channels=counter)

    definition_of, ways = awaiting.definition_of, in_person.ways
    monkeypatch.setattr(awaiting, "definition_of", lambda it: prepared(definition_of(it)))
    monkeypatch.setattr(in_person, "ways", lambda it: ways(prepared(it)))
    papers = [{**paper, "brought": True} for paper in dossier.plan["papers"]]
    papers += [{**papers[0], "id": "surrogacy", "name": "Giấy tờ về mang thai hộ", "required": False, "made_from": ""}]
    Dossier.objects.filter(pk=dossier.pk).update(plan={**dossier.plan, "papers": papers})
    for page in ("", "da-nop/"):
        html = client.get(f"/ho-so/{dossier.pk}/{page}").content.decode()
        ordered, _fold, conditional = html.partition("chỉ đem nếu trường hợp của bạn cần")
        assert "Giấy chứng sinh" in ordered and "mang thai hộ" not in ordered and "mang thai hộ" in conditional
