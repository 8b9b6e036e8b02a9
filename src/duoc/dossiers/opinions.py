"""What a body that was asked answers, in time or late: what is given, on what it is answered, and by whom."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.kinds import part_of_dossier
from duoc.dossiers.asked_bodies import step_of
from duoc.dossiers.hands import holder_at_desk
from duoc.dossiers.models import Consultation
from duoc.dossiers.powers import handling_units, of_dossier
from duoc.dossiers.rules import Incomplete, MovedOn
from duoc.ground.documents.calculations import writing_fault
from duoc.ground.files import actions as files
from duoc.ground.files.models import StoredFile
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Reach

ANSWERS = (Consultation.Answer.AGREED.value, Consultation.Answer.NOT_AGREED.value)


def may_be_kept() -> str:
    """What to do with an answer that no longer counts."""
    return _("Không có gì thay đổi. Mở lại trang này để lưu câu trả lời muộn vào hồ sơ.")


@dataclass(frozen=True)
class Given:
    answer: str
    say: str
    letter_number: str
    letter_date: str
    paper_name: str = ""
    paper: bytes = b""


def given_of(
    answer: str, say: str, letter_number: str, letter_date: date | None, paper: tuple[str, bytes] | None
) -> Given:
    """The parameters of an answer.

    Args:
        paper: name and bytes of the document with the answer.

    Raises:
        Incomplete: no answer, or an objection without words; `faults`.
    """
    day = letter_date.isoformat() if letter_date else ""
    given = Given(answer, mended(say, lines=True), mended(letter_number), day, *(paper or ()))
    faults = {}
    if given.answer not in ANSWERS:
        faults["answer"] = _("Hãy chọn đồng ý hoặc không đồng ý.")
    if given.answer == Consultation.Answer.NOT_AGREED and says_too_little(given.say):
        faults["say"] = _("Hãy ghi vì sao không đồng ý (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return given


def kept_paper(given: Given, actor: Actor, at: datetime) -> StoredFile | None:
    """The document with the answer, kept for the body of whoever recorded it; None where none was given.

    Raises:
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: it cannot be kept.
    """
    if not given.paper:
        return None
    return files.store(given.paper, given.paper_name, at=at, organisation=str(actor.organisation_id or ""))


def paper_facts(paper: StoredFile | None) -> dict[str, str]:
    """What the ledger commits to of that document: its digest."""
    return {"paper": paper.sha256} if paper else {}


def with_letter(consultation: Consultation, given: Given, actor: Actor, at: datetime) -> Given:
    """The parameters as they are kept: the body that is asked answers itself and names no letter.

    Raises:
        Incomplete: see `_expect_letter`.
    """
    if consultation.unit_id is not None and actor.organisation_id == consultation.unit_id:
        return replace(given, letter_number="", letter_date="")
    _expect_letter(given, at)
    return given


def _expect_letter(given: Given, at: datetime) -> None:
    """Nobody says in another body's name what it has not put in writing.

    Raises:
        Incomplete: recorded for another body, and its document has no number, no date, or one to come.
    """
    faults = {}
    if not given.letter_number or (fault := writing_fault(given.letter_number)):
        faults["letter_number"] = fault if given.letter_number else _("Hãy ghi số, ký hiệu văn bản trả lời.")
    if not given.letter_date:
        faults["letter_date"] = _("Hãy ghi ngày của văn bản trả lời.")
    elif given.letter_date > local(at).date().isoformat():
        faults["letter_date"] = _("Ngày của văn bản không thể sau hôm nay.")
    if faults:
        remedy = _("Ghi thay cơ quan khác thì phải có văn bản của cơ quan đó.")
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), remedy, faults)


def on_the_right_desk(consultation: Consultation, actor: Actor) -> bool:
    """In a body that does a step the role that the definition names does it; any other question whoever examines."""
    step = step_of(consultation)
    return step is None or actor.organisation_id != consultation.unit_id or actor.role == step.post


def _locked(id: uuid.UUID | str) -> Consultation:
    """The consultation, with its dossier locked before it: every act takes them in this order."""
    dossier_id = Consultation.objects.filter(pk=id).values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NotFound(_("Không tìm thấy lần hỏi ý kiến này."), _("Hãy mở lại hồ sơ."))
    dossier = flow.locked(dossier_id)
    consultation = Consultation.objects.select_related("unit", "outside").get(pk=id)
    consultation.dossier = dossier
    return consultation


def _reach(consultation: Consultation) -> Reach:
    """As of its dossier; it also belongs to the body that is asked."""
    reach = of_dossier(consultation.dossier)
    return replace(reach, units=reach.units | ({consultation.unit_id} if consultation.unit_id else set()))


def _held_by(consultation: Consultation, actor: Actor) -> uuid.UUID | None:
    """Who answers in the body that was asked; in the one that asks, who has the dossier in hand."""
    if actor.organisation_id == consultation.unit_id:
        return consultation.holder_id
    return holder_at_desk(consultation.dossier, actor)


def _handlers(consultation: Consultation) -> frozenset[uuid.UUID]:
    """Whose officials write the answer down: the body that was asked, and the one that handles the dossier."""
    asked = frozenset({consultation.unit_id}) if consultation.unit_id else frozenset()
    return handling_units(consultation.dossier) | asked


def _needed_no_more() -> MovedOn:
    return MovedOn(_("Hồ sơ này không còn chờ câu trả lời: đã có kết quả hoặc đã kết thúc."), may_be_kept())


CONSULTATION = replace(
    part_of_dossier(Consultation, locked=_locked, dossier_of=lambda consultation: consultation.dossier),
    reach=_reach,
    handled_by=_handlers,
    held_by=_held_by,
    moved_on=_needed_no_more,
)
