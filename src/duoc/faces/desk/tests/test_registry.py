"""Văn thư: number, date and the agency's signature, one or many; the year's issued documents."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests import later
from tests.cast import BIRTH, MONDAY
from tests.changed_definition import reworded
from tests.stages import Road

from duoc.decisions.jobs import sign_content
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.registers.jobs import seal

pytestmark = pytest.mark.django_db


def test_a_signed_result_is_issued(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    dossier, registry = signed(), signed_in("registry1")
    assert "Cho số, đóng dấu, phát hành" in text(registry.get(path(dossier)))
    answer = send(registry, path(dossier, "phat-hanh/"))
    assert answer.status_code == 302
    decision = Decision.objects.get()
    assert (decision.state, decision.symbol) == ("numbered", "1/2026")
    assert "Chữ ký số đang được tạo" in text(registry.get(path(dossier)))
    seal(decision_id=str(decision.pk))
    assert fresh(dossier).state == "done"
    listed = text(registry.get("/ban/van-thu/da-phat-hanh/"))
    assert "1/2026" in listed and "Nguyễn Thị Thảo" in listed


def test_while_the_leaders_signature_is_made_it_waits(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    dossier = submitted()
    proposal = Proposal.objects.get(dossier=dossier, standing=True)
    send(signed_in("leader1"), path(dossier, "ky/"), proposal=proposal.pk)
    registry = signed_in("registry1")
    page = registry.get("/ban/van-thu/")
    assert "Đang ký số" in text(page) and 'name="chon"' not in page.content.decode()
    answer = send(registry, path(dossier, "phat-hanh/"))
    assert answer.status_code == 409 and "đang được tạo" in text(answer)
    sign_content(decision_id=str(Decision.objects.get().pk))
    assert send(registry, path(dossier, "phat-hanh/")).status_code == 302


def test_many_are_issued_at_once(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    one, two = signed(), signed(number="000000000102")
    registry = signed_in("registry1")
    answer = send(registry, "/ban/van-thu/phat-hanh/", chon=[str(one.pk), str(two.pk)])
    assert answer.status_code == 302
    assert sorted(Decision.objects.values_list("symbol", flat=True)) == ["1/2026", "2/2026"]
    page = text(registry.get(answer["Location"]))
    assert one.shown_code in page and two.shown_code in page and "Chưa làm được" not in page


def test_numbers_follow_the_order_of_signing(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    dossiers = [signed(number=f"00000000010{n}") for n in (2, 3, 4, 5)]
    for minutes, dossier in enumerate(sorted(dossiers, key=lambda one: str(one.pk), reverse=True)):
        at = MONDAY + timedelta(minutes=minutes)
        Decision.objects.filter(dossier=dossier).update(approved_at=at)
    send(signed_in("registry1"), "/ban/van-thu/phat-hanh/", chon=[str(one.pk) for one in dossiers])
    numbers = Decision.objects.order_by("approved_at").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4]


def test_issuing_none_or_nonsense_is_told(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    signed()
    registry = signed_in("registry1")
    assert send(registry, "/ban/van-thu/phat-hanh/").status_code == 422
    unknown = send(registry, "/ban/van-thu/phat-hanh/", chon="00000000-0000-0000-0000-000000000000")
    assert unknown.status_code == 302 and registry.get(unknown["Location"]).status_code == 200
    assert Decision.objects.get().state == "signed"


def test_others_issue_nothing(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    dossier = signed()
    for username in ["clerk1", "specialist1", "leader1", "registry2"]:
        other = signed_in(username)
        assert send(other, path(dossier, "phat-hanh/")).status_code == 403
        assert send(other, "/ban/van-thu/phat-hanh/", chon=str(dossier.pk)).status_code in {302, 403}
        assert Decision.objects.get().state == "signed"


def test_the_book_of_issued_documents_is_searched(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    for query in ["nam=2026", "nam=abc", "nam=²³²³", "q=thao", "q=1/2026"]:
        assert "1/2026" in text(signed_in("registry1").get(f"/ban/van-thu/da-phat-hanh/?{query}"))


def test_a_whole_page_is_chosen_at_once(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    """The link ticks the boxes; nothing is issued by it."""
    signed(), signed(number="000000000102")
    registry = signed_in("registry1")
    assert " checked" not in registry.get("/ban/van-thu/").content.decode()
    chosen = registry.get("/ban/van-thu/?chon=het").content.decode()
    assert chosen.count(" checked") == 2 and 'href="?chon=het"' not in chosen
    assert set(Decision.objects.values_list("state", flat=True)) == {"signed"}


def test_lists_of_many_name_what_each_dossier_is_about(signed_in: Any, signed: Callable[..., Dossier]) -> None:
    reworded(BIRTH, title="Khai sinh cho {child.full_name}")
    dossier, registry = signed(), signed_in("registry1")
    assert dossier.title and dossier.title in text(registry.get("/ban/van-thu/"))
    answer = send(registry, "/ban/van-thu/phat-hanh/", chon=str(dossier.pk))
    page = text(registry.get(answer["Location"]))
    assert dossier.title in page and "Đã cho số, ngày" in page and "Đã phát hành" not in page


def test_what_was_decided_later_is_issued_from_its_own_page_too(signed_in: Any, road: Road) -> None:
    draft = later.signed(road, later.propose(road, road.decision()))
    page = signed_in("registry1").get(f"/ban/ket-qua/{draft.pk}/").content.decode()
    assert f'href="/ban/sau-ket-qua/{draft.pk}/"' in page and "Cho số, đóng dấu, phát hành" in page
