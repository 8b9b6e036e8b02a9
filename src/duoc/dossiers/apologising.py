"""The apology with a new date (form 04): by which rule, until when, and why not.

It is proposed before the term ends. What was proposed in time may be signed later, while the date that it names has not
come: the applicant gets an answer, and the lateness that was noted stays."""

from datetime import datetime

from django.db.models import Exists, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.clocks.term_ends import unit_of
from duoc.dossiers.happened import SENT_ON_SINCE, perhaps
from duoc.dossiers.lateness import is_late
from duoc.dossiers.models import Apology, ApologyDraft, Dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.worktime.calculations import local, moment, parse_term
from duoc.people.powers import Actor
from duoc.procedures.queries import late_rules


def rule(dossier: Dossier) -> late_rules.ApologyRule | None:
    """The rule for the term of a dossier, as it stood on the day of its acceptance; None where there is none."""
    unit, accepted = unit_of(dossier.plan["term"]), dossier.accepted_at
    if unit is None or accepted is None:
        return None
    return late_rules.apology_rule(unit.value, parse_term(dossier.plan["term"]).amount, local(accepted).date())


def drafted_from(dossier: Dossier) -> datetime | None:
    """From when the system drafts the apology; None where no rule says so."""
    known = rule(dossier)
    return _before_due(dossier, known.draft) if known is not None else None


def sent_by(dossier: Dossier) -> datetime | None:
    """Until when the rule wants it sent; None where it says nothing, and the last minute will do."""
    known = rule(dossier)
    return _before_due(dossier, known.sent_by) if known is not None and known.sent_by else None


def _before_due(dossier: Dossier, term: str) -> datetime | None:
    due = dossier.due_at
    return due_dates.before(due, term, calendars_of(dossier)) if due is not None else None


def doubt(dossier: Dossier) -> str:
    """What is to be verified of the rule; "" where nothing is."""
    known = rule(dossier)
    return known.to_verify if known else ""


def apologies(dossier: Dossier) -> list[Apology]:
    """The dates that were named anew, in order, with who signed. One query; none where it is known that there are
    none."""
    if not perhaps(dossier, "was_apologised"):
        return []
    return list(dossier.apologies.select_related("by", "post"))


def apologies_of_open(dossier: Dossier) -> list[Apology]:
    """The same of a dossier that is handled; none once it has ended, when no date is awaited any more."""
    return apologies(dossier) if dossier.ended_at is None else []


def too_often(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no new date can be named: as often as the rule allows it was already."""
    signed = apologies(dossier)
    known = rule(dossier)
    if len(signed) >= (known.times if known else 1):
        return OutOfTurn(
            _("Hồ sơ đã xin lỗi và hẹn lại đến %(due)s.") % {"due": moment(signed[-1].new_due_at)},
            _("Số lần được hẹn lại theo quy định đã hết. Hãy giải quyết trước ngày đó."),
        )
    return None


def refusal(dossier: Dossier, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Why no new date can be proposed: it was named as often as the rule allows, or the dossier is late."""
    if named := too_often(dossier, actor, at):
        return named
    if is_late(dossier, at):
        return OutOfTurn(
            _("Hồ sơ đã quá hạn nên không trình hẹn lại được nữa."),
            _("Văn bản xin lỗi phải trình trước khi hết hạn. Hãy giải quyết sớm nhất có thể và ghi nguyên nhân trễ."),
        )
    if dossier.due_at is None:
        return OutOfTurn(_("Hồ sơ chưa có ngày hẹn."), _("Ngày hẹn có khi hồ sơ được tiếp nhận."))
    return None


def promised(dossier: Dossier) -> datetime:
    """When an accepted dossier is promised. Raises ValueError: it is not accepted; no act comes so far."""
    if dossier.due_at is None:
        raise ValueError(f"{dossier.pk} has no promise")
    return dossier.due_at


def next_turn(dossier: Dossier) -> int:
    """The place of the next draft among those of a dossier that is locked."""
    return dossier.apology_drafts.count() + 1


def newest_draft(dossier: Dossier) -> ApologyDraft | None:
    """The last filled draft for the promise that holds, open or sent back; none that a newer one replaced."""
    due = dossier.due_at
    if due is None or not perhaps(dossier, "was_drafted"):
        return None
    filled = dossier.apology_drafts.filter(~Exists(SENT_ON_SINCE), by__isnull=False, due_at=due, apology__isnull=True)
    rows = filled.filter(Q(closed_at=None) | ~Q(answer="")).select_related("by", "sent_back_by")
    return rows.order_by("turn").last()


def to_sign(dossier: Dossier) -> ApologyDraft | None:
    """The draft that waits for the signature of the head."""
    newest = newest_draft(dossier)
    return newest if newest is not None and newest.closed_at is None else None


def names_a_past_date(draft: ApologyDraft, at: datetime) -> bool:
    """Whether the date that it names has come: nobody can sign it any more."""
    return draft.new_due_at is not None and draft.new_due_at <= at


def causes_at(at: datetime) -> dict[str, str]:
    """The causes that may be chosen on the day of a moment, in the language of the page."""
    return {one.id: one.name for one in late_rules.causes(local(at).date(), get_language() or "vi")}


def cause_names() -> dict[str, str]:
    """The name of each cause that could ever be chosen, in the language of the page."""
    return {one.id: one.name for one in late_rules.causes(language=get_language() or "vi")}


def whose_cause(cause: str) -> str:
    """Whose time a cause is; "" for an unknown one."""
    return next((one.whose for one in late_rules.causes() if one.id == cause), "")
