"""How a dossier comes to be, from a draft or handed in whole: judged, kept, charged for, recorded, announced."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers import co_signing
from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.acts.reporting import report_to_partner
from duoc.dossiers.awaiting import comes_in_person
from duoc.dossiers.clocks.foreseeing import promise
from duoc.dossiers.codes import temporary_code
from duoc.dossiers.filing.charging import charge
from duoc.dossiers.filing.keeping import is_later, snapshot
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.holding import applicant_facts
from duoc.dossiers.interview.gaps import body_of, gaps_of
from duoc.dossiers.models import Channel, Dossier, DraftCoSignature, Paper, PartnerFiling
from duoc.dossiers.named_dossiers import named_in
from duoc.dossiers.papers.papers import freeze_notice
from duoc.dossiers.powers import of_request
from duoc.dossiers.receiving import receiver_of
from duoc.dossiers.rules import Incomplete
from duoc.ground.files.models import StoredFile
from duoc.ground.ledger.calculations import commit
from duoc.ground.rows import actions as rows
from duoc.language.calculations import Definition, Plan
from duoc.notices.actions import Message
from duoc.people import queries as people
from duoc.people.models import Organisation, Party
from duoc.people.powers import Actor, Power, using
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

FILED = events.declare(
    Event(
        "dossier.filed",
        title=gettext_lazy("Nộp hồ sơ"),
        to_applicant=gettext_lazy("Bạn đã nộp hồ sơ"),
        applicant_details=lambda it: _("Mã tạm %(code)s") % {"code": it.dossier.temporary_code},
    )
)
FILED_MESSAGE = Message(
    "filed",
    gettext_noop("Đã nộp hồ sơ {code}"),
    gettext_noop(
        "Hồ sơ “{procedure}” đã được nộp, mã tạm {code}. {unit} sẽ kiểm tra và báo có tiếp nhận hay không. "
        "Ngày trả kết quả chính thức được ghi trên giấy tiếp nhận."
    ),
)

FILED_AHEAD_MESSAGE = Message(
    "filed_ahead",
    gettext_noop("Đã gửi trước hồ sơ {code}, còn đem giấy tờ"),
    gettext_noop(
        "Hồ sơ “{procedure}” đã được gửi trước, mã tạm {code}. Hồ sơ đang chờ bạn đem hoặc gửi giấy tờ đến nơi tiếp "
        "nhận; danh sách có trong hồ sơ. {unit} nhận đủ giấy tờ rồi mới tiếp nhận và hẹn ngày trả."
    ),
)


UNDECIDED_MESSAGE = Message(
    "filed",
    gettext_noop("Đã nộp hồ sơ {code}, chờ xác định cơ quan giải quyết"),
    gettext_noop(
        "Hồ sơ “{procedure}” đã được nộp, mã tạm {code}. Cơ quan giải quyết được tổ chức lại; chúng tôi xác định "
        "cơ quan nào làm tiếp rồi báo bạn."
    ),
)


TITLE_LENGTH = 300


@dataclass(frozen=True)
class FiledThere:
    """A request that was filed on the National Portal or in VNeID: its code there, when, and on which form.

    Attributes:
        form_from: first day in force of the definition whose form was shown; None where the message does not say.
    """

    code: str
    filed_at: datetime
    form_from: date | None = None


@dataclass(frozen=True)
class Filing:
    """What is filed: under which version, for whom, what the definition makes of the answers, which files.

    Attributes:
        helper_id, place_of_help: who helped to fill it in, and where.
        partner: where it was filed, when not with us.
        filer: facts of who represents the applicant; empty where they file themselves.
        receiving: the body at whose counter it is handed in; None where the one that decides receives it too.
        signed: by part, who has signed beside the filer with an own account; the others sign on paper.
        mailed: of what came by post. Papers that lie not in it are asked for with form 02.
        id: the dossier's to be.
    """

    version: Version
    applicant: Party
    plan: Plan
    files: Sequence[tuple[str, StoredFile]]
    channel: Channel
    helper_id: uuid.UUID | None = None
    place_of_help: Organisation | None = None
    partner: FiledThere | None = None
    receiving: Organisation | None = None
    filer: Mapping[str, str] = field(default_factory=dict)
    signed: Mapping[str, DraftCoSignature] = field(default_factory=dict)
    mailed: Mailed | None = None
    id: uuid.UUID = field(default_factory=uuid.uuid4)


def open_dossier(filing: Filing, actor: Actor, at: datetime) -> Dossier:
    """Opens a dossier in the caller's transaction.

    Raises:
        Incomplete: answers or papers missing or wrong; `faults` says which.
    """
    _whole(filing.plan, frozenset(code for code, _file in filing.files), by_post=filing.channel == Channel.POST)
    with rows.batch():
        return _opened(filing, actor, at)


def _opened(filing: Filing, actor: Actor, at: datetime) -> Dossier:
    dossier = _open(filing, actor, at)
    names = {paper.id: paper.name for paper in filing.plan.papers}
    attached = [(code, file) for code, file in filing.files if code in names]
    if attached:
        Paper.objects.bulk_create(
            Paper(dossier=dossier, code=code, name=names[code], file=file, attached_at=at) for code, file in attached
        )
    co_signing.keep(dossier, filing.plan, filing.signed, actor, at)
    if filing.partner is not None:
        _note_partner(dossier, filing.partner, at)
    _record(dossier, actor, [file.sha256 for _code, file in filing.files], at)
    freeze_notice(dossier, at, [code for code, _file in attached])
    message = FILED_AHEAD_MESSAGE if comes_in_person(dossier) else FILED_MESSAGE
    notify_applicant(dossier, UNDECIDED_MESSAGE if dossier.body_undecided else message, at=at)
    if filing.plan.total_fee:
        charge(dossier, [fee for fee in dossier.plan["fees"] if not is_later(fee)], at=at)
    report_to_partner(dossier, at, first=True)
    return dossier


def _note_partner(dossier: Dossier, there: FiledThere, at: datetime) -> None:
    filing = PartnerFiling(dossier=dossier, filed_at=there.filed_at, arrived_at=at, form_from=there.form_from)
    rows.add(filing)


def _whole(plan: Plan, attached: frozenset[str], *, by_post: bool) -> None:
    faults = gaps_of(plan, attached, by_post=by_post)
    if plan.refusals:
        raise Incomplete(plan.refusals[0].say, _("Hãy xem lại câu trả lời, hoặc chọn thủ tục phù hợp."), faults)
    if faults or not plan.complete or plan.competent is None:
        raise Incomplete(
            _("Hồ sơ chưa đầy đủ nên chưa nộp được."), _("Hãy xem lại các mục được đánh dấu rồi nộp lại."), faults
        )


def _competent(plan: Plan, definition: Definition, applicant: Party) -> tuple[Organisation, bool]:
    """The body that decides, and whether that is certain: of one that was split, somebody says which successor it is.

    Raises:
        Incomplete: the definition names only a level, or a body that the province does not know yet.
    """
    unit, certain = people.body_for(body_of(plan), {definition.field, applicant.commune_code})
    if unit is None:
        raise Incomplete(
            _("Chưa xác định được cơ quan có thẩm quyền giải quyết thủ tục này."),
            _("Hãy liên hệ Trung tâm Phục vụ hành chính công để được hướng dẫn nơi nộp."),
        )
    return unit, certain


def _open(filing: Filing, actor: Actor, at: datetime) -> Dossier:
    definition, plan = procedures.definition(filing.version), filing.plan
    unit, certain = _competent(plan, definition, filing.applicant)
    mandate = using(actor, Power.DOSSIER_FILE, of_request(filing.applicant.pk, definition))
    first = flow.first_step(filing.version)
    # Of a body that ended somebody must say first who decides; until then nobody else takes it on.
    receiving = (filing.receiving or receiver_of(plan, definition, filing.applicant) or unit) if certain else unit
    dossier = Dossier(
        id=filing.id,
        temporary_code=temporary_code(at),
        version=filing.version,
        procedure_code=definition.code,
        procedure_name=definition.name,
        procedure_field=definition.field,
        variant=plan.variant.id if plan.variant else "",
        title=plan.title[:TITLE_LENGTH],
        answers=dict(plan.values),
        plan=snapshot(definition, plan, applicant_facts(filing.applicant), filing.filer),
        applicant=filing.applicant,
        filed_by_id=actor.person,
        on_mandate_id=mandate.id if mandate else None,
        in_post_id=None if mandate or filing.applicant.pk == actor.person else actor.post,
        helper_id=filing.helper_id,
        place_of_help=filing.place_of_help,
        receiving_unit=receiving,
        competent_unit=unit,
        body_undecided=not certain,
        about_id=named_in(definition, plan.values),
        protects_applicant=bool(definition.protects),
        channel=filing.channel,
        posted_on=filing.mailed.posted_on if filing.mailed else None,
        arrived_on=filing.mailed.arrived_on if filing.mailed else None,
        partner_code=filing.partner.code if filing.partner else "",
        origin=actor.origin,
        state=Dossier.State.FILED,
        step=first.id,
        desk=first.desk,
        assigned_unit=receiving,
        filed_at=at,
    )
    dossier.expected_at = promise(dossier, at).due
    rows.add(dossier)
    flow.open_turn(dossier, first, dossier.receiving_unit_id, at)
    return dossier


def _record(dossier: Dossier, actor: Actor, papers: list[str], at: datetime) -> None:
    salt = bytes(dossier.salt)
    facts: dict[str, Any] = {
        "code": dossier.temporary_code,
        "procedure": dossier.procedure_code,
        "version": str(dossier.version_id),
        "unit": str(dossier.receiving_unit_id),
        "channel": str(dossier.channel),
        "papers": [commit(salt, sha256) for sha256 in sorted(papers)],
    }
    if dossier.partner_code:
        facts["partner_code"] = dossier.partner_code
    record(dossier, FILED.name, actor, at, facts, hidden={"answers": dossier.answers}, first=True)
