"""cases.yaml: situations that a jurist signs off, run against the definition. The time is given, never "now"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import Clock
from duoc.language.definition import Definition
from duoc.language.documents import Document
from duoc.language.evaluating import evaluate
from duoc.language.expectations import EXPECTATIONS, Result, several
from duoc.language.faults import DefinitionFault, Finding
from duoc.language.holdings import GivenHoldings, HeldEntry
from duoc.language.plan import Plan


@dataclass(frozen=True)
class Case:
    """One situation. `who` expects it, `law` is the text from which."""

    it: str
    who: str
    law: str
    answers: Mapping[str, Any]
    applicant: Mapping[str, Any]
    given: tuple[HeldEntry, ...]
    received: datetime
    channel: str
    valid_from: str
    expect: Mapping[str, Any]
    line: int
    decided: datetime | None = None
    filer: Mapping[str, Any] = field(default_factory=dict)

    @property
    def person(self) -> Mapping[str, Any]:
        """The applicant as `evaluate` takes them; nobody when the case names none."""
        return {"person_id": "case", **self.applicant} if self.applicant or self.given else {}


@dataclass(frozen=True)
class Outcome:
    """What came of a case: no failures, or each as one sentence."""

    case: Case
    failures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.failures


def read_cases(document: Document) -> list[Case]:
    """The cases of a file. Raises DefinitionFault when it has not the form of cases."""
    data = document.data if isinstance(document.data, dict) else {"cases": document.data}
    cases = data.get("cases")
    if not isinstance(cases, list) or not cases:
        raise DefinitionFault([_fault(document.file, 1, _("Không có tình huống nào."))])
    result: list[Case] = []
    for index, item in enumerate(cases):
        line = document.line(("cases", index)) if isinstance(document.data, dict) else document.line((index,))
        try:
            result.append(_case(item, data, line))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DefinitionFault(
                [_fault(document.file, line, _("Tình huống viết sai: %(error)s.") % {"error": _why(error)})]
            ) from error
    names = [case.it for case in result]
    for index, case in enumerate(result):
        if case.it in names[:index]:
            what = _("Tình huống «%(it)s» viết hai lần.") % {"it": case.it}
            raise DefinitionFault([_fault(document.file, case.line, what, _("Đặt tên khác cho một tình huống."))])
    return result


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return _("không có mục, nhóm base hay người «%(name)s»") % {"name": error.args[0]}
    return str(error)


def _moment(item: Mapping[str, Any], word: str) -> datetime:
    try:
        return datetime.fromisoformat(item[word])
    except ValueError as error:
        say = _("%(word)s «%(text)s» không phải ngày giờ có thật; viết như 2026-11-23T09:00")
        raise ValueError(say % {"word": word, "text": item[word]}) from error


def _fault(file: str, line: int, what: str, remedy: str = "") -> Finding:
    usual = _("Mỗi tình huống cần it, who, law, answers, received, expect.")
    return Finding("cases", (), what, _("Không chạy được tình huống."), remedy or usual, file, line)


def _case(item: Mapping[str, Any], data: Mapping[str, Any], line: int) -> Case:
    base = data.get("base", {})
    answers: dict[str, Any] = {}
    for name in several(item.get("from", [])):
        answers.update(base[name])
    answers.update(item.get("answers", {}))
    applicant, filer = (_party(item.get(name, {}), data) for name in ("applicant", "filer"))
    unknown = set(item["expect"]) - set(EXPECTATIONS)
    if unknown:
        raise ValueError(
            _("expect không có mục %(names)s; các mục: %(known)s")
            % {"names": ", ".join(sorted(unknown)), "known": ", ".join(EXPECTATIONS)}
        )
    return Case(
        it=item["it"],
        who=item["who"],
        law=item["law"],
        answers=answers,
        applicant=applicant,
        filer=filer,
        given=tuple(_entry(entry) for entry in several(item.get("given", []))),
        received=_moment(item, "received"),
        decided=_moment(item, "decided") if "decided" in item else None,
        channel=item.get("channel", "online"),
        valid_from=item.get("version", ""),
        expect=item["expect"],
        line=line,
    )


def _party(named: str | Mapping[str, Any], data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who asks or files: written out, or by its name under `applicants`."""
    party: Mapping[str, Any] = data["applicants"][named] if isinstance(named, str) else named
    return party


def _entry(item: Mapping[str, Any]) -> HeldEntry:
    data = dict(item["entry"])
    number = str(data.pop("number", ""))
    return HeldEntry(
        register=item["register"],
        id=str(item.get("id", number)),
        number=number,
        data=data,
        label=number,
        organisation=str(item.get("organisation", "")),
        valid=item.get("valid", True),
        roles=tuple(item.get("roles", ())),
    )


def worked_out(definition: Definition, case: Case) -> Plan:
    """What a definition makes of a situation."""
    return evaluate(
        definition,
        case.answers,
        holdings=GivenHoldings(case.given),
        applicant=case.person,
        at=case.received,
        channel=case.channel,
        filer=case.filer,
        decided=case.decided,
    )


def run(definition: Definition, case: Case, clock: Clock) -> Outcome:
    """Work the case out and compare; dates are counted by this clock. A case that cannot be worked out has failed."""
    try:
        return Outcome(case, tuple(_failures(definition, case, clock)))
    except Exception as error:  # whatever a case or a definition holds, the others are run too
        return Outcome(case, (_("không chạy được: %(error)s") % {"error": repr(error)},))


def _failures(definition: Definition, case: Case, clock: Clock) -> list[str]:
    plan = worked_out(definition, case)
    return [
        failure
        for name, wanted in case.expect.items()
        for failure in EXPECTATIONS[name](Result(definition, case.received, plan, clock), wanted)
    ]


def version_for(definitions: Sequence[Definition], case: Case) -> Definition | None:
    """The definition in force on the day of the case, as for a real dossier."""
    day = case.received.date()
    fitting = [
        item for item in definitions if item.valid_from <= day and (item.valid_to is None or day <= item.valid_to)
    ]
    return max(fitting, key=lambda item: item.valid_from) if fitting else None


def uncovered(definitions: Sequence[Definition], cases: Sequence[Case]) -> list[str]:
    """Variants that no case reaches, as "<valid_from> <variant>": each needs one."""
    reached: set[tuple[date, str]] = set()
    for case in cases:
        definition = version_for(definitions, case)
        if definition is not None:
            reached.add((definition.valid_from, str(case.expect.get("variant"))))
    return [
        f"{definition.valid_from} {variant.id}"
        for definition in definitions
        for variant in definition.variants
        if (definition.valid_from, variant.id) not in reached
    ]


def failed_to_apply(case: Case) -> Outcome:
    """The outcome of a case on whose day no version is in force."""
    return Outcome(replace(case), (_("không có bản nào hiệu lực ngày %(day)s") % {"day": case.received.date()},))
