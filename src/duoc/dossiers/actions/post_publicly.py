"""Public posting (niêm yết) before the decision."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.models import Dossier, Posting
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.posted import PHOTO
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.scans import Scan, kept_scan
from duoc.ground.letters.calculations import mended
from duoc.ground.worktime.calculations import Beginning, WorktimeFault, day, ending, local, moment
from duoc.language.calculations import Posting as Rule
from duoc.people.powers import Actor, Power

State = Dossier.State
LONGEST, POST = 500, "post"


@dataclass(frozen=True)
class Given:
    place: str
    posted_on: date
    photo: Scan | None = None


def post_publicly(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    place: str,
    posted_on: date,
    key: str,
    at: datetime,
    photo: Scan | None = None,
) -> Posting:
    """Records when and where it was posted, and calculates until when. Nothing is signed before that moment.

    A posting that was torn down or wrong is recorded again; the latest counts. It may have begun before the dossier
    was filed, never in the future.

    Args:
        place: where people can read it, at most 500 characters.
        posted_on: the day on which it was put up, which is not counted.
        photo: of what was put up.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: place missing or too long, a day in the future or beyond the calendars, or too late for a posting
            that must be over when the request is filed; a photo that the definition wants is missing or cannot be kept.
        OutOfTurn: not on the specialist's desk, or this dossier is not posted.
    """
    given = Given(mended(place, lines=True), posted_on, photo)
    faults = {}
    if not 5 <= len(given.place) <= LONGEST:
        faults["place"] = _("Hãy ghi nơi niêm yết, ví dụ: trụ sở Ủy ban nhân dân xã (5 đến 500 ký tự).")
    if posted_on > local(at).date():
        faults["posted_on"] = _("Ngày niêm yết không thể ở tương lai. Hãy ghi sau khi đã niêm yết.")
    if faults:
        raise Incomplete(_("Chưa ghi được việc niêm yết."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return POST_PUBLICLY.perform(dossier_id, given, actor=actor, key=key, at=at)


def _post_publicly(doing: Doing[Given]) -> Outcome[Posting]:
    given = doing.given
    rule = plan_of_dossier(doing.dossier).posting
    if rule is None:
        raise RuntimeError("the act is done only where its condition holds")
    try:
        since, by = due_dates.posted_at(given.posted_on), calendars_of(doing.dossier)
        end = due_dates.period(rule.term, since, by, beginning=Beginning.POSTED)
    except WorktimeFault as fault:
        raise Incomplete(fault.say, fault.remedy, {"posted_on": fault.say}) from fault
    _expect_what_the_rule_wants(doing, rule, end.due)
    posting = Posting.objects.create(
        photo=kept_scan(doing, "photo", given.photo) if given.photo else None,
        dossier=doing.dossier,
        place=given.place,
        posted_on=given.posted_on,
        term=rule.term,
        until=end.due,
        proof=[line.as_json() for line in end.proof],
        calendars_id=end.counted_by,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {"on": given.posted_on.isoformat(), "until": end.due.isoformat(), "term": rule.term}
    return Outcome(posting, facts, hidden={"place": given.place})


def _expect_what_the_rule_wants(doing: Doing[Given], rule: Rule, until: datetime) -> None:
    faults = {}
    if PHOTO in rule.proof and doing.given.photo is None:
        faults["photo"] = _("Thủ tục này cần ảnh chụp bản niêm yết tại chỗ. Hãy chụp rồi gửi ảnh lên.")
    if rule.before_filing and until > doing.dossier.filed_at:
        values = {"until": ending(until), "filed": moment(doing.dossier.filed_at)}
        faults["posted_on"] = (
            _(
                "Niêm yết này kéo dài đến %(until)s, sau khi nộp hồ sơ (%(filed)s); phải xong trước khi nộp. "
                "Chưa đủ ngày thì không giải quyết được hồ sơ này; người yêu cầu nộp lại sau."
            )
            % values
        )
    if faults:
        raise Incomplete(_("Chưa ghi được việc niêm yết."), _("Hãy bổ sung các mục được đánh dấu."), faults)


def _not_posted(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """It is posted at a step that knows the turn, and not before: what is posted is there only then."""
    definition = definition_of(dossier)
    if definition.posting is None or plan_of_dossier(dossier).posting is None:
        return OutOfTurn(_("Hồ sơ này không phải niêm yết."), _("Hãy tải lại trang để xem các bước của hồ sơ."))
    posting = [step for step in definition.steps if POST in step.may]
    if dossier.step in {step.id for step in posting}:
        return None
    return OutOfTurn(
        _("Hồ sơ chưa ở bước niêm yết, hoặc đã qua bước ấy."),
        _("Niêm yết ở bước: %(steps)s.") % {"steps": ", ".join(step.name for step in posting)},
    )


def _details(happening: Happening) -> str:
    values = {"day": day(str(happening.facts["on"])), "until": ending(happening.facts["until"])}
    return _("Niêm yết từ %(day)s đến %(until)s.") % values


POST_PUBLICLY = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.posted",
                title=gettext_lazy("Niêm yết công khai"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s đã niêm yết công khai"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        conditions=(Judged(_not_posted),),
        write=_post_publicly,
        row=Posting,
    )
)
