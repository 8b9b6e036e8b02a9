"""What a story may expect of its dossier after a turn; each word is compared with what the tables hold."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.decisions.models import Decision
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, MinistryResult, OfficialForm
from duoc.ground.ledger import queries as ledger
from duoc.ground.worktime.calculations import local
from duoc.notices.models import Notice
from duoc.payments.models import Charge
from duoc.procedures.models import Version
from duoc.registers.models import Entry
from duoc.seeding.told.story import Failure

IN_ORDER = ("forms", "results")
UNKNOWN_SUM = "to_verify"
ENTRY_WORDS = IN_FORCE, ENDED, NONE = "in_force", "ended", "none"
OTHERWISE = gettext_noop("%(name)s: chờ %(wanted)s, được %(got)s")


@dataclass(frozen=True)
class After:
    """A dossier after a turn that took place at this moment; what the system did by itself since the turn before it
    (`since`) belongs to it."""

    dossier: Dossier
    at: datetime
    since: datetime

    def has(self, at: datetime) -> bool:
        """Whether something of this moment happened at the turn."""
        return at == self.at or self.since < at < self.at


Get = Callable[[After, Any], Any]


@dataclass(frozen=True)
class Expectation:
    """One word of `expect`.

    Attributes:
        meaning: for the page of the language.
        got: what there is, given what is wanted: equal to it where all is as expected.
    """

    meaning: str
    example: Any
    got: Get


def differences(after: After, wanted: Mapping[str, Any], line: int) -> Iterator[Failure]:
    """What is otherwise than the story says."""
    for name, value in wanted.items():
        got = EXPECTATIONS[name].got(after, value)
        if got != value:
            yield Failure(line, OTHERWISE, {"name": name, "wanted": value, "got": got})


def expectation_faults(wanted: Mapping[str, Any], forms: Collection[str]) -> Iterator[tuple[str, str]]:
    """What no table can ever hold: a value of another kind than the word's example, a form that there is not."""
    for name, value in wanted.items():
        example = EXPECTATIONS[name].example
        if value is not None and not _may_be(name, value, example):
            what = _("expect: %(name)s không thể là «%(value)s».") % {"name": name, "value": str(value)[:60]}
            yield what, _("Viết như %(example)s.") % {"example": json.dumps(example, ensure_ascii=False)}
    for form in wanted["forms"] if forms and isinstance(wanted.get("forms"), list) else ():
        if form not in forms:
            what = _("expect: không có biểu mẫu «%(name)s».") % {"name": form}
            yield what, _("Chọn: %(names)s.") % {"names": ", ".join(sorted(forms))}


def _may_be(name: str, value: Any, example: Any) -> bool:
    """Lists may be one word where they are not in order; sums may be unknown; an entry may be said in a word."""
    if isinstance(example, bool) or isinstance(value, bool):
        return isinstance(example, bool) and isinstance(value, bool)
    if isinstance(example, list):
        several = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return several or (isinstance(value, str) and name not in IN_ORDER)
    if isinstance(example, Mapping):
        return isinstance(value, Mapping) or value in ENTRY_WORDS
    return isinstance(value, type(example)) or (isinstance(example, int) and value == UNKNOWN_SUM)


def _moment(moment: datetime | None, wanted: Any) -> str:
    """The day, or with the hour where the story names one; "" where there is none."""
    return local(moment).strftime("%Y-%m-%dT%H:%M")[: max(10, len(str(wanted)))] if moment else ""


def _those_of(there: Iterable[str], wanted: Any) -> Any:
    """What is wanted where all of it is among what there is; else what there is."""
    several, names = wanted if isinstance(wanted, list) else [wanted], list(there)
    return wanted if set(several) <= set(names) else names


def _forms(after: After, _wanted: Any) -> list[str]:
    rows = OfficialForm.objects.filter(dossier=after.dossier).order_by("drafted_at", "form")
    return [row.form for row in rows]


def _charges(after: After) -> list[Charge]:
    return list(Charge.objects.filter(subject_kind="dossier", subject_id=str(after.dossier.pk)))


def _fee(after: After, _wanted: Any) -> int | str:
    charges = _charges(after)
    return UNKNOWN_SUM if any(one.to_verify and not one.amount for one in charges) else sum(c.amount for c in charges)


def _notices(after: After, wanted: Any) -> Any:
    rows = Notice.objects.filter(subject_kind="dossier", subject_id=str(after.dossier.pk))
    return _those_of([kind for kind, at in rows.values_list("kind", "created_at") if after.has(at)], wanted)


def _events(after: After, wanted: Any) -> Any:
    entries = ledger.of_subject("dossier", str(after.dossier.pk))
    return _those_of([entry.action for entry in entries if after.has(entry.at)], wanted)


def _decisions(after: After) -> list[Decision]:
    return list(Decision.objects.filter(dossier=after.dossier).order_by("drafted_at", "code"))


