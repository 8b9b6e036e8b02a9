"""Nothing is kept that only tests use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

# Called by name from outside: by the framework, the queue, the mail server, the PDF library, pytest.
HOOKS = {
    *("Meta", "get_user", "authenticate", "get_by_natural_key", "db_type", "get_db_prep_value", "process_exception"),
    *("from_db_value", "get_placeholder", "close_if_health_check_failed"),
    *("handle_DATA", "async_sign_raw", "create_stamp", "_render_inner_content", "_update_meta"),
    *("do_POST", "log_message", "redirect_request"),
    *("pytest_configure", "pytest_collection_finish", "pytest_unconfigure", "pytest_sessionfinish"),
}
# Found on 23/11/2026, to be used or to go (then also from here); nothing joins this list.
WAITING = {"unused"}


def test_what_is_defined_is_used_outside_of_tests() -> None:
    """By its name, somewhere in code, templates or data. To import it, or to list it as exported, is no use of it."""
    code = [path for path in house.files() if path.name != "apps.py"]
    data = [path for kind in ("html", "txt", "yaml", "typ") for path in house.SOURCE.rglob(f"*.{kind}")]
    used = {name for path in code for name in named(house.tree(path))}
    used |= {word for path in data for word in re.findall(r"\w+", path.read_text("utf-8"))}
    idle = {name: house.place(path, line) for path in code for name, line in defined(path) if name not in used}
    assert {name: where for name, where in idle.items() if name not in WAITING} == {}


def defined(path: Path) -> list[tuple[str, int]]:
    """Functions, methods and classes with their lines; not what Python itself calls."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    definitions = [node for node in ast.walk(house.tree(path)) if isinstance(node, kinds)]
    ours = [node for node in definitions if "pytest.fixture" not in map(ast.unparse, node.decorator_list)]
    return [(node.name, node.lineno) for node in ours if not node.name.startswith("__") and node.name not in HOOKS]


def named(tree: ast.Module) -> Iterator[str]:
    """Every name and attribute that is used, and the words of texts, for what is called by its name."""
    exported = {id(part) for node in ast.walk(tree) if is_export(node) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exported:
            yield from re.findall(r"\w+", node.value)


def is_export(node: ast.AST) -> bool:
    """A docstring, or the list of what a module exports."""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
