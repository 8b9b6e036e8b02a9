"""What must have happened before a result can be proposed or signed: postings that have run, opinions that came in,
a wish to withdraw that was answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.consulting import awaited, has_steps_elsewhere
from duoc.dossiers.models import Consultation, Dossier, Posting
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn, passes_on, step_after
from duoc.dossiers.withdrawals import waits
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Plan, signing_roles
from duoc.people import queries as people
from duoc.people.powers import Actor, Power


def last_posting(dossier: Dossier) -> Posting | None:
    """The posting that counts: the latest one recorded."""
    return dossier.postings.select_related("by").last()


def consultations(dossier: Dossier) -> list[Consultation]:
    """Every question to another body, oldest first; no query where the procedure asks nobody."""
    if definition_of(dossier).consult is None and not has_steps_elsewhere(dossier):
        return []
    return list(dossier.consultations.select_related("unit", "by"))


def expect_posted(dossier: Dossier, plan: Plan) -> None:
    """Refuses to propose what has to be posted first: which questions of the plan the proposal answers, it says itself.

    Raises:
        OutOfTurn: the plan asks for a posting, and none was recorded.
    """
    if plan.posting is not None and last_posting(dossier) is None:
        raise _unposted()


def posting_runs(dossier: Dossier, values: Mapping[str, Any], at: datetime) -> OutOfTurn | None:
    """Why a result cannot be signed yet: not posted, or not for long enough; None when nothing hinders it.

    Args:
        values: what the desk answered, as in the proposal.
    """
    if definition_of(dossier).posting is None or plan_of_dossier(dossier, values).posting is None:
        return None
    posting = last_posting(dossier)
    if posting is None:
        return _unposted()
    if at < posting.until:
        until = f"{local(posting.until):%H:%M, %d/%m/%Y}"
        return OutOfTurn(_("Đang niêm yết: ký được sau %(until)s.") % {"until": until})
    return None


def _unposted() -> OutOfTurn:
    return OutOfTurn(_("Hồ sơ này phải niêm yết trước khi trình ký."), _("Hãy niêm yết, ghi nơi và ngày, rồi trình."))


def opinion_awaited(dossier: Dossier, at: datetime) -> OutOfTurn | None:
    """Why a result cannot be proposed, nor the step ended: another body still has to answer, or time to; None when
    none has."""
    waiting = next((one for one in consultations(dossier) if awaited(one, at)), None)
    if waiting is None:
        return None
    values = {"unit": waiting.unit.name, "until": f"{local(waiting.until):%H:%M, %d/%m/%Y}"}
    return OutOfTurn(
        _("Đang chờ ý kiến của %(unit)s, đến %(until)s.") % values,
        _("Hãy ghi câu trả lời khi nhận được, hoặc trình sau khi hết thời hạn."),
    )


def expect_opinions(dossier: Dossier, at: datetime) -> None:
    """Refuses to propose a result while another body still has to answer, or time to.

    Raises:
        OutOfTurn: an opinion is awaited.
    """
    if (refusal := opinion_awaited(dossier, at)) is not None:
        raise refusal


def withdrawal_unanswered(dossier: Dossier) -> OutOfTurn | None:
    """Why a result cannot be signed: the applicant waits to hear whether they may withdraw; None when they do not."""
    if not waits(dossier):
        return None
    return OutOfTurn(
        _("Người yêu cầu đang xin rút hồ sơ này và chưa được trả lời."),
        _("Chuyên viên cần trả lời yêu cầu rút hồ sơ. Nếu không cho rút thì ký được ngay sau đó."),
    )


def endorses_here(dossier: Dossier) -> bool:
    """Whether who does the step at which the dossier stands signs before the signer. Reads no rows."""
    return any(step.id == dossier.step and step.signs for step in definition_of(dossier).steps)


def must_pass_on(dossier: Dossier, actor: Actor) -> bool:
    """Whether the step at which the dossier stands only passes it on, for this actor. Reads no rows."""
    definition = definition_of(dossier)
    roles = signing_roles(definition, None, dossier.step)
    may_propose = actor.holds(Power.DOSSIER_EXAMINE)
    return passes_on(flow.steps(dossier), dossier.step, roles, may_propose=may_propose)


def next_desk_is_held(dossier: Dossier, at: datetime) -> bool:
    """Somebody holds the desk to which the dossier goes when this step is finished, in the body that decides."""
    step = step_after(flow.steps(dossier), dossier.step)
    return step.elsewhere or bool(people.seats(dossier.competent_unit_id, step.desk, at))
