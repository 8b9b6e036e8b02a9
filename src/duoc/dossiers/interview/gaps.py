"""What a request lacks before it can be filed, and what does not belong in it. Pure: no database, no clock."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from duoc.dossiers.rules import Incomplete
from duoc.language.calculations import CONFIRMED, AnswerFault, Definition, OrganisationRef, Plan


def gaps_of(plan: Plan, attached: Collection[str], *, by_post: bool = False) -> dict[str, str]:
    """A sentence for each answer that is missing or wrong and each paper without a file, by question or paper; of an
    item by its place, as in "members.7.full_name".

    Args:
        attached: ids of the papers that have a file.
        by_post: it is entered from a letter: what lies not in it is asked for afterwards.
    """
    faults: list[AnswerFault] = [*plan.faults, *plan.doubts]
    gaps = {fault.place: fault.say for fault in faults}
    for paper in plan.papers:
        if paper.must_attach and paper.id not in attached and not by_post:
            gaps[paper.id] = _("Chưa có tệp cho “%(paper)s”.") % {"paper": paper.name}
    return gaps


def body_of(plan: Plan) -> str:
    """The code of the body that decides; "" when the definition names none, or only a level."""
    return _code(plan.competent)


def receiver_code(plan: Plan) -> str:
    """The code of the body that takes it in; "" where the definition leaves it to the one that decides."""
    return _code(plan.received_by)


def _code(place: OrganisationRef | None) -> str:
    return (place.organisation or place.commune) if place else ""


def expect_asked(definition: Definition, answers: Iterable[str], papers: Iterable[str] = ()) -> None:
    """Refuses what the procedure does not ask of an applicant: a slip of the sender, or an answer of the desk's.

    Raises:
        Incomplete: `faults` says which.
    """
    faults = {id: _("Thủ tục này không hỏi câu này.") for id in answers if id not in (*definition.page_of, CONFIRMED)}
    faults |= {code: _("Thủ tục này không có giấy tờ đó.") for code in papers if definition.paper(code) is None}
    if faults:
        raise Incomplete(_("Hồ sơ có phần mà thủ tục không hỏi."), _("Hãy bỏ các phần đó rồi nộp lại."), faults)
