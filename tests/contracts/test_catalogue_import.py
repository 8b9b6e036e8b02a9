"""`duoc catalogue import`: one JSON document that describes the file; filed for trial, and nothing of it stays."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from duoc.config.command import main
from duoc.dossiers.models import Dossier
from duoc.ground.ledger.models import Entry
from duoc.people.models import Person
from duoc.procedures.models import Procedure, Version

SHIPPED = Path(settings.CATALOG) / "national" / "procedures.jsonl.gz"
pytestmark = pytest.mark.django_db


def _report(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["catalogue", "import", *words, "--json"]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Every thirtieth shipped page, and two lines that are none."""
    with gzip.open(SHIPPED, "rt", encoding="utf-8") as file:
        lines = [line for number, line in enumerate(file) if number % 30 == 0]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join([*lines, "không phải json\n", '{"code": "1.000001"}\n']), "utf-8")
    return path


@pytest.mark.real_province
def test_pages_are_published_fileable_and_left_alone_the_second_time(
    province: None, sample: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (Version.objects.count(), Dossier.objects.count(), Person.objects.count())
    report = _report(capsys, str(sample), "--dry-run")
    assert (Version.objects.count(), Dossier.objects.count(), Person.objects.count()) == before
    assert (report["read"], report["rejected"], report["published"]) == (47, 2, 45)
    assert report["fileable"] == len(report["open"]) > 4, report["not_fileable"]
    assert len(report["open"]) + len(report["closed"]) == 45
    assert {gate for gates in report["closed"].values() for gate in gates} <= set(report["reasons"])
    assert 0 < report["online_full"] <= 45
    assert report["flagged"]["no_unit"] > 0
    assert [fault["line"] for fault in report["rejections"]] == [46, 47]
    assert [fault["next"][:4] for fault in report["rejections"]] == ["Mỗi ", "Thêm"]

    first = _report(capsys, str(sample))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")  # faults are English, what is kept is the same
    again = _report(capsys, str(sample))
    assert [fault["next"][:4] for fault in again["rejections"]] == ["Writ", "Add "]
    assert first["new"] + first["tailored"] == 45
    assert (again["new"], again["changed"]) == (0, 0)
    describing = ("read", "published", "fileable", "online_full", "rejected", "flagged")
    assert (
        [report[key] for key in describing] == [first[key] for key in describing] == [again[key] for key in describing]
    )
    assert (Dossier.objects.count(), Person.objects.count()) == before[1:]
    assert not Entry.objects.filter(action="dossier.filed").exists()
    assert Procedure.objects.filter(kind="imported").count() == first["new"]


@pytest.mark.real_province
def test_a_preview_shows_old_and_new_and_what_that_means_for_requests_on_their_way(
    province: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with gzip.open(SHIPPED, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for _number, line in zip(range(40), file, strict=False)]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), "utf-8")
    _report(capsys, str(path), "--read", "2026-06-10")
    page = next(page for page in pages if Procedure.objects.get(code=page["code"]).kind == "imported")
    path.write_text(json.dumps(page | {"name": page["name"] + " (bản mới)"}) + "\n", "utf-8")
    assert main(["catalogue", "import", str(path), "--preview"]) == 0
    output = capsys.readouterr().out
    assert f"Đổi {page['code']}: name" in output and f"{page['name'][:40]}" in output and "(bản mới)" in output
    assert "0 hồ sơ đang soạn" in output and "giữ bản cũ" in output


def test_a_missing_file_is_told_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", "no-such-file.jsonl", "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert "no-such-file.jsonl" in document["error"] and "đường dẫn" in document["remedy"]
