"""Does everything that a definition names exist, and is it of the right kind?"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.atoms import Atom, analyse
from duoc.language.definition import Competent, Definition, Question
from duoc.language.faults import Finding, Path
from duoc.language.groups import ITEM
from duoc.language.order import GIVEN, target
from duoc.language.parameters import ROOT
from duoc.language.places import Place, rules_with_places
from duoc.language.rules import Rule
from duoc.language.sensing import CONFIRMED
from duoc.language.surroundings import Surroundings

APPLICANT = (
    "person_id", "full_name", "personal_number", "birth_date", "sex", "ethnicity", "nationality", "residence",
    "address", "phone", "email",
)  # fmt: skip
NUMBERS = ("integer", "number", "money")
ORDERED = (*NUMBERS, "date", "personal_number")  # digits of one length stand in the order of their numbers


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Unknown references and answers compared with what they can never be."""
    names = {**definition.questions, **definition.let}
    for place in rules_with_places(definition):
        for path in sorted(place.rule.reads):
            if finding := _unknown(definition, path, place, names):
                yield finding
        for atom in analyse(place.rule).atoms:
            if finding := _misfit(definition, atom, place):
                yield finding
    yield from _prefixes(definition)
    yield from _paths(definition)
    yield from _competent(definition)
    yield from _papers(definition)
    yield from _codes(definition, around)
    yield from _later_answers(definition)


def _finding(path: Path, what: str, why: str, remedy: str, kind: str = "reference") -> Finding:
    return Finding(kind, path, what, why, remedy)


def _unknown(definition: Definition, path: str, place: Place, names: dict[str, Any]) -> Finding | None:
    root = path.partition(".")[0]
    if root == "answer":
        allowed = place.answer and (path == root or _column(place.question, path))
    elif root == ITEM and place.group is not None:
        allowed = _column(place.group, path)
    elif root == "variant":
        allowed = place.after_variant
    elif root == "applicant":
        allowed = path.partition(".")[2] in APPLICANT
    elif root == ROOT:
        allowed = path.partition(".")[2] in definition.parameters
    elif root in GIVEN:
        allowed = path == root
    else:
        known = target(path, names)
        question = definition.questions.get(known or "")
        allowed = known == path or (question is not None and question.type == "register_entry")
        allowed = (allowed or _column(question, path)) and not (question is not None and question == place.group)
    if allowed:
        return None
    if place.group is not None and place.group.group is not None:
        names = {**names, **{f"{ITEM}.{name}": name for name in place.group.group.columns}}
    near = sorted(names, key=lambda name: _alike(name, path), reverse=True)[:3]
    return _finding(
        place.path,
        _("Điều kiện nhắc tới «%(path)s» nhưng không có câu hỏi hay giá trị nào tên đó.") % {"path": path},
        _("Điều kiện này không bao giờ đúng."),
        _("Sửa tên; gần giống: %(names)s.") % {"names": ", ".join(near)},
    )


def _column(question: Question | None, path: str) -> bool:
    """Whether a path of two parts names what the items of this group hold."""
    column = path.partition(".")[2]
    return question is not None and question.group is not None and column in question.group.columns


def _alike(name: str, path: str) -> tuple[int, float]:
    """How near two names are: by the words that they share, then by their letters."""
    shared = set(name.replace(".", "_").split("_")) & set(path.replace(".", "_").split("_"))
    return len(shared), SequenceMatcher(None, name, path).ratio()


def _misfit(definition: Definition, atom: Atom, place: Place) -> Finding | None:
    question = place.question if atom.path == "answer" else definition.questions.get(atom.path)
    if question is None or question.type == "register_entry" or (place.value and atom.op == "is"):
        return None
    say = _what_cannot_be(question, atom)
    if not say:
        return None
    return _finding(
        place.path, say, _("So sánh này không bao giờ đúng."), _("Đối chiếu kiểu và các lựa chọn của câu hỏi."), "type"
    )


