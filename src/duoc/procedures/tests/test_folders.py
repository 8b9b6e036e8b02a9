"""Folders of the catalogue: files read whole or refused, vocabularies in the order in which people look."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from duoc.language.calculations import DefinitionFault, sort_key
from duoc.procedures.folders import read_document
from duoc.procedures.queries import check_file
from duoc.procedures.tests.samples import CATALOG, PROCEDURES, PROVINCE, VOCABULARIES


@pytest.mark.parametrize(("content", "say"), [(b"\xff\xfe", "Không đọc được"), (b" " * 2_000_001, "quá lớn")])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, say: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(DefinitionFault, match=say):
        read_document(tmp_path / "a.yaml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFault, match=r"none\.yaml:1: Không mở được tệp \(No such file"):
        read_document(tmp_path / "none.yaml")


def test_sixty_four_communes_fifty_four_ethnicities_and_viet_nam_first() -> None:
    assert len(VOCABULARIES.communes) == 64
    assert len(VOCABULARIES.ethnicities) == 54
    assert next(iter(VOCABULARIES.countries)) == "vn"


def test_communes_stand_in_the_order_of_the_alphabet() -> None:
    communes = [name.partition(" ")[2] for name in VOCABULARIES.communes.values()]
    assert communes == sorted(communes, key=sort_key)


@pytest.mark.parametrize("path", sorted(PROCEDURES.glob("*/definition*.yaml")), ids=lambda path: path.parent.name)
def test_every_definition_of_the_catalogue_is_sound(path: Path) -> None:
    assert [str(item) for item in check_file(path, CATALOG, PROVINCE) if item.level == "error"] == []


MONEY = 1000
"""From here on a dated number is an amount; the same digits in another sense are unlikely."""


def stated(part: Any) -> str:
    """All that a definition says, but for why something is to be verified: that may tell what a number was."""
    if isinstance(part, dict):
        return " ".join(stated(value) for name, value in part.items() if name != "to_verify")
    return " ".join(map(stated, part)) if isinstance(part, list) else str(part)


def amounts_in(text: str) -> set[str]:
    return {number.replace(".", "") for number in re.findall(r"(?<![\w.,/-])[0-9][0-9.]*[0-9](?![\w/])", text)}


def test_an_amount_that_is_a_dated_number_of_the_law_is_written_in_its_list_alone() -> None:
    """Else one of the files that repeat it is forgotten on the day on which it changes."""
    numbers = yaml.safe_load((CATALOG / "national" / "parameters.yaml").read_text("utf-8"))
    dated = {str(value["amount"]) for one in numbers.values() for value in one["values"] if value["amount"] >= MONEY}
    texts = {path: stated(read_document(path).data) for path in PROCEDURES.glob("*/definition*.yaml")}
    texts |= {path: path.read_text("utf-8") for path in PROCEDURES.glob("*/*.typ")}
    assert amounts_in("copies * 8000") & dated and amounts_in("Mỗi bản sao 8.000 đồng.") & dated
    assert {path: dated & amounts_in(text) for path, text in texts.items() if dated & amounts_in(text)} == {}
