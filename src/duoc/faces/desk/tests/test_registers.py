"""Sổ đăng ký: the unit's book, found with and without marks, and an entry."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from duoc.dossiers.models import Dossier, Look
from duoc.faces.desk.tests.helping import text
from duoc.ground.ledger import queries as ledger
from duoc.people.models import Organisation
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db


def test_an_issued_birth_stands_in_the_book(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    entry, registry = Entry.objects.get(), signed_in("registry1")
    assert "Sổ đăng ký khai sinh" in text(registry.get("/ban/so/"))
    for query in ("", "?q=ngoc han", "?q=Ngọc Hân", "?q=1/2026", "?q=2026-11-10"):
        assert "Trần Ngọc Hân" in text(registry.get(f"/ban/so/births/{query}")), query
    assert "Không tìm thấy trong sổ" in text(registry.get("/ban/so/births/?q=khong co ai"))
    page = text(registry.get(f"/ban/so/births/{entry.pk}/"))
    assert "Họ, chữ đệm, tên Trần Ngọc Hân" in page and "Ngày sinh 10/11/2026" in page and "Dân tộc Kinh" in page
    assert page.index("Họ, chữ đệm, tên") < page.index("Giới tính Nữ") < page.index("Số định danh cá nhân của mẹ")
    assert "Địa chỉ của mẹ" in page and "Quan hệ với bé Mẹ của bé" in page and "mother." not in page
    assert Look.objects.filter(what="result").exists()


def test_of_several_books_each_entry_says_whose_it_is(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    registry = signed_in("registry1")
    assert "Sổ của" not in text(registry.get("/ban/so/births/"))
    unit = Entry.objects.get().unit
    Organisation.objects.filter(code="99002").update(heir=unit, valid_to=date(2026, 11, 1))
    page = text(registry.get("/ban/so/births/"))
    assert "Sổ của" in page and unit.name in page


def test_a_search_is_noted_and_never_its_words(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    registry, unit = signed_in("registry1"), str(Entry.objects.get().unit_id)
    for query in ("", "?q=ngoc han", "?q=khong co ai"):
        registry.get(f"/ban/so/births/{query}")
    searches = ledger.of_subject("register", "births")
    assert [ledger.facts(one) for one in searches] == [{"unit": unit, "found": 1}, {"unit": unit, "found": 0}]
    assert {(one.action, bool(one.post)) for one in searches} == {("register.searched", True)}


def test_another_units_book_is_closed(signed_in: Any, issued: Callable[..., Dossier]) -> None:
    issued()
    other = signed_in("specialist2")
    assert "Trần Ngọc Hân" not in text(other.get("/ban/so/births/"))
    assert other.get(f"/ban/so/births/{Entry.objects.get().pk}/").status_code == 403


def test_without_the_power_there_is_no_book(signed_in: Any) -> None:
    for username in ["clerk1", "citizen1", "admin1"]:
        assert signed_in(username).get("/ban/so/births/").status_code == 403


def test_what_is_not_there_is_a_clear_page(signed_in: Any) -> None:
    for address in ["khong-co/", "births/00000000-0000-0000-0000-000000000000/"]:
        assert signed_in("registry1").get(f"/ban/so/{address}").status_code == 404
