"""What the tests of the house share: its floors, as the linter's contracts name them, and its source files."""

import ast
import configparser
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "duoc"
CONTRACTS = ROOT / ".importlinter"  # the real one, also for a test that looks at another tree
DOORS = {"models", "actions", "queries", "powers", "calculations", "acts"}
# The one way to say no and the one way to read YAML belong to everybody, and so have no room of their own.
OPEN = {
    "duoc.ground.figures",
    "duoc.ground.refusal",
    "duoc.ground.sentences",
    "duoc.ground.yaml_files",
    "duoc.ground.ledger.refusal",
}


@cache
def floors() -> list[list[str]]:
    """All packages from the highest floor down, written from the root (`duoc.ground.ledger`); those beside each other
    are strangers. Containers stand in for their rooms."""
    read = configparser.ConfigParser()
    read.read(CONTRACTS, "utf-8")

    def rooms(contract: str) -> list[list[str]]:
        section = read[f"importlinter:contract:{contract}"]
        rows = [row for row in section["layers"].split("\n") if row.strip()]
        names = [[name.strip(" ()") for name in row.split("|")] for row in rows]
        return [[f"{section['containers']}.{name}" for name in row] for row in names]

    result: list[list[str]] = []
    for row in rooms("house"):
        if "duoc.faces" in row:
            *upper, lowest = rooms("faces")
            result += [*upper, [*lowest, *(name for name in row if name != "duoc.faces")]]
        elif row == ["duoc.ground"]:
            result += rooms("ground")
        else:
            result.append(row)
    return result


def package_of(module: str) -> str:
    """The package of the house that a dotted module name lies in, "" for none."""
    every = sorted((name for row in floors() for name in row), key=len, reverse=True)
    return next((name for name in every if module == name or module.startswith(f"{name}.")), "")


def height(package: str) -> int:
    """Higher floors have higher numbers."""
    return next(len(floors()) - number for number, row in enumerate(floors()) if package in row)


def may_know(package: str, other: str) -> bool:
    """Is the other package on a lower floor, or the same package?"""
    return package == other or height(other) < height(package)


def files(*, tests: bool = False, migrations: bool = False) -> Iterator[Path]:
    """All Python files of the product."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).parts
        if ("tests" in parts and not tests) or ("migrations" in parts and not migrations):
            continue
        yield path


def module_of(path: Path) -> str:
    """`src/duoc/people/actions/appoint.py` is `duoc.people.actions.appoint`."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of each thing of ours that the file imports, also inside functions."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.startswith("duoc"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("duoc"):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, line: int) -> str:
    """How a finding is named."""
    return f"{path.relative_to(ROOT)}:{line}"
