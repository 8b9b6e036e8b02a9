"""Does everything that a rule names exist, and is it of the right kind? Names outside rules: `checks_names`."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.atoms import Atom, analyse
from duoc.language.definition import Definition, Question
from duoc.language.faults import Finding, Path
from duoc.language.groups import ITEM
from duoc.language.nearest import choose
from duoc.language.order import GIVEN, target
from duoc.language.parameters import ARTICLE, ROOT
from duoc.language.parties import CLOSED, PARTIES
from duoc.language.places import Place, rules_with_places
from duoc.language.rules import Rule
from duoc.language.sensing import CONFIRMED

# Types of questions that take what is held about the applicant, or about who files for them.
_TEXTS = ("text", "long_text")
TAKEN_BY = {
    "full_name": ("person_name", *_TEXTS), "personal_number": ("personal_number", *_TEXTS), "birth_date": ("date",),
    "sex": ("choice",), "ethnicity": ("ethnicity", "choice"), "nationality": ("country", "choice"),
    "residence": ("commune", "address"), "address": ("address", *_TEXTS), "phone": ("phone", *_TEXTS),
    "email": ("email", *_TEXTS), "code": _TEXTS, "kind": (), "by": (),
}  # fmt: skip
NUMBERS = ("integer", "number", "money")
ORDERED = (*NUMBERS, "date", "personal_number")  # digits of one length stand in the order of their numbers


def check(definition: Definition) -> Iterator[Finding]:
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
    yield from _papers(definition)
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
    elif root in PARTIES:
        allowed = path.partition(".")[2] in PARTIES[root]
    elif root in (ROOT, ARTICLE):
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
    if root in PARTIES:
        names = {f"{root}.{name}": name for name in PARTIES[root]}
    elif place.group is not None and place.group.group is not None:
        names = {**names, **{f"{ITEM}.{name}": name for name in place.group.group.columns}}
    return _finding(
        place.path,
        _("Điều kiện nhắc tới «%(path)s» nhưng không có câu hỏi hay giá trị nào tên đó.") % {"path": path},
        _("Điều kiện này không bao giờ đúng."),
        choose(path, names, _("Bỏ điều kiện này.")),
    )


def _column(question: Question | None, path: str) -> bool:
    """Whether a path of two parts names what the items of this group hold."""
    column = path.partition(".")[2]
    return question is not None and question.group is not None and column in question.group.columns


def _misfit(definition: Definition, atom: Atom, place: Place) -> Finding | None:
    never = _("So sánh này không bao giờ đúng.")
    words = CLOSED.get(atom.path, ())
    if wrong := [str(value) for value in atom.literals if value not in words] if words else []:
        what = _("«%(path)s» không bao giờ là «%(word)s».") % {"path": atom.path, "word": wrong[0]}
        return _finding(place.path, what, never, choose(wrong[0], words, ""))
    question = place.question if atom.path == "answer" else definition.questions.get(atom.path)
    if question is None or question.type == "register_entry" or (place.value and atom.op == "is"):
        return None
    say = _what_cannot_be(question, atom)
    if not say:
        return None
    return _finding(place.path, say, never, _("Đối chiếu kiểu và các lựa chọn của câu hỏi."), "type")


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
    """Where an answer is held already, or what it is by who asks."""
    asked = _("Câu này sẽ luôn bị hỏi.")
    for question in definition.questions.values():
        for source in question.known_from:
            root, _dot, rest = source.path.partition(".")
            words = {"id": question.id, "type": question.type, "path": source.path, "value": source.value}
            if not source.path:
                if question.options and source.value not in question.options:
                    what = _("«%(id)s» không có lựa chọn «%(value)s».") % words
                    remedy = choose(str(source.value), question.options, "")
                    yield _finding(("id", question.id), what, asked, remedy, "type")
                continue
            held = definition.questions.get(target(source.path, definition.questions) or "")
            if root in PARTIES and question.type not in TAKEN_BY.get(rest, (question.type,)):
                what = _("Câu «%(id)s» kiểu %(type)s lấy sẵn từ «%(path)s», nơi giữ dữ liệu kiểu khác.") % words
                remedy = _("Dùng một kiểu câu: %(types)s.") % {"types": ", ".join(TAKEN_BY[rest])}
                yield _finding(("id", question.id), what, asked, remedy, "type")
            if rest not in PARTIES.get(root, ()) and (held is None or held.type != "register_entry"):
                what = _("Câu «%(id)s» lấy sẵn từ «%(path)s», nơi tỉnh không giữ dữ liệu.") % words
                remedy = _("Chỉ lấy từ applicant hoặc filer (%(names)s), hoặc từ một câu hỏi kiểu register_entry.") % {
                    "names": ", ".join(PARTIES["applicant"])
                }
                yield _finding(("id", question.id), what, asked, remedy)


def _papers(definition: Definition) -> Iterator[Finding]:
    used: set[str] = set()
    for variant in definition.variants:
        names = variant.papers if variant.papers is not None else tuple(definition.papers)
        used |= set(names)
        for name in sorted({name for name in names if names.count(name) > 1}):
            what = _("Trường hợp «%(id)s» kể giấy tờ «%(name)s» hai lần.") % {"id": variant.id, "name": name}
            why = _("Cần hai bản thì ghi ở copies của giấy tờ.")
            yield _finding(("variants", variant.id, "papers"), what, why, _("Bỏ một lần."))
    for name in definition.papers:
        if name not in used:
            what = _("Giấy tờ «%(name)s» không thuộc trường hợp nào.") % {"name": name}
            yield _finding(
                ("papers", name), what, _("Không ai phải nộp giấy này."), _("Thêm vào một trường hợp hoặc bỏ đi.")
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
