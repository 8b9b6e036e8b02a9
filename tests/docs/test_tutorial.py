"""docs/add-a-procedure.md is done word for word: its files written, its commands typed, its procedure used."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from duoc.dossiers import actions as dossiers
from duoc.ground.documents.queries import fields_of
from duoc.ground.files import queries as files
from duoc.payments import actions as payments
from duoc.payments.models import Charge
from duoc.people.powers import Actor
from duoc.procedures import actions as procedures
from duoc.procedures.models import Version
from duoc.seeding.actions import tell_stories
from tests.cast import MONDAY, key
from tests.stages import Road

pytestmark = pytest.mark.real_province
PAGE = Path(settings.CATALOG).parent / "docs" / "add-a-procedure.md"
CODE = "9.000001"
ANSWERS = {"event.kind": "party", "event.date": "2026-12-20", "event.tables": 5}


def test_there_are_files_and_commands() -> None:
    assert [path.name for path, _words in written()] == ["definition.yaml", "cases.yaml", "permit.typ", "request.typ"]
    assert [line.split()[0] for line in commands()] == ["mkdir", *3 * [".venv/bin/duoc"]]
    assert [line.split()[2] for line in commands()[1:]] == ["check", "preview", "test"]


def test_the_commands_of_the_page_find_nothing_wrong(tree: Path) -> None:
    *others, testing = commands()
    for line in (*others, f"{testing} --cases"):  # the copy lies outside the province; its story is played below
        done = typed(line, tree)
        assert (done.returncode, done.stderr) == (0, ""), (line, done.stdout, done.stderr)
    assert "0 lỗi" in typed(commands()[1], tree).stdout
    assert "100.000 đồng" in typed(commands()[2], tree).stdout
    assert "1 thủ tục, 2 tình huống, 0 không đạt" in done.stdout


def test_a_slip_is_found_by_the_same_commands(tree: Path) -> None:
    definition = tree / "catalog/ca-mau/procedures" / CODE / "definition.yaml"
    good = definition.read_text("utf-8")
    definition.write_text(good.replace("event.tables * 20000", "event.table * 20000"), "utf-8")
    assert typed(commands()[1], tree).returncode == 1
    definition.write_text(good.replace("event.tables * 20000", "event.tables * 30000"), "utf-8")
    assert "150.000 đồng" in typed(commands()[2], tree).stdout
    assert typed(commands()[3], tree).returncode == 1


def test_its_story_comes_out_as_written(published: Version, road: Road, tree: Path) -> None:
    result = tell_stories(tree / "catalog/ca-mau/procedures" / CODE, tree / "catalog", "ca-mau")
    assert [failure.say("vi") for one in result.played for failure in one.failures] == []
    assert len(result.played) == 1
    assert result.coverage["steps"].missed == []


def test_its_dossier_is_filed_and_decided(published: Version, actor: Callable[[str], Actor], road: Road) -> None:
    person = actor("citizen1")
    commune = actor("clerk1").organisation_code
    draft = dossiers.begin(actor=person, code=CODE, at=MONDAY)
    dossiers.answer(actor=person, draft_id=draft.pk, answers={"house.commune": commune, **ANSWERS}, at=MONDAY)
    dossier = dossiers.file(actor=person, draft_id=draft.pk, key=key(), at=MONDAY)
    assert dossier.version == published
    charge = Charge.objects.get(subject_id=str(dossier.pk))
    assert charge.amount == 100_000
    payments.collect_at_counter(actor=actor("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    road.accept(dossier)
    proposal = road.propose(dossier, values={})
    content = proposal.contents.get()
    assert {"number", "date"} <= set(fields_of(files.read(content.text)))


def test_it_is_found_and_shown(published: Version, client: Client) -> None:
    shown = client.get(f"/thu-tuc/{CODE}/").content.decode()
    assert "Mượn nhà văn hóa ấp" in shown
    assert "Ví dụ trong tài liệu" in shown
    assert f"/thu-tuc/{CODE}/" in client.get("/thu-tuc/", {"q": "muon hoi truong"}).content.decode()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout with the catalogue and the command, and what the page tells to write."""
    shutil.copytree(settings.CATALOG, tmp_path / "catalog")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/duoc").symlink_to(Path(sys.executable).parent / "duoc")
    typed(commands()[0], tmp_path)
    for path, words in written():
        (tmp_path / path).write_text(words, "utf-8")
    return tmp_path


@pytest.fixture
def published(province: None, tree: Path, settings: Any) -> Version:
    """The procedure in force, its templates where the province keeps them."""
    settings.CATALOG = tree / "catalog"
    assert procedures.load_catalogue(MONDAY).published == 1
    return Version.objects.get(procedure__code=CODE)


def written() -> list[tuple[Path, str]]:
    """The files that the page tells to write: a path in backticks, then a block."""
    pattern = r"`(catalog/\S+/[a-z]+\.(?:yaml|typ))`[^`]*```(?:yaml|typ)\n(.*?)```"
    return [(Path(path), words) for path, words in re.findall(pattern, PAGE.read_text("utf-8"), re.DOTALL)]


def commands() -> list[str]:
    """The lines of all shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.strip().splitlines()]


def typed(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(shlex.split(line), cwd=folder, capture_output=True, text=True, timeout=600)