def _entry(after: After, wanted: Any) -> Any:
    """The fields that are wanted; or in a word how it stands."""
    copied = MinistryResult.objects.filter(dossier=after.dossier).values("entry")
    entry = Entry.objects.filter(Q(decision__in=_decisions(after)) | Q(pk__in=copied)).first()
    if entry is not None and isinstance(wanted, Mapping):
        return {name: entry.data.get(name) for name in wanted}
    return NONE if entry is None else IN_FORCE if entry.in_force else ENDED


def _texts(after: After, wanted: Any) -> Any:
    named = after.dossier.version.definition.get("law", [])
    return _those_of([str(text).partition("#")[0] for text in named], wanted)


def _paper(after: After, wanted: Any) -> Any:
    """Versions may share their templates: then the wanted one is among those that would print the same."""
    bundles = {one.bundle for one in _decisions(after)}
    versions = Version.objects.filter(procedure=after.dossier.version.procedure_id, bundle__in=bundles)
    days = [day.isoformat() for day in versions.values_list("valid_from", flat=True)] if len(bundles) == 1 else []
    return _those_of(days, wanted)


def _numbers(after: After, _wanted: Any) -> list[str]:
    return [one.symbol for one in _decisions(after)]


EXPECTATIONS: Mapping[str, Expectation] = {
    "state": Expectation(
        "State of the dossier.",
        "processing",
        lambda a, _w: a.dossier.state,
    ),
    "step": Expectation(
        "The step at which it stands.",
        "examine",
        lambda a, _w: a.dossier.step,
    ),
    "desk": Expectation(
        "The role on whose desk it lies; empty where it lies on none.",
        "applicant",
        lambda a, _w: a.dossier.desk,
    ),
    "body": Expectation(
        "Code of the body that has it; empty where none has.",
        "32044",
        lambda a, _w: a.dossier.assigned_unit.code if a.dossier.assigned_unit else "",
    ),
    "competent": Expectation(
        "Code of the body that decides.",
        "32044",
        lambda a, _w: a.dossier.competent_unit.code,
    ),
    "rules": Expectation(
        "First day of the version that it keeps.",
        "2026-01-01",
        lambda a, _w: a.dossier.version.valid_from.isoformat(),
    ),
    "texts": Expectation(
        "Legal texts that its rules name; these and perhaps others.",
        ["60/2014/QH13"],
        _texts,
    ),
    "variant": Expectation(
        "The variant that applies.",
        "ordinary",
        lambda a, _w: a.dossier.variant,
    ),
    "coded": Expectation(
        "Whether it has the code that comes with acceptance.",
        True,
        lambda a, _w: a.dossier.code is not None,
    ),
    "expected": Expectation(
        "The day expected at filing, with the hour where that is meant.",
        "2026-11-26",
        lambda a, w: _moment(a.dossier.expected_at, w),
    ),
    "promise": Expectation(
        "The promise date, with the hour where that is meant; empty before acceptance.",
        "2026-11-27T17:00",
        lambda a, w: _moment(a.dossier.due_at, w),
    ),
    "ended": Expectation(
        "The day on which it ended; empty while it has not.",
        "2026-11-30",
        lambda a, w: _moment(a.dossier.ended_at, w),
    ),
    "late": Expectation(
        "Whether the term has ended by now: in days, at 24:00 of its last one.",
        False,
        lambda a, _w: (
            a.dossier.legal_due is not None and dossiers.is_over(a.dossier.legal_due, a.dossier.plan["term"], a.at)
        ),
    ),
    "forms": Expectation(
        "Official forms that were given so far, in their order.",
        ["receipt_01"],
        _forms,
    ),
    "fee": Expectation(
        "Sum of all that was charged, in đồng; `to_verify` where an amount is not known.",
        8000,
        _fee,
    ),
    "paid": Expectation(
        "Sum of what was paid, in đồng.",
        8000,
        lambda a, _w: sum(one.paid for one in _charges(a)),
    ),
    "notice": Expectation(
        "Messages that the applicant got at this turn, or since the one before it, by kind; these and perhaps others.",
        ["accepted"],
        _notices,
    ),
    "event": Expectation(
        "Entries of the ledger about the dossier at this turn, or since the one before it; these and perhaps others.",
        ["dossier.accepted"],
        _events,
    ),
    "results": Expectation(
        "Number and symbol of each result, in their order; empty where it has none yet.",
        ["12/TLKS-BS"],
        _numbers,
    ),
    "paper": Expectation(
        "First day of the version whose templates printed all of its results.",
        "2026-01-01",
        _paper,
    ),
    "entry": Expectation(
        "Fields of the entry that it made; or in a word: `in_force`, `ended`, `none`.",
        {"child.full_name": "Trần Ngọc Hân"},
        _entry,
    ),
}
"""Adding a word: an entry here. The page of the language is written from it."""
