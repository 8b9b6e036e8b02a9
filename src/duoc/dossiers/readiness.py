"""What must have happened before a result can be proposed or signed: postings that have run, opinions that came in,
a wish to withdraw that was answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Consultation, Dossier, Posting
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.withdrawals import waits
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Plan


def last_posting(dossier: Dossier) -> Posting | None:
    """The posting that counts: the latest one recorded."""
    return dossier.postings.select_related("by").last()


def consultations(dossier: Dossier) -> list[Consultation]:
    """Every question to another body, oldest first; no query where the procedure asks nobody."""
    if definition_of(dossier).consult is None:
        return []
    return list(dossier.consultations.select_related("unit", "by"))


def expect_posted(dossier: Dossier, plan: Plan) -> None:
    """Refuses to propose what has to be posted first.

    Raises:
        OutOfTurn: the plan asks for a posting, and none was recorded.
    """
    if plan.posting is not None and last_posting(dossier) is None:
        raise OutOfTurn(
            _("Hồ sơ này phải niêm yết trước khi trình ký."), _("Hãy niêm yết, ghi nơi và ngày, rồi trình.")
        )


def expect_posting_over(dossier: Dossier, values: Mapping[str, Any], at: datetime) -> None:
    """Refuses to sign while the posting still runs.

    Args:
        values: what the desk answered, as in the proposal.

    Raises:
        OutOfTurn: not posted, or not for long enough.
    """
    if definition_of(dossier).posting is None:
        return
    plan = plan_of_dossier(dossier, values)
    expect_posted(dossier, plan)
    posting = last_posting(dossier) if plan.posting is not None else None
    if posting is not None and at < posting.until:
        until = f"{local(posting.until):%H:%M, %d/%m/%Y}"
        raise OutOfTurn(
            _("Hồ sơ đang trong thời gian niêm yết, đến %(until)s.") % {"until": until},
            _("Chỉ được ký sau thời điểm đó."),
        )


def expect_opinions(dossier: Dossier, at: datetime) -> None:
    """Refuses to propose a result while another body still has time to answer.

    Raises:
        OutOfTurn: an opinion is awaited.
    """
    waiting = next((one for one in consultations(dossier) if not one.answer and at < one.until), None)
    if waiting is not None:
        values = {"unit": waiting.unit.name, "until": f"{local(waiting.until):%H:%M, %d/%m/%Y}"}
        raise OutOfTurn(
            _("Đang chờ ý kiến của %(unit)s, đến %(until)s.") % values,
            _("Hãy ghi câu trả lời khi nhận được, hoặc trình sau khi hết thời hạn."),
        )


def expect_withdrawal_answered(dossier: Dossier) -> None:
    """Refuses to sign while the applicant waits to hear whether they may withdraw the request.

    Raises:
        OutOfTurn: a request to withdraw waits for an answer.
    """
    if waits(dossier):
        raise OutOfTurn(
            _("Người yêu cầu đang xin rút hồ sơ này và chưa được trả lời."),
            _("Chuyên viên cần trả lời yêu cầu rút hồ sơ. Nếu không cho rút thì ký được ngay sau đó."),
        )
