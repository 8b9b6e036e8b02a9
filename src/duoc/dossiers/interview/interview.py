"""The interview: what a request still needs and what would be filed, below every face that draws it.

Each request of a face makes one `Interview` of a draft, or of bare answers. It evaluates once, when it is first asked;
pages, gaps, papers, position, check and digest all follow from that one evaluation.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of_whoever
from duoc.dossiers.holding import filer_facts
from duoc.dossiers.interview import positions
from duoc.dossiers.interview.attached import Attached, PaperState
from duoc.dossiers.interview.digest import digest_of
from duoc.dossiers.interview.gaps import body_of, expect_asked, gaps_of
from duoc.dossiers.interview.positions import Position, Stage
from duoc.dossiers.interview.suggesting import suggestions
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.planning import ShownAnswer, answers_led, as_meant, evaluated, shown_answers
from duoc.dossiers.rules import Changed, Incomplete
from duoc.ground.worktime.calculations import Deadline, local
from duoc.language.calculations import (
    CONFIRMED,
    AnswerFault,
    AskedPage,
    Definition,
    Plan,
    Question,
    confirmed_in,
)
from duoc.people import queries as people
from duoc.people.models import Organisation, Party
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version


@dataclass(frozen=True)
class Interview:
    """A request as it stands at a time.

    Attributes:
        applicant: the party whose matter it is; None for a stranger, of whom the province holds nothing.
        answers: as given, right or wrong.
        load_files: reads the attached files, oldest first; asked only when papers matter.
        filer: facts of who represents the applicant; empty where nobody does.
        language: of who reads it. What is filed, kept and printed comes from the Vietnamese one.
    """

    version: Version
    applicant: Party | None
    answers: Mapping[str, Any]
    at: datetime
    channel: str = Channel.OWN_PAGES
    load_files: Callable[[], Sequence[Attached]] = tuple
    language: str = "vi"
    place: str = ""  # code of the commune at whose counter it is written
    filer: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def definition(self) -> Definition:
        """The definition under which the request is written, in the words of the reader."""
        return procedures.definition(self.version, self.language, on=local(self.at).date())

    @cached_property
    def plan(self) -> Plan:
        """All that follows from the answers."""
        return evaluated(self.definition, self.answers, self.applicant, self.at, self.channel, self.filer)

    def read_in(self, language: str) -> "Interview":
        """The same for a reader of another language. Nothing of the request changes by it, its digest neither."""
        return replace(self, language=language)

    def answered(self, values: Mapping[str, Any]) -> "Interview":
        """The interview once these answers are given too. Nothing is kept. Doubts that were settled stay settled, as
        long as their answers stay the same."""
        settled = confirmed_in(self.answers) | confirmed_in(values)
        confirmed = {CONFIRMED: sorted(settled)} if settled else {}
        return replace(self, answers={**self.answers, **as_meant(self.definition, values), **confirmed})

    def with_any(self, values: Mapping[str, Any]) -> "Interview":
        """The interview once these answers are given too, right or wrong.

        Raises:
            Incomplete: the procedure asks an applicant nothing of the kind; `faults` says which.
        """
        self.expect_asked(values)
        return self.answered(values)

    def with_page(self, page: str, values: Mapping[str, Any]) -> "Interview":
        """The interview once questions of one page are answered, rightly.

        Raises:
            Incomplete: the page is not asked, has no such question, or an answer is wrong; `faults` says which.
        """
        after = self.answered(values)
        asked = after.questions_of(page)
        faults = {} if asked else {"page": _("Trang này không được hỏi.")}
        others = values.keys() - {CONFIRMED, *(one.id for one in asked)}
        faults |= {id: _("Trang này không hỏi câu này.") for id in others}
        faults |= {one.place: one.say for one in after.faults(asked) if one.asked_in in values}
        if faults:
            raise Incomplete(_("Câu trả lời chưa đúng nên chưa được lưu."), _("Hãy sửa chỗ đó rồi gửi lại."), faults)
        return after

    def expect_asked(self, values: Iterable[str]) -> None:
        """Refuses answers to what the procedure does not ask.

        Raises:
            Incomplete: `faults` says which.
        """
        expect_asked(self.definition, values)

    def values(self, page: AskedPage) -> dict[str, Any]:
        """What stands in the fields of a page: answers, and suggestions of the procedure that nobody has sent yet."""
        return {**suggestions(self.definition, page, self.place), **self.answers}

    def questions_of(self, page: str, named: Collection[str] = ()) -> Sequence[Question]:
        """The questions that a form showed: those of the page that it names, else those that the page asks now."""
        if named:
            questions = (
                question for known in self.definition.pages if known.id == page for question in known.questions
            )
            return [question for question in questions if question.id in named]
        asked = self.plan.page(page)
        return asked.questions if asked else ()

    def faults(self, questions: Iterable[Question]) -> list[AnswerFault]:
        """What is wrong with the answers to these questions, missing, or in doubt."""
        ids = {question.id for question in questions}
        every: list[AnswerFault] = [*self.plan.faults, *self.plan.doubts]
        return [fault for fault in every if fault.asked_in in ids]

    @cached_property
    def in_force(self) -> Version:
        """The version of the procedure that is in force.

        Raises:
            duoc.procedures.queries.NotInForce: it has ended.
        """
        return procedures.in_force(self.definition.code, self.at)

    @property
    def outdated(self) -> bool:
        """Whether other rules are in force than those that it is written under; a new edition has the same rules."""
        return self.in_force.digest != self.version.digest

    def newest(self) -> "Interview":
        """The same under the newest edition of its rules, as it is checked and filed: forms and shared words may have
        changed, the rules have not. Ask `outdated` before."""
        return self if self.in_force.pk == self.version.pk else replace(self, version=self.in_force)

    @property
    def position(self) -> Position:
        """Where the person goes on: the first thing that is still open, else the check."""
        if self.outdated:
            return positions.NEWER
        if (first := self.first_open) is not None:
            return first
        return positions.PAPERS if self.paper_gaps else positions.CHECK

    @property
    def first_open(self) -> Position | None:
        """The page to answer before papers and check are of use; None when there is none."""
        return positions.first_open(self.plan)

    def after(self, page: str, *, checking: bool = False) -> Position:
        """Where an answered page leads: to itself while its answers raised a further question on it, else forward.

        Args:
            checking: the page was opened from the check, and leads back to it.
        """
        again = self.plan.page(page)
        if again is not None and not again.answered and not self.plan.refusals:
            return Position(Stage.PAGE, page)
        return (self.first_open or positions.CHECK) if checking else positions.behind(self.plan, page)

    def before(self, page: str = "") -> Position | None:
        """The page before this one, or the last of all; None before the first."""
        ids = [asked.id for asked in self.plan.pages]
        earlier = ids[: ids.index(page)] if page in ids else [] if page else ids
        return Position(Stage.PAGE, earlier[-1]) if earlier else None

    def raised(self, page: AskedPage) -> AskedPage | None:
        """The part of a page that its other answers raised: what was never put, or is wrong; None when that is none or
        all of it."""
        wrong = {fault.asked_in for fault in self.faults(page.questions)}
        open_ = tuple(one for one in page.questions if one.id not in self.answers or one.id in wrong)
        return replace(page, questions=open_) if 0 < len(open_) < len(page.questions) else None

    def step(self, position: Position) -> dict[str, int]:
        """Which step this is, of how many; `about`: answers to come can still make them more or fewer."""
        steps, unanswered = positions.steps(self.plan), self.first_open is not None
        number = steps.index(position) + 1 if position in steps else 1
        return {"number": number, "of": len(steps), "about": unanswered and positions.may_change(self.definition)}

    @cached_property
    def files(self) -> tuple[Attached, ...]:
        """All attached files, oldest first."""
        return tuple(self.load_files())

    @cached_property
    def papers(self) -> tuple[PaperState, ...]:
        """The papers that are asked for, each with its files."""
        return tuple(
            PaperState(paper, tuple(attached for attached in self.files if attached.code == paper.id))
            for paper in self.plan.papers
        )

    @property
    def paper_gaps(self) -> dict[str, str]:
        """A sentence for each paper without which nothing is filed and that has no file."""
        return {state.paper.id: self.gaps[state.paper.id] for state in self.papers if state.paper.id in self.gaps}

    @cached_property
    def gaps(self) -> dict[str, str]:
        """What stands against filing, by question or paper; "" is the whole."""
        codes = {attached.code for attached in self.files}
        gaps = gaps_of(self.plan, codes, by_post=self.channel == Channel.POST)
        if not self.plan.faults and not body_of(self.plan):
            say = _("Chưa xác định được cơ quan giải quyết nên chưa nộp được trực tuyến. Hãy hỏi nơi tiếp nhận hồ sơ.")
            gaps = {"": say, **gaps}
        return gaps

    @property
    def ready(self) -> bool:
        """Nothing stands against filing."""
        return not self.outdated and not self.gaps and self.plan.complete

    @property
    def shown_answers(self) -> list[ShownAnswer]:
        """The answers in the order of asking, in words, as they are shown for checking."""
        return shown_answers(self.plan, self.answers)

    @cached_property
    def unit(self) -> Organisation | None:
        """The body that decides, as far as it is known; of one that was split, who keeps its books."""
        return self._body[0]

    @property
    def unit_decided(self) -> bool:
        """False where somebody will have to say which successor of a body that was split decides."""
        return self._body[1]

    @cached_property
    def _body(self) -> tuple[Organisation | None, bool]:
        matter = {self.definition.field, self.applicant.commune_code if self.applicant else ""}
        return people.body_for(body_of(self.plan), matter)

    @property
    def expected(self) -> Deadline:
        """When it would be due if it were filed and accepted now: expected, not promised."""
        term = {"term": self.plan.term, "after_15": self.plan.after_15}
        return due_dates.expected(self.definition, term, self.at, calendars_of_whoever(lambda: self.unit))

    @cached_property
    def digest(self) -> str:
        """Stands for all that is shown for checking: 64 hexadecimal digits, the same as long as nothing of it changes;
        words in the reader's language and the expected date, which moves by itself, are left out."""
        return digest_of(self)

    def expect(self, digest: str) -> None:
        """Holds the request against what the person saw; an empty digest asks nothing.

        Raises:
            Changed: it is no longer what was shown.
        """
        if digest and digest != self.digest:
            raise Changed(
                _("Hồ sơ đã thay đổi sau khi bạn xem lại, nên chưa được nộp."),
                _("Hãy xem lại nội dung mới rồi nộp."),
            )


def interview_of(draft: Draft, at: datetime) -> Interview:
    """The interview of a draft as it stands."""

    def load() -> list[Attached]:
        papers = draft.papers.select_related("file").order_by("attached_at", "id")
        return [Attached(paper.code, paper.file, paper.pk) for paper in papers]

    filer, here = filer_facts(*draft.representative) if draft.representative else {}, draft.counter_place
    answers = answers_led(draft.version, draft.answers, at)
    return Interview(draft.version, draft.applicant, answers, at, draft.channel, load, place=here, filer=filer)


def interview_of_answers(
    version: Version,
    answers: Mapping[str, Any],
    applicant: Party | None,
    at: datetime,
    filer: Mapping[str, str] | None = None,
) -> Interview:
    """The interview of answers that belong to no draft."""
    return Interview(version, applicant, answers_led(version, answers, at), at, filer=filer or {})
