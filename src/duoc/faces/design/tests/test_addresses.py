"""An address on a page: a list and a line, read back as one answer, older text kept."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from django.http import QueryDict
from django.template import Context, Template

from duoc.faces.design.answers import read_answer
from duoc.faces.design.samples import AREAS, Sample
from duoc.faces.design.unreadable import Unreadable
from duoc.language.calculations import FormerCommune, Question

HOME = Sample("father.home", "Nhà của cha ở đâu?", "address", areas=AREAS)
LINE_ONLY = Sample("father.home", "Nhà của cha ở đâu?", "address")


def page(value: Any) -> str:
    template = Template("{% load design %}{% field question value fault %}")
    return template.render(Context({"question": HOME, "value": value, "fault": ""}))


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("father.home.area=c3&father.home.line= Ấp  7 ", {"area": "c3", "line": "Ấp 7"}),
        ("father.home.area=c3&father.home.line=", {"area": "c3"}),
        ("father.home.area=&father.home.line=Ấp 7", {"line": "Ấp 7"}),  # kept as written; it is said what is missing
        ("father.home.area=&father.home.line=", None),
        ("father.home=Ấp 7, xã Đất Mũi", "Ấp 7, xã Đất Mũi"),
        ("", None),
    ],
)
def test_a_list_and_a_line_are_one_answer(sent: str, read: Any) -> None:
    assert read_answer(HOME, QueryDict(sent)) == read


def test_without_a_list_an_address_is_text() -> None:
    assert read_answer(LINE_ONLY, QueryDict("father.home=Ấp 7")) == "Ấp 7"


def test_what_was_chosen_and_written_comes_back() -> None:
    html = page({"area": "c3", "line": "Ấp 7"})
    assert '<option value="c3" selected>' in html and 'value="Ấp 7"' in html


def test_older_text_stands_in_the_line_and_nothing_is_chosen() -> None:
    html = page("Ấp 7, xã Viên An")
    assert 'value="Ấp 7, xã Viên An"' in html and "selected" not in html


def test_a_commune_is_found_by_its_names_of_before() -> None:
    assert "Xã Đất Mũi (trước là Xã Viên An, Xã Đất Mũi)" in page(None)


def test_communes_of_ours_come_first_then_provinces_then_countries() -> None:
    html = page(None)
    assert html.index("Tỉnh Thử") < html.index("Thành phố Cần Thơ") < html.index("Hoa Kỳ")


@pytest.mark.parametrize(("hint", "label"), [("Ghi tên bệnh viện.", "Ghi rõ nơi đó"), ("", "Số nhà, đường, ấp, khóm")])
def test_a_place_that_has_its_own_hint_is_not_asked_as_a_home(hint: str, label: str) -> None:
    asked = Sample("q", "Bé sinh ở đâu?", "address", hint=hint, areas=AREAS)
    html = Template("{% load design %}{% field asked %}").render(Context({"asked": asked}))
    assert label in html and html.count("Số nhà") == (0 if hint else 1)


MERGED = FormerCommune("Xã Cũ", date(2027, 1, 1), MappingProxyType({"c3": "Xã Mới"}))
DIVIDED = FormerCommune("Xã Chia", date(2027, 1, 1), MappingProxyType({"c3": "Xã Đông", "c4": "Xã Tây"}))
FORMER = MappingProxyType({"c1": MERGED, "c2": DIVIDED})


@pytest.mark.parametrize("kind", ["address", "commune"])
def test_a_form_opened_before_a_reorganisation_is_led_to_the_commune_of_today(kind: str) -> None:
    options = {"c3": "Xã Mới", "c4": "Xã Tây"} if kind == "commune" else {}
    areas = AREAS if kind == "address" else MappingProxyType({})
    home = Question("home", "Ở đâu?", kind, options=options, areas=areas, former=FORMER)
    name = "home.area" if kind == "address" else "home"
    today = read_answer(home, QueryDict(f"{name}=c1"))
    assert today == ({"area": "c3"} if kind == "address" else "c3")
    with pytest.raises(Unreadable, match=r"Xã Chia không còn từ ngày 01/01/2027\. .* Xã Đông, Xã Tây"):
        read_answer(home, QueryDict(f"{name}=c2"))
