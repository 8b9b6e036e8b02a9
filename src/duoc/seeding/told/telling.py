"""Tells a story: every turn is done by the real act on the stage of demonstrations, at the hour of the story."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction
from django.utils import translation
from django.utils.translation import gettext_noop

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Consultation, Dossier, Turn
from duoc.ground.refusal import Refusal
from duoc.language.calculations import Plan
from duoc.people.models import Origin, Person
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version
from duoc.seeding.playing import file, take_turn
from duoc.seeding.scenes import Scene, Story
from duoc.seeding.stage import Stage
from duoc.seeding.told.clock import at_hour, pass_time
from duoc.seeding.told.expecting import After, differences
from duoc.seeding.told.seats import seat
from duoc.seeding.told.story import Failure, Happening, Played, ToldStory
from duoc.seeding.unplayable import Unplayable
from duoc.seeding.unplayable import body as known_body

REFUSED = gettext_noop("%(act)s bị từ chối: %(say)s")
DONE = gettext_noop("%(act)s làm được, mà câu chuyện chờ bị từ chối: %(wanted)s")
OTHER_WORDS = gettext_noop("%(act)s bị từ chối bằng lời khác: chờ «%(wanted)s», được «%(got)s»")
BROKEN = gettext_noop("%(act)s không chạy được: %(say)s")
FILING, PASSING = gettext_noop("nộp hồ sơ"), gettext_noop("chờ")
MOST_ROUNDS = 12
BREAKS = (
    LookupError, ObjectDoesNotExist, TypeError, ValueError, AttributeError, RuntimeError, DatabaseError,
    ArithmeticError, AssertionError, OSError,
)  # fmt: skip


def tell(story: ToldStory) -> Played:
    """Plays the story in a transaction of its own, which is taken back. A turn that goes otherwise ends it."""
    telling = Telling(story)
    with translation.override("vi"), transaction.atomic():
        telling.run()
        played = telling.played()
        transaction.set_rollback(True)
    return played


class Telling:
    """One story on its way. `run` tells it whole; `take` one more turn, whatever it expects."""

    def __init__(self, story: ToldStory) -> None:
        self.story = story
        self.stage: Stage
        self.failures: list[Failure] = []
        self.steps: set[str] = set()
        self.turns: set[str] = set()
        self.seated: set[tuple[str, str]] = set()

    def run(self) -> None:
        self._walk(self.story)

    def _walk(self, story: ToldStory) -> bool:
        """Whether the story of the dossier that this one is about, and this one, went as they are told."""
        if story.about is not None:
            if not self._walk(story.about):
                return False
            self.steps.clear()  # what is covered is covered by the story's own dossier
            self.turns.clear()
        if not self._done(story.filed, str(FILING), partial(self._file, story)) or not self._look(story.filed):
            return False
        since = story.filed.at
        for turn in story.turns:
            before = len(self.failures)
            done = self.take(turn)
            if not done and len(self.failures) > before:
                return False
            if not self._look(turn, since):
                return False
            since = turn.at
        return True

    def _named(self, version: Version) -> Mapping[str, str]:
        """The answer to the question that names a dossier: the one whose story was told before."""
        questions = procedures.definition(version).questions.values()
        return {one.id: str(self.stage.dossier) for one in questions if one.names_dossier}

    def take(self, turn: Happening) -> bool:
        """Whether the turn was done; else why not stands among the failures, where the story does not tell it."""
        return self._done(turn, turn.act or str(PASSING), partial(self._turn, turn))

    def _turn(self, turn: Happening) -> None:
        if turn.act:
            self._act(turn)

    def _done(self, turn: Happening, name: str, act: Callable[[], None]) -> bool:
        """Whether the act was done; a refusal that the story does not tell, and anything else that fails, is noted."""
        try:
            with transaction.atomic():
                pass_time(turn.at)
            with transaction.atomic(), at_hour(turn.at):
                act()
        except Refusal as refusal:
            self._judge_refusal(turn, name, _words_of(refusal))
            return False
        except Unplayable as error:
            self.failures.append(Failure(turn.line, error.sentence, {"act": name, **error.facts}))
            return False
        except BREAKS as error:
            self.failures.append(Failure(turn.line, BROKEN, {"act": name, "say": repr(error)}))
            return False
        if turn.refused:
            self.failures.append(Failure(turn.line, DONE, {"act": name, "wanted": turn.refused}))
        if turn.act:
            self.turns.add(turn.act)
        return not turn.refused

    def _judge_refusal(self, turn: Happening, name: str, words: str) -> None:
        if not turn.refused:
            self.failures.append(Failure(turn.line, REFUSED, {"act": name, "say": words}))
        elif turn.refused not in words:
            facts = {"act": name, "wanted": turn.refused, "got": words}
            self.failures.append(Failure(turn.line, OTHER_WORDS, facts))

    def _file(self, story: ToldStory) -> None:
        version = procedures.in_force(story.procedure, story.filed.at)
        applicant = None if story.filed_by else _applicant(story.applicant)
        if story.filed_by:
            role, _at, body = story.filed_by.partition("@")
            seat(body, [role])
        if story.about is not None:
            story = replace(story, answers={**story.answers, **self._named(version)})
        answers, plan = _asked(story, version, applicant)
        wanted = [paper.id for paper in plan.papers if paper.upload and paper.required and paper.held is None]
        papers = wanted if story.papers is None else story.papers
        scripted = Story(
            story.it, story.procedure, 0, "", answers=_braced(answers), papers=papers, turns=(), filed_by=story.filed_by
        )
        self.stage = Stage(Scene(scripted, "", "", [story.filed.at], {}, story.it), {}, applicant=applicant)
        file(self.stage)

    def _act(self, turn: Happening) -> None:
        dossier = self._dossier()
        unit = dossier.assigned_unit or dossier.competent_unit
        self.stage.scene = replace(self.stage.scene, unit=unit.code)
        self._seat(turn, dossier, unit.code)
        given = _braced(turn.given)
        take_turn(self.stage, turn.act, turn.at, {**given, "by": turn.by} if turn.by else given)

    def _seat(self, turn: Happening, dossier: Dossier, unit: str) -> None:
        """Whoever the turn needs is there: who does it, and all whom the steps of the procedure name."""
        role, _at, body = turn.by.partition("@")
        posts = {step.post for step in procedures.definition(dossier.version).steps}
        wanted = {(post, code) for post in posts for code in (unit, dossier.competent_unit.code)}
        wanted |= {(role, body or unit)} if role and role != APPLICANT else set()
        for code in {code for _post, code in wanted - self.seated}:
            seat(code, [post for post, where in wanted if where == code])
        self.seated |= wanted

    def _look(self, turn: Happening, since: datetime | None = None) -> bool:
        """Compares what is expected since the turn before it; whether it can be compared at all."""
        dossier = self._dossier()
        self.steps.add(dossier.step)
        try:
            with transaction.atomic():
                self.failures += differences(After(dossier, turn.at, since or turn.at), turn.expect, turn.line)
        except BREAKS as error:
            self.failures.append(Failure(turn.line, BROKEN, {"act": "expect", "say": repr(error)}))
            return False
        return True

    def _dossier(self) -> Dossier:
        rows = Dossier.objects.select_related("assigned_unit", "competent_unit", "version")
        return rows.get(pk=self.stage.dossier)

    def played(self) -> Played:
        """What came of it, as far as it went."""
        if not hasattr(self, "stage") or not Dossier.objects.filter(pk=self.stage.dossier).exists():
            return Played(self.story, tuple(self.failures))
        dossier = self._dossier()
        steps = self.steps | set(Turn.objects.filter(dossier=dossier).values_list("step", flat=True))
        steps |= set(Consultation.objects.filter(dossier=dossier).exclude(step="").values_list("step", flat=True))
        questions = {id for id, value in {**dossier.answers, **dossier.desk_answers}.items() if value is not None}
        return Played(
            self.story,
            tuple(self.failures),
            frozenset(steps),
            frozenset(questions),
            frozenset({dossier.variant}),
            frozenset(self.turns),
        )


def _words_of(refusal: Refusal) -> str:
    faults = getattr(refusal, "faults", None)
    return " ".join([refusal.say, refusal.remedy, *(f"{name}: {say}" for name, say in (faults or {}).items())])


def _asked(story: ToldStory, version: Version, applicant: Person | None) -> tuple[dict[str, Any], Plan]:
    """The answers as a person gives them: what is not asked is left out, what may be left open is left open."""
    party = applicant.party if applicant else _body_of(story)
    answers = dict(story.answers)
    for _round in range(MOST_ROUNDS):
        plan = dossiers.interview_of_answers(version, answers, party, story.filed.at).plan
        questions = [question for page in plan.pages for question in page.questions]
        asked = {question.id for question in questions}
        kept = {id: value for id, value in answers.items() if id in asked or id in story.own}
        kept |= {one.id: None for one in questions if not one.required and one.id not in kept}
        if kept == answers:
            break
        answers = kept
    return answers, plan


def _body_of(story: ToldStory) -> Any:
    return known_body(story.filed_by.partition("@")[2]).party


def _applicant(given: Mapping[str, Any]) -> Person:
    """Who files, as the story says; made for it, unless the province knows somebody of this number already."""
    number = given.get("personal_number")
    known = Person.objects.filter(personal_number=number).first() if number else None
    if known is not None:
        return known
    born = given.get("birth_date")
    return Person.objects.create(
        origin=Origin.DEMO,
        full_name=given.get("full_name", ""),
        personal_number=number,
        birth_date=date.fromisoformat(born) if born else None,
        sex=given.get("sex", ""),
        ethnicity=given.get("ethnicity", ""),
        nationality=given.get("nationality", "vn"),
        phone=given.get("phone", ""),
        address=given.get("address", ""),
        commune_code=given.get("residence", ""),
    )


def _braced(given: Any) -> Any:
    """The stage fills names into texts; a story names everybody itself, so its braces stay braces."""
    if isinstance(given, str):
        return given.replace("{", "{{").replace("}", "}}")
    if isinstance(given, Mapping):
        return {name: _braced(value) for name, value in given.items()}
    return [_braced(one) for one in given] if isinstance(given, list) else given
