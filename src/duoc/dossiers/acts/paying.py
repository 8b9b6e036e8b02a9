"""What is due before a step or at the hand-over is asked for when the dossier comes there, once in its life."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.filing.charging import charged
from duoc.dossiers.filing.keeping import kept_fee, with_asked
from duoc.dossiers.models import Dossier, PaymentDuty
from duoc.dossiers.owing import owed_before_hand_over
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.figures import grouped
from duoc.language.calculations import HAND_OVER, FeeLine
from duoc.notices.actions import Message
from duoc.people.powers import Actor

AT_HAND_OVER = ""
"""Stands for the hand-over where a duty to pay names its step."""
UNSAID = "–"

ASKED = events.declare(
    Event(
        "dossier.payment_asked",
        title=gettext_lazy("Chờ người yêu cầu nộp tiền"),
        details=lambda it: _("%(amount)s đồng") % {"amount": grouped(it.facts["amount"])},
        to_applicant=gettext_lazy("Bạn được báo số tiền phải nộp"),
        applicant_details=lambda it: _("%(amount)s đồng") % {"amount": grouped(it.facts["amount"])},
    )
)
BEFORE_STEP = Message(
    "payment_before_step",
    gettext_noop("Hồ sơ {code} chờ bạn nộp {amount} đồng"),
    gettext_noop(
        "Hồ sơ “{procedure}” chờ bạn nộp {amount} đồng, hạn nộp: {until}. Căn cứ: {basis}. Hãy mở hồ sơ để nộp trực "
        "tuyến, hoặc nộp tại quầy; nộp xong hồ sơ đi tiếp ngay."
    ),
)
BEFORE_HAND_OVER = Message(
    "payment_at_hand_over",
    gettext_noop("Hồ sơ {code} đã có kết quả, chờ bạn nộp {amount} đồng"),
    gettext_noop(
        "Kết quả “{procedure}” đã được ký và phát hành. Để nhận kết quả bạn nộp {amount} đồng, hạn nộp: {until}. Căn "
        "cứ: {basis}. Hãy mở hồ sơ để nộp trực tuyến, hoặc nộp tại quầy."
    ),
)


def ask_to_pay(dossier: Dossier, step: str, actor: Actor, at: datetime) -> bool:
    """Asks the applicant for what is due before this step, or with `AT_HAND_OVER`. The caller saves the dossier.

    Returns:
        Whether something is asked for now. No query where the definition has no such fee.

    Raises:
        OutOfTurn: an amount cannot be worked out.
    """
    if not any(_due(fee.at, fee.before, step) for fee in definition_of(dossier).fees):
        return False
    if dossier.duties.filter(step=step).exists():
        return False
    lines = [line for line in plan_of_dossier(dossier).fees if _due(line.at, line.before, step)]
    for line in lines:
        if line.amount is None:
            say = _("Chưa biết số tiền phải nộp: %(label)s.") % {"label": line.label}
            raise OutOfTurn(say, _("Hãy ghi đủ câu trả lời cho biết số tiền, rồi làm lại."))
    kept = [kept_fee(line) for line in lines if line.amount]
    charge = charged(dossier, kept, at=at)
    if charge is None:
        return False
    dossier.plan = with_asked(dossier.plan, kept)
    until = min((line.until for line in lines if line.until), default="")
    PaymentDuty.objects.create(
        dossier=dossier,
        step=step,
        charge=charge,
        asked_at=at,
        until=date.fromisoformat(until) if until else None,
        rests_by=_rests_by(lines),
    )
    record(dossier, ASKED.name, actor, at, {"amount": charge.amount, "step": step})
    message = BEFORE_HAND_OVER if step == AT_HAND_OVER else BEFORE_STEP
    last_day = f"{date.fromisoformat(until):%d/%m/%Y}" if until else UNSAID
    basis = "; ".join(dict.fromkeys(line.article or UNSAID for line in lines if line.amount))
    notify_applicant(dossier, message, at=at, amount=grouped(charge.amount), until=last_day, basis=basis)
    return True


def _due(at: str, before: str, step: str) -> bool:
    return before == step if step else at == HAND_OVER and not before


def _rests_by(lines: Sequence[FeeLine]) -> str:
    """The articles, where each of the fees has one: else the term runs on."""
    articles = [line.rests_by for line in lines if line.amount]
    return "; ".join(dict.fromkeys(articles)) if all(articles) else ""


def payment_awaited(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why what the dossier gives is not handed over yet, on whichever road; None when nothing is to be paid for it."""
    if not (owed := owed_before_hand_over(dossier)):
        return None
    return OutOfTurn(
        _("Chờ nộp %(amount)s đồng rồi mới trả kết quả.") % {"amount": grouped(owed)},
        _("Người yêu cầu nộp trực tuyến, hoặc quầy ghi nhận đã thu rồi trả."),
    )
