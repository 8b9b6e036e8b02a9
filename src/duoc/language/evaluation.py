"""The work of one evaluation: questions one after the other, each bound or at fault. For `evaluating` alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language import communes, groups, items, sensing, values
from duoc.language.as_of_day import question_on
from duoc.language.definition import OTHER, Definition, Group, Question
from duoc.language.figures import with_figures
from duoc.language.holdings import HeldEntry, Holdings
from duoc.language.parameters import given_on
from duoc.language.parties import CONTACT, PARTIES, in_scope
from duoc.language.plan import AnswerDoubt, AnswerFault, AskedPage, Item, Known
from duoc.language.rules import Missing, Unusable, holds
from duoc.language.scope import drop, find, of_entry, put
from duoc.language.showing import shown


class Evaluation:
    """What is known so far, and what is wrong."""

    def __init__(
        self,
        definition: Definition,
        answers: Mapping[str, Any],
        holdings: Holdings,
        applicant: Mapping[str, Any],
        today: date,
        channel: str,
        filer: Mapping[str, Any],
        desk_until: date,
    ) -> None:
        self.desk_until = desk_until
        self.definition, self.answers, self.holdings, self.today = definition, answers, holdings, today
        self.person = str(applicant.get("person_id") or "")
        self.scope: dict[str, Any] = {"today": today.isoformat(), "channel": channel, **in_scope(applicant, filer)}
        if definition.parameters:
            self.scope |= given_on(definition.parameters, today)
        self.values: dict[str, Any] = {}
        self.known: dict[str, Known] = {}
        self.faults: dict[str, AnswerFault] = {}
        self.doubts: dict[str, AnswerDoubt] = {}
        self.asked: dict[str, Question] = {}
        self.groups: dict[str, tuple[Item, ...]] = {}
        self.desk: list[Question] = []
        self.desk_doubts: dict[str, AnswerDoubt] = {}
        self.desk_faults: list[AnswerFault] = []
        self._desk_options: dict[str, Mapping[str, str]] = {}
        self._entries: dict[str, Sequence[HeldEntry]] = {}
        self.page_applies: dict[str, bool] = {}

    def entries_of(self, register: str) -> Sequence[HeldEntry]:
        """Entries in force that name the applicant; asked once for each register."""
        return [entry for entry in self._named(register) if entry.valid]

    def _named(self, register: str) -> Sequence[HeldEntry]:
        if register not in self._entries:
            self._entries[register] = self.holdings.entries_of(register, self.person) if self.person else ()
        return self._entries[register]

    def named_value(self, name: str) -> None:
        try:
            self.scope[name] = self.definition.let[name].evaluate(self.scope)
        except (Missing, Unusable):
            return

    def question(self, question: Question) -> None:
        page = self.definition.page_of.get(question.id)
        if page is not None:
            if page.id not in self.page_applies:
                self.page_applies[page.id] = holds(page.when, self.scope)
            if not self.page_applies[page.id]:
                return
        if not holds(question.when, self.scope):
            return
        if page is None:
            self._desk_question(question)
        elif question.type == "register_entry":
            self._register_question(question)
        elif question.group is not None:
            self._group_question(question, question.group)
        elif not self._known(question):
            self._ask(question)

    def _known(self, question: Question) -> bool:
        for source in question.known_from:
            value = find(self.scope, source.path) if source.path else source.value
            if values.blank(value) or not holds(source.when, self.scope):
                continue
            if values.fault(question, value, self.today) or communes.is_open(question, value):
                continue
            self._bind(question, value)
            self.known[question.id] = Known(question, value, shown(question, value), self._source(source.path))
            return True
        return False

    @cached_property
    def _identity(self) -> str:
        return _("Thông tin định danh")

    def _source(self, path: str) -> str:
        if not path:
            return _("Theo người yêu cầu")
        party, _dot, fact = path.partition(".")
        if party in PARTIES:
            return _("Dữ liệu của tỉnh") if fact in CONTACT else self._identity
        question = self.definition.questions.get(path.partition(".")[0])
        return self._register_source(question) if question else _("Dữ liệu của tỉnh")

    def _register_source(self, question: Question) -> str:
        return _("Sổ đăng ký, số %(number)s") % {"number": find(self.scope, f"{question.id}.number")}

    def _ask(self, question: Question) -> None:
        self.asked[question.id] = question_on(question, self.definition.parameters, self.today)
        value = values.read(question, self.answers.get(question.id))
        if values.blank(value):
            if question.required:
                self._fault(question, _("Bạn chưa trả lời: %(question)s") % {"question": question.name}, missing=True)
            return
        if say := self._judged(question, value):
            self._fault(question, say)

    def _judged(self, question: Question, value: Any) -> str:
        """Bind an answer that is right, by itself and beside the others; else say what is wrong with it."""
        if say := self._wrong(question, value):
            return say
        self._bind(question, value)
        if say := sensing.wrong(self.definition, question, self.scope):
            del self.values[question.id]
            drop(self.scope, question.id)
        return say

    def _wrong(self, question: Question, value: Any) -> str:
        of_desk = question.past and question.id not in self.definition.page_of
        if say := values.fault(question, value, self.desk_until if of_desk else self.today):
            return say
        for check in question.checks:
            if check.doubt:
                continue
            try:
                right = check.rule.evaluate({**self.scope, "answer": values.scoped(question, value)}) is True
            except Missing:  # it compares with an answer that is not given: nothing to compare yet
                right = True
            except Unusable:
                right = False
            if not right:
                return check.say
        return ""

    def _bind(self, question: Question, value: Any) -> None:
        self.values[question.id] = value
        put(self.scope, question.id, values.scoped(question, value))

    def _fault(self, question: Question, say: str, missing: bool = False) -> None:
        self.faults[question.id] = AnswerFault(question.id, say, missing)

    def _register_question(self, question: Question) -> None:
        offered = self._offered(question)
        options = {entry.id: entry.label or entry.number for entry in offered}
        if question.other:
            options[OTHER] = question.other
        value = self.answers.get(question.id)
        if not offered and question.other and not question.lookup and self._ended(question, value) is None:
            self._bind_entry(question, None)
            return
        question = replace(question, options=MappingProxyType(options))
        self.asked[question.id] = question
        if values.blank(value):
            if question.required:
                self._fault(question, _("Bạn chưa chọn: %(question)s") % {"question": question.name}, missing=True)
        elif value == OTHER and question.other:
            self._bind_entry(question, None)
        else:
            self._choose(question, value, offered)

    def _offered(self, question: Question) -> list[HeldEntry]:
        entries = self.entries_of(question.register)
        if not question.roles:
            return list(entries)
        return [entry for entry in entries if not entry.roles or set(entry.roles) & set(question.roles)]

    def _ended(self, question: Question, value: Any) -> HeldEntry | None:
        """The entry that was chosen, where it has ended since: it is not taken for one that is in no book."""
        named = (item for item in self._named(question.register) if not item.valid)
        return next((item for item in named if value in (item.id, item.number)), None)

    def _choose(self, question: Question, value: Any, offered: list[HeldEntry]) -> None:
        entry = next((item for item in offered if value in (item.id, item.number)), None) or self._ended(
            question, value
        )
        if entry is None and question.lookup and not values.fault(question, value, self.today):
            entry = self.holdings.entry(question.register, value)
        if entry is None:
            self._fault(question, _("Không tìm thấy trong sổ. Hãy chọn lại trong danh sách hoặc kiểm tra lại số."))
        elif not entry.valid:
            say = _("Số %(number)s không còn giá trị. Hãy chọn giấy tờ khác.") % {"number": entry.number}
            self._fault(question, say)
        else:
            self._bind_entry(question, entry)

    def _group_question(self, question: Question, group: Group) -> None:
        question = self.asked[question.id] = question_on(question, self.definition.parameters, self.today)
        group = question.group or group
        given = values.read(question, self.answers.get(question.id))
        if given is None:
            if question.required:
                self._fault(question, items.too_few(question, 0), missing=True)
            return
        if say := values.fault(question, given, self.today):
            self._fault(question, say)
            return
        judged = groups.judge(group, given, self.scope, self.today)
        self.groups[question.id] = tuple(judged.items)
        if say := items.too_few(question, len(given)):
            self._fault(question, say, missing=True)
        confirmed = sensing.confirmed_in(self.answers)
        self.faults |= {fault.place: fault for fault in judged.faults}
        self.doubts |= {doubt.place: doubt for doubt in judged.doubts if doubt.token not in confirmed}
        if not judged.faults:
            self._bind_group(question, group, judged)

    def _bind_group(self, question: Question, group: Group, judged: groups.Judged) -> None:
        """Rules read a group once each of its items is right; what must hold of all is then asked too."""
        self.scope[question.id] = items.columns(group, judged.scoped)
        self.values[question.id] = [{items.ID: item.id, **item.values} for item in judged.items]
        for check in question.checks:
            if not check.doubt and not sensing.holds(check.rule, {**self.scope, "answer": self.scope[question.id]}):
                self._fault(question, check.say)
                return

    def _desk_question(self, question: Question) -> None:
        if question.type == "register_entry":
            self._desk_entry(question)
            return
        self.desk.append(question)
        value = values.read(question, self.answers.get(question.id))
        if values.blank(value):
            if question.late:
                self.desk_doubts[question.id] = sensing.late(question)
            elif question.required:
                self.desk_faults.append(AnswerFault(question.id, values.missing(question), missing=True))
        elif say := self._judged(question, value):
            self.desk_faults.append(AnswerFault(question.id, say))

    def _desk_entry(self, question: Question) -> None:
        """Which of the entries that name a person of the dossier is meant; not put where there is none."""
        number = str(self.values.get(question.about) or "")
        offered = {one.id: one for one in self.holdings.entries_naming(question.register, number) if one.valid}
        value = self.answers.get(question.id) if offered else OTHER
        if offered:
            self.desk.append(question)
            options = {id: entry.label or entry.number for id, entry in offered.items()} | {OTHER: question.other}
            self._desk_options[question.id] = MappingProxyType(options)
        if value in offered or value == OTHER:
            self._bind_entry(question, offered.get(value))
        else:
            self.desk_faults.append(AnswerFault(question.id, values.missing(question), missing=True))

    def _bind_entry(self, question: Question, entry: HeldEntry | None) -> None:
        self.values[question.id] = entry.id if entry else OTHER
        self.scope[question.id] = of_entry(entry)

    def at_desk(self, question: Question) -> Question:
        """A question as an official reads it: with the entries to choose from, and figures in its hint."""
        options = self._desk_options.get(question.id, question.options)
        shown = question_on(replace(question, options=options), self.definition.parameters, self.today)
        return with_figures(shown, self.scope)

    def sense(self) -> None:
        """Hold the answers against what is known, and look for what is unlikely: one fault or doubt a question."""
        for fault in sensing.faults_beside_known(self.definition, self.scope, self.asked):
            self.faults.setdefault(fault.question, fault)
        confirmed = sensing.confirmed_in(self.answers)
        every = {**self.asked, **{question.id: question for question in self.desk}}
        for doubt in sensing.doubts_of(self.definition, self.scope, every, self.values):
            if doubt.question not in self.asked:
                self.desk_doubts.setdefault(doubt.question, doubt)
            elif doubt.token not in confirmed and doubt.question not in self.faults:
                self.doubts.setdefault(doubt.question, doubt)

    def pages(self) -> tuple[AskedPage, ...]:
        """The pages that apply, with the questions that apply and are not known."""
        pages = []
        open_ones = {fault.asked_in for fault in (*self.faults.values(), *self.doubts.values())}
        for page in self.definition.pages:
            questions = tuple(self.asked[question.id] for question in page.questions if question.id in self.asked)
            if questions:
                answered = all(item.id in self.answers and item.id not in open_ones for item in questions)
                pages.append(AskedPage(page.id, page.title, page.lead, questions, answered))
        return tuple(pages)
