"""Extra time: the definition's reason holds, the promise date moves on."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks import due_dates, extending, promising
from duoc.dossiers.clocks.term_ends import is_over
from duoc.dossiers.lateness import is_late
from duoc.dossiers.models import Dossier, Extension, Promise
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.worktime.calculations import local, moment
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power
from duoc.procedures.queries import late_rules

State = Dossier.State


@dataclass(frozen=True)
class Given:
    extra: str
    reason: str


def extend(*, actor: Actor, dossier_id: uuid.UUID | str, extra: str, reason: str, key: str, at: datetime) -> Extension:
    """Invokes extra time that the definition offers, such as for a verification elsewhere. Each reason once.

    Args:
        extra: id of the `extra_time` in the definition.
        reason: why in this case; the applicant reads it.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: reason missing, or no extra time chosen.
        OutOfTurn: not on the specialist's desk, not offered for this dossier, used already, or overdue all the same.
    """
    given = Given(extra, mended(reason, lines=True))
    faults = {}
    if not given.extra:
        faults["extra"] = _("Hãy chọn vì sao cần thêm thời gian.")
    if says_too_little(given.reason):
        faults["reason"] = _("Hãy ghi rõ lý do để người yêu cầu hiểu (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa thêm thời gian được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return EXTEND.perform(dossier_id, given, actor=actor, key=key, at=at)


def _extend(doing: Doing[Given]) -> Outcome[Extension]:
    dossier, at, given = doing.dossier, doing.at, doing.given
    offer = _offered(dossier, given.extra, at)
    before = promising.facts(dossier)["due"]
    promise = promising.promise(dossier, Promise.Cause.EXTENDED, offer.deadline, at)
    extension = Extension.objects.create(
        dossier=dossier,
        promise=promise,
        extra=given.extra,
        add=offer.extra.add,
        reason=given.reason,
        values=dict(offer.values),
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {"extra": given.extra, "add": offer.extra.add, "was": before, **promising.facts(dossier)}
    return Outcome(extension, facts, hidden={"reason": given.reason})


def _offered(dossier: Dossier, extra: str, at: datetime) -> extending.ExtraOffer:
    if dossier.extensions.filter(extra=extra).exists():
        raise OutOfTurn(
            _("Hồ sơ đã được thêm thời gian vì lý do này."),
            _("Mỗi lý do chỉ được thêm một lần. Hãy tải lại trang để xem ngày hẹn đang có hiệu lực."),
        )
    offer = next((one for one in extending.offers(dossier, at) if one.extra.id == extra), None)
    if offer is None:
        raise OutOfTurn(
            _("Thủ tục này không cho thêm thời gian vì lý do đó."), _("Hãy tải lại trang để xem các lý do được phép.")
        )
    if offer.deadline.due <= at:
        raise _overdue()
    return offer


def _nothing_offered(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    """Some reason is left, and with it the dossier would not be overdue. Dates are counted only where it is already."""
    if not extending.reasons(dossier):
        return OutOfTurn(
            _("Không có lý do nào để thêm thời gian."),
            _("Thủ tục không cho thêm, hoặc hồ sơ đã được thêm rồi: mỗi lý do chỉ một lần."),
        )
    if is_late(dossier, at) and not late_rules.extra_time_when_late(local(at).date()):
        return _too_late()
    term = dossier.plan["term"]
    in_time = dossier.due_at is not None and not is_over(dossier.due_at, term, at)
    if in_time or any(not is_over(offer.deadline.due, term, at) for offer in extending.offers(dossier, at)):
        return None
    return _overdue()


def _too_late() -> OutOfTurn:
    return OutOfTurn(
        _("Hồ sơ đã quá hạn nên không thêm thời gian được nữa."),
        _("Việc quá hạn đã ghi và giữ nguyên. Hãy giải quyết sớm nhất có thể và ghi nguyên nhân trễ."),
    )


def _overdue() -> OutOfTurn:
    return OutOfTurn(
        _("Kể cả khi được thêm thời gian, hồ sơ vẫn đã quá hạn."),
        _("Hãy xin lỗi người yêu cầu và hẹn lại bằng văn bản."),
    )


def _details(happening: Happening) -> str:
    """How much time was added until when, and why in the definition's words."""
    facts = happening.facts
    extra = next((extra for extra in happening.definition.extra_time if extra.id == facts.get("extra")), None)
    values = {"term": due_dates.term_words(str(facts.get("add", ""))), "due": moment(facts["due"])}
    added = _("Thêm %(term)s, hẹn trả %(due)s.") % values
    return f"{added} {extra.say}" if extra else added


EXTEND = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.extended",
                title=gettext_lazy("Thêm thời gian giải quyết"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s cần thêm thời gian"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        conditions=(Judged(_nothing_offered),),
        message=Message(
            "extra_time",
            gettext_noop("Hồ sơ {code} cần thêm thời gian"),
            gettext_noop(
                "{unit} cần thêm thời gian để giải quyết hồ sơ “{procedure}”, theo quy định của thủ tục. "
                "Hẹn trả kết quả: {due}. Lý do ghi trong hồ sơ."
            ),
        ),
        write=_extend,
        row=Extension,
    )
)
