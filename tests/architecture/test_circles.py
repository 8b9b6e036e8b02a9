"""No circle: neither between packages, which the linter holds, nor between files; and work is deferred by its name."""

import ast
from collections.abc import Iterator
from importlib import import_module

from django.conf import settings
from procrastinate.contrib.django import app

from tests.architecture import house


def imported() -> dict[str, set[str]]:
    """Each module, and the modules of ours that it imports, also inside functions; what only types need left out."""
    paths = {house.module_of(path): path for path in house.files()}
    edges: dict[str, set[str]] = {}
    for module, path in paths.items():
        tree = house.tree(path)
        typing = {id(part) for node in ast.walk(tree) if _for_types(node) for part in ast.walk(node)}
        targets = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and id(node) not in typing and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    targets.add(inner if inner in paths else node.module)
        edges[module] = {name for name in targets if name in paths and name != module}
    return edges


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """Modules from which one comes back to where one was: what is left when all that leads nowhere is taken away."""
    left = {module: set(names) for module, names in edges.items()}
    while True:
        ends = {module for module, names in left.items() if not names & left.keys()}
        starts = left.keys() - {name for names in left.values() for name in names}
        if not ends | starts:
            return [sorted(left)] if left else []
        for module in ends | starts:
            del left[module]


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circles(imported()) == []


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def deferred() -> Iterator[tuple[str, str]]:
    """Where a job is asked for by its name, and the name."""
    for path in house.files():
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("configure_task"):
                name = node.args[0]
                if isinstance(name, ast.Constant):
                    yield house.place(path, node.lineno), str(name.value)


def test_every_job_that_is_asked_for_by_name_exists() -> None:
    for path in settings.PROCRASTINATE_IMPORT_PATHS:
        import_module(path)
    names = dict(deferred())
    assert len(names) >= 5
    assert {place: name for place, name in names.items() if name not in app.tasks} == {}
