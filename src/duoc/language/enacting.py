"""What the register entry and the results will hold, from the values in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from duoc.language import carrying, partial_dates
from duoc.language.definition import Definition, EntryOf, PersonOf, ResultOf, short
from duoc.language.groups import ITEM
from duoc.language.items import ID
from duoc.language.plan import Item, Plan
from duoc.language.rules import Missing, Rule, Unusable, holds
from duoc.language.scope import find


@dataclass(frozen=True)
class EntryPersonDraft:
    """A party named by the entry. `personal_number`, `birth_date` and, of a business, `code` are empty when not known,
    or known in part.

    `closes`: the entry ends this person's record, as a death does. `founds`: the entry makes this business known, in
    this form (`people.models.Business.Form`); `represented_by` is the role of who then represents it by law.
    `new_name`, `address`, `commune`: what a business is called and where it is from the decision on; empty where that
    stays as it is.
    """

    role: str
    name: str
    personal_number: str
    birth_date: str
    owner: bool
    closes: bool = False
    code: str = ""
    founds: str = ""
    represented_by: str = ""
    new_name: str = ""
    address: str = ""
    commune: str = ""


@dataclass(frozen=True)
class EntryDraft:
    """The entry to write: flat data, persons, and whether it comes before or after the document.

    `awaited`: fields that another body has not given yet, each with the token of the reason for which it is left open.
    """

    register: str
    when: str
    number: str
    data: Mapping[str, Any]
    persons: tuple[EntryPersonDraft, ...]
    label: str
    replaces: str = ""
    awaited: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ResultDraft:
    """A result to make. `drawn_from` is the id of the register entry that it is drawn from."""

    result: ResultOf
    copies: int
    drawn_from: str
    valid_until: str = ""  # last day of validity, ISO text; empty when it is not limited by a day
    item: Item | None = None  # whose result it is, where each item of a group has its own


def entry_of(definition: Definition, plan: Plan) -> EntryDraft | None:
    """The register entry that this plan makes, or None. Fields whose answer is missing are left out."""
    entry = definition.outcome.entry
    if entry is None or (entry.condition is not None and not entry.condition.holds(plan.scope)):
        return None
    data: dict[str, Any] = {name: _plain(value) for name, value in carrying.unasked(entry, plan).items()}
    for name, rule in entry.data.items():
        try:
            value = _as_answered(rule, plan)
        except (Missing, Unusable):
            continue
        data[name] = _plain(value)
    for listed in entry.lists:
        data = {name: value for name, value in data.items() if not name.startswith(f"{listed.group}.")}
        data |= carrying.columns_of(listed, entry, plan)
    persons = tuple(one for person in entry.persons for one in _persons(person, entry, plan))
    label = entry.label.format_map(_Blank(data)) if entry.label else ""
    replaces = str(find(plan.scope, f"{carrying.replaced_by(entry, plan)}.id") or "")
    register = definition.outcome.register
    awaited = _awaited(entry.data, data, plan)
    return EntryDraft(register, entry.when, entry.number, data, persons, label, replaces, awaited)


def entries_of(definition: Definition, plan: Plan) -> list[EntryDraft]:
    """All entries that this plan makes: one or none, or where each item has its own, those of the items in order."""
    group = definition.outcome.each
    plans = [of_item(definition, plan, item.id) for item in plan.groups.get(group, ())] if group else [plan]
    return [entry for one in plans if (entry := entry_of(definition, one)) is not None]


def _persons(person: PersonOf, entry: EntryOf, plan: Plan) -> Iterator[EntryPersonDraft]:
    """The parties of one role, as far as they are named: one, or one for each item of a group."""
    if not person.each:
        if holds(person.when, plan.scope) and (name := find(plan.scope, person.name)):
            day = _whole_day(plan, person.birth_date) if person.birth_date else ""
            paths = (person.personal_number, person.code)
            number, code = (str(find(plan.scope, path) or "") if path else "" for path in paths)
            founding = {"founds": person.founds, "represented_by": person.represented_by, **_as_now(person, plan)}
            closing = person.role == entry.closes
            yield EntryPersonDraft(person.role, str(name), number, day, person.owner, closing, code, **founding)
        return
    listed = carrying.listed_as(person, entry)
    items = [item for item in plan.groups.get(person.each, ()) if holds(person.when, {**plan.scope, ITEM: item.scope})]
    for row in carrying.rows_of(listed, entry, plan) if listed else [item.values for item in items]:
        name, number = (str(row.get(short(path)) or "") for path in (person.name, person.personal_number))
        if name:
            yield EntryPersonDraft(person.role, name, number, "", person.owner)


def _as_now(person: PersonOf, plan: Plan) -> dict[str, str]:
    """What a business is called, and where it is, from the decision on."""
    paths = {"new_name": person.new_name, "address": person.address, "commune": person.commune}
    return {name: str(find(plan.scope, path) or "") for name, path in paths.items() if path}


def _awaited(rules: Mapping[str, Rule], data: Mapping[str, Any], plan: Plan) -> dict[str, str]:
    """Fields that hold the answer to one question, which is late."""
    late = {doubt.question: doubt.token for doubt in plan.desk_doubts if doubt.missing}
    return {
        name: late[rule.source.strip()]
        for name, rule in rules.items()
        if name not in data and rule.source.strip() in late
    }


def _plain(value: Any) -> Any:
    """Whole numbers without a point, in the lists of a group too."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _as_answered(rule: Rule, plan: Plan) -> Any:
    """What a rule gives; of a date known in part what is known, where the rule is that answer alone."""
    value = rule.evaluate(plan.scope)
    answered = plan.values.get(rule.source.strip())
    if isinstance(value, str) and isinstance(answered, str) and partial_dates.month_and_year(answered):
        return answered  # text both: the number 1200 is no year
    return value


