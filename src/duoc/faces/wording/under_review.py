"""Why a result, or a dossier without one, is under review, in the words of every page that says so."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.registers import queries as registers
from duoc.registers.models import Review


def why_reviewed(review: Review) -> str:
    """One sentence for whoever holds or checks the paper.

    Args:
        review: open, with its cause, the body of that and its dossier.
    """
    if not review.order:
        return _("Việc ghi sổ hoặc kết quả mà giấy tờ này dựa vào đã hết hiệu lực hoặc đã được đính chính.")
    facts = {"by": ordered_by(review), "unit": review.organisation.name, "day": f"{review.until:%d/%m/%Y}"}
    words = {
        Review.Order.CHANGE: _("%(by)s yêu cầu %(unit)s sửa đổi, làm xong chậm nhất ngày %(day)s."),
        Review.Order.REVOKE: _("%(by)s yêu cầu %(unit)s thu hồi, hủy bỏ, làm xong chậm nhất ngày %(day)s."),
        Review.Order.RECONSIDER: _("%(by)s yêu cầu %(unit)s xem xét lại, làm xong chậm nhất ngày %(day)s."),
    }
    return words[Review.Order(review.order)] % facts


def why_kept(review: Review) -> str:
    """What whoever checks the paper is told of a result that stayed: they weigh it themselves."""
    day = local(review.decided_at or review.at)
    facts = {"why": why_reviewed(review), "unit": review.organisation.name, "day": f"{day:%d/%m/%Y}"}
    return _("%(why)s %(unit)s đã xem lại ngày %(day)s và giữ nguyên giấy tờ này.") % facts


def ordered_by(review: Review) -> str:
    """Who orders the review, and by which decision; that of a denunciation is not named, as it would lead to who
    denounced."""
    body = review.cause.organisation.name
    if review.cause.dossier.protects_applicant:
        return body
    return _("%(name)s số %(number)s của %(body)s") % {
        "name": review.cause.name,
        "number": review.cause.symbol,
        "body": body,
    }


@dataclass(frozen=True)
class OrderInWords:
    """What was ordered about a dossier, and what its body reported of it; `reported_at` is None while it waits."""

    why: str
    reported_at: datetime | None
    report: str


def orders_in_words(dossier: Dossier) -> list[OrderInWords]:
    """What was ordered about a dossier without a result in force, and every report, for its pages."""
    rows = registers.orders_about(dossier)
    return [OrderInWords(why_reviewed(one), one.decided_at, one.reason) for one in rows]
