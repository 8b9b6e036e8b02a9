"""Whoever a review concerns hears of it: the holder of a result, and those who decide in the body that gave it."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_noop as _

from duoc.dossiers.acts import notify_applicant
from duoc.notices import actions as notices
from duoc.people import queries as people
from duoc.people.powers import Power
from duoc.registers.models import Review

LIST = "/ban/sau-ket-qua/"
RESTS = notices.Message(
    "result_under_review",
    _("Kết quả hồ sơ {code} đang được xem lại"),
    _(
        "Kết quả số {number} của “{procedure}” dựa vào một kết quả hoặc việc ghi sổ đã bị thu hồi hoặc đính chính. "
        "{unit} đang xem lại. Hãy hỏi {unit} trước khi dùng."
    ),
)
ORDERED = notices.Message(
    "review_ordered",
    _("Hồ sơ {code} phải được xem lại"),
    _(
        "{body} yêu cầu {unit} xem lại hồ sơ “{procedure}”, làm xong chậm nhất ngày {until}. Mở hồ sơ để đọc phải làm "
        "gì. Trong lúc ấy hãy hỏi {unit} trước khi dùng kết quả."
    ),
)
STAYS = notices.Message(
    "result_stays",
    _("Kết quả hồ sơ {code} vẫn còn giá trị"),
    _("{unit} đã xem lại kết quả số {number} của “{procedure}” và giữ nguyên. Bạn dùng kết quả này như trước."),
)
REPORTED = notices.Message(
    "review_reported",
    _("Hồ sơ {code} đã được xem lại"),
    _("{unit} đã ghi việc đã làm theo yêu cầu xem lại hồ sơ “{procedure}”. Mở hồ sơ để đọc."),
)
TO_DECIDE = notices.Message(
    "desk_review_to_decide",
    _("Có kết quả phải xem lại"),
    _("{count} kết quả dựa trên kết quả đã thu hồi hoặc đính chính. Mỗi kết quả chờ quyết định ở mục Sau kết quả."),
)
TO_DO = notices.Message(
    "desk_review_ordered",
    _("Hồ sơ {code}: có việc phải làm theo yêu cầu của {body}"),
    _("“{procedure}”: phải làm xong chậm nhất ngày {until}. Việc nằm ở mục Sau kết quả."),
)


def tell_holders(rows: Sequence[Review], at: datetime) -> None:
    """The holder of each result hears that it is under review; of an order the applicant of the dossier, once."""
    for row in rows:
        if row.decision is not None and not row.order:
            notify_applicant(row.dossier, RESTS, at=at, number=row.decision.symbol)
    for row in {row.dossier_id: row for row in rows if row.order}.values():
        notify_applicant(row.dossier, ORDERED, at=at, **_of_order(row))


def tell_end(row: Review, at: datetime) -> None:
    """The applicant hears that the review is over, where no later decision tells them."""
    if row.order:
        notify_applicant(row.dossier, REPORTED, at=at)
    elif row.decision is not None:
        notify_applicant(row.dossier, STAYS, at=at, number=row.decision.symbol)


def tell_bodies(rows: Sequence[Review], at: datetime) -> None:
    """Those who decide in each body hear so, once for all that rests on one result, and once of each order."""
    resting = [row for row in rows if not row.order]
    for body in dict.fromkeys(row.organisation_id for row in resting):
        own = [row for row in resting if row.organisation_id == body]
        _tell(own[0], TO_DECIDE, {"count": str(len(own))}, at)
    for row in {(row.dossier_id, row.organisation_id): row for row in rows if row.order}.values():
        values = {"code": row.dossier.shown_code, "procedure": row.dossier.procedure_name}
        _tell(row, TO_DO, values | _of_order(row), at)


def _of_order(row: Review) -> dict[str, str]:
    return {"body": row.cause.organisation.name, "until": f"{row.until:%d/%m/%Y}"}


def _tell(row: Review, message: notices.Message, values: dict[str, str], at: datetime) -> None:
    body: uuid.UUID = row.organisation.heir_id or row.organisation_id
    for seat in people.seated_with(body, Power.DECISION_REVOKE, at):
        at_desk = notices.Seat(seat.person_id, seat.post_id)
        subject, origin = row.dossier.subject, row.dossier.origin
        notices.tell_official(at_desk, message, values, subject=subject, path=LIST, at=at, origin=origin)
