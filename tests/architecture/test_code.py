"""Rules that one can read off the source: no branch on a procedure's code, no giant files, no doubts hidden."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.architecture import house

CODE = re.compile(r"\d\.\d{6}")
LONGEST = 300


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


def test_python_names_no_province() -> None:
    """What belongs to one province lies in its folder of the catalogue, which the settings choose."""
    folders = [path for path in (house.ROOT / "catalog").iterdir() if (path / "name.txt").is_file()]
    names = {word for folder in folders for word in (folder.name, (folder / "name.txt").read_text("utf-8").strip())}
    assert len(names) >= 4  # two provinces at least, each with a folder and a name
    texts = {path: path.read_text("utf-8").casefold() for path in house.files(migrations=True)}
    named = re.compile("|".join(rf"\b{re.escape(name.casefold())}\b" for name in names))
    assert [house.place(path, 1) for path, text in texts.items() if named.search(text)] == []


def test_a_province_has_the_name_of_its_highest_body() -> None:
    for file in (house.ROOT / "catalog").glob("*/name.txt"):
        bodies = yaml.safe_load((file.parent / "organisations.yaml").read_text("utf-8"))["organisations"]
        [province] = [body for body in bodies if body["kind"] == "province"]
        assert province["place"] == file.read_text("utf-8").strip()


def test_no_file_is_a_house_by_itself() -> None:
    paths = [*house.files(tests=True), *(house.ROOT / "tests").rglob("*.py")]
    long = {str(path.relative_to(house.ROOT)): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def described(path: Path) -> bool:
    """Does the module, or something in it, say what it is for? One that only passes names on needs not."""
    tree = house.tree(path)
    if all(isinstance(part, ast.ImportFrom) for part in tree.body):
        return True
    parts = [part for part in tree.body if isinstance(part, ast.ClassDef | ast.FunctionDef)]
    return any(ast.get_docstring(part) for part in (tree, *parts))


def test_every_module_says_what_it_is_for() -> None:
    plain = {"__init__.py", "apps.py"}
    silent = [house.place(path, 1) for path in house.files() if path.name not in plain and not described(path)]
    assert silent == []


# Files whose owners have yet to write their reasons; nothing is added here.
WAITING: set[str] = set()
SILENCED = re.compile(
    r"#\s*(?:type:\s*ignore|noqa)\b(?P<rules>\[[\w, -]+\]|:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)?(?P<why>.*)"
)


def unexplained(line: str, *, in_tests: bool) -> bool:
    """Does the line silence a tool without naming the rule and saying why? mypy reads no tests, so nothing there hushes
    it."""
    match = SILENCED.search(line)
    if match is None:
        return False
    idle = in_tests and "ignore" in match[0].split("[")[0]
    return idle or not match["rules"] or len(re.findall(r"\w+", match["why"])) < 2


def test_no_tool_is_silenced_without_a_reason() -> None:
    lacking = []
    for path in [
        *house.files(tests=True),
        *(house.ROOT / "tests").rglob("*.py"),
        *(house.ROOT / "examples").glob("*.py"),
    ]:
        name, in_tests = str(path.relative_to(house.ROOT)), "tests" in path.parts
        if path == Path(__file__) or name.startswith(tuple(WAITING)) or (in_tests and WAITING):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if unexplained(line, in_tests=in_tests):
                lacking.append(f"{house.place(path, number)}: {line.strip()}")
    assert lacking == []


@pytest.mark.parametrize(
    ("line", "in_tests", "explained"),
    [
        ("x = 1  # noqa: S603 - our own program", False, True),
        ("x = 1  # noqa: S104 (compared, not bound)", True, True),
        ("x = 1  # type: ignore[misc]  # the stubs are wrong", False, True),
        ("x = 1  # noqa: S603", False, False),
        ("x = 1  # noqa", False, False),
        ("x = 1  # type: ignore[misc]", False, False),
        ("x = 1  # type: ignore  # the stubs are wrong", False, False),
        ("x = 1  # type: ignore[misc]  # the stubs are wrong", True, False),
    ],
)
def test_a_reason_is_known_when_seen(line: str, in_tests: bool, explained: bool) -> None:
    assert unexplained(line, in_tests=in_tests) is not explained


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    skips = re.compile(r"pytest\.(mark\.(skip|skipif|xfail)|skip\(|xfail\()|unittest\.skip")
    skipped = []
    for path in [*house.files(tests=True, migrations=True), *(house.ROOT / "tests").rglob("*.py")]:
        lines = path.read_text("utf-8").splitlines() if path != Path(__file__) else []
        skipped += [house.place(path, number) for number, line in enumerate(lines, 1) if skips.search(line)]
    assert skipped == []


def test_no_property_is_judged_by_the_clock() -> None:
    """Hypothesis fails an example that takes longer than 200 ms: on a busy machine any does."""
    files = [*house.files(tests=True), *(house.ROOT / "tests").rglob("*.py")]
    functions = [
        (path, node) for path in files for node in ast.walk(house.tree(path)) if isinstance(node, ast.FunctionDef)
    ]
    properties = {
        house.place(path, node.lineno): words
        for path, node in functions
        if "given(" in (words := " ".join(map(ast.unparse, node.decorator_list)))
    }
    assert properties
    assert [place for place, words in properties.items() if "deadline=None" not in words] == []
