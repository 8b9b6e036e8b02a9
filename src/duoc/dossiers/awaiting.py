"""Whose turn it is: what a dossier waits for from its applicant. Pages, papers, messages and the API ask here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from duoc.dossiers.co_signing import unsigned
from duoc.dossiers.models import Channel, CoSignature, Dossier, Withdrawal
from duoc.dossiers.models.channel import ONLINE
from duoc.dossiers.owing import hand_over_waits, owed_before_hand_over, owed_for, with_owed
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import APPLICANT, PAYMENT
from duoc.dossiers.withdrawals import waits as withdrawal_waits
from duoc.ground.figures import grouped
from duoc.language.calculations import Definition

FROM_AFAR = tuple(one for one in Channel if one.way == ONLINE)
"""The channels on which sending it may not hand it in yet."""


class Waits(StrEnum):
    """Kinds of what only the applicant can do."""

    SUPPLEMENT = "supplement"
    DRAFT_CHECK = "draft_check"
    PAYMENT = "payment"
    PAPERS = "papers"
    SIGNATURES = "signatures"


@dataclass(frozen=True)
class Awaited:
    """One thing that the applicant has to do before the dossier goes on.

    Attributes:
        words: to follow "waiting for you:", in the reader's language.
        amount: VND, of a payment.
        then: what follows when it is paid.
        who: whose signature is missing, by name.
    """

    kind: Waits
    words: str
    amount: int = 0
    then: str = ""
    who: str = ""


def applicant_awaited(dossier: Dossier, owed: int | None = None) -> list[Awaited]:
    """What a dossier waits for from its applicant, the most urgent first; nothing when it is not their turn.

    Args:
        owed: what is still to be paid, VND, where the caller knows it; else see `owed_for`.
    """
    if dossier.ended_at is not None:
        return _at_hand_over(dossier, owed)
    turn = dossier.waits_for_applicant and not dossier.applicant_agreed
    sum_owed = owed_for(dossier) if owed is None else owed
    listed = [_turn(dossier, sum_owed)] if turn else []
    if sum_owed and not any(one.kind == Waits.PAYMENT for one in listed):
        listed.append(_payment(sum_owed, _before_the_result(dossier)))
    if dossier.state == Dossier.State.FILED:
        if comes_in_person(dossier):
            listed.append(Awaited(Waits.PAPERS, hand_in_words(definition_of(dossier))))
        if missing := unsigned(dossier):
            names = ", ".join(one.name for one in missing)
            words = _("mời %(names)s đến ký giấy tại quầy") % {"names": names}
            listed.append(Awaited(Waits.SIGNATURES, words, who=names))
    return listed


def _at_hand_over(dossier: Dossier, owed: int | None) -> list[Awaited]:
    """Once its result is there: what is to be paid before it is handed over."""
    sum_owed = owed_before_hand_over(dossier, owed) if dossier.state == Dossier.State.DONE else 0
    return [_payment(sum_owed, _("Nộp xong bạn nhận được kết quả."))] if sum_owed else []


def _before_the_result(dossier: Dossier) -> str:
    """What waits for the money while the dossier has no result."""
    if dossier.accepted_at is None:
        return _("Hồ sơ được tiếp nhận sau khi nộp.")
    if dossier.state == Dossier.State.SUSPENDED:
        return _("Hồ sơ đang tạm dừng giải quyết; nộp xong mới nhận được kết quả.")
    if withdrawing(dossier):
        return _("Yêu cầu rút hồ sơ đang chờ trả lời; nếu hồ sơ được giải quyết tiếp, nộp xong mới nhận được kết quả.")
    return _("Cơ quan vẫn giải quyết hồ sơ; nộp xong mới nhận được kết quả.")


def _payment(amount: int, then: str) -> Awaited:
    return Awaited(Waits.PAYMENT, _("nộp %(amount)s đồng") % {"amount": grouped(amount)}, amount, then)


def withdrawing(dossier: Dossier) -> bool:
    """Whether a request to withdraw it waits for an answer. No query where its row tells, or none can."""
    possible = dossier.accepted_at is not None and dossier.ended_at is None and dossier.result_signed_at is None
    return possible and withdrawal_waits(dossier)


def money_comes_later(dossier: Dossier) -> bool:
    """Whether something else decides where it stands, before money: it is suspended, or asked to be withdrawn."""
    return dossier.state == Dossier.State.SUSPENDED or withdrawing(dossier)


def headline(dossier: Dossier, listed: Sequence[Awaited]) -> str:
    """What of all that is awaited decides where the dossier stands, in words; "" where it is not the applicant's turn,
    or where only money is awaited and that comes later."""
    only_money = all(one.kind == Waits.PAYMENT for one in listed)
    return "" if only_money and money_comes_later(dossier) else in_words(listed)


def worked_on(dossier: Dossier) -> bool:
    """Whether an office works on it, whatever it waits for from its applicant besides."""
    return not dossier.waits_for_applicant


def counted_anew(dossier: Dossier) -> str:
    """When its date is counted anew, to follow "the result is promised for:", in the reader's language; "" where a date
    can be told."""
    if not dossier.is_counted_anew:
        return ""
    if dossier.waits_for_applicant:
        return _("tính lại khi có đủ những gì đang chờ")
    if dossier.state == Dossier.State.SUSPENDED:
        return _("tính lại khi hồ sơ được giải quyết tiếp")
    return _("tính lại khi cơ quan được hỏi đã trả lời")


def in_words(listed: Sequence[Awaited]) -> str:
    """All that is awaited, one after the other."""
    return "; ".join(one.words for one in listed)


def comes_in_person(dossier: Dossier) -> bool:
    """Whether sending it from home did not hand it in: somebody comes to the counter, or the post brings it."""
    return dossier.way == ONLINE and not definition_of(dossier).filed_online


def hand_in_words(definition: Definition) -> str:
    """How what was prepared here is handed in: at the counter, by post, or as one likes."""
    if "post" not in definition.channels:
        return _("đem giấy tờ đến")
    return _("đem hoặc gửi bưu chính giấy tờ") if "counter" in definition.channels else _("gửi giấy tờ qua bưu chính")


def waiting(dossiers: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    """Those of them that wait for their applicant, as `headline` says of each: where only money is awaited, and that
    comes later, none."""
    brought = Q(channel__in=FROM_AFAR, plan__papers__contains=[{"brought": True}])
    signs = Exists(CoSignature.objects.filter(dossier=OuterRef("pk"), signed_at=None))
    filed = Q(state=Dossier.State.FILED) & (brought | signs)
    withdrawn = Exists(Withdrawal.objects.filter(dossier=OuterRef("pk"), decided_at=None))
    later = Q(state=Dossier.State.SUSPENDED) | Q(accepted_at__isnull=False, result_signed_at=None) & withdrawn
    open_ones = Q(owed__gt=0) & ~later | Q(desk=APPLICANT, applicant_agreed=False) | filed
    return with_owed(dossiers).filter(Q(ended_at__isnull=True) & open_ones | hand_over_waits())


def _turn(dossier: Dossier, owed: int) -> Awaited:
    if dossier.step == PAYMENT:
        return _payment(owed, _("Nộp xong hồ sơ đi tiếp ngay."))
    if dossier.state == Dossier.State.SUPPLEMENT:
        return Awaited(Waits.SUPPLEMENT, _("bổ sung hồ sơ"))
    return Awaited(Waits.DRAFT_CHECK, _("xem bản dự thảo"))
