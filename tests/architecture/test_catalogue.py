"""Published means the whole bundle: after publishing nobody reads the catalogue on disk; the language reads nothing.
Its templates are readable."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

# Publishing reads the files that become bundles; config starts everything.
READERS = {
    "importer/actions/import_pages.py",
    "importer/shipped.py",
    "procedures/actions/load_catalogue.py",
}
OUTSIDE = {"django.conf", "django.db", "glob", "io", "os", "pathlib", "shutil", "tempfile", "time"}
CLOCK = {("datetime", "now"), ("date", "today"), ("timezone", "now"), ("datetime", "today"), ("datetime", "utcnow")}
# The schema is a part of the library, as its functions are; it is read when the library is imported.
SCHEMA = {"language/shape.py": "SCHEMA", "language/register_shape.py": "SCHEMA"}
WIDEST = 160


def catalogue_readers() -> Iterator[str]:
    """Files that name the catalogue's folder: `settings.CATALOG`, also by its name, or a path put together with it."""
    for path in house.files():
        for node in ast.walk(house.tree(path)):
            named = (isinstance(node, ast.Attribute) and node.attr == "CATALOG") or _is(node, "CATALOG")
            joined = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is(node.right, "catalog")
            if named or joined:
                yield path.relative_to(house.SOURCE).as_posix()


def _is(node: ast.AST, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def outside_of(path: Path) -> Iterator[str]:
    """Where a file of a pure library reaches for settings, disk, database or clock."""
    pardoned = SCHEMA.get(path.relative_to(house.SOURCE).as_posix())
    body = [node for node in house.tree(path).body if not (pardoned and _assigns(node, pardoned))]
    for node in (inner for top in body for inner in ast.walk(top)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Call):
            names = [name] if (name := _called(node.func)) else []
        else:
            continue
        yield from (f"{house.place(path, node.lineno)}: {name}" for name in names if _reaches(name))


def _assigns(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return "open()" if function.id == "open" else ""
    if not isinstance(function, ast.Attribute):
        return ""
    owner = function.value.id if isinstance(function.value, ast.Name) else ""
    if function.attr in {"read_text", "read_bytes", "open"} or (owner, function.attr) in CLOCK:
        return f"{owner}.{function.attr}()"
    return ""


def _reaches(name: str) -> bool:
    return name.endswith("()") or any(name == module or name.startswith(f"{module}.") for module in OUTSIDE)


def test_only_publishing_and_config_read_the_catalogue() -> None:
    assert {file for file in catalogue_readers() if not file.startswith("config/")} == READERS


def test_the_language_reads_no_settings_no_disk_and_no_clock() -> None:
    files = [path for path in house.files() if house.package_of(house.module_of(path)) == "duoc.language"]
    assert len(files) > 20
    assert [line for path in files for line in outside_of(path)] == []


def test_what_reaches_outside_is_seen(tmp_path: Path, monkeypatch) -> None:
    room = tmp_path / "duoc" / "language"
    room.mkdir(parents=True)
    file = room / "nosy.py"
    file.write_text(
        "from django.conf import settings\nimport pathlib\nSCHEMA: str = pathlib.Path('x').read_text()\n"
        "def f():\n    return open('x'), datetime.now(), settings.CATALOG / 'national'\n"
    )
    (room / "sly.py").write_text("def g(settings):\n    return getattr(settings, 'CATALOG').joinpath('national')\n")
    monkeypatch.setattr(house, "SOURCE", tmp_path / "duoc")
    monkeypatch.setattr(house, "ROOT", tmp_path)
    assert len(list(outside_of(file))) == 5
    assert sorted(catalogue_readers()) == ["language/nosy.py", "language/sly.py"]


def test_a_template_of_the_catalogue_is_read_without_scrolling() -> None:
    templates = [*(house.ROOT / "catalog").rglob("*.typ")]
    assert templates
    long = [
        f"{path.relative_to(house.ROOT)}:{number}"
        for path in templates
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > WIDEST
    ]
    assert long == []
