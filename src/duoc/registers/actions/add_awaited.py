"""Another body has given at last what an entry lacked, such as the personal number of a child."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import (
    DESK,
    Act,
    ActForm,
    Doing,
    Event,
    Field,
    Judged,
    Outcome,
    declare,
    declare_event,
)
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import EntryDraft, entry_of
from duoc.people.powers import Actor, Power
from duoc.registers.awaiting_fields import awaited_question, entry_that_waits
from duoc.registers.book_keys import keys_of
from duoc.registers.changing import change
from duoc.registers.history import number_of
from duoc.registers.looking_up import Subject, look_up
from duoc.registers.models import EntryChange
from duoc.registers.parties import link
from duoc.registers.refusing import against_proposing


@dataclass(frozen=True)
class Given:
    value: str
    source: str


def _add_awaited(doing: Doing[Given]) -> Outcome[EntryChange]:
    """Adds what was left open (the first field of several), judged as at the desk's step, and links the persons. The
    document that was given stays as it was signed; copies that are drawn later print what the entry says then."""
    dossier, given = doing.dossier, doing.given
    entry = entry_that_waits(dossier, locked=True)
    if entry is None:
        raise _nothing()
    field, question = awaited_question(dossier, entry)
    draft = _draft(dossier, question.id, given)
    keys = [one for one in keys_of(draft.register) if one.wall]
    [look] = look_up([Subject(dossier.pk, str(entry.unit_id), draft, keys, own=entry.pk)])
    refusal = against_proposing(look)
    if refusal is not None:
        raise refusal
    fields = {field: draft.data[field]}
    kind = EntryChange.Kind.ADDITION
    row = change(entry, kind=kind, fields=fields, text=given.source, actor=doing.actor, at=doing.at)
    link(entry, draft, at=doing.at)
    facts = {"register": entry.register_id, "entry": str(entry.pk), "number": entry.label, "field": field}
    return Outcome(row, facts, hidden={"values": fields, "source": given.source})


def _draft(dossier: Dossier, question: str, given: Given) -> EntryDraft:
    """The entry as it would be with the answer; refused where that is missing or wrong."""
    definition = dossiers.definition_of(dossier)
    proposal = decisions.proposal(dossier)
    answer = dossiers.as_meant(definition, {question: given.value})
    answers = {**(proposal.values if proposal else {}), **answer}
    plan = dossiers.plan_of_dossier(dossier, answers, decided=proposal.at if proposal else None)
    faults = {}
    if question not in plan.values:
        faults["value"] = next((one.say for one in plan.desk_faults if one.question == question), _("Chưa ghi."))
    if says_too_little(given.source):
        faults["source"] = _("Hãy ghi đọc ở đâu, ngày nào (ít nhất 10 ký tự).")
    draft = entry_of(definition, plan)
    if faults or draft is None:
        raise Unsound(_("Chưa bổ sung được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return draft


def _nothing() -> NotNow:
    return NotNow(_("Việc ghi sổ của hồ sơ này không chờ bổ sung gì."), _("Hãy tải lại trang."))


def _awaits_nothing(dossier: Dossier, _actor: Actor, _at: datetime) -> NotNow | None:
    return _nothing() if entry_that_waits(dossier) is None else None


def _shown(dossier: Dossier) -> list[tuple[str, str]]:
    entry = entry_that_waits(dossier)
    if entry is None:
        return []
    field, question = awaited_question(dossier, entry)
    return [(question.name, entry.awaited[field])]


ADD_AWAITED = declare(
    Act(
        event=declare_event(
            Event("register.added_to", title=gettext_lazy("Bổ sung việc đã ghi sổ"), details=number_of)
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.DONE, Dossier.State.RETURNED}),
        on_desk=False,
        conditions=(Judged(_awaits_nothing),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Bổ sung việc đã ghi sổ"),
            button=gettext_lazy("Ghi bổ sung"),
            done=gettext_lazy("Đã bổ sung vào sổ. Bản sao cấp từ nay in nội dung này."),
            lead=gettext_lazy("Khi ghi sổ, mục này được để trống vì cơ quan khác chưa trả. Giấy đã cấp giữ nguyên."),
            fields=[
                Field("value", gettext_lazy("Nội dung cơ quan ấy đã trả"), "text"),
                Field("source", gettext_lazy("Đọc ở đâu, ngày nào"), "long_text"),
            ],
            given=lambda values: Given(mended(values["value"]), mended(values["source"], lines=True)),
            shown=_shown,
        ),
        write=_add_awaited,
        row=EntryChange,
    )
)
