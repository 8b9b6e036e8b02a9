"""What must have happened before a result can be proposed or signed: opinions that came in, objections and a wish to
withdraw that were answered. Postings: `posted.py`."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.consulting import answers_of_steps
from duoc.dossiers.asked_bodies import asks_others, awaited, has_steps_elsewhere
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lapsing import lapse_of
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.objections import any_objection_stands
from duoc.dossiers.outside_questions import letter_not_sent
from duoc.dossiers.owing import owed_for
from duoc.dossiers.planning import definition_of, plan_of_dossier
from duoc.dossiers.rules import OutOfTurn, passes_on, step_after
from duoc.dossiers.withdrawals import waits
from duoc.ground.figures import grouped
from duoc.ground.worktime.calculations import ending
from duoc.language.calculations import GOES_ON, Plan, signing_roles
from duoc.people import queries as people
from duoc.people.powers import Actor, Power


def consultations(dossier: Dossier) -> list[Consultation]:
    """Every question to another body, oldest first; no query where nobody was asked."""
    if not asks_others(dossier) or not perhaps(dossier, "was_consulted"):
        return []
    return list(
        dossier.consultations.select_related(
            "unit", "outside", "by", "recorded_by", "objection_answer__by", "late_opinion"
        )
    )


def opinion_awaited(dossier: Dossier, at: datetime) -> OutOfTurn | None:
    """Why a result cannot be proposed, nor the step ended: another body still has to answer, or time to; None when
    none has."""
    waiting = next((one for one in consultations(dossier) if awaited(one, at)), None)
    if waiting is None:
        return None
    values = {"unit": waiting.name, "until": ending(waiting.until)}
    return OutOfTurn(
        _("Đang chờ ý kiến của %(unit)s, đến %(until)s.") % values,
        _("Hãy ghi câu trả lời khi nhận được, hoặc trình sau khi hết thời hạn."),
    )


def opinion_missing(dossier: Dossier, at: datetime) -> OutOfTurn | None:
    """The same, of bodies outside this system too: what is to be asked of them waits to leave, or for the answer."""
    return opinion_awaited(dossier, at) or letter_not_sent(dossier)


def expect_opinions(dossier: Dossier, at: datetime) -> None:
    """Refuses to propose a result while another body still has to be asked, has to answer, or time to.

    Raises:
        OutOfTurn: an opinion is awaited.
    """
    if (refusal := opinion_missing(dossier, at)) is not None:
        raise refusal


def not_agreed(dossier: Dossier, plan: Plan) -> OutOfTurn | None:
    """Why a result cannot be granted: a body that does a step did not agree, or the step has not given what it must.

    Args:
        plan: the dossier's own, with what the desk answers now.

    Returns:
        None when nothing stands against it; reads no rows where no step is done elsewhere.
    """
    steps = [step for step in plan.steps if step.at is not None]
    answers = answers_of_steps(dossier, [step.id for step in steps]) if steps else {}
    ids = [step.id for step in plan.steps]
    done = ids[: ids.index(dossier.step)] if dossier.step in ids else []
    for step in steps:
        if answers.get(step.id) == Consultation.Answer.NOT_AGREED and step.disagreement != GOES_ON:
            return OutOfTurn(
                _("Cơ quan làm bước “%(step)s” không đồng ý nên không giải quyết được.")
                % {"step": step.name or step.id},
                _("Hãy đọc lý do ở mục ý kiến cơ quan khác, rồi trình thông báo không giải quyết."),
            )
        missing = {fault.question for fault in plan.desk_faults}
        asked = [one.name for one in plan.desk if one.step == step.id and one.id in missing]
        if asked and (step.id in done or answers.get(step.id)):
            words = {"step": step.name or step.id, "what": "; ".join(asked)}
            return OutOfTurn(
                _("Bước “%(step)s” chưa có đủ: %(what)s.") % words,
                _("Cơ quan làm bước đó chưa trả lời đủ nên chưa giải quyết được."),
            )
    return None


def expect_agreement(dossier: Dossier, plan: Plan) -> None:
    """Refuses to propose a grant where a body that does a step did not agree, or did not say what it must, or where
    an objection was not answered.

    Raises:
        OutOfTurn: see `not_agreed`, `any_objection_stands`.
    """
    if (refusal := not_agreed(dossier, plan) or any_objection_stands(dossier)) is not None:
        raise refusal


def agreement_missing(dossier: Dossier, values: Mapping[str, Any]) -> OutOfTurn | None:
    """Why a result cannot be signed: see `not_agreed`, `any_objection_stands`. Evaluates nothing where no step is
    done elsewhere.

    Args:
        values: what the desk answered, as in the proposal.
    """
    refusal = not_agreed(dossier, plan_of_dossier(dossier, values)) if has_steps_elsewhere(dossier) else None
    return refusal or any_objection_stands(dossier)


def fee_unpaid(dossier: Dossier) -> OutOfTurn | None:
    """Why nothing is granted yet: something is owed since the acceptance, as the desk entered it there, or as a
    corrected answer raised it."""
    if not (owed := owed_for(dossier)):
        return None
    return OutOfTurn(
        _("Hồ sơ này còn khoản phí, lệ phí chưa nộp: %(amount)s đồng.") % {"amount": grouped(owed)},
        _("Chờ người nộp thanh toán trực tuyến, hoặc ghi nhận đã thu tại quầy."),
    )


def withdrawal_unanswered(dossier: Dossier) -> OutOfTurn | None:
    """Why a result cannot be signed: the applicant waits to hear whether they may withdraw; None when they do not."""
    if not waits(dossier):
        return None
    return OutOfTurn(
        _("Người yêu cầu đang xin rút hồ sơ này và chưa được trả lời."),
        _("Chuyên viên cần trả lời yêu cầu rút hồ sơ. Nếu không cho rút thì ký được ngay sau đó."),
    )


def signers_missing(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    """Why a request cannot be accepted: its results need more signers than the body has. No query where one signs."""
    definition = definition_of(dossier)
    before = Counter(step.post for step in definition.steps if step.signs and step.when is None)
    signers = {result.signer for result in definition.outcome.results}
    for role, count in before.items():
        wanted, held = count + (role in signers), len(people.seats(dossier.competent_unit_id, role, at))
        if held < wanted:
            words = {"count": wanted, "role": role, "held": held}
            return OutOfTurn(
                _("Kết quả cần %(count)s người ký ở chức danh «%(role)s», cơ quan có %(held)s.") % words,
                _("Hãy báo quản trị bổ nhiệm người ký, rồi tiếp nhận."),
            )
    return None


def endorses_here(dossier: Dossier) -> bool:
    """Whether who does the step at which the dossier stands signs before the signer. Reads no rows."""
    return any(step.id == dossier.step and step.signs for step in definition_of(dossier).steps)


def must_pass_on(dossier: Dossier, actor: Actor) -> bool:
    """Whether the step at which the dossier stands only passes it on, for this actor; who may propose refuses at once
    where nothing else is left. Reads no rows but of what is to be refused."""
    definition = definition_of(dossier)
    may_propose = actor.holds(Power.DOSSIER_EXAMINE)
    if may_propose and lapse_of(dossier) is not None:
        return False
    roles = signing_roles(definition, None, dossier.step)
    return passes_on(flow.steps(dossier), dossier.step, roles, may_propose=may_propose)


def next_desk_is_held(dossier: Dossier, at: datetime) -> bool:
    """Somebody holds the desk to which the dossier goes when this step is finished, in the body that decides."""
    step = step_after(flow.steps(dossier), dossier.step)
    return step.elsewhere or bool(people.seats(dossier.competent_unit_id, step.desk, at))
