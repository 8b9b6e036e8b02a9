"""Public posting (niêm yết) before the decision."""

import uuid
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from duoc.dossiers import due_dates, flow
from duoc.dossiers.models import Posting
from duoc.dossiers.planning import plan_of_dossier
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.recording import record
from duoc.dossiers.rules import Incomplete, OutOfTurn, state_after
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import VIETNAM, WorktimeFault, local
from duoc.people.powers import Actor, Power, check

MORNING = time(7, 0)
LONGEST = 500


def post_publicly(
    *, actor: Actor, dossier_id: uuid.UUID | str, place: str, posted_on: date, key: str, at: datetime
) -> Posting:
    """Records when and where it was posted, and calculates until when. Nothing is signed before that moment.

    A posting that was torn down or wrong is recorded again; the latest counts. It may have begun before the dossier
    was filed, never in the future.

    Args:
        place: where people can read it, at most 500 characters.
        posted_on: the day on which it was put up, which is not counted.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: place missing or too long, or a day in the future or beyond the calendars.
        OutOfTurn: not on the specialist's desk, or this dossier is not posted.
    """
    place = place.strip()
    faults = {}
    if len(place) < 5 or len(place) > LONGEST:
        faults["place"] = _("Hãy ghi nơi niêm yết, ví dụ: trụ sở Ủy ban nhân dân xã (5 đến 500 ký tự).")
    if posted_on > local(at).date():
        faults["posted_on"] = _("Ngày niêm yết không thể ở tương lai. Hãy ghi sau khi đã niêm yết.")
    if faults:
        raise Incomplete(_("Chưa ghi được việc niêm yết."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    request = {"dossier": str(dossier_id), "place": place, "on": posted_on.isoformat()}
    id = once(
        actor.key,
        "dossiers.post_publicly",
        key,
        request,
        lambda: str(_post_publicly(actor, dossier_id, place, posted_on, at).pk),
    )
    return Posting.objects.select_related("dossier").get(pk=id)


def _post_publicly(actor: Actor, dossier_id: uuid.UUID | str, place: str, posted_on: date, at: datetime) -> Posting:
    dossier = flow.locked(dossier_id)
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    dossier.state = state_after("post_publicly", dossier.state)
    flow.on_desk(dossier, actor.role)
    rule = plan_of_dossier(dossier).posting
    if rule is None:
        raise OutOfTurn(_("Hồ sơ này không phải niêm yết."), _("Hãy tải lại trang để xem các bước của hồ sơ."))
    try:
        end = due_dates.due(rule.term, "none", datetime.combine(posted_on, MORNING, VIETNAM))
    except WorktimeFault as fault:
        raise Incomplete(fault.say, fault.remedy, {"posted_on": fault.say}) from fault
    posting = Posting.objects.create(
        dossier=dossier,
        place=place,
        posted_on=posted_on,
        term=rule.term,
        until=end.due,
        proof=[line.as_json() for line in end.proof],
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )
    facts = {"on": posted_on.isoformat(), "until": end.due.isoformat(), "term": rule.term}
    record(dossier, "dossier.posted", actor, at, facts, hidden={"place": place})
    return posting
