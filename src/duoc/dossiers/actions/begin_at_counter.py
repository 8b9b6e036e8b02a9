"""Somebody stands at the counter: the clerk begins a request with them, in the interview that everybody is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.begin import begin
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.rules import Incomplete
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import local
from duoc.people import actions as people
from duoc.people.powers import Actor, Power, Reach, check

IDENTITY_PAPERS = {
    "card": gettext_lazy("Thẻ căn cước hoặc thẻ căn cước công dân"),
    "electronic": gettext_lazy("Căn cước điện tử trên VNeID"),
    "certificate": gettext_lazy("Giấy chứng nhận căn cước"),
    "birth": gettext_lazy("Giấy khai sinh, với người chưa có thẻ"),
}

NAME_PAPER = "name_paper"
"""The field of the form that is asked when the number is known under another name."""


@dataclass(frozen=True)
class Visitor:
    """Who stands at the counter, as the identity paper says.

    Attributes:
        birth_date: ISO.
        paper: by which paper the official knows them, a key of `IDENTITY_PAPERS`.
        phone: "" where they have none.
        name_paper: the certificate of a lawful change of name that was compared, where another name is known.
    """

    personal_number: str
    full_name: str
    birth_date: str
    paper: str
    phone: str = ""
    name_paper: str = ""


@dataclass(frozen=True)
class Given:
    code: str
    visitor: Visitor


def _visitor(values: Mapping[str, Any]) -> Visitor:
    named = {
        name: values[name] or ""
        for name in ("personal_number", "full_name", "birth_date", "paper", "phone", NAME_PAPER)
    }
    return Visitor(**named)


VISITOR_FORM = ActForm(
    by=DESK,
    title=gettext_lazy("Người đến nộp"),
    button=gettext_lazy("Bắt đầu khai"),
    done="",
    lead=gettext_lazy("Ghi đúng như giấy tờ tùy thân bản gốc. Người chưa có tài khoản vẫn nộp được."),
    fields=[
        Field("paper", gettext_lazy("Đã đối chiếu giấy tờ nào"), "choice", options=IDENTITY_PAPERS),
        Field("personal_number", gettext_lazy("Số định danh cá nhân"), "personal_number"),
        Field("full_name", gettext_lazy("Họ, chữ đệm và tên"), "person_name"),
        Field("birth_date", gettext_lazy("Ngày sinh"), "date"),
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


def begin_at_counter(*, actor: Actor, code: str, visitor: Visitor, key: str, at: datetime) -> Draft:
    """A draft for somebody who stands at the counter, with an account or without; the actor is named as their helper.

    Who has the number already is that person, entered never twice; the consent holds for this procedure and day. The
    draft of the same person and procedure that the actor left is gone on with.

    Raises:
        Forbidden: the actor may not file at the counter, or stands there themselves.
        duoc.people.actions.OtherPerson: the number belongs to somebody of another name or birth date.
        Incomplete: a birth date to come.
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
    born = date.fromisoformat(visitor.birth_date)
    if born > local(at).date():
        raise Incomplete(
            _("Ngày sinh chưa tới."), _("Hãy xem lại giấy tờ."), {"birth_date": _("Ngày sinh phải trước hôm nay.")}
        )
    identity = people.Identity(visitor.personal_number, visitor.full_name, born, phone=visitor.phone)
    person = people.enter_renamed(identity, paper=visitor.name_paper, actor=actor, at=at)
    helper = people.record_consent(actor=actor, party=person.pk, procedure=entering.code, proof=entering.proof, at=at)
    left = Draft.objects.filter(person_id=actor.person, applicant_id=person.pk, channel=entering.channel, filed_at=None)
    draft = left.filter(version__procedure__code=entering.code).order_by("-changed_at").first()
    if draft is None:
        return begin(
            actor=helper,
            code=entering.code,
            at=at,
            applicant=person.pk,
            channel=entering.channel,
            mailed=entering.mailed,
        )
    if entering.mailed is not None:
        draft.posted_on, draft.arrived_on = entering.mailed.posted_on, entering.mailed.arrived_on
        draft.save(update_fields=["posted_on", "arrived_on"])
    return draft
