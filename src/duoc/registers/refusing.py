"""Why a result cannot be proposed, signed or numbered: what the registers hold stands against its entry."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.instruments.calculations import Unsound
from duoc.registers.looking_up import ToLookAt
from duoc.registers.rested_on import CHANGED
from duoc.registers.rules import NotNow


def against_proposing(look: ToLookAt) -> Refusal | None:
    """Walls by the fields in which they stand; then likenesses that nobody has compared; then what has ended."""
    faults = _faults(look)
    if faults:
        return Unsound(" ".join(dict.fromkeys(faults.values())), _("Hãy đối chiếu lại giấy tờ và số đã nhập."), faults)
    return _to_compare(look) or _ended(look) or _unsettled(look)


def against_signing(look: ToLookAt) -> NotNow | None:
    """The same, in words for whoever signs: the entry was free when it was proposed."""
    faults = _faults(look)
    if faults:
        words = " ".join(dict.fromkeys(faults.values()))
        return NotNow(words, _("Hãy trả lại dự thảo để công chức đối chiếu."))
    back = _("Hãy trả lại để công chức trình theo nội dung hiện nay của sổ.")
    return _to_compare(look) or _ended(look) or _unsettled(look, back)


def against_issuing(look: ToLookAt) -> NotNow | None:
    """What it rests on has ended or changed since it was signed: the registry returns it."""
    back = _("Hãy trả lại kết quả đã ký, kèm lý do; kết quả này không được phát hành.")
    ended = _ended(look)
    return NotNow(ended.say, back) if ended else _unsettled(look, back)


def _faults(look: ToLookAt) -> Mapping[str, str]:
    faults = {one.key.fields[-1]: one.words for one in look.walls}
    for one in look.persons:
        if one.wall:
            faults.setdefault(f"{one.person.role}.personal_number", one.words)
    return faults


def _to_compare(look: ToLookAt) -> NotNow | None:
    like = next((one for one in look.likes if not one.reason), None)
    if like is None:
        return _to_find_out(look)
    return NotNow(
        like.words,
        _("Công chức đối chiếu hai việc và ghi vì sao là việc khác, rồi mới trình, ký được."),
    )


def _to_find_out(look: ToLookAt) -> NotNow | None:
    other = next((one for one in look.persons if one.differences and not one.reason), None)
    if other is None:
        return None
    return NotNow(other.sentence, _("Công chức đối chiếu giấy tờ và ghi bên nào đúng, rồi mới trình, ký được."))


def _ended(look: ToLookAt) -> NotNow | None:
    if not look.ended:
        return None
    return NotNow(
        _("Việc ghi sổ số %(number)s mà hồ sơ này dựa vào không còn hiệu lực.") % {"number": look.ended[0].number},
        _("Hãy dùng việc ghi sổ còn hiệu lực, hoặc không giải quyết hồ sơ."),
    )


def _unsettled(look: ToLookAt, changed: str = "") -> NotNow | None:
    """What is on its way is waited for; where it has changed already, `changed` says what to do."""
    if not look.unsettled:
        return None
    one = look.unsettled[0]
    return NotNow(one.words, changed if one.why == CHANGED else _("Hãy đợi phát hành rồi làm theo nội dung đúng."))