def _what_cannot_be(question: Question, atom: Atom) -> str:
    if atom.op in ("has", "path"):
        return ""
    if atom.op == "is":
        return (
            "" if question.type == "boolean" else _("«%(id)s» không phải câu hỏi có hoặc không.") % {"id": question.id}
        )
    if atom.op in ("<", "<=", ">", ">=") and question.type not in ORDERED:
        return _("«%(id)s» không so được lớn nhỏ.") % {"id": question.id}
    for value in atom.literals:
        if question.type == "boolean" and not isinstance(value, bool):
            return _("«%(id)s» chỉ là true hoặc false, không phải «%(value)s».") % {"id": question.id, "value": value}
        if question.type in NUMBERS and (isinstance(value, bool) or not isinstance(value, float)):
            return _("«%(id)s» là số, không phải «%(value)s».") % {"id": question.id, "value": value}
        if question.type not in (*NUMBERS, "boolean") and not isinstance(value, str):
            return _("«%(id)s» là chữ, không phải «%(value)s».") % {"id": question.id, "value": value}
        if question.options and isinstance(value, str) and value not in question.options:
            return _("«%(id)s» không có lựa chọn «%(value)s».") % {"id": question.id, "value": value}
    return ""


def _prefixes(definition: Definition) -> Iterator[Finding]:
    for name in definition.questions:
        if name == CONFIRMED:
            what = _("Mã «%(name)s» đã dùng cho những điều người khai xác nhận.") % {"name": name}
            yield _finding(("id", name), what, _("Hai câu trả lời sẽ đè lên nhau."), _("Đặt mã khác."))
        above = target(name.rpartition(".")[0], definition.questions)
        if (
            above is not None
            or name.partition(".")[0] in (*GIVEN, "variant")
            or name.partition(".")[0] in definition.let
        ):
            what = _("Mã «%(name)s» trùng với phần đầu của một mã hay tên khác.") % {"name": name}
            yield _finding(("id", name), what, _("Hai câu trả lời sẽ đè lên nhau."), _("Đặt mã khác."))


def _paths(definition: Definition) -> Iterator[Finding]:
    """known_from, competent, outcome, held_in: paths outside rules."""
    for question in definition.questions.values():
        for source in question.known_from:
            root, _dot, rest = source.path.partition(".")
            held = definition.questions.get(target(source.path, definition.questions) or "")
            if not (root == "applicant" and rest in APPLICANT) and (held is None or held.type != "register_entry"):
                what = _("Câu «%(id)s» lấy sẵn từ «%(path)s», nơi tỉnh không giữ dữ liệu.") % {
                    "id": question.id,
                    "path": source.path,
                }
                remedy = _("Chỉ lấy từ applicant.(%(names)s) hoặc từ một câu hỏi kiểu register_entry.") % {
                    "names": ", ".join(APPLICANT)
                }
                yield _finding(("id", question.id), what, _("Câu này sẽ luôn bị hỏi."), remedy)
    for where, path in _named_paths(definition):
        if path and target(path, {**definition.questions, **definition.let}) is None:
            yield _finding(
                where,
                _("Không có câu hỏi «%(path)s».") % {"path": path},
                _("Phần này sẽ để trống."),
                _("Sửa mã câu hỏi."),
            )


def _competent(definition: Definition) -> Iterator[Finding]:
    places: list[tuple[Path, Competent]] = [(("competent", n), one) for n, one in enumerate(definition.competent)]
    places += [(("steps", n, "at"), step.at) for n, step in enumerate(definition.steps) if step.at]
    for place, option in places:
        for path, kind in ((option.commune_of, "commune"), (option.keeper_of, "register_entry")):
            asked = definition.questions.get(path)
            if path and (asked is None or asked.type != kind):
                what = _("Cơ quan có thẩm quyền tìm theo «%(path)s», nhưng đó không phải câu hỏi kiểu %(kind)s.") % {
                    "path": path,
                    "kind": kind,
                }
                yield _finding(place, what, _("Không biết hồ sơ về đâu."), _("Sửa mã câu hỏi."))


def _named_paths(definition: Definition) -> Iterator[tuple[Path, str]]:
    outcome = definition.outcome
    for index, result in enumerate(outcome.results):
        yield ("outcome", "results", index), result.drawn_from
    if outcome.entry is not None:
        for name in outcome.entry.replaces:
            yield ("outcome", "entry"), name
        for person in outcome.entry.persons:
            for path in (person.name, person.personal_number, person.birth_date):
                yield ("outcome", "entry", "persons", person.role), path
    for paper in definition.papers.values():
        if paper.held_in is not None:
            for path in paper.held_in.where.values():
                yield ("papers", paper.id, "held_in"), path


def _papers(definition: Definition) -> Iterator[Finding]:
    used: set[str] = set()
    for variant in definition.variants:
        names = variant.papers if variant.papers is not None else tuple(definition.papers)
        used |= set(names)
    for name in definition.papers:
        if name not in used:
            what = _("Giấy tờ «%(name)s» không thuộc trường hợp nào.") % {"name": name}
            yield _finding(
                ("papers", name), what, _("Không ai phải nộp giấy này."), _("Thêm vào một trường hợp hoặc bỏ đi.")
            )


