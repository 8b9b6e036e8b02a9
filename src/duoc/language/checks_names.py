"""Does every name outside rules exist? One table: where it stands, what it must name, what follows if it does not."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.language.definition import Competent, Definition, EntryOf, short
from duoc.language.faults import Finding, Path
from duoc.language.holdings import ENTERED_ON, NAMED_DOSSIERS, OF_DOSSIER
from duoc.language.nearest import choose
from duoc.language.order import every_question, target
from duoc.language.places import rules_with_places
from duoc.language.surroundings import Surroundings

OF_ENTRY = {"found", "id", "number", "organisation", ENTERED_ON}  # beside an entry's own fields
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"n(:0?[0-9]{1,2})?|year")


@dataclass(frozen=True)
class Name:
    """A name that a word of the definition gives, and the names that there are; None: not known here.

    Attributes:
        what: the sentence when it is unknown, with %(name)s.
    """

    path: Path
    name: str
    known: Collection[str] | None
    what: str
    why: str
    kind: str = "reference"


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Names that lead nowhere, each with those that there are."""
    for one in _names(definition, around):
        if one.name and one.known is not None and one.name not in one.known:
            remedy = choose(one.name, one.known, _("Sửa mã, hoặc bỏ đi."))
            yield Finding(one.kind, one.path, one.what % {"name": one.name}, one.why, remedy)
    yield from _labels(definition, around)
    yield from _numbers(definition)


def _names(definition: Definition, around: Surroundings) -> Iterator[Name]:
    yield from _of_vocabularies(definition, around)
    yield from _competent(definition, around)
    yield from _registers(definition, around)
    yield from _answers(definition)
    yield from _results(definition, around)


def _of_vocabularies(definition: Definition, around: Surroundings) -> Iterator[Name]:
    what = _("Không có lĩnh vực «%(name)s» trong fields.yaml.")
    why = _("Thủ tục không hiện trong danh mục lĩnh vực.")
    yield Name(("field",), definition.field, around.fields, what, why)
    for index, event in enumerate(definition.life_events):
        what = _("Không có sự kiện «%(name)s» trong life-events.yaml.")
        yield Name(("life_events", index), event, around.life_events, what, _("Thủ tục không hiện ở sự kiện đó."))
    for index, refusal in enumerate(definition.refuse):
        what = _("Không có thủ tục mã «%(name)s».")
        why = _("Người dân bị chuyển tới một trang không có.")
        yield Name(("refuse", index, "instead"), refusal.instead, around.procedures, what, why)


def _competent(definition: Definition, around: Surroundings) -> Iterator[Name]:
    places: list[tuple[Path, Competent]] = [(("competent", n), one) for n, one in enumerate(definition.competent)]
    places += [(("received_by", n), one) for n, one in enumerate(definition.received_by)]
    places += [(("steps", n, "at"), step.at) for n, step in enumerate(definition.steps) if step.at]
    for path, option in places:
        what = _("Không có cơ quan «%(name)s» trong organisations.yaml.")
        yield Name(path, option.organisation, around.organisations, what, _("Hồ sơ không có nơi nhận."))
        what = _("Cơ quan có thẩm quyền tìm theo «%(name)s», nhưng đó không phải câu hỏi kiểu commune.")
        yield Name(path, option.commune_of, _asked(definition, "commune"), what, _("Không biết hồ sơ về đâu."))
        what = _("Cơ quan có thẩm quyền tìm theo «%(name)s», nhưng đó không phải câu hỏi kiểu register_entry.")
        yield Name(path, option.keeper_of, _asked(definition, "register_entry"), what, _("Không biết hồ sơ về đâu."))
        what = _(
            "Cơ quan có thẩm quyền là cấp trên của nơi làm hồ sơ ở «%(name)s», nhưng đó không phải câu hỏi về hồ sơ."
        )
        named = [question.id for question in definition.questions.values() if question.names_dossier]
        yield Name(path, option.above, named, what, _("Không biết hồ sơ về đâu."))


