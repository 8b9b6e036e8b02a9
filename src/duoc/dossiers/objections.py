"""Objections of bodies that were asked: which stand against granting, and which are answered with a reason."""

from django.utils.translation import gettext as _

from duoc.dossiers.happened import OBJECTED, perhaps
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.posted import posting_objection_unanswered
from duoc.dossiers.rules import OutOfTurn
from duoc.language.calculations import GOES_ON, REFUSE


def standing(dossier: Dossier) -> list[Consultation]:
    """Objections that stand and that nobody has answered, oldest first: to what an official asked, and at steps where
    the definition takes a disagreement as advice. No query where the procedure has neither, or where it is known that
    nobody objected."""
    definition = definition_of(dossier)
    steps = {step.id for step in definition.steps if step.at is not None and step.disagreement == GOES_ON}
    steps |= {""} if definition.consult is not None else set()
    if not steps or not perhaps(dossier, "was_objected"):
        return []
    return list(
        OBJECTED.filter(dossier=dossier, step__in=steps, objection_answer=None).select_related("unit", "outside")
    )


def to_answer(dossier: Dossier) -> list[Consultation]:
    """Those of them that the body that decides may answer with a reason."""
    return [one for one in standing(dossier) if is_advice(one, dossier)]


def is_advice(objection: Consultation, dossier: Dossier) -> bool:
    """Whether the body that decides may go on against it: not where the definition says that nothing is granted
    against a body that an official asked."""
    rule = definition_of(dossier).consult
    return bool(objection.step) or rule is None or rule.disagreement != REFUSE


def objection_stands(dossier: Dossier) -> OutOfTurn | None:
    """Why a result cannot be granted: a body that was asked objects, and the body that decides has not said why it
    goes on, or may not go on; None when nobody waits for that."""
    opposed = next(iter(standing(dossier)), None)
    if opposed is None:
        return None
    values = {"unit": opposed.name}
    if not is_advice(opposed, dossier):
        return OutOfTurn(
            _("%(unit)s không đồng ý nên không giải quyết được.") % values,
            _("Hãy đọc lý do ở mục ý kiến cơ quan khác, rồi hỏi lại cơ quan đó hoặc trình thông báo không giải quyết."),
        )
    return OutOfTurn(
        _("%(unit)s không đồng ý và chưa được trả lời.") % values,
        _("Chuyên viên cần trả lời ý kiến này, ghi vì sao vẫn giải quyết, hoặc trình thông báo không giải quyết."),
    )


def any_objection_stands(dossier: Dossier) -> OutOfTurn | None:
    """The same, of bodies that were asked and of whoever objected while it was posted."""
    return objection_stands(dossier) or posting_objection_unanswered(dossier)


def reasons(dossier: Dossier) -> list[str]:
    """Why the body that decides goes on, for each objection that it answered, in the order of the answers."""
    return list(dossier.objection_answers.values_list("reason", flat=True))
