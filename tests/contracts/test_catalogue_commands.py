"""`duoc catalogue check` and `test`: one JSON document, faults told with file, line and remedy, no database."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from duoc.config.command import main

PROCEDURES = Path(settings.CATALOG) / "ca-mau" / "procedures"


def test_the_commands_answer_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", str(PROCEDURES / "1.001193"), "--json"]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert (checked["files"], checked["errors"]) == (2, 0)
    assert main(["catalogue", "test", str(PROCEDURES / "1.001193"), "--cases", "--json"]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert (tried["failed"], tried["stories"]) == (0, 0)
    assert tried["cases"] >= 25


@pytest.mark.nightly
def test_stories_are_played_in_a_database_that_the_command_brings(capsys: pytest.CaptureFixture[str]) -> None:
    """On every commit the tutorial's story is played so; here the stories of a procedure of many."""
    assert main(["catalogue", "test", str(PROCEDURES / "1.001193"), "--json"]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert tried["stories"] >= 10
    assert (tried["passed"], tried["failed"]) == (tried["stories"], 0)
    assert set(tried["coverage"]) == {"questions", "variants", "steps", "turns"}
    assert tried["coverage"]["steps"] == 1


WRONG = {"procedure": "2.000815", "line": 40, "it": "Chuyện", "vi": "state: chờ x, được y", "en": "state: expected x"}
PLAYED = {"stories": 4, "passed": 4, "stories_failed": 0, "missed_steps": {}, "told_otherwise": []} | {
    "coverage": {"questions": 1.0, "variants": 1.0, "steps": 1.0, "turns": 0.5}
}
SLIPS: list[tuple[dict[str, object], int, tuple[str, ...]]] = [
    ({}, 0, ("4 câu chuyện, 0 không đạt", "bước 100%", "việc 50%")),
    ({"missed_steps": {"2.000815": ["sign"]}}, 1, ("2.000815", "bước sign")),
    ({"stories_failed": 1, "told_otherwise": [WRONG]}, 1, ("2.000815/cases.yaml:40", "được y", "expected x")),
]


@pytest.mark.parametrize(("otherwise", "status", "words"), SLIPS, ids=["whole", "a step missed", "told otherwise"])
def test_what_stories_do_not_show_fails_the_command(
    otherwise: dict[str, object],
    status: int,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("duoc.config.commands.catalogue.test_._played", lambda *_given: PLAYED | otherwise)
    assert main(["catalogue", "test", str(PROCEDURES / "2.000815")]) == status
    output = capsys.readouterr().out
    assert [word for word in words if word not in output] == []


def test_stories_outside_the_catalogue_are_not_played_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(PROCEDURES / "2.000815", tmp_path / "2.000815")
    assert main(["catalogue", "test", str(tmp_path / "2.000815"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["not_played"] == [str(tmp_path / "2.000815")]


def test_a_situation_that_does_not_hold_loses_no_story_of_another_procedure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_on: list[str] = []

    def played(folders: list[Path], *_more: str) -> dict[str, object]:
        handed_on.extend(folder.name for folder in folders)
        return dict(PLAYED)

    monkeypatch.setattr("duoc.config.commands.catalogue.test_._played", played)
    shutil.copytree(PROCEDURES / "2.000815", tmp_path / "2.000815")
    file = tmp_path / "2.000815" / "cases.yaml"
    file.write_text(file.read_text("utf-8").replace("fee: 4000", "fee: 4001", 1), "utf-8")
    paths = [str(tmp_path / "2.000815"), str(PROCEDURES / "2.000635")]
    assert main(["catalogue", "test", *paths]) == 1
    assert handed_on == ["2.000635"]
    assert "2.000815: câu chuyện chưa được diễn" in capsys.readouterr().out


def test_check_reads_the_stories_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PROCEDURES / "2.000815", tmp_path / "2.000815")
    file = tmp_path / "2.000815" / "cases.yaml"
    file.write_text(file.read_text("utf-8").replace("do: accept", "do: acept", 1), "utf-8")
    assert main(["catalogue", "check", str(tmp_path / "2.000815"), "--json"]) == 1
    [wrong] = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["level"] == "error"]
    assert "acept" in wrong["what"] and wrong["line"] and wrong["file"].endswith("cases.yaml") and wrong["next"]
    file.write_text(file.read_text("utf-8").replace("do: acept", "do: accept, by: clerk@so-tu-phapp", 1), "utf-8")
    assert main(["catalogue", "check", str(tmp_path / "2.000815"), "--json"]) == 1
    [wrong] = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["level"] == "error"]
    assert "so-tu-phapp" in wrong["what"] and "so-tu-phap" in wrong["next"] and wrong["line"]


def test_a_fault_is_told_with_file_line_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PROCEDURES / "2.000635", tmp_path / "2.000635")
    file = tmp_path / "2.000635" / "definition.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("copies * parameter.civil_status_copy", "copy * 8000"),
        encoding="utf-8",
    )
    assert main(["catalogue", "check", str(file)]) == 1
    output = capsys.readouterr().out
    assert "definition.yaml:" in output
    assert "«copy»" in output
    assert "copies" in output
    assert main(["catalogue", "test", str(tmp_path / "2.000635")]) == 1
    assert main(["catalogue", "check", str(tmp_path / "nothing")]) == 1


def test_a_pipeline_sees_a_fault_in_either_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(PROCEDURES / "2.000635", tmp_path / "2.000635")
    file = tmp_path / "2.000635" / "definition.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("copies * parameter.civil_status_copy", "copy * 8000"),
        encoding="utf-8",
    )
    for command in ("check", "test"):
        assert main(["catalogue", command, str(tmp_path / "2.000635"), "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["findings"]
