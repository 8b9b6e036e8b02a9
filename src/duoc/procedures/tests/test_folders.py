"""Folders of the catalogue: files read whole or refused, vocabularies in the order in which people look."""

from pathlib import Path

import pytest

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
