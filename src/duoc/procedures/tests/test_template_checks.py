"""Templates are typeset by the checker: what typst refuses is found with its line, without a dossier."""

import shutil
from pathlib import Path

import pytest

from duoc.language.calculations import Finding
from duoc.procedures.queries import check_file
from duoc.procedures.tests.samples import CATALOG

PROVINCE, CODE = "bai-thu", "9.000002"
FIRST = '#import "/national/forms/lib/form.typ": *'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOG / PROVINCE / "procedures" / CODE, tmp_path / CODE))


def faults(folder: Path) -> list[Finding]:
    return [one for one in check_file(folder / "definition.yaml", CATALOG, PROVINCE) if one.level == "error"]


def test_what_is_printed_today_is_sound(folder: Path) -> None:
    assert [str(one) for one in faults(folder)] == []


@pytest.mark.parametrize(
    ("old", "new", "word", "line"),
    [
        ("#title-block", "#let x = (\n#title-block", "không in được", 0),
        ("#title-block", "#no-such-function()\n#title-block", "unknown variable", "#no-such-function"),
        (FIRST, "", "unknown variable", 0),
        (FIRST, f'{FIRST}\n#import "gone.typ": *', "không in được", '#import "gone.typ"'),
        ("signature-block", "title-block; let unused", "không có chỗ ký", 0),
        ('#field("number"', '#field("date2"', "không có chỗ ghi số", 0),
    ],
)
def test_a_template_that_cannot_be_used(folder: Path, old: str, new: str, word: str, line: str | int) -> None:
    template = folder / "extract.typ"
    text = template.read_text("utf-8")
    assert old in text, old
    changed = text.replace(old, new, 1)
    if word == "không có chỗ ký":
        changed = text[: text.index("signature-block")] + "[Không ai ký])\n"
    template.write_text(changed, "utf-8")
    matching = [one for one in faults(folder) if one.kind == "template" and word in one.what]
    assert matching, [str(one) for one in faults(folder)]
    assert Path(matching[0].file).name == "extract.typ"
    if line:
        assert str(line) in changed.splitlines()[matching[0].line - 1]


def test_a_definition_stands_in_the_folder_of_its_code(folder: Path) -> None:
    moved = folder.rename(folder.with_name("9.000009"))
    assert [one.what for one in faults(moved)] == ["Mã thủ tục «9.000002» khác tên thư mục «9.000009»."]


def test_a_missing_template_is_a_fault(folder: Path) -> None:
    (folder / "extract.typ").unlink()
    assert any("Không có mẫu «extract.typ»" in one.what for one in faults(folder))
