"""Run all cases of a procedure's folder."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from duoc.language import cases, documents
from duoc.language.comparing import Difference, Past, compare
from duoc.language.definition import Definition
from duoc.language.faults import DefinitionFault
from duoc.language.holdings import GivenHoldings
from duoc.language.reading import load


@dataclass(frozen=True)
class Report:
    """What came of a folder: outcomes by case, and findings about the folder itself (unreadable, variants untried)."""

    folder: Path
    outcomes: tuple[cases.Outcome, ...] = ()
    findings: tuple[str, ...] = ()


def definitions_in(folder: Path) -> list[Definition]:
    """Every version in the folder. Raises DefinitionFault, with file and line."""
    found = []
    for path in documents.definition_files(folder):
        document = documents.read(path)
        try:
            found.append(load(document.data if isinstance(document.data, dict) else {}))
        except DefinitionFault as fault:
            raise DefinitionFault([document.placed(finding) for finding in fault.findings]) from fault
    return found


def compare_folder(folder: Path) -> list[tuple[date, date, list[Difference]]]:
    """Each version of the folder against the one before it, on the situations of its cases.

    Raises:
        DefinitionFault: a definition or the cases cannot be read.
    """
    versions = sorted(definitions_in(folder), key=lambda definition: definition.valid_from)
    past = [
        Past(case.it, case.answers, case.person, GivenHoldings(case.given), case.received, case.channel)
        for case in cases.read(folder / "cases.yaml")
    ]
    return [(old.valid_from, new.valid_from, compare(old, new, past)) for old, new in pairwise(versions)]


def test_folder(folder: Path) -> Report:
    """Run cases.yaml against the definitions beside it."""
    try:
        definitions = definitions_in(folder)
        path = folder / "cases.yaml"
        if not path.is_file():
            return Report(folder, findings=("không có cases.yaml: chưa ai xác nhận thủ tục này chạy đúng",))
        found = cases.read(path)
    except DefinitionFault as fault:
        return Report(folder, findings=tuple(str(finding) for finding in fault.findings))
    outcomes = []
    for case in found:
        definition = cases.version_for(definitions, case)
        outcomes.append(cases.run(definition, case) if definition is not None else cases.failed_to_apply(case))
    untried = cases.uncovered(definitions, found)
    return Report(folder, tuple(outcomes), tuple(f"trường hợp {name} chưa có tình huống nào" for name in untried))


test_folder.__test__ = False  # type: ignore[attr-defined]  # tells pytest that it is no test
