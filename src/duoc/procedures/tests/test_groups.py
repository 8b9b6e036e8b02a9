"""Linked groups: complete as data, first for their moment of life, and not beyond it."""

import gzip
import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from duoc.procedures.search.finder import find
from duoc.procedures.search.gazetteer import Gazetteer
from duoc.procedures.search.groups import Groups, read_groups
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.normalise import words
from duoc.procedures.search.speech import Saying, Speech

FILE = settings.CATALOG / "national" / "search" / "groups.yaml"
NOWHERE = Gazetteer([])


@pytest.fixture(scope="module")
def groups() -> Groups:
    return read_groups(FILE)


@pytest.fixture(scope="module")
def index() -> Index:
    subjects = [
        Subject("1.001193", ("Đăng ký khai sinh",), "Thủ tục đăng ký khai sinh"),
        Subject("1.000656", ("Đăng ký khai tử",), "Thủ tục đăng ký khai tử"),
        Subject("2.000635", ("Bản sao trích lục",), "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"),
        Subject("2.000986", ("Liên thông khai sinh, thường trú",), "Liên thông đăng ký khai sinh, đăng ký thường trú"),
        Subject("2.000821", ("Hưởng chế độ tử tuất",), "Giải quyết hưởng chế độ tử tuất"),
    ]
    return Index(subjects, Speech((Saying(tuple(words("sinh con")), (tuple(words("đăng ký khai sinh")),)),)))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("khai sinh", "khai-sinh"),
        ("sinh con", "khai-sinh"),
        ("dang ky khai sinh", "khai-sinh"),
        ("khai tử", "khai-tu"),
        ("mai táng phí", "khai-tu"),
        ("2.000986", "khai-sinh"),
        ("3.000722", "khai-sinh"),
        ("bản sao trích lục", ""),
        ("chế độ tử tuất", ""),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_group_stands_before_what_leads_to_it(index: Index, groups: Groups, typed: str, first: str) -> None:
    result = find(typed, 5, index, groups, NOWHERE)
    assert [group.id for group in result.groups] == ([first] if first else [])


def test_what_a_group_replaced_is_found_by_its_code_only(index: Index, groups: Groups) -> None:
    assert "2.000986" not in find("liên thông khai sinh thường trú", 5, index, groups, NOWHERE).codes
    assert find("2.000986", 5, index, groups, NOWHERE).codes == ["2.000986"]
    assert find("9.999999", 5, index, groups, NOWHERE).codes == []


def test_every_group_says_what_it_holds_where_it_is_filed_and_what_is_unsure(groups: Groups) -> None:
    with gzip.open(settings.CATALOG / "national" / "procedures.jsonl.gz", "rt", encoding="utf-8") as pages:
        known = {json.loads(line)["code"] for line in pages}
    events = yaml.safe_load((settings.CATALOG / "national" / "vocabularies" / "life-events.yaml").read_text("utf-8"))
    for group in groups.known:
        assert len(group.parts) > 1 and group.filed and group.basis and group.to_verify
        assert group.url.startswith("https://dichvucong.gov.vn/")
        assert {part.procedure for part in group.parts if part.procedure} | set(group.leads) <= known
        assert all(part.note for part in group.parts if not part.procedure)
        assert set(group.life_events) <= set(events["entries"])
        assert group.code not in known, "the pages hold it now: it is no group told as data any more"


def test_a_group_told_incompletely_is_refused(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_text("groups: {a: {code: x}}\n", "utf-8")
    with pytest.raises(ValueError, match=r"groups\.yaml: a: 'name'"):
        read_groups(tmp_path / "groups.yaml")


def test_a_catalogue_without_groups_has_none(tmp_path: Path) -> None:
    assert read_groups(tmp_path / "groups.yaml").known == ()
