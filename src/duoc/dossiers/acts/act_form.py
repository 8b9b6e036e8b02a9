"""The form of an act: what it asks of whoever does it. With one, desk, portal and API offer the act by themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts.events import Words
from duoc.dossiers.acts.grounds import BASIS, offered_grounds
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import Incomplete
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Area, Question, answer_faults, read
from duoc.people.powers import Actor

DESK = "desk"
Shown = Sequence[tuple[Words, str]]


@dataclass(frozen=True)
class Field:
    """One thing that is asked. `type` and `options` are those of the definition language: "choice", "long_text".
    Options of a "text" are offered; anything else may be written too.

    `needed`: when an answer that may be left out is needed: "cần khi nhận qua bưu chính". `today`: the day of the page
    stands in it at first. `areas`: where an address may lie, `vocabulary`: what may be chosen of a shared list; both
    asked when the form is shown or read.
    """

    id: str
    ask: Words
    type: str
    hint: Words = ""
    required: bool = True
    needed: Words = ""
    today: bool = False
    options: Mapping[str, Words] = field(default_factory=dict)
    areas: Callable[[], Mapping[str, Area]] = dict
    vocabulary: Callable[[], Mapping[str, str]] = dict

    @property
    def choices(self) -> dict[str, str]:
        """What may be chosen, in the language of the page."""
        return {key: str(words) for key, words in (self.options or self.vocabulary()).items()}

    @property
    def is_only_choice(self) -> bool:
        """One of one has to be chosen."""
        return self.type == "choice" and self.required and len(self.choices) == 1


@dataclass(frozen=True)
class ActForm:
    """The page of an act.

    Attributes:
        by: for whom the page is: `APPLICANT`, or `DESK` for the desks of the unit.
        title: of the page and of the link that leads to it; `button` does the act; `done` says so afterwards.
        given: the parameters of the act from what was filled in.
        lead: what to know before doing it.
        options_of: what can be chosen where that depends on the dossier, by field.
        shown: what the page shows of the dossier above the fields, as label and text.
        in_doubt: what of that is not confirmed, and why; the page folds it.
        initial: what stands in the fields at first.
        instead: the act that says no to it, whose page is one press away.
        letter: the form that leaves with the act, as it would now, in bytes; None where nothing waits.

    `given` makes the parameters of what was filled in and judged; it raises:
        Incomplete: fields do not go together; `faults` names them.
    """

    by: str
    title: Words
    button: Words
    done: Words
    fields: Sequence[Field]
    given: Callable[[Mapping[str, Any]], Any]
    lead: Words = ""
    shown: Callable[[Dossier], Shown] = lambda _dossier: ()
    in_doubt: Callable[[Dossier], str] = lambda _dossier: ""
    initial: Callable[[Dossier], Mapping[str, Any]] = lambda _dossier: {}
    instead: str = ""
    letter: Callable[[Dossier, Actor, datetime], bytes | None] | None = None
    options_of: Callable[[Dossier, datetime], Mapping[str, Mapping[str, Words]]] = lambda _dossier, _at: {}

    @property
    def at_once(self) -> bool:
        """Nothing is asked and nothing has to be known before: one press does it, without a page between."""
        return not self.fields and not self.lead

    def of(self, dossier: Dossier, at: datetime) -> "ActForm":
        """The form as it is for one dossier at this time."""
        options = {**self.options_of(dossier, at)}
        if any(one.id == BASIS for one in self.fields):
            options[BASIS] = offered_grounds(dossier)
        return replace(self, fields=[replace(one, options=options.get(one.id, one.options)) for one in self.fields])

    def first_values(self, at: datetime) -> dict[str, Any]:
        """What stands in the fields before anything was filled in: the day, and a choice that is the only one."""
        days = {one.id: local(at).date().isoformat() for one in self.fields if one.today}
        only = {one.id: next(iter(one.choices)) for one in self.fields if one.is_only_choice}
        return days | only

    def read(self, values: Mapping[str, Any], at: datetime) -> Any:
        """The parameters of the act from what was filled in, in whichever face: asked for, there, of the right kind.

        Raises:
            Incomplete: something is missing, wrong or not asked; `faults` names the fields.
        """
        questions = self._questions()
        written = {id: read(questions[id], value) if id in questions else value for id, value in values.items()}
        faults = {id: _("Việc này không hỏi điều đó.") for id in written if id not in questions}
        faults |= answer_faults(questions.values(), written, local(at).date())
        if faults:
            raise Incomplete(_("Có phần chưa đúng."), _("Hãy xem lại các mục được đánh dấu."), faults)
        return self.given({one.id: written.get(one.id) for one in self.fields})

    def _questions(self) -> dict[str, Question]:
        """The fields as the definition language judges them."""
        return {
            one.id: Question(
                one.id,
                str(one.ask),
                one.type,
                options=one.choices,
                required=one.required,
                areas=one.areas(),
            )
            for one in self.fields
        }