def _whole_day(plan: Plan, path: str) -> str:
    day = str(plan.values.get(path) or find(plan.scope, path) or "")
    return "" if partial_dates.month_and_year(day) else day


def of_item(definition: Definition, plan: Plan, item: str) -> Plan:
    """The plan as one item of the group sees it that has entries and results of its own (`outcome.each`): of the group
    there is this item alone, and rules read it as `item`. The plan as it is where the outcome has no such group.

    Args:
        item: its id.
    """
    group = definition.outcome.each
    one = next((one for one in plan.groups.get(group, ()) if one.id == item), None)
    if one is None:
        return plan
    answers = [answers for answers in plan.values.get(group, ()) if str(answers.get(ID)) == item]
    return replace(
        plan,
        groups={**plan.groups, group: (one,)},
        values={**plan.values, group: answers},
        scope={**plan.scope, ITEM: one.scope},
    )


def results_of(definition: Definition, plan: Plan) -> tuple[ResultDraft, ...]:
    """The results that this plan gives, each with its number of copies; item by item where each has its own."""
    if not definition.outcome.each:
        return tuple(_results(definition, plan))
    items = plan.groups.get(definition.outcome.each, ())
    return tuple(draft for one in items for draft in _results(definition, of_item(definition, plan, one.id), one))


def _results(definition: Definition, plan: Plan, item: Item | None = None) -> Iterator[ResultDraft]:
    for result in definition.outcome.results:
        if result.when is not None and not result.when.holds(plan.scope):
            continue
        copies = 1
        if result.copies is not None:
            try:
                copies = max(1, int(result.copies.evaluate(plan.scope)))
            except (Missing, Unusable, ValueError, TypeError):
                copies = 1
        drawn = str(find(plan.scope, f"{result.drawn_from}.id") or "") if result.drawn_from else ""
        yield ResultDraft(result, copies, drawn, _last_day(result, plan), item)


def signing_roles(definition: Definition, plan: Plan | None, step: str) -> tuple[str, ...]:
    """The roles that sign: those named by the results that the plan gives, by any result where there is no plan.

    Args:
        step: where the request stands; the next step signs where no result says who does.
    """
    given = [draft.result for draft in results_of(definition, plan)] if plan else definition.outcome.results
    if named := tuple(dict.fromkeys(result.signer for result in given if result.signer)):
        return named
    steps = [one for one in (plan.steps if plan else definition.steps) if one.at is None or one.id == step]
    ids = [one.id for one in steps]
    return tuple(one.post for one in steps[ids.index(step) + 1 :][:1]) if step in ids else ()


def _last_day(result: ResultOf, plan: Plan) -> str:
    day = result.valid_until.worked_out(plan.scope) if result.valid_until is not None else None
    return day if isinstance(day, str) else ""


class _Blank(dict[str, Any]):
    """Labels are written "{child_full_name}": dots become underscores, what is missing stays empty."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__({name.replace(".", "_"): value for name, value in data.items()})

    def __missing__(self, key: str) -> str:
        return ""
