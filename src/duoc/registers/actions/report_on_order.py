"""What a decision on a complaint ordered was done, or cannot be: the body that had to act says what it did, and why."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import Act, Condition, Doing, Event, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.people.powers import Actor, Power
from duoc.registers.ending_reviews import Given, end_review, unreasoned
from duoc.registers.models import Review
from duoc.registers.reviewable import DECIDED, OPEN, REVIEW


def report_on_order(*, actor: Actor, review_id: uuid.UUID | str, report: str, key: str, at: datetime) -> Review:
    """Ends a task by a report, which the applicant of the dossier reads. Where the result is revoked, corrected or
    replaced the task ends by itself.

    Raises:
        Forbidden: no leader of the body that has to act.
        Unsound: the report says too little.
        NotNow: ended already, nothing was ordered, or a result in force is to be changed or revoked.
        NotFound: no such task.
    """
    return REPORT_ON_ORDER.perform(review_id, Given(mended(report, lines=True)), actor=actor, key=key, at=at)


def _report(doing: Doing[Given]) -> Outcome[Review]:
    if says_too_little(doing.given.reason):
        raise unreasoned(_("Hãy ghi đã làm gì, ngày nào, hoặc vì sao chưa làm (ít nhất 10 ký tự)."))
    return end_review(doing)


_WAS_ORDERED = Condition(
    lambda row: bool(row.order),
    gettext_lazy("Không ai yêu cầu xem lại kết quả này."),
    gettext_lazy("Hãy giữ nguyên kết quả kèm lý do, hoặc trình thu hồi, đính chính."),
)
_WORDS_DO = Condition(
    lambda row: not row.order or row.ends_by_report,
    gettext_lazy("Kết quả này được yêu cầu thu hồi hoặc sửa đổi; ghi báo cáo không thay được việc ấy."),
    gettext_lazy(
        "Hãy để công chức trình thu hồi, đính chính từ trang kết quả. Ký và phát hành xong thì việc này tự hết."
    ),
)
REPORT_ON_ORDER = declare(
    Act(
        event=declare_event(
            Event("dossier.review_reported", title=gettext_lazy("Báo cáo việc đã làm theo yêu cầu xem lại"))
        ),
        power=Power.DECISION_REVOKE,
        states=frozenset({OPEN}),
        after=frozenset({DECIDED}),
        kind=REVIEW,
        on_desk=False,
        conditions=(_WAS_ORDERED, _WORDS_DO),
        write=_report,
        row=Review,
    )
)
