"""Run all cases of a procedure against its versions, and its versions against each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import Clock
from duoc.language import cases
from duoc.language.cases import Case, Outcome
from duoc.language.comparing import Difference, Past, compare, written
from duoc.language.definition import Definition
from duoc.language.holdings import GivenHoldings


@dataclass(frozen=True)
class Report:
    """What came of the cases of a procedure, and findings about them as a whole (unreadable, variants untried)."""

    name: str
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[str, ...] = ()
    read: bool = True  # False: definition or cases could not be read, so nothing was tried


def try_cases(name: str, definitions: Sequence[Definition], situations: Sequence[Case], clock: Clock) -> Report:
    """Run each case against the version in force on its day."""
    outcomes = []
    for case in situations:
        definition = cases.version_for(definitions, case)
        ran = cases.run(definition, case, clock) if definition is not None else cases.failed_to_apply(case)
        outcomes.append(ran)
    untried = cases.uncovered(definitions, situations)
    return Report(
        name,
        tuple(outcomes),
        tuple(_("trường hợp %(variant)s chưa có tình huống nào") % {"variant": one} for one in untried),
    )


def compare_versions(
    definitions: Sequence[Definition], situations: Sequence[Case]
) -> list[tuple[date, date, list[Difference]]]:
    """Each version against the one before it, on the situations of these cases and as it is written."""
    past = [
        Past(case.it, case.answers, case.person, GivenHoldings(case.given), case.received, case.channel, case.filer)
        for case in situations
    ]
    versions = sorted(definitions, key=lambda definition: definition.valid_from)
    return [
        (old.valid_from, new.valid_from, [*compare(old, new, past), *written(old, new)])
        for old, new in pairwise(versions)
    ]
