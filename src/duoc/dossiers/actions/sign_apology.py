"""The head of the handling body signs the apology: the applicant has a new date (form 04), once, before due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers import apologising
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.news import SIGNED, News
from duoc.dossiers.acts.sending_back import expect_as_read
from duoc.dossiers.clocks import due_dates, promising
from duoc.dossiers.models import Apology, ApologyDraft, Dossier, Promise
from duoc.dossiers.papers.apology_letter import APOLOGY_LETTER
from duoc.dossiers.papers.papers import preview_form
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.signing_for import not_delegated
from duoc.ground.worktime.calculations import local, moment
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    draft: str


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["draft"]))


def _nothing_to_sign(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    draft = apologising.to_sign(dossier)
    if draft is not None and apologising.names_a_past_date(draft, at):
        return OutOfTurn(
            _("Ngày hẹn mới trong văn bản trình ký (%(due)s) đã qua.") % {"due": moment(draft.new_due_at)},
            _("Không ký được nữa. Hãy giải quyết hồ sơ sớm nhất có thể và ghi nguyên nhân trễ."),
        )
    return _nothing_proposed(dossier, _actor, at)


def _nothing_proposed(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    if apologising.to_sign(dossier) is not None:
        return None
    return OutOfTurn(
        _("Chưa có văn bản xin lỗi nào trình ký cho ngày hẹn này."),
        _("Công chức xử lý ghi lý do và ngày hẹn mới trước."),
    )


WAITS_FOR_SIGNATURE = Judged(_nothing_proposed)


def _sign(doing: Doing[Given]) -> Outcome[Apology]:
    """Raises Changed: another draft than the one that was read waits now."""
    dossier, at = doing.dossier, doing.at
    draft = expect_as_read(apologising.to_sign(dossier), doing.given.draft)
    row = _apology(draft, doing.actor, at)
    why = _("Xin lỗi và hẹn lại (mẫu 04)")
    deadline = due_dates.named(promising.computed(dossier, at), row.new_due_at, why)
    row.promise = promising.promise(dossier, Promise.Cause.APOLOGISED, deadline, at)
    row.save()
    in_rule = draft.sent_by is None or at <= draft.sent_by
    facts = {"was": local(row.due_at).isoformat(), "cause": draft.cause, "in_rule": in_rule, **promising.facts(dossier)}
    return Outcome(row, facts, hidden={"reason": draft.reason})


def _apology(draft: ApologyDraft, actor: Actor, at: datetime) -> Apology:
    """The apology as this draft names it, not kept yet."""
    return Apology(
        dossier=draft.dossier,
        draft=draft,
        due_at=draft.due_at,
        new_due_at=draft.new_due_at or draft.due_at,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )


def _letter(dossier: Dossier, actor: Actor, at: datetime) -> bytes | None:
    draft = apologising.to_sign(dossier)
    return preview_form(APOLOGY_LETTER, dossier, _apology(draft, actor, at), actor, at) if draft else None


def _details(happening: Happening) -> str:
    facts = happening.facts
    dates = _("Đã hẹn %(was)s, hẹn lại %(due)s.") % {"was": moment(facts["was"]), "due": moment(facts["due"])}
    return dates if facts["in_rule"] else " ".join([dates, _("Ký muộn hơn thời điểm quy định.")])


def shown_to_decide(dossier: Dossier) -> Shown:
    draft = apologising.to_sign(dossier)
    if draft is None or draft.new_due_at is None or draft.by is None:
        return ()
    return [
        (gettext_lazy("Đã hẹn"), moment(draft.due_at)),
        (gettext_lazy("Đề nghị hẹn lại"), moment(draft.new_due_at)),
        (gettext_lazy("Lý do"), draft.reason),
        (gettext_lazy("Người trình"), draft.by.full_name),
    ]


def to_decide(dossier: Dossier) -> dict[str, str]:
    """The draft that is decided is named, so that nobody decides about another one than was read."""
    draft = apologising.to_sign(dossier)
    day = f"{local(draft.new_due_at):%d/%m/%Y}" if draft and draft.new_due_at else ""
    return {str(draft.pk): _("Hẹn lại đến %(day)s") % {"day": day}} if draft else {}


SIGN_APOLOGY = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.apologised",
                title=gettext_lazy("Xin lỗi và hẹn lại (mẫu 04)"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s xin lỗi và hẹn lại ngày trả kết quả"),
                applicant_details=lambda it: (
                    _("Đã hẹn %(was)s, hẹn lại %(due)s.")
                    % {"was": moment(it.facts["was"]), "due": moment(it.facts["due"])}
                ),
                bad=True,
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(Judged(apologising.too_often), Judged(_nothing_to_sign), Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ký văn bản xin lỗi, hẹn lại (mẫu 04)"),
            lead=gettext_lazy("Ký thì ngày hẹn đổi ngay. Thời hạn giải quyết và việc quá hạn đã ghi thì không đổi."),
            fields=(Field("draft", gettext_lazy("Văn bản trình ký"), "choice"),),
            given=_given,
            shown=shown_to_decide,
            in_doubt=apologising.doubt,
            letter=_letter,
            options_of=lambda dossier, _at: {"draft": to_decide(dossier)},
            instead="send_back_apology",
            button=gettext_lazy("Ký"),
            done=gettext_lazy("Đã ký văn bản xin lỗi; ngày hẹn đã đổi."),
        ),
        message=Message(
            "apology",
            gettext_noop("{unit} xin lỗi và hẹn lại hồ sơ {code}"),
            gettext_noop(
                "{unit} xin lỗi vì chưa kịp giải quyết hồ sơ “{procedure}” như đã hẹn. Hẹn trả kết quả: {due}. "
                "Lý do ghi trong văn bản xin lỗi; hãy mở hồ sơ để xem."
            ),
        ),
        paper=APOLOGY_LETTER,
        news=lambda row: News(SIGNED, row.draft.by_id, row.draft.post_id),
        write=_sign,
        row=Apology,
    )
)
