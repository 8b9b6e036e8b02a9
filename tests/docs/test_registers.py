"""docs/registers.md explains every word of a register's file; the registers of the catalogue are right."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from duoc.registers.queries import check_registers

ROOT = Path(settings.CATALOG).parent
SCHEMA = ROOT / "src/duoc/language/schema/register.schema.json"
PROVINCES = sorted(path.parent.name for path in Path(settings.CATALOG).glob("*/registers"))


def test_every_word_is_explained_and_no_other() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    words = {*schema["properties"], *schema["$defs"]["key"]["properties"]}
    page = (ROOT / "docs/registers.md").read_text("utf-8")
    assert set(re.findall(r"^\| \**(\w+)\** \|", page, re.MULTILINE)) - {"Word"} == words


def test_the_example_is_a_register(tmp_path: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/registers.md").read_text("utf-8"), re.DOTALL)[0]
    (tmp_path / "births.yaml").write_text(example, "utf-8")
    assert check_registers(tmp_path) == []


@pytest.mark.parametrize("province", PROVINCES)
def test_the_registers_of_the_catalogue(province: str) -> None:
    """No fault, and each field of a key is written by a definition that enters into the register."""
    folder = Path(settings.CATALOG) / province
    assert check_registers(folder / "registers") == []
    written: dict[str, set[str]] = {}
    for file in folder.glob("procedures/*/definition*.yaml"):
        outcome = yaml.safe_load(file.read_text("utf-8"))["outcome"]
        written.setdefault(outcome.get("register", ""), set()).update((outcome.get("entry") or {}).get("data", {}))
    for file in (folder / "registers").glob("*.yaml"):
        words = yaml.safe_load(file.read_text("utf-8"))
        keys = {**words.get("unique", {}), **words.get("warn_same", {})}
        fields = {field for key in keys.values() for field in key["fields"]}
        assert fields <= written.get(file.stem, set()), file
