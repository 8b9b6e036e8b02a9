"""Joint of the interview: what a request still needs is worked out below the faces, in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

# Names by which one works out what follows from answers, or what is missing; faces take the results of the interview.
WORKINGS = {"evaluate", "must_attach", "gaps_of", "body_of", "NoHoldings"}
# Officials try a definition with answers that are nobody's request.
MAY_EVALUATE = {"faces/desk/procedures/answers_trial.py"}
IN_DOSSIERS = {"dossiers/planning.py"}


def naming(path: Path, names: set[str]) -> Iterator[str]:
    """Places in the file at which one of the names is used."""
    for node in ast.walk(house.tree(path)):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in names:
            yield f"{path.name}:{node.lineno}"


def test_no_face_works_out_what_a_request_needs() -> None:
    used = {
        path.relative_to(house.SOURCE).as_posix(): list(naming(path, WORKINGS))
        for path in house.files()
        if path.is_relative_to(house.SOURCE / "faces")
    }
    assert {name: lines for name, lines in used.items() if lines and name not in MAY_EVALUATE} == {}


def test_requests_are_evaluated_in_one_file() -> None:
    folder = house.SOURCE / "dossiers"
    used = {
        path.relative_to(house.SOURCE).as_posix()
        for path in house.files()
        if path.is_relative_to(folder) and list(naming(path, {"evaluate"}))
    }
    assert used == IN_DOSSIERS


def test_a_face_that_works_it_out_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "views.py"
    file.write_text("def f(plan, attached):\n    return [p for p in plan.papers if p.must_attach]\n")
    assert list(naming(file, WORKINGS)) == ["views.py:2"]
