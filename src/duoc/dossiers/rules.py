"""What may follow what. Pure: no ORM, no clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from django.utils.translation import gettext as _

from duoc.ground.refusal import Invalid, NotNow
from duoc.ground.worktime.calculations import VIETNAM, day

# Status codes of the national synchronisation interface, as several public implementations of it agree; no legal text
# at hand prints them, so they are to verify for 2026.
NATIONAL_STATUS = {
    "filed": 1,
    "processing": 4,
    "refused": 3,
    "supplement": 5,
    "cancelled": 7,
    "stopped": 8,
    "suspended": 4,  # no code of its own is known: it is being handled
    "done": 9,
    "returned": 10,
}
RECEIVED, PAYMENT_DUE, WITHDRAWAL_ASKED = 2, 6, 7
"""Codes that no state of ours stands for alone: just accepted; accepted and still owing; a wish to withdraw."""


APPLICANT = "applicant"
"""The desk of a dossier that goes on when the applicant does something; and for whom the form of an act is."""
SUCCESSION = "succession"
"""The desk of a dossier whose body ended, until somebody says which of the successors decides."""


ELSEWHERE = "elsewhere"
"""The desk of a dossier that goes on when another body has answered."""


CARRIER = "carrier"
"""The desk of a dossier whose result is on its way by public post."""


PAYMENT = "payment"
"""The step of a dossier that waits for its applicant to pay what is due before the step behind it."""


OUTSIDE = frozenset({APPLICANT, ELSEWHERE, CARRIER})
"""The desks at which no official of the unit has it in hand."""


class OutOfTurn(NotNow):
    """The act does not fit the state of the dossier."""


class MovedOn(OutOfTurn):
    """It fitted an earlier state: somebody was quicker, or it has ended."""


class Incomplete(Invalid):
    """Something is missing or wrong in what was sent. `faults` maps question or paper to its sentence."""


class Outdated(NotNow):
    """The procedure has a newer version than the draft was begun under."""


class NotHere(NotNow):
    """The procedure cannot be begun online, or is not open for filing here."""


class Changed(NotNow):
    """The request is no longer what its author was shown."""


@dataclass(frozen=True)
class Step:
    """A step of the internal flow: its id, and the desk (role, `APPLICANT` or `ELSEWHERE`) on which it lies.

    `beside`: another body does it while the step before it goes on. `signs`: who does it signs before the signer.
    """

    id: str
    desk: str
    beside: bool = False
    signs: bool = False

    @property
    def elsewhere(self) -> bool:
        return self.desk == ELSEWHERE


def moved_on() -> MovedOn:
    """The refusal of an act for which the dossier is not in the right state."""
    return MovedOn(
        _("Hồ sơ đã chuyển sang bước khác, việc này không còn làm được nữa."),
        _("Hãy tải lại trang để xem hồ sơ đang ở đâu. Có thể một người khác vừa xử lý xong."),
    )


def off_desk() -> OutOfTurn:
    """The refusal of an act by somebody on whose desk the dossier does not lie."""
    return OutOfTurn(
        _("Hồ sơ không còn ở bước này."),
        _("Hãy tải lại trang để xem hồ sơ đang ở đâu; có thể người khác vừa xử lý xong."),
    )


def other_body(handler: str) -> OutOfTurn:
    """The refusal of an act by an official of another body than the one that handles the dossier."""
    return OutOfTurn(
        _("Hồ sơ do %(body)s giải quyết nên việc này do cơ quan đó làm.") % {"body": handler},
        _("Cơ quan bạn vẫn xem được hồ sơ và trả kết quả tại quầy. Cần thì hãy báo cơ quan đó."),
    )


def in_archive(since: datetime) -> OutOfTurn:
    """The refusal of every act on a dossier that went to the archive then."""
    on = day(since.astimezone(VIETNAM).date().isoformat())
    return OutOfTurn(
        _("Hồ sơ đã nộp lưu ngày %(day)s nên không thay đổi được nữa.") % {"day": on},
        _("Nơi lưu ghi trên trang của hồ sơ. Kết quả vẫn thu hồi, đính chính, cấp lại được bằng quyết định riêng."),
    )


def step_after(steps: Sequence[Step], current: str) -> Step:
    """The step behind `current` and behind those that run beside it; the last one has none behind it.

    Raises:
        OutOfTurn: there is no such step, or it is the last.
    """
    ids = [step.id for step in steps]
    later = [step for step in steps[ids.index(current) + 1 :] if not step.beside] if current in ids else []
    if not later:
        raise OutOfTurn(_("Hồ sơ đã ở bước cuối."))
    return later[0]


def signature_after(steps: Sequence[Step], current: str, signer: str) -> Step:
    """The nearest step behind `current` at which somebody signs: before the signer, or the signer.

    Args:
        signer: the role that signs.

    Raises:
        OutOfTurn: no such step.
    """
    ids = [step.id for step in steps]
    for step in steps[ids.index(current) + 1 :] if current in ids else ():
        if step.signs or step.desk == signer:
            return step
    raise OutOfTurn(_("Hồ sơ đã ở bước cuối."))


def beside(steps: Sequence[Step], current: str) -> list[Step]:
    """The steps that run together with `current`."""
    ids = [step.id for step in steps]
    later = steps[ids.index(current) + 1 :] if current in ids else ()
    return list(takewhile(lambda step: step.beside, later))


def passes_on(steps: Sequence[Step], current: str, signing: Collection[str], *, may_propose: bool) -> bool:
    """Whether a step between the first one and the first signature only passes the dossier on: another one of the same
    role comes before the signature, or its role may not propose.

    Args:
        signing: the roles that sign.
    """
    ids = [step.id for step in steps]
    if current not in ids[1:]:
        return False
    here = ids.index(current)
    sign = next((place for place, step in enumerate(steps) if step.signs or step.desk in signing), len(steps))
    if here >= sign or steps[here].elsewhere:
        return False
    return not may_propose or any(step.desk == steps[here].desk for step in steps[here + 1 : sign])


def own_step_before(steps: Sequence[Step], current: str) -> Step:
    """The nearest step before `current` that the body itself does.

    Raises:
        OutOfTurn: no such step.
    """
    for step in reversed(list(takewhile(lambda step: step.id != current, steps))):
        if not step.elsewhere:
            return step
    raise OutOfTurn(_("Không có bước nào để trả lại."))


def step_before(steps: Sequence[Step], current: str, desk: str) -> Step:
    """The nearest step before `current` that lies on `desk`, to which a dossier can be sent back.

    Raises:
        OutOfTurn: no such step.
    """
    ids = [step.id for step in steps]
    for step in reversed(steps[: ids.index(current)] if current in ids else []):
        if step.desk == desk:
            return step
    raise OutOfTurn(_("Không có bước nào để trả lại."))
