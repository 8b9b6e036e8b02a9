"""Names say what they hold, a base name has one meaning, and a function fits on a screen (STYLE, "Code")."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

# They say how a value was come by, not what it is.
VAGUE = {"found", "told", "said"}
# The same role in every package, so the only base names that may stand in three places or more.
ROLES = {
    *("__init__", "apps", "rules", "actions", "queries", "powers", "jobs", "calculations", "faults"),
    *("views", "urls", "gate", "page", "serialize"),
}
LONGEST = 50


def identifiers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Variables, parameters, functions and fields that the file itself names, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno


def read_files() -> list[Path]:
    return [*house.files(tests=True), *(house.ROOT / "tests").rglob("*.py"), *(house.ROOT / "scripts").glob("*.py")]


def test_names_say_what_they_hold() -> None:
    vague = [
        f"{house.place(path, line)}: {name}"
        for path in read_files()
        for name, line in identifiers(house.tree(path))
        if name.strip("_") in VAGUE
    ]
    assert vague == []


def test_a_vague_name_is_seen() -> None:
    names = identifiers(ast.parse("def told(said): self._found = found"))
    assert {name.strip("_") for name, _line in names} == {*VAGUE, "self"}


def test_a_base_name_is_a_role_or_has_one_meaning() -> None:
    """Tables are named after what they keep, which their package says; two of a name are told apart by it."""
    names = Counter(path.stem for path in house.files() if path.parent.name != "models")
    assert {name for name, count in names.items() if count > 2} == ROLES


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{house.place(path, node.lineno)}: {node.name}"
        for path in [*house.files(tests=True), *(house.ROOT / "tests").rglob("*.py")]
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or node.lineno) - node.lineno >= LONGEST
    ]
    assert long == []