def _codes(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    for index, option in enumerate(definition.competent):
        if option.organisation and around.organisations is not None and option.organisation not in around.organisations:
            what = _("Không có cơ quan «%(organisation)s» trong organisations.yaml.") % {
                "organisation": option.organisation
            }
            yield _finding(("competent", index), what, _("Hồ sơ không có nơi nhận."), _("Sửa mã cơ quan."))
    if around.fields is not None and definition.field not in around.fields:
        what = _("Không có lĩnh vực «%(field)s» trong fields.yaml.") % {"field": definition.field}
        yield _finding(("field",), what, _("Thủ tục không hiện trong danh mục lĩnh vực."), _("Sửa mã lĩnh vực."))
    for event in definition.life_events:
        if around.life_events is not None and event not in around.life_events:
            what = _("Không có sự kiện «%(event)s» trong life-events.yaml.") % {"event": event}
            yield _finding(("life_events",), what, _("Thủ tục không hiện ở sự kiện đó."), _("Sửa mã sự kiện."))
    yield from _registers(definition, around)
    yield from _templates(definition, around)


def _registers(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    if around.registers is None:
        return
    named: list[tuple[Path, str]] = [
        (("id", question.id), question.register) for question in definition.questions.values()
    ]
    named += [(("papers", p.id), p.held_in.register) for p in definition.papers.values() if p.held_in is not None]
    for path, register in [*named, (("outcome", "register"), definition.outcome.register)]:
        if register and register not in around.registers:
            what = _("Không có sổ «%(register)s» trong registers/.") % {"register": register}
            yield _finding(path, what, _("Không tra hoặc ghi sổ được."), _("Thêm sổ hoặc sửa mã sổ."))
    for question in definition.questions.values():
        if question.type == "register_entry" and not question.register:
            what = _("Câu «%(id)s» không nói tra ở sổ nào.") % {"id": question.id}
            yield _finding(("id", question.id), what, _("Không có gì để chọn."), _("Thêm register."))


def _templates(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    if around.files is None:
        return
    named: list[tuple[Path, str]] = [(("papers", p.id), p.made_from) for p in definition.papers.values()]
    results = [r.document for r in definition.outcome.results]
    named += [(("outcome", "results", i), name) for i, name in enumerate(results) if name not in around.forms]
    for path, name in named:
        if name and name not in around.files:
            what = _("Không có mẫu «%(name)s» cạnh định nghĩa.") % {"name": name}
            yield Finding(
                "template", path, what, _("Không in được văn bản này."), _("Thêm mẫu Typst."), level="warning"
            )


def _later_answers(definition: Definition) -> Iterator[Finding]:
    """A question may depend on earlier pages and on its own page only: nobody can answer what is not yet asked."""
    position = {question.id: index for index, page in enumerate(definition.pages) for question in page.questions}
    behind = {name: _behind(definition, name, set()) for name in definition.let}
    for index, page in enumerate(definition.pages):
        rules: list[tuple[Path, Rule]] = [(("pages", index), page.when)] if page.when is not None else []
        parts = [part for question in page.questions if question.group is not None for part in question.group.questions]
        rules += [(("id", q.id), q.when) for q in (*page.questions, *parts) if q.when is not None]
        for path, rule in rules:
            read = {
                name_read
                for name in rule.reads
                if (name_read := target(name, {**definition.questions, **definition.let}))
            }
            answers = set().union(*(behind.get(name, {name}) for name in read)) if read else set()
            late = sorted(name for name in answers if position.get(name, -1) > index)
            if late:
                what = _("Trang «%(id)s» phụ thuộc câu hỏi ở trang sau: %(names)s.") % {
                    "id": page.id,
                    "names": ", ".join(late),
                }
                yield _finding(
                    path, what, _("Người dân tới trang này trước khi được hỏi."), _("Đổi thứ tự trang."), "order"
                )


def _behind(definition: Definition, name: str, seen: set[str]) -> set[str]:
    if name in definition.questions:
        return {name}
    if name in seen:
        return set()
    names = {**definition.questions, **definition.let}
    below_names: set[str] = set()
    for path in definition.let[name].reads:
        below = target(path, names)
        if below is not None:
            below_names |= _behind(definition, below, seen | {name})
    return below_names
