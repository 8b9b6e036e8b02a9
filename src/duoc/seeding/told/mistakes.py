"""What of a story can never be so, by the definitions and the working days alone. Read without playing. Pure."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import known
from duoc.language.calculations import Definition, Finding, answer_faults, read
from duoc.seeding.asked import faults_of, fields_of
from duoc.seeding.told.expecting import expectation_faults
from duoc.seeding.told.possible import Cast, item_faults, lacks, notice_faults
from duoc.seeding.told.story import Happening, ToldStory

DAYS = ("promise", "expected")
ANSWERED = ("answers", "values")
UNJUDGED = ("group", "register_entry")  # what they name is there only while the story is played


@dataclass(frozen=True)
class Rules:
    """What stories of one procedure are held against.

    `works`: whether offices work on a day. `forms`: the official forms that there are, by their words. `notices`: the
    kinds of messages. `powers`: of each official role. What is empty is not judged.
    """

    definitions: Sequence[Definition]
    works: Callable[[date], bool]
    forms: Collection[str] = ()
    notices: Collection[str] = ()
    powers: Mapping[str, Collection[str]] = field(default_factory=dict)


def mistakes(stories: Sequence[ToldStory], rules: Rules, file: str) -> list[Finding]:
    """A finding for each thing that no playing can bring about, at the line of its turn."""
    findings = {}
    for story in stories:
        own = {id: value for id, value in story.answers.items() if id in story.own}
        wrong = [(story.line, *one) for one in _answer_faults("answers", own, story.filed.at.date(), rules.definitions)]
        cast = Cast(rules.powers, rules.definitions)
        wrong += [(turn.line, *one) for turn in (story.filed, *story.turns) for one in _of_turn(turn, rules, cast)]
        for line, what, remedy in wrong:
            why = _("Diễn câu chuyện thì lượt này luôn sai.")
            findings[line, what] = Finding("stories", ("stories",), what, why, remedy).at(file, line)
    return list(findings.values())


def _of_turn(turn: Happening, rules: Rules, cast: Cast) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do; what is refused may be wrong on purpose."""
    if not turn.refused:
        missing = list(lacks(turn.act, rules.definitions))
        yield from missing or _given(turn, rules.definitions)
        yield from cast.faults(turn)
    yield from expectation_faults(turn.expect, rules.forms)
    yield from notice_faults(turn.expect.get("notice"), rules.notices)
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
    if fields_of(turn.act) is not None:
        yield from faults_of(turn.act, turn.given)
    yield from item_faults(turn.given, definitions)
    yield from _answers(turn, definitions)


def _answers(turn: Happening, definitions: Sequence[Definition]) -> Iterator[tuple[str, str]]:
    for part in ANSWERED:
        if isinstance(answers := turn.given.get(part), Mapping):
            yield from _answer_faults(part, answers, turn.at.date(), definitions)


def _answer_faults(
    part: str, answers: Mapping[str, Any], day: date, definitions: Sequence[Definition]
) -> Iterator[tuple[str, str]]:
    """Questions that no version asks, and values that no version takes."""
    for id, value in answers.items():
        asked = [one.questions[id] for one in definitions if id in one.questions]
        if not asked and definitions:
            what = _("%(part)s: định nghĩa không có câu hỏi «%(name)s».") % {"part": part, "name": id}
            yield what, _("Sửa mã câu hỏi.")
        judged = [one for one in asked if one.type not in UNJUDGED and not one.names_dossier]
        faults = [answer_faults([one], {id: read(one, value)}, day).get(id, "") for one in judged if value is not None]
        if faults and all(faults):
            what = _("%(part)s: câu «%(name)s» không thể trả lời là «%(value)s».")
            yield what % {"part": part, "name": id, "value": str(value)[:60]}, faults[0]