def _registers(definition: Definition, around: Surroundings) -> Iterator[Name]:
    named: list[tuple[Path, str]] = [
        (("id", one.id), one.register) for one in every_question(definition) if not one.names_dossier
    ]
    named += [(("papers", p.id), p.held_in.register) for p in definition.papers.values() if p.held_in is not None]
    named.append((("outcome", "register"), definition.outcome.register))
    for path, register in named:
        what = _("Không có sổ «%(name)s» trong registers/.")
        yield Name(path, register, around.registers, what, _("Không tra hoặc ghi sổ được."))
    for path, register, field in _fields(definition):
        fields = _fields_of(definition, around, register)
        what = _("Sổ «%(register)s» không có mục «%(name)s».") % {"register": register, "name": "%(name)s"}
        yield Name(path, field, fields, what, _("Không bao giờ tra được gì ở mục này."))


def _fields(definition: Definition) -> Iterator[tuple[Path, str, str]]:
    """Fields of entries that are compared or taken over, in rules and outside."""
    for paper in definition.papers.values():
        for field in paper.held_in.where if paper.held_in is not None else ():
            yield ("papers", paper.id, "held_in"), paper.held_in.register if paper.held_in else "", field
    read: list[tuple[Path, str]] = [
        (("id", question.id, "known_from"), source.path)
        for question in every_question(definition)
        for source in question.known_from
    ]
    read += [(place.path, path) for place in rules_with_places(definition) for path in sorted(place.rule.reads)]
    for place_of, path in read:
        entry = definition.questions.get(target(path, definition.questions) or "")
        if entry is not None and entry.register and path != entry.id:
            yield place_of, entry.register, path.removeprefix(f"{entry.id}.")


def _fields_of(definition: Definition, around: Surroundings, register: str) -> Collection[str] | None:
    """What entries of a register hold, this definition's own among them."""
    if register in NAMED_DOSSIERS:
        return OF_DOSSIER | OF_ENTRY
    known = around.register_fields.get(register) if around.register_fields is not None else None
    if known is None:
        return None
    entry = definition.outcome.entry
    own = entry.data if entry is not None and definition.outcome.register == register else ()
    return known | set(own) | OF_ENTRY


def _asked(definition: Definition, *types: str) -> list[str]:
    return [question.id for question in definition.questions.values() if question.type in types]


def _answers(definition: Definition) -> Iterator[Name]:
    """Places that name an answer; a field of an entry counts as its question."""
    names = {**definition.questions, **definition.let}
    for path, name in _named_answers(definition):
        known = [*names, name] if target(name, names) is not None else list(names)
        yield Name(path, name, known, _("Không có câu hỏi «%(name)s»."), _("Phần này sẽ để trống."))
    entries = _asked(definition, "register_entry")
    drawn: list[tuple[Path, str]] = [
        (("outcome", "results", index), result.drawn_from) for index, result in enumerate(definition.outcome.results)
    ]
    if definition.outcome.entry is not None:
        drawn += [(("outcome", "entry", "replaces"), name) for name in definition.outcome.entry.replaces]
        yield from _lists(definition, definition.outcome.entry)
    for path, name in drawn:
        what = _("«%(name)s» không phải câu hỏi kiểu register_entry.")
        yield Name(path, name, entries, what, _("Không biết là mục nào trong sổ."))


def _lists(definition: Definition, entry: EntryOf) -> Iterator[Name]:
    """Lists that a group changes: the group, its question that says which row is meant, fields for the columns."""
    groups = {question.id: question.group for question in definition.questions.values() if question.group is not None}
    for one in entry.lists:
        path: Path = ("outcome", "entry", "lists", one.group)
        what = _("Không có nhóm «%(name)s».")
        yield Name(path, one.group, groups, what, _("Danh sách trong sổ không bao giờ đổi."))
        if one.group in groups:
            known = [short(part.id) for part in groups[one.group].questions]
            what = _("Nhóm không hỏi «%(name)s».")
            yield Name(path, one.by, known, what, _("Không biết mục nào là dòng nào trong sổ."))
        for name in one.but_for:
            yield Name(
                path, name, definition.questions, _("Không có câu hỏi «%(name)s»."), _("Không bỏ được dòng nào.")
            )


