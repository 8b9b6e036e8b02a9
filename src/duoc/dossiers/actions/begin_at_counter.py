"""Somebody stands at the counter: the clerk begins a request with them, in the interview that everybody is asked."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.begin import begin
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.holding import follow_identity
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.principals import Principal, may_file_for
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.visitors import IDENTITY_FIELDS, IDENTITY_PAPERS, Visitor, identity_of
from duoc.ground.once.actions import once
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.people import actions as people
from duoc.people import queries
from duoc.people.actions import Representative
from duoc.people.models import Organisation, Person
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures import queries as procedures

PRINCIPAL = "principal"
"""The field that is asked of who may file for others: the key of the party whose matter it is."""
NAME_PAPER = "name_paper"
"""The field of the form that is asked when the number is known under another name."""
SLIP = "slip"
"""The field that is asked when what is known of the number was only typed by an official."""
SLIP_FIELD = Field(
    SLIP,
    gettext_lazy("Lý do sửa điều đã ghi tại quầy"),
    "text",
    hint=gettext_lazy(
        "Chỉ khi số định danh trên giấy tờ bản gốc đúng là của người này. Ví dụ: lần trước gõ nhầm ngày và tháng, "
        "đã xem thẻ căn cước. Việc sửa được ghi lại."
    ),
    required=False,
)
RENAMED = Message(
    "renamed_at_counter",
    gettext_noop("Họ tên của bạn đã được đổi tại quầy (thủ tục {code})"),
    gettext_noop(
        "{unit} đã ghi họ tên mới của bạn theo giấy tờ đưa ra khi làm thủ tục “{procedure}”. Nếu không phải bạn, hãy "
        "báo ngay cho {unit}."
    ),
)

CORRECTED = Message(
    "corrected_at_counter",
    gettext_noop("Họ tên hoặc ngày sinh của bạn đã được sửa tại quầy (thủ tục {code})"),
    gettext_noop(
        "{unit} đã sửa họ tên hoặc ngày sinh từng ghi nhầm của bạn theo giấy tờ đưa ra khi làm thủ tục “{procedure}”. "
        "Nếu không phải bạn, hãy báo ngay cho {unit}."
    ),
)


@dataclass(frozen=True)
class Given:
    code: str
    visitor: Visitor


def _visitor(values: Mapping[str, Any]) -> Visitor:
    return Visitor(**{name: values[name] or "" for name in Visitor.__dataclass_fields__ if name in values})


VISITOR_FORM = ActForm(
    by=DESK,
    title=gettext_lazy("Người đến nộp"),
    button=gettext_lazy("Bắt đầu khai"),
    done="",
    lead=gettext_lazy("Ghi đúng như giấy tờ tùy thân bản gốc. Người chưa có tài khoản vẫn nộp được."),
    fields=[
        Field("paper", gettext_lazy("Đã đối chiếu giấy tờ nào"), "choice", options=IDENTITY_PAPERS),
        *IDENTITY_FIELDS,
        Field(
            NAME_PAPER,
            gettext_lazy("Giấy tờ đổi tên đã đối chiếu"),
            "text",
            hint=gettext_lazy(
                "Người này đã đổi tên thì đối chiếu trích lục cải chính hoặc quyết định cho đổi; ghi tên giấy, số, "
                "ngày. Từ nay người ấy mang tên mới."
            ),
            required=False,
        ),
        SLIP_FIELD,
        Field("phone", gettext_lazy("Số điện thoại"), "phone", required=False),
        Field(
            "consent",
            gettext_lazy("Người đến nộp đồng ý"),
            "choices",
            hint=gettext_lazy("Đọc cho người đến nộp nghe. Không đồng ý thì không nhập hộ."),
            options={
                "yes": gettext_lazy(
                    "Đồng ý để người tiếp nhận nhập và nộp hồ sơ này. Tên hai người đều ghi trên hồ sơ; "
                    "lời khai vẫn là của người đến nộp."
                )
            },
        ),
    ],
    given=_visitor,
)
"""What the counter asks before the interview. Its answers make a `Visitor`."""


class WhoseMatter(Incomplete):
    """Somebody who may file for others did not say for whom they do.

    Attributes:
        own: their own party.
        principals: the others.
    """

    def __init__(self, own: uuid.UUID, principals: Sequence[Principal]) -> None:
        say = _("Người này nộp được cho bên khác nữa. Hãy hỏi và chọn nộp cho ai.")
        super().__init__(_("Chưa chọn nộp cho ai."), say, {PRINCIPAL: say})
        self.own, self.principals = own, principals


def begin_at_counter(*, actor: Actor, code: str, visitor: Visitor, key: str, at: datetime) -> Draft:
    """A draft for somebody who stands at the counter, with an account or without; the actor is named as their helper.

    Who has the number already is that person, entered never twice; the consent holds for this procedure and day. The
    draft of the same person and procedure that the actor left is gone on with.

    Raises:
        Forbidden: the actor may not file at the counter, or stands there themselves.
        duoc.people.actions.OtherPerson: the number belongs to somebody of another name or birth date.
        Incomplete: no number, no nationality beside a passport, a birth date to come; `faults` names the fields.
        WhoseMatter: the visitor may file for others, and nobody said for whom they do.
        duoc.procedures.queries.NotInForce: no such procedure, or none in force.
        NotHere: the procedure is not filed at the counter, or is not open for it here.
    """
    given = Given(code, visitor)
    id = once(actor.key, "dossiers.begin_at_counter", key, given, lambda: str(_begin(given, actor, at).pk))
    return Draft.objects.select_related("version").get(pk=id)


def _begin(given: Given, actor: Actor, at: datetime) -> Draft:
    with translation.override(settings.LANGUAGE_CODE):  # the proof is kept as a record, in the State's language
        proof = _("Đồng ý tại quầy; đã đối chiếu: %(paper)s") % {"paper": IDENTITY_PAPERS[given.visitor.paper]}
    return begin_for(given.visitor, Entering(given.code, Channel.COUNTER, proof), actor, at)


@dataclass(frozen=True)
class Entering:
    """What an official enters for somebody: under which procedure, by which channel, and why they may."""

    code: str
    channel: Channel
    proof: str
    mailed: Mailed | None = None


def begin_for(visitor: Visitor, entering: Entering, actor: Actor, at: datetime) -> Draft:
    """The draft of somebody for whom an official writes, in the caller's transaction.

    Raises:
        Forbidden, duoc.people.actions.OtherPerson, Incomplete, NotInForce, NotHere: see `begin_at_counter`.
    """
    unit = actor.organisation_id
    check(actor, Power.DOSSIER_FILE_AT_COUNTER, Reach(units=frozenset({unit} if unit else ())), at)
    claim = people.Claim(visitor.name_paper, visitor.slip)
    person, renamed = people.enter_renamed(identity_of(visitor, at), claim=claim, actor=actor, at=at)
    if renamed and unit is not None:
        follow_identity(person)
        _tell_changed(person, CORRECTED if visitor.slip else RENAMED, entering.code, unit, at)
    party, under = _whose(person, visitor.principal, entering.code, at)
    helper = people.record_consent(
        actor=actor,
        party=party,
        procedure=entering.code,
        proof=entering.proof,
        at=at,
        representative=Representative(person.pk, under) if under else None,
    )
    left = Draft.objects.filter(
        person_id=actor.person, applicant_id=party, channel=entering.channel, filed_at=None
    ).filter(on_mandate__granted_under=under)
    draft = left.filter(version__procedure__code=entering.code).order_by("-changed_at").first()
    if draft is None:
        return begin(
            actor=helper,
            code=entering.code,
            at=at,
            applicant=party,
            channel=entering.channel,
            mailed=entering.mailed,
        )
    if entering.mailed is not None:
        draft.posted_on, draft.arrived_on = entering.mailed.posted_on, entering.mailed.arrived_on
        draft.save(update_fields=["posted_on", "arrived_on"])
    return draft


def _tell_changed(person: Person, message: Message, code: str, unit_id: uuid.UUID, at: datetime) -> None:
    """What was changed at a counter is told to whoever it is of; which name or day is not said."""
    unit = Organisation.objects.get(pk=unit_id)
    values = {"procedure": procedures.in_force(code, at).procedure.short_name, "code": code, "unit": unit.name}
    notices.notify(
        person.party,
        message,
        values,
        subject=("person", str(person.pk)),
        path=f"/lien-he/{unit.code}/",
        at=at,
        origin=person.origin,
        organisation=unit,
    )


def _whose(person: Person, principal: str, code: str, at: datetime) -> tuple[uuid.UUID, uuid.UUID | None]:
    """The party whose matter it is, and the mandate on which the person acts for it; None for their own."""
    actor = queries.actor_for_person(person, at)
    principals = may_file_for(actor, procedures.definition(procedures.in_force(code, at)))
    if not principal and principals:
        raise WhoseMatter(person.pk, principals)
    if principal in ("", str(person.pk)):
        return person.pk, None
    chosen = next((one for one in principals if str(one.id) == principal), None)
    if chosen is None:
        raise WhoseMatter(person.pk, principals)
    return chosen.id, chosen.mandate
