"""The commands on bodies, as they are typed; and what people find afterwards."""

import json
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.bodies import NEW, TODAY, carried_out, written
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE

from duoc.config import command
from duoc.config.commands.organisations import succeed
from duoc.faces.portal.contact.matching import matching
from duoc.ground import yaml_files
from duoc.people import actions, queries
from duoc.people.models import Organisation, Reorganisation

FAILURE = {"error", "remedy", "faults"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)
    monkeypatch.setattr("duoc.config.command.django", lambda *_given, **_more: None)


def test_names_of_before_are_still_found() -> None:
    carried_out([COMMUNE, OTHER_COMMUNE], [NEW])
    in_force = list(queries.units(TODAY))
    for words in ("Rạch Thử", "Thử Đông", "bến thử", "Thử Mới"):
        assert [match.unit.code for match in matching(in_force, words)] == ["99009"], words


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(yaml.safe_dump(written([COMMUNE, OTHER_COMMUNE], [NEW]), allow_unicode=True), "utf-8")

    def ran(*words: str) -> dict[str, Any]:
        assert command.main(["organisations", "succeed", str(file), *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    dry = ran("--dry-run")
    assert (dry["state"], dry["moved"], dry["undecided"]) == ("preview", {"posts": 9}, {})
    assert Organisation.objects.get(code=COMMUNE).valid_to is None and not Reorganisation.objects.exists()
    assert command.main(["organisations", "succeed", str(file), "--dry-run"]) == 0
    sides = f"xã Rạch Thử ({COMMUNE}), Ủy ban nhân dân phường Bến Thử ({OTHER_COMMUNE}) → {NEW['name']} (99009)"
    assert sides in capsys.readouterr().out
    done, again = ran(), ran()
    assert done["state"] == again["state"] == "finished" and done["moved"] == again["moved"] == {"posts": 9}
    assert (done["repeated"], again["repeated"]) == (False, True)
    file.write_text("before: [x", "utf-8")
    assert command.main(["organisations", "succeed", str(file)]) == 1
    assert command.main(["organisations", "succeed", str(tmp_path / "none.yaml")]) == 1


def test_a_refusal_is_json_where_that_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(yaml.safe_dump(written(["khong-co"], [NEW]), allow_unicode=True), "utf-8")
    for words in (["organisations", "succeed", str(file)], ["deadline", "--received", "nay", "--term", "1 day"]):
        assert command.main([*words, "--json"]) == 1
        written_out = capsys.readouterr()
        document = json.loads(written_out.out)
        assert document["error"] and document["error"] in written_out.err and set(document) == FAILURE
        assert command.main(words) == 1 and not capsys.readouterr().out


def test_the_plan_of_the_help_is_read_as_it_stands(tmp_path: Path) -> None:
    written_down = succeed.HELP.partition("Ví dụ tệp:\n")[2]
    file = tmp_path / "plan.yaml"
    file.write_text(textwrap.dedent(written_down), "utf-8")
    plan = actions.read_plan(yaml_files.read(file).data)
    assert (plan.on, plan.before) == (date(2027, 1, 1), ("32002", "32092")) and plan.after[0].name


def test_official_codes_are_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,identifier\nso-tu-phap,H12.07\n", "utf-8")
    assert command.main(["organisations", "identify", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"read": 1, "changed": 1}
    file.write_text("code,identifier\nkhong-co,H12.08\n", "utf-8")
    assert command.main(["organisations", "identify", str(file)]) == 1
    assert "khong-co" in capsys.readouterr().err
    assert command.main(["organisations", "identify", str(tmp_path / "none.csv")]) == 1
