"""Browsing the catalogue, picking one's case, and what is only prepared online."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import MONDAY, key

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.portal import labels
from duoc.faces.portal.procedures import views
from duoc.people.powers import Actor

pytestmark = [pytest.mark.usefixtures("province"), pytest.mark.real_province]
VESSEL, COPY, SHOP, BIRTH = "1.003650", "2.000815", "2.000720", "1.001193"
COPY_ANSWERS: dict[str, Any] = {
    "documents": [
        {
            "name": "Bằng tốt nghiệp",
            "issuer": "vietnam",
            "original": "paper",
            "damaged": False,
            "pages": 2,
            "copies": 1,
        }
    ],
    "place": "32092",
}


def content_of(client: Client, path: str, **asked: str) -> str:
    return client.get(path, asked).content.decode()


@pytest.mark.parametrize(
    ("cut", "shown", "hidden"),
    [
        ({"co-quan": "commune"}, BIRTH, VESSEL),
        ({"co-quan": "so-nong-nghiep-va-moi-truong"}, VESSEL, BIRTH),
        ({"doi-tuong": "enterprise"}, VESSEL, BIRTH),
        ({"viec": "fishing"}, VESSEL, BIRTH),
    ],
)
def test_the_list_is_narrowed(client: Client, cut: dict[str, str], shown: str, hidden: str) -> None:
    page = content_of(client, "/thu-tuc/", **cut)
    assert f"/thu-tuc/{shown}/" in page and f"/thu-tuc/{hidden}/" not in page


def test_an_unknown_cut_shows_everything(client: Client) -> None:
    page = content_of(client, "/thu-tuc/", **{"co-quan": "nobody", "doi-tuong": "cats"})
    assert f"/thu-tuc/{BIRTH}/" in page and f"/thu-tuc/{VESSEL}/" in page


@pytest.mark.parametrize("path", ["/thu-tuc/?co-quan=commune", f"/thu-tuc/{VESSEL}/?truong-hop=new", "/lien-he/32092/"])
def test_it_costs_few_queries(client: Client, path: str) -> None:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) <= 14  # twelve, and the bounds of the transaction


def test_a_body_says_what_it_decides(client: Client) -> None:
    assert f"/thu-tuc/{VESSEL}/" in content_of(client, "/lien-he/so-nong-nghiep-va-moi-truong/")
    assert "?co-quan=commune" in content_of(client, "/lien-he/32092/")


def test_a_case_shows_only_its_papers(client: Client) -> None:
    everything = content_of(client, f"/thu-tuc/{VESSEL}/")
    bareboat = content_of(client, f"/thu-tuc/{VESSEL}/", **{"truong-hop": "bareboat"})
    assert "?truong-hop=bareboat" in everything and "Bạn thuộc trường hợp nào?" in everything
    assert "Trường hợp của bạn:" in bareboat and "Chọn trường hợp khác" in bareboat
    assert len(bareboat) < len(everything)
    assert "Bạn thuộc trường hợp nào?" in content_of(client, f"/thu-tuc/{VESSEL}/", **{"truong-hop": "nonsense"})


def test_what_is_finished_on_paper_begins_here_and_says_why(client: Client) -> None:
    page = content_of(client, f"/thu-tuc/{COPY}/")
    assert "Khai ở đây, hoàn tất bằng bản giấy" in page and "Phải đem bản chính đến" in page and "Bắt đầu" in page


def test_a_ministry_s_procedure_begins_here(client: Client) -> None:
    page = content_of(client, f"/thu-tuc/{SHOP}/")
    assert "Cán bộ nhập vào hệ thống của Bộ" in page and "Bắt đầu" in page


def test_after_sending_it_says_what_to_bring_where(
    signed_in: Callable[[str], Client], actor: Callable[..., Actor]
) -> None:
    dossier = sent_ahead(actor)
    page = content_of(signed_in("citizen1"), f"/ho-so/{dossier.pk}/da-nop/")
    for words in ("Đã gửi, còn đem giấy tờ đến", "Đến lượt bạn", "Bản chính giấy tờ", dossier.temporary_code):
        assert words in page
    assert dossier.receiving_unit.name in page


def test_nobody_needs_pictures_of_what_they_bring(
    signed_in: Callable[[str], Client], actor: Callable[..., Actor]
) -> None:
    assert sent_ahead(actor).papers.count() == 0


def sent_ahead(actor: Callable[..., Actor]) -> Dossier:
    """A certified copy prepared at home."""
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=COPY, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers=COPY_ANSWERS, at=MONDAY)
    return dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


def test_many_fields_have_a_page_of_their_own(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "FEW_FIELDS", 0)
    beside = client.get("/thu-tuc/").content.decode()
    assert "?xem=linh-vuc" in beside and "?linh-vuc=" not in beside
    assert "?linh-vuc=" in client.get("/thu-tuc/?xem=linh-vuc").content.decode()


def test_who_sets_a_fee_is_said(client: Client) -> None:
    assert "Mức do Hội đồng nhân dân tỉnh quy định." in content_of(client, "/thu-tuc/1.001193/")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Xã, phường nơi đặt trụ sở", "Ủy ban nhân dân xã, phường nơi đặt trụ sở"),
        ("Nơi lập biên bản", "Ủy ban nhân dân cấp xã: nơi lập biên bản"),
    ],
)
def test_the_body_that_decides_is_named_once(answer: str, words: str) -> None:
    assert labels.commune_words(answer) == words


def test_the_choices_of_the_guide_stand_beside_each_other_where_there_is_room(client: Client) -> None:
    html = client.get("/chon-thu-tuc/").content.decode()
    assert '<ul class="tiles">' in html and 'class="column"' not in html
