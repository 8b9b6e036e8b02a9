"""Rule 1: of a lower package only its doors are known. import-linter holds the floors, this holds the doors."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

# Wiring by setting or by name is config's trade: it plugs rooms together and starts them.
WIRING = "duoc.config"


def strangers_in(path: Path) -> Iterator[str]:
    """Imports of the file that reach past a door of another package."""
    mine = house.package_of(house.module_of(path))
    for line, name in house.imports(path):
        other = house.package_of(name)
        if (
            not other
            or other in (mine, WIRING)
            or any(name == door or name.startswith(f"{door}.") for door in house.OPEN)
        ):
            continue
        door, *inner = name.removeprefix(other).lstrip(".").split(".")
        plugging = mine == WIRING and door == "jobs"  # as the worker does by name
        if (door not in house.DOORS or _behind(other, door, inner)) and not plugging and not _shared(mine, other):
            yield f"{house.place(path, line)}: {name}"


def _behind(other: str, door: str, inner: list[str]) -> bool:
    """The machinery of acts lies in the folder of its door, and is no door itself."""
    folder = house.SOURCE.parent.joinpath(*other.split("."), door)
    return door == "acts" and bool(inner) and (folder / f"{inner[0]}.py").exists()


def _shared(mine: str, other: str) -> bool:
    """Design, web and wording are kits of parts for the faces above them; all of each is its door."""
    return mine.startswith("duoc.faces.") and other in {f"duoc.faces.{kit}" for kit in ("design", "web", "wording")}


def test_only_doors_of_other_packages_are_imported() -> None:
    private = [line for path in house.files() for line in strangers_in(path)]
    assert private == []


def test_a_reach_past_a_door_is_seen(tmp_path: Path, monkeypatch) -> None:
    room = tmp_path / "duoc" / "people"
    room.mkdir(parents=True)
    file = room / "nosy.py"
    file.write_text(
        "def f():\n    from duoc.ground.ledger.queries import verify\n    from duoc.ground.files import disk\n"
    )
    monkeypatch.setattr(house, "SOURCE", tmp_path / "duoc")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert [line.split(": ")[1] for line in strangers_in(file)] == ["duoc.ground.files.disk"]


def test_a_reach_behind_the_door_of_acts_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "nosy.py"
    file.write_text("from duoc.dossiers.acts.flow import stay\nfrom duoc.dossiers.acts import move_on\n")
    inner = [name.removeprefix("duoc.dossiers.acts.").split(".") for _line, name in house.imports(file)]
    assert [_behind("duoc.dossiers", "acts", names) for names in inner] == [True, False]


def test_the_floors_hold() -> None:
    lint = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=house.ROOT, capture_output=True, text=True
    )
    assert lint.returncode == 0, lint.stdout[-3000:]


def test_packages_have_only_names_that_the_house_knows() -> None:
    """A room of the ground without a line in the contract would stand outside every rule."""
    known = {name for row in house.floors() for name in row}
    for container in ("ground", "faces"):
        for room in (house.SOURCE / container).iterdir():
            if room.is_dir() and (room / "__init__.py").exists():
                assert f"duoc.{container}.{room.name}" in known
