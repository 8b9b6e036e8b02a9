"""What a public posting still needs before a result is signed: its days, its minutes, an answer to each objection."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.clocks.due_dates import posted_at
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, Posting, PostingEnd, PostingObjection
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.worktime.calculations import ending
from duoc.language.calculations import Plan
from duoc.people.powers import Actor

PHOTO, MINUTES = "photo", "minutes"
"""What a definition may want kept of a posting."""
_READ = "_last_posting"


def last_posting(dossier: Dossier) -> Posting | None:
    """The posting that counts: the latest one recorded, with how it ended. A dossier that was read to be shown asks
    once."""
    shown = "was_objected" in vars(dossier)
    if shown and _READ in vars(dossier):
        read: Posting | None = vars(dossier)[_READ]
        return read
    posting = dossier.postings.select_related("by", "end__by").last()
    if shown:
        vars(dossier)[_READ] = posting
    return posting


def posted_times(dossier: Dossier) -> list[tuple[datetime, datetime]]:
    """From when until when it was posted, time by time, none twice: a new posting ends the one before."""
    times: list[tuple[datetime, datetime]] = []
    for posting in dossier.postings.select_related("end"):
        end, since = end_of(posting), posted_at(posting.posted_on)
        torn_down = end is not None and end.outcome == PostingEnd.Outcome.TORN_DOWN
        until = min(posted_at(end.ended_on), posting.until) if end is not None and torn_down else posting.until
        if times and since < times[-1][1]:
            times[-1] = (times[-1][0], max(times[-1][0], since))
        times.append((since, until))
    return times


def end_of(posting: Posting) -> PostingEnd | None:
    """How it ended; None while nobody has written minutes."""
    return getattr(posting, "end", None)


def expect_posted(dossier: Dossier, plan: Plan) -> None:
    """Refuses to propose what has to be posted first: which questions of the plan the proposal answers, it says itself.

    Raises:
        OutOfTurn: the plan asks for a posting, and none was recorded, or the last one was torn down.
    """
    if plan.posting is not None and (refusal := _missing(last_posting(dossier))) is not None:
        raise refusal


def posting_runs(dossier: Dossier, values: Mapping[str, Any], at: datetime) -> OutOfTurn | None:
    """Why a result cannot be signed yet: not posted, torn down, not for long enough, or without the minutes that the
    definition wants; None when nothing hinders it.

    Args:
        values: what the desk answered, as in the proposal.
    """
    if definition_of(dossier).posting is None:
        return None
    rule = plan_of_dossier(dossier, values).posting
    if rule is None:
        return None
    posting = last_posting(dossier)
    missing = _missing(posting)
    if posting is None or missing is not None:
        return missing
    if at < posting.until:
        return OutOfTurn(_("Đang niêm yết đến %(until)s, sau đó mới ký được.") % {"until": ending(posting.until)})
    if MINUTES in rule.proof and end_of(posting) is None:
        return OutOfTurn(
            _("Niêm yết đã hết thời gian mà chưa có biên bản kết thúc."),
            _("Chuyên viên cần ghi kết thúc niêm yết rồi mới ký được."),
        )
    return None


def _missing(posting: Posting | None) -> OutOfTurn | None:
    if posting is None:
        return OutOfTurn(
            _("Hồ sơ này phải niêm yết trước khi trình ký."), _("Hãy niêm yết, ghi nơi và ngày, rồi trình.")
        )
    end = end_of(posting)
    if end is not None and end.outcome == PostingEnd.Outcome.TORN_DOWN:
        return OutOfTurn(
            _("Bản niêm yết đã bị gỡ trước khi hết thời gian."),
            _("Hãy niêm yết lại, ghi nơi và ngày; thời gian đếm lại từ đầu."),
        )
    return None


def objections_to_posting(dossier: Dossier) -> list[PostingObjection]:
    """All that came, oldest first, each with its answer. No query where the procedure posts nothing, or where it is
    known that nobody objected."""
    if definition_of(dossier).posting is None or not perhaps(dossier, "posting_objected"):
        return []
    return list(dossier.posting_objections.select_related("reply__by"))


def unanswered(dossier: Dossier) -> list[PostingObjection]:
    """Those that nobody has answered."""
    return [one for one in objections_to_posting(dossier) if getattr(one, "reply", None) is None]


def posting_objection_unanswered(dossier: Dossier) -> OutOfTurn | None:
    """Why a result cannot be granted: somebody objected while it was posted, and the body that decides has not said why
    it goes on; None when nobody waits for that."""
    if not unanswered(dossier):
        return None
    return OutOfTurn(
        _("Có ý kiến trong thời gian niêm yết chưa được trả lời."),
        _("Chuyên viên cần trả lời ý kiến này, ghi vì sao vẫn giải quyết, hoặc trình thông báo không giải quyết."),
    )


def open_posting(dossier: Dossier) -> Posting | None:
    """The posting that counts, where nobody has written how it ended; None where the procedure posts nothing."""
    posting = last_posting(dossier) if definition_of(dossier).posting is not None else None
    return posting if posting is not None and end_of(posting) is None else None


def nothing_posted(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no minutes are written: nothing is posted, or they are written already."""
    if open_posting(dossier) is not None:
        return None
    return OutOfTurn(_("Không có niêm yết nào chờ ghi kết thúc."), _("Hãy tải lại trang để xem hồ sơ đang ở đâu."))


def never_posted(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no objection to a posting is recorded: there was none, or the result is signed."""
    if definition_of(dossier).posting is None or last_posting(dossier) is None:
        return OutOfTurn(_("Hồ sơ này chưa niêm yết."), _("Ghi niêm yết trước, rồi ghi ý kiến."))
    if dossier.result_signed_at is not None:
        return OutOfTurn(
            _("Kết quả đã ký nên không ghi ý kiến niêm yết được nữa."), _("Người có ý kiến khiếu nại kết quả này.")
        )
    return None


def nobody_objected(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no objection is answered: none waits."""
    if unanswered(dossier):
        return None
    return OutOfTurn(_("Không có ý kiến niêm yết nào chờ trả lời."), _("Hãy tải lại trang."))
