"""Rules that one can read off the source: no branch on a procedure's code, no giant files, no doubts hidden."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

CODE = re.compile(r"\d\.\d{6}")
LONGEST = 400


def branches(path: Path) -> Iterator[str]:
    """Comparisons, `match` cases and dictionary keys with a procedure's code in them."""
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Compare):
            suspects = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            suspects = [node.value]
        elif isinstance(node, ast.Dict):
            suspects = [key for key in node.keys if key]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {
            "startswith",
            "endswith",
            "filter",
            "get",
        }:
            suspects = [*node.args, *(word.value for word in node.keywords)]
        else:
            continue
        for part in (inner for suspect in suspects for inner in ast.walk(suspect)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value.strip()):
                yield f"{house.place(path, part.lineno)}: {part.value}"


def test_python_never_branches_on_a_procedure() -> None:
    assert [line for path in house.files(migrations=True) for line in branches(path)] == []


def test_a_branch_is_seen(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(house, "ROOT", tmp_path)
    file = tmp_path / "x.py"
    file.write_text(
        'def f(c):\n    if c in ("1.001193", "x"):\n        return {"2.000635": 1}[c]\n    return "1.001193"\n'
    )
    assert len(list(branches(file))) == 2


def test_no_file_is_a_house_by_itself() -> None:
    found = [*house.files(tests=True), *(house.ROOT / "tests").rglob("*.py")]
    long = {str(path.relative_to(house.ROOT)): len(path.read_text("utf-8").splitlines()) for path in found}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def told(path: Path) -> bool:
    """Does the module, or something in it, say what it is for? One that only passes names on needs not."""
    tree = house.tree(path)
    if all(isinstance(part, ast.ImportFrom) for part in tree.body):
        return True
    parts = [part for part in tree.body if isinstance(part, ast.ClassDef | ast.FunctionDef)]
    return any(ast.get_docstring(part) for part in (tree, *parts))


def test_every_module_says_what_it_is_for() -> None:
    plain = {"__init__.py", "apps.py"}
    silent = [house.place(path, 1) for path in house.files() if path.name not in plain and not told(path)]
    assert silent == []


def test_no_doubt_is_hidden_without_a_reason() -> None:
    """A `noqa` or `type: ignore` names its rule; a test is never skipped or expected to fail."""
    bare = re.compile(r"#\s*(noqa(?!:)|type:\s*ignore(?!\[))")
    skips = re.compile(r"pytest\.(mark\.(skip|skipif|xfail)|skip\(|xfail\()|unittest\.skip")
    found = []
    for path in [*house.files(tests=True, migrations=True), *(house.ROOT / "tests").rglob("*.py")]:
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if bare.search(line) or skips.search(line):
                found.append(f"{house.place(path, number)}: {line.strip()}")
    assert found == []
