"""Who comes in: officials of the unit; a stranger is asked to sign in, a citizen and another unit are refused."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.asking import NOBODY

from duoc.dossiers.models import Dossier, Look
from duoc.faces.desk import gate
from duoc.faces.desk.tests.helping import path, send, text
from duoc.ground.refusal import NotNow
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
PAGES = ["", "ho-so/", "cho-ky/", "van-thu/", "van-thu/da-phat-hanh/", "so/", "so/births/", "chuc-danh/", "co-quan/"]
OF_DOSSIER = ["", "qua-trinh/", "lien-he/", "ai-da-xem/", "to-khai/declaration/", "bo-sung/", "tu-choi/", "mien-phi/"]
ACTS = [
    "tiep-nhan/",
    "bo-sung/",
    "tu-choi/",
    "trinh/",
    "khong-giai-quyet/",
    "ky/",
    "tra-lai/",
    "phat-hanh/",
    "xem-truoc/",
]


def test_a_stranger_is_asked_to_sign_in(client: Client, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    for address in [*(f"/ban/{page}" for page in PAGES), *(path(dossier, act) for act in OF_DOSSIER)]:
        answer = client.get(address)
        assert answer.status_code == 302 and answer["Location"].startswith("/dang-nhap/?next=/ban/"), address
    assert not Look.objects.exists()


def test_a_citizen_is_told_where_their_dossiers_are(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, citizen = filed(), signed_in("citizen1")
    for address in [*(f"/ban/{page}" for page in PAGES), *(path(dossier, act) for act in OF_DOSSIER)]:
        answer = citizen.get(address)
        assert answer.status_code == 403 and "Hồ sơ của tôi" in text(answer), address


def test_another_unit_sees_nothing_and_does_nothing(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier = submitted()
    for username in ["clerk2", "specialist2", "leader2", "registry2", "admin1", "helper1"]:
        other = signed_in(username)
        paper = dossier.papers.get()
        for address in [*(path(dossier, act) for act in OF_DOSSIER), path(dossier, f"giay-to/{paper.pk}/")]:
            answer = other.get(address)
            assert answer.status_code == 403, address
            assert "Nguyễn Thị Thảo" not in text(answer)
        for act in ACTS:
            assert other.post(path(dossier, act), {"key": "k" * 20}).status_code == 403, act
        after = Dossier.objects.get(pk=dossier.pk)
        assert (after.state, after.desk) == ("processing", "leader")
        assert not Look.objects.filter(dossier=dossier).exists()


def test_an_unknown_dossier_is_a_clear_page(signed_in: Any) -> None:
    answer = signed_in("clerk1").get("/ban/ho-so/00000000-0000-0000-0000-000000000000/")
    assert answer.status_code == 404 and "Về bàn làm việc" in text(answer)


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("clerk1", ["tiep-nhan/", "bo-sung/", "tu-choi/", "da-thu/", "mien-phi/", "tra-ket-qua/"]),
        ("specialist1", ["trinh/", "khong-giai-quyet/", "xem-truoc/", "them-thoi-gian/", "niem-yet/", "lay-y-kien/"]),
        ("leader1", ["ky/", "tra-lai/"]),
        ("registry1", ["phat-hanh/"]),
    ],
)
def test_an_act_on_an_unknown_dossier_is_not_found(signed_in: Any, who: str, acts: list[str]) -> None:
    official = signed_in(who)
    data = {"way": "counter", "proposal": NOBODY, "ban": NOBODY, "khoan": NOBODY}
    for act in acts:
        assert send(official, f"/ban/ho-so/{NOBODY}/{act}", **data).status_code == 404, act


def test_an_unknown_procedure_is_not_there(signed_in: Any) -> None:
    for name in ("specialist1", "admin1"):
        answer = signed_in(name).get("/ban/thu-tuc/9.999999/")
        assert answer.status_code == 404 and "Về bàn làm việc" in text(answer)


def test_opening_a_dossier_is_noted_for_the_applicant(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    clerk.get(path(dossier))
    look = Look.objects.get(dossier=dossier)
    assert look.what == "dossier" and look.by.full_name == "Phạm Ngọc Hân"
    answer = clerk.get(path(dossier, "ai-da-xem/"))
    assert "Phạm Ngọc Hân" in text(answer)


def test_an_error_page_never_stays_in_a_cache(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    answer = signed_in("clerk1").get(path(filed()))
    assert answer["Cache-Control"] == "no-store"


def test_a_no_leads_to_the_dossier_it_speaks_of(actor: Callable[..., Actor]) -> None:
    def refuse(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
        raise NotNow("Chưa làm được lúc này.")

    request = RequestFactory().get("/ban/")
    setattr(request, "actor", actor("clerk1"))  # noqa: B010 - Django's request takes what middleware adds
    answer = gate.official(refuse)(request, dossier_id=NOBODY)
    assert answer.status_code == 409 and f'href="/ban/ho-so/{NOBODY}/"' in answer.content.decode()
