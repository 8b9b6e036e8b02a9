"""What of a story can never be so, by the definitions and the working days alone. Read without playing. Pure."""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import declared, known
from duoc.language.calculations import Definition, Finding
from duoc.seeding.playing import PLAIN
from duoc.seeding.told.story import Happening, ToldStory

DAYS = ("promise", "expected")
ANSWERED = ("answers", "values")
OF_THE_STAGE = ("actor", "dossier_id", "key", "at")


@dataclass(frozen=True)
class Rules:
    """What stories of one procedure are held against.

    `works`: whether offices work on a day.
    """

    definitions: Sequence[Definition]
    works: Callable[[date], bool]


def mistakes(stories: Sequence[ToldStory], rules: Rules, file: str) -> list[Finding]:
    """A finding for each thing that no playing can bring about, at the line of its turn."""
    findings = {}
    for story in stories:
        for turn in (story.filed, *story.turns):
            for what, remedy in _of_turn(turn, rules):
                why = _("Diễn câu chuyện thì lượt này luôn sai.")
                findings[turn.line, what] = Finding("stories", ("stories",), what, why, remedy).at(file, turn.line)
    return list(findings.values())


def _of_turn(turn: Happening, rules: Rules) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do; what is refused may be wrong on purpose."""
    if not turn.refused:
        yield from _given(turn, rules.definitions)
    for word in DAYS:
        day = _day(turn.expect.get(word))
        if day is not None and not rules.works(day):
            what = _("%(word)s: ngày %(day)s cơ quan không làm việc.") % {"word": word, "day": day.isoformat()}
            yield what, _("Tính lại ngày; hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.")
    events = turn.expect.get("event", ())
    for event in [events] if isinstance(events, str) else events:
        if known(event) is None:
            yield _("event: sổ nhật ký không có việc «%(name)s».") % {"name": event}, _("Sửa tên.")


def _day(expected: Any) -> date | None:
    """The day that is expected, with or without its hour; None for what names none."""
    try:
        return date.fromisoformat(str(expected or "")[:10])
    except ValueError:
        return None


def _given(turn: Happening, definitions: Sequence[Definition]) -> Iterator[tuple[str, str]]:
    if turn.act == "consult" and all(one.consult is None for one in definitions):
        yield _("Định nghĩa không có mục consult mà câu chuyện hỏi ý kiến."), _("Thêm consult vào định nghĩa, hoặc bỏ.")
    asked = fields(turn.act)
    for name in turn.given if asked is not None else ():
        if name not in (asked or ()):
            what = _("given: việc «%(act)s» không hỏi «%(name)s».") % {"act": turn.act, "name": name}
            yield what, _("Chọn: %(names)s.") % {"names": ", ".join(sorted(asked or ())) or "–"}
    yield from _answers(turn, definitions)


def _answers(turn: Happening, definitions: Sequence[Definition]) -> Iterator[tuple[str, str]]:
    questions = {id for one in definitions for id in one.questions}
    for part in ANSWERED:
        answers = turn.given.get(part)
        for id in answers if isinstance(answers, Mapping) else ():
            if id not in questions:
                what = _("%(part)s: định nghĩa không có câu hỏi «%(name)s».") % {"part": part, "name": id}
                yield what, _("Sửa mã câu hỏi.")


def fields(word: str) -> Collection[str] | None:
    """What an act takes under `given`; None where only its playing tells."""
    if act := PLAIN.get(word):
        return {name for name in inspect.signature(act).parameters if name not in OF_THE_STAGE}
    forms: list[Any] = [act.form for act in declared() if act.form and act.word == word]
    return {one.id for form in forms for one in form.fields} if forms else None
