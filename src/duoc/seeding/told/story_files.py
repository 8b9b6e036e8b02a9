"""Reads the stories of a `cases.yaml` and tells what is wrong with them, with its line."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import VIETNAM
from duoc.language.calculations import DefinitionFault, Document, Finding, compiled_schema, complaints, plain
from duoc.seeding.told.expecting import EXPECTATIONS
from duoc.seeding.told.story import Happening, ToldStory

SCHEMA: Any = json.loads(resources.files("duoc.seeding").joinpath("schema/story.schema.json").read_text("utf-8"))
_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}


@cache
def _ready() -> tuple[Any, Any]:
    return compiled_schema(SCHEMA)


def read_stories(document: Document, procedure: str, words: Collection[str]) -> list[ToldStory]:
    """The stories of a file of cases; none where it tells none.

    Args:
        words: the words of all acts that can be told.

    Raises:
        DefinitionFault: a word that nobody knows, a moment before the last one, two stories of one name.
    """
    stories, findings = readable_stories(document, procedure, words)
    if findings:
        raise DefinitionFault(findings)
    return stories


def readable_stories(
    document: Document, procedure: str, words: Collection[str]
) -> tuple[list[ToldStory], list[Finding]]:
    """The stories of a file of cases that can be read, and what is wrong with the others."""
    data = document.data if isinstance(document.data, dict) else {}
    rows = plain(data.get("stories", []))
    if not rows:
        return [], []
    findings = [_placed(one, document) for one in complaints(rows, *_ready())]
    broken = {one.path[1] for one in findings if len(one.path) > 1}
    if findings and not broken:  # of the list as a whole
        return [], findings
    reading = _Reading(document, data, procedure, words)
    stories: list[ToldStory] = []
    for number in (number for number in range(len(rows)) if number not in broken):
        before = len(reading.findings)
        story = reading.story(rows[number], number)
        if reading.once(story, number, stories) and len(reading.findings) == before:
            stories.append(story)
    return stories, [*findings, *reading.findings]


def _placed(finding: Finding, document: Document) -> Finding:
    return Finding(
        "stories",
        ("stories", *finding.path),
        finding.what,
        _("Không kể được câu chuyện."),
        finding.remedy,
        document.file,
        document.line(("stories", *finding.path)),
    )


class _Reading:
    """One file: what it says, and what is wrong with it."""

    def __init__(self, document: Document, data: Mapping[str, Any], procedure: str, words: Collection[str]) -> None:
        self.document, self.data, self.procedure, self.words = document, data, procedure, words
        self.findings: list[Finding] = []

    def story(self, row: Mapping[str, Any], number: int) -> ToldStory:
        place = ("stories", number)
        filed = self._moment(row["filed"], (*place, "filed"))
        about = self._about(row, place, filed) if "about" in row else None
        first = Happening(filed, self.document.line(place), expect=self._expected(row, place))
        return ToldStory(
            procedure=self.procedure,
            it=row["it"],
            law=row["law"],
            line=self.document.line(place),
            applicant=self._applicant(row.get("applicant", {}), place),
            filed_by=row.get("filed_by", ""),
            answers={**self._base(row.get("from", []), place), **row.get("answers", {})},
            own=frozenset(row.get("answers", {})),
            papers=row.get("papers"),
            filed=first,
            turns=self._turns_of(row, place, filed),
            about=about,
        )

    def _about(self, row: Mapping[str, Any], place: tuple[Any, ...], filed: datetime) -> ToldStory:
        """The story of the dossier that a request is about: filed at the same hour where it names none."""
        before, place = row["about"], (*place, "about")
        at = self._moment(before["filed"], (*place, "filed")) if "filed" in before else filed
        turns = self._turns_of(before, place, at)
        if max([at, *(turn.at for turn in turns)]) > filed:
            what = _("Hồ sơ được nói tới còn có việc sau giờ nộp của câu chuyện.")
            self._wrong(place, what, _("Xếp các lượt theo thời gian."))
        return ToldStory(
            procedure=before["procedure"],
            it=_("%(it)s, trước") % {"it": row.get("it", before["procedure"])},
            law=row.get("law", ""),
            line=self.document.line(place),
            applicant=self._applicant(row.get("applicant", {}), place),
            filed_by=row.get("filed_by", ""),
            answers=before["answers"],
            own=frozenset(before["answers"]),
            papers=None,
            filed=Happening(at, self.document.line(place)),
            turns=turns,
            about=self._about({**row, **before}, place, at) if "about" in before else None,
        )

    def once(self, story: ToldStory, index: int, before: list[ToldStory]) -> bool:
        """Whether no story before it has its name."""
        if story.it not in [other.it for other in before]:
            return True
        what = _("Câu chuyện «%(it)s» viết hai lần.") % {"it": story.it}
        self._wrong(("stories", index), what, _("Đặt tên khác cho một câu chuyện."))
        return False

    def _turns_of(self, row: Mapping[str, Any], place: tuple[Any, ...], filed: datetime) -> list[Happening]:
        turns: list[Happening] = []
        for turn, at_place in self._turns(row.get("then", []), (*place, "then")):
            turns.append(self._turn(turn, at_place, turns[-1].at if turns else filed))
        return turns

    def _turns(self, rows: list[Any], place: tuple[Any, ...]) -> Iterator[tuple[Mapping[str, Any], tuple[Any, ...]]]:
        """The turns with their places; those of a road that is named stand under `roads`."""
        for index, row in enumerate(rows):
            if "road" not in row:
                yield row, (*place, index)
                continue
            if set(row) != {"road"}:
                what = _("Lượt gọi một đường đi (road) không có mục nào khác.")
                self._wrong((*place, index), what, _("Viết các mục ấy ở một lượt riêng."))
            road = row["road"]
            walked = self._named("roads", road, (*place, index))
            yield from ((turn, ("roads", road, number)) for number, turn in enumerate(walked))

    def _turn(self, turn: Mapping[str, Any], place: tuple[Any, ...], before: datetime) -> Happening:
        act = turn.get("do", "")
        if act and act not in self.words:
            what = _("Không có việc nào tên «%(act)s».") % {"act": act}
            self._wrong((*place, "do"), what, _("Các việc kể được: %(names)s.") % {"names": ", ".join(self.words)})
        if not act and {"by", "given", "refused"} & set(turn):
            what = _("Lượt này có by, given hoặc refused mà không có do.")
            self._wrong(place, what, _("Thêm do: tên việc, hoặc bỏ các mục kia."))
        return Happening(
            at=self._when(turn, place, before),
            line=self.document.line(place),
            act=act,
            by=turn.get("by", ""),
            given=turn.get("given", {}),
            expect=self._expected(turn, place),
            refused=turn.get("refused", ""),
        )

    def _when(self, turn: Mapping[str, Any], place: tuple[Any, ...], before: datetime) -> datetime:
        if "at" in turn and "skip" in turn:
            self._wrong(place, _("Lượt này có cả at lẫn skip."), _("Giữ một trong hai."))
        if "skip" in turn:
            number, unit = turn["skip"].split()
            return before + int(number) * _UNITS[unit]
        if "at" not in turn:
            return before
        at = self._moment(turn["at"], (*place, "at"))
        if at < before:
            what = _("Lượt này xảy ra lúc %(at)s, trước lượt đứng trên nó (%(before)s).") % {
                "at": at.strftime("%Y-%m-%dT%H:%M"),
                "before": before.strftime("%Y-%m-%dT%H:%M"),
            }
            self._wrong((*place, "at"), what, _("Xếp các lượt theo thời gian."))
        return at

    def _expected(self, row: Mapping[str, Any], place: tuple[Any, ...]) -> Mapping[str, Any]:
        expect: Mapping[str, Any] = row.get("expect", {})
        for word in expect:
            if word not in EXPECTATIONS:
                what = _("expect không có mục «%(word)s».") % {"word": word}
                remedy = _("Các mục dùng được: %(names)s.") % {"names": ", ".join(EXPECTATIONS)}
                self._wrong((*place, "expect", word), what, remedy)
        if "state" in expect and expect["state"] not in Dossier.State.values:
            what = _("Hồ sơ không có trạng thái «%(state)s».") % {"state": expect["state"]}
            remedy = _("Các trạng thái: %(names)s.") % {"names": ", ".join(Dossier.State.values)}
            self._wrong((*place, "expect", "state"), what, remedy)
        return expect

    def _moment(self, text: str, place: tuple[Any, ...]) -> datetime:
        try:
            return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
        except ValueError:
            what = _("«%(text)s» không phải ngày giờ có thật.") % {"text": text}
            self._wrong(place, what, _("Viết như 2026-11-23T09:00."))
            return datetime.max.replace(tzinfo=VIETNAM)

    def _applicant(self, named: str | Mapping[str, Any], place: tuple[Any, ...]) -> Mapping[str, Any]:
        if not isinstance(named, str):
            return named
        party: Mapping[str, Any] = self._named("applicants", named, (*place, "applicant"))
        return party

    def _base(self, names: str | list[str], place: tuple[Any, ...]) -> Mapping[str, Any]:
        answers: dict[str, Any] = {}
        for name in [names] if isinstance(names, str) else names:
            answers.update(self._named("base", name, (*place, "from")))
        return answers

    def _named(self, part: str, name: str, place: tuple[Any, ...]) -> Any:
        named: Mapping[str, Any] = self.data.get(part, {})
        if name not in named:
            what = _("%(part)s không có mục «%(name)s».") % {"part": part, "name": name}
            self._wrong(place, what, _("Các mục dùng được: %(names)s.") % {"names": ", ".join(named)})
        return plain(named.get(name, {}))

    def _wrong(self, place: tuple[Any, ...], what: str, remedy: str) -> None:
        line = self.document.line(place)
        self.findings.append(
            Finding("stories", place, what, _("Không kể được câu chuyện."), remedy, self.document.file, line)
        )
