"""What a definition makes of a draft's or a dossier's answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.holding import applicant_facts, holdings, kind_of
from duoc.dossiers.models import Channel, Dossier
from duoc.dossiers.models.channel import ONLINE
from duoc.dossiers.rules import NotHere
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import (
    CONFIRMED,
    PERSON,
    Definition,
    NoHoldings,
    Plan,
    Question,
    Table,
    evaluate,
    led,
    read,
    shown,
    table,
)
from duoc.people.models import Party
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

COUNTER_WAY = "counter"


@dataclass(frozen=True)
class ShownAnswer:
    """An answer as it is shown: the page that asks for it, its value and its words ("" when there are none); of a
    group its items as a table. `computed`: nobody answered it, it is worked out."""

    page: str
    question: Question
    value: Any
    text: str
    table: Table | None = None
    computed: bool = False


def shown_answers(plan: Plan, answers: Mapping[str, Any]) -> list[ShownAnswer]:
    """The answers in the order of asking."""
    return [
        ShownAnswer(page.id, question, value, shown_of(plan, question, value), table_of(plan, question))
        for page in plan.pages
        for question in page.questions
        for value in (answers.get(question.id),)
    ]


def shown_of(plan: Plan, question: Question, value: Any) -> str:
    """An answer in words; of a group only what is right of it, as a list of anything may have been sent."""
    return shown(question, plan.values.get(question.id) if question.group is not None else value)


def table_of(plan: Plan, question: Question) -> Table | None:
    """The items of a group, where the question is one and has any."""
    items = plan.groups.get(question.id)
    return table(question, items) if items else None


def shown_values(plan: Plan, page: str) -> list[ShownAnswer]:
    """What a page shows as computed, as far as it can be worked out, in the shape of answers."""
    return [
        ShownAnswer(page, Question(one.id, one.name, "computed"), one.value, one.shown, computed=True)
        for one in plan.computed.get(page, ())
    ]


def shown_all(plan: Plan, answers: Mapping[str, Any]) -> list[ShownAnswer]:
    """The answers in the order of asking; behind those of each page what it computes."""
    rows: list[ShownAnswer] = []
    for page in plan.pages:
        rows += [one for one in shown_answers(plan, answers) if one.page == page.id]
        rows += shown_values(plan, page.id)
    return rows


def evaluated(
    definition: Definition,
    answers: Mapping[str, Any],
    applicant: Party | None,
    at: datetime,
    channel: str,
    filer: Mapping[str, str],
) -> Plan:
    """What follows from the answers of a request that is not filed yet; of a stranger the province holds nothing.

    Args:
        filer: facts of who represents the applicant; empty where nobody does.
    """
    # An applicant does not answer the desk's questions, whatever a form or another system may send.
    own = {id: value for id, value in answers.items() if id in definition.page_of or id == CONFIRMED}
    return evaluate(
        definition,
        own,
        holdings=holdings() if applicant else NoHoldings(),
        applicant=applicant_facts(applicant) if applicant else {},
        at=at,
        channel=_way(definition, channel),
        filer=filer,
    )


def _way(definition: Definition, channel: str) -> str:
    """The channel whose term and fee count: the one of filing, or the one in which what was prepared here will end."""
    way = Channel(channel).way
    return definition.counted_way if way == ONLINE else way


def plan_of_dossier(
    dossier: Dossier, desk: Mapping[str, Any] | None = None, language: str = "vi", *, decided: datetime | None = None
) -> Plan:
    """The plan of a filed dossier, as of the day it was filed, with what the desk has answered at finished steps and
    answers now (`desk`); in a reader's language for showing only. `decided`: when the result is proposed."""
    definition = definition_of(dossier, language)
    return evaluate(
        definition,
        {**dossier.answers, **dossier.desk_answers, **(desk or {})},
        holdings=holdings(),
        applicant=dossier.plan["applicant"],
        at=dossier.filed_at,
        channel=_way(definition, dossier.channel),
        filer=dossier.plan.get("filer", {}),
        decided=decided,
        desk_until=local(decided).date() if decided else date.max,
    )


def plan_as_declared(dossier: Dossier) -> Plan:
    """The plan with the applicant's own answers only: what they declared, and what their papers print."""
    own = definition_of(dossier).page_of
    return plan_of_dossier(
        dossier, dict.fromkeys(id for id in dossier.desk_answers if id not in own and id != CONFIRMED)
    )


def as_meant(definition: Definition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are meant, from whichever face; those to no question of the definition stay as they are."""
    questions = definition.questions
    return {id: read(questions[id], value) if id in questions else value for id, value in answers.items()}


def expect_open(version: Version, channel: str = Channel.OWN_PAGES, *, for_body: bool = False) -> None:
    """Refuses a procedure that is not filed in this way, or is not open for it here, with the reason and where it is
    filed instead.

    Args:
        version: as `procedures.queries.in_force` gives it.
        channel: how it is to be filed. What is open at the counter is open by post: the same desk takes it.
        for_body: an official files it from the desk for their own body; only so an internal procedure is filed.

    Raises:
        NotHere.
    """
    definition, open_for = procedures.definition(version), procedures.openness(version)
    way = Channel(channel).way
    if definition.internal:
        is_open = for_body and way == ONLINE and procedures.DESK in open_for.ways
    elif way == ONLINE:
        if not definition.begun_online:
            raise NotHere(
                definition.online.say or _("Thủ tục này chưa nộp được trên trang này."),
                _("Hãy nộp tại Trung tâm Phục vụ hành chính công hoặc tại Ủy ban nhân dân xã, phường."),
            )
        is_open = open_for.online
    else:
        if way not in definition.channels:
            raise NotHere(
                _("Thủ tục này không nhận hồ sơ tại quầy hay qua bưu chính."),
                _("Hãy nộp trên trang dành cho người dân."),
            )
        is_open = COUNTER_WAY in open_for.ways
    if not is_open:
        raise NotHere(open_for.because or _("Thủ tục này chưa mở để nhận tại quầy."), open_for.instead)


def expect_audience(definition: Definition, applicant: Party) -> None:
    """Refuses a party that the procedure is not for. A person may always ask: also where it is for bodies only, since
    those that are not known here name themselves in the answers.

    Raises:
        NotHere.
    """
    if not definition.internal and not is_for(definition, kind_of(applicant)):  # who asks for a body: `expect_open`
        raise NotHere(
            _("Thủ tục này không dành cho %(party)s.") % {"party": applicant.full_name},
            _("Hãy xem phần “Dành cho” của thủ tục, hoặc nộp cho chính bạn."),
        )


def is_for(definition: Definition, kind: str) -> bool:
    """Whether a party of this kind may ask, in the words of `applicant.kind`."""
    return kind == PERSON or kind in definition.audience


def definition_of(dossier: Dossier, language: str = "vi") -> Definition:
    """The definition under which a dossier was filed, with the communes of that day; in a reader's language for showing
    only."""
    return procedures.definition(dossier.version, language, on=local(dossier.filed_at).date())


def answers_led(version: Version, answers: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    """The answers of a request that is not filed yet, with the communes of the day: the name of one that was merged or
    renamed leads to the one in its place."""
    return led(procedures.definition(version, on=local(at).date()), answers)


def papers_to_bring(dossier: Dossier) -> list[Mapping[str, Any]]:
    """What is seen on paper, when the person comes or the post does: the province holds none of it, and it was
    not written here from the answers."""
    return [
        paper
        for paper in dossier.plan["papers"]
        if paper.get("brought") and not paper["held"] and not paper["made_from"]
    ]