def _named_answers(definition: Definition) -> Iterator[tuple[Path, str]]:
    outcome = definition.outcome
    for person in outcome.entry.persons if outcome.entry is not None else ():
        for name in (person.name, person.personal_number, person.code, person.birth_date):
            yield ("outcome", "entry", "persons", person.role), name
    for index, one in enumerate(definition.together):
        for name in (one.who, one.personal_number):
            yield ("together", index), name
    for paper in definition.papers.values():
        for name in paper.held_in.where.values() if paper.held_in is not None else ():
            yield ("papers", paper.id, "held_in"), name


def _results(definition: Definition, around: Surroundings) -> Iterator[Name]:
    for paper in definition.papers.values():
        what = _("Không có mẫu «%(name)s» cạnh định nghĩa.")
        why = _("Không in được văn bản này.")
        yield Name(("papers", paper.id), paper.made_from, around.files, what, why, "template")
    templates = None if around.files is None else around.files | around.forms
    for index, result in enumerate(definition.outcome.results):
        path: Path = ("outcome", "results", index)
        what = _("Không có mẫu «%(name)s» cạnh định nghĩa.")
        yield Name(path, result.document, templates, what, _("Không in được văn bản này."), "template")
        what = _("Danh mục loại văn bản không có «%(name)s» (national/numbering.yaml).")
        yield Name(path, result.kind, around.document_kinds, what, _("Văn bản không có ký hiệu của loại nào."))
    entry = definition.outcome.entry
    if entry is not None:
        known = [field.replace(".", "_") for field in entry.data]
        for name in _PLACEHOLDER.findall(entry.label):
            what = _("Nhãn của mục ghi sổ nhắc tới «%(name)s» mà data không có.")
            yield Name(("outcome", "entry", "label"), name, known, what, _("Chỗ này luôn để trống."))


def _labels(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """What an entry holds has a name for people: in the file of its register, or that of the question it is."""
    entry, register = definition.outcome.entry, definition.outcome.register
    labels = (around.register_labels or {}).get(register)
    if entry is None or labels is None:
        return
    for field, rule in entry.data.items():
        if field not in labels and rule.source.strip() not in definition.questions:
            what = _("Sổ «%(register)s» không có nhãn cho mục «%(field)s».") % {"register": register, "field": field}
            remedy = _("Thêm vào labels của tệp registers/%(register)s.yaml.") % {"register": register}
            why = _("Người đọc sổ thấy mã thay cho tên.")
            yield Finding("reference", ("outcome", "entry", "data", field), what, why, remedy)


def _numbers(definition: Definition) -> Iterator[Finding]:
    """Patterns of numbers: one running number, and nothing that nobody fills."""
    outcome = definition.outcome
    patterns: list[tuple[Path, str]] = [
        (("outcome", "results", index, "number"), result.number) for index, result in enumerate(outcome.results)
    ]
    if outcome.entry is not None:
        patterns.append((("outcome", "entry", "number"), outcome.entry.number))
    for path, pattern in patterns:
        places = _PLACEHOLDER.findall(pattern)
        unknown = [place for place in places if not _NUMBER.fullmatch(place)]
        remedy = _("Dùng {n} cho số thứ tự, {year} cho năm, ví dụ {n}/{year}; {n:05} là ít nhất năm chữ số.")
        if unknown or set("{}") & set(_PLACEHOLDER.sub("", pattern)):
            what = _("Cách ghi số «%(pattern)s» có phần không hiểu.") % {"pattern": pattern}
            yield Finding("number", path, what, _("Không cấp được số."), remedy)
        elif pattern and not any(place.startswith("n") for place in places):
            what = _("Cách ghi số «%(pattern)s» không có số thứ tự.") % {"pattern": pattern}
            yield Finding("number", path, what, _("Mọi kết quả mang cùng một số."), remedy)
