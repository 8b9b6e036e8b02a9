"""The desk's words for states, steps and acts. Each state comes with its kind: word, shape and colour together."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duoc.decisions.models import LaterDecision
from duoc.dossiers.acts import APPLICANT, CARRIER, ELSEWHERE, PAYMENT, SUCCESSION
from duoc.dossiers.models import Channel, Dossier
from duoc.registers.queries import ToLookAt

State = Dossier.State
TERM_UNITS = (("working_day", _("ngày làm việc")), ("day", _("ngày")), ("working_hour", _("giờ làm việc")))
STATES = {
    State.FILED: (_("Chờ tiếp nhận"), "new"),
    State.SUPPLEMENT: (_("Chờ bổ sung"), "waiting"),
    State.PROCESSING: (_("Đang giải quyết"), "moving"),
    State.DONE: (_("Chờ trả kết quả"), "done"),
    State.RETURNED: (_("Đã trả kết quả"), "done"),
    State.REFUSED: (_("Từ chối tiếp nhận"), "refused"),
    State.CANCELLED: (_("Người nộp đã hủy"), "paused"),
    State.STOPPED: (_("Dừng giải quyết"), "paused"),
    State.SUSPENDED: (_("Tạm dừng"), "paused"),
}
RESULTS = {
    Dossier.ResultStanding.RENEWED: (_("Đã trả kết quả, nay có bản mới"), "done"),
    Dossier.ResultStanding.PARTLY: (_("Một phần kết quả hết giá trị"), "waiting"),
    Dossier.ResultStanding.REPLACED: (_("Kết quả đã được thay thế"), "paused"),
    Dossier.ResultStanding.REVOKED: (_("Kết quả đã bị thu hồi"), "refused"),
}
"""What became of what was handed over."""
ENDED_BEFORE = {
    Dossier.ResultStanding.REPLACED: (_("Kết quả đã được thay thế, chưa trả"), "waiting"),
    Dossier.ResultStanding.REVOKED: (_("Kết quả đã bị thu hồi, chưa trả"), "waiting"),
}
"""What ended before it was handed over."""
ON_DESK = {
    "specialist": _("Đang thẩm tra"),
    "leader": _("Chờ ký"),
    "registry": _("Chờ phát hành"),
    APPLICANT: _("Chờ người yêu cầu xem dự thảo"),
    ELSEWHERE: _("Chờ cơ quan khác"),
    SUCCESSION: _("Chờ xác định cơ quan giải quyết"),
}
ROLES = {
    "clerk": _("Người tiếp nhận"),
    "specialist": _("Công chức xử lý"),
    "leader": _("Lãnh đạo ký"),
    "office_head": _("Lãnh đạo văn phòng, phòng chuyên môn"),
    "registry": _("Văn thư"),
    APPLICANT: _("Người yêu cầu"),
    ELSEWHERE: _("Cơ quan khác"),
    CARRIER: _("Bưu chính công ích"),
    SUCCESSION: _("Chờ xác định cơ quan giải quyết"),
    "helper": _("Người hỗ trợ"),
    "admin": _("Quản trị hệ thống"),
    "citizen": _("Người dân"),
}
# Steps at which the applicant has it; those of the unit are called by the definition.
CHANNELS = {
    Channel.OWN_PAGES: _("trang của tỉnh"),
    Channel.PORTAL: _("Cổng quốc gia"),
    Channel.VNEID: _("VNeID"),
    Channel.COUNTER: _("tại quầy"),
    Channel.POST: _("bưu chính"),
    Channel.HELPER: _("người hỗ trợ"),
}
"""Channels where there is little room, in rows of a list."""
STEPS = {
    "supplement": _("Bổ sung hồ sơ"),
    "suspension": _("Tạm dừng giải quyết"),
    "draft_check": _("Xem dự thảo kết quả"),
    PAYMENT: _("Chờ nộp phí, lệ phí"),
}
LOOKS = {
    "dossier": _("hồ sơ"),
    "paper": _("giấy tờ kèm theo"),
    "draft": _("dự thảo kết quả"),
    "result": _("kết quả"),
}
DECISIONS = {
    "approved": (_("Đang ký số"), "moving"),
    "signed": (_("Đã ký, chờ văn thư"), "new"),
    "numbered": (_("Đang đóng dấu cơ quan"), "moving"),
    "in_force": (_("Còn giá trị"), "done"),
    "replaced": (_("Đã được thay thế"), "paused"),
    "revoked": (_("Đã bị thu hồi"), "refused"),
    "void": (_("Không phát hành"), "refused"),
}
UNDER_REVIEW = (_("Đang được xem lại"), "waiting")
"""Of a result in force that rests on what has ended or was corrected."""

LATER_DECISIONS = {
    **DECISIONS,
    "draft": (_("Chờ lãnh đạo ký"), "moving"),
    "returned": (_("Lãnh đạo đã trả lại"), "waiting"),
    "void": (_("Văn thư đã trả lại"), "waiting"),
}


def later_decision(later: LaterDecision) -> tuple[str, str]:
    """Word and kind for where a decision about a result stands."""
    word, kind = LATER_DECISIONS[later.state if later.standing or later.approved_at else "returned"]
    return str(word), kind


def status(dossier: Dossier) -> tuple[str, str]:
    """Word and kind for where a dossier stands."""
    state, desk = dossier.state, dossier.desk
    word, kind = STATES[State(state)]
    if dossier.result_standing:
        known = RESULTS if state == State.RETURNED else ENDED_BEFORE
        word, kind = known.get(Dossier.ResultStanding(dossier.result_standing), (word, kind))
    if dossier.result_has_ended:
        return str(word), kind
    if dossier.with_carrier:
        return gettext("Đang gửi bưu chính"), "moving"
    if state == State.DONE and dossier.return_by_post:
        return gettext("Chờ gửi bưu chính"), kind
    if desk == SUCCESSION:
        return str(ON_DESK[desk]), "waiting"
    if dossier.step == PAYMENT and state == State.PROCESSING:
        return str(STEPS[PAYMENT]), "waiting"
    if state == State.PROCESSING:
        return str(ON_DESK.get(desk, word)), "waiting" if desk in (APPLICANT, ELSEWHERE) else kind
    return str(word), kind


def role(name: str) -> str:
    """A role or desk in words; an unknown one by its own name."""
    return str(ROLES.get(name, name))


def step(id: str) -> str:
    """A step outside the definition in words; an unknown one by its own name."""
    return str(STEPS.get(id, id))


def seen(what: str) -> str:
    """What an official opened, as `dossiers.actions.look` names it."""
    return str(LOOKS.get(what, what))


def to_look_at(look: ToLookAt) -> list[str]:
    """What the registers hold that is to be looked at before signing, in the few words of a list."""
    marks = [gettext("Sổ đã có việc này: số %(number)s") % {"number": one.number or "…"} for one in look.walls]
    for like in look.likes:
        words = gettext("Giống số %(number)s, đã đối chiếu") if like.reason else gettext("Giống số %(number)s")
        marks.append(words % {"number": like.number or "…"})
    marks += [gettext("Hồ sơ khác đang giải quyết: %(number)s") % {"number": one.number} for one in look.open]
    for ended in look.ended:
        marks.append(gettext("Việc ghi sổ số %(number)s đã hết hiệu lực") % {"number": ended.number})
    for one in look.persons:
        if one.closed_by:
            marks.append(gettext("%(name)s đã khai tử hoặc khép hồ sơ") % {"name": one.person.name})
        if one.other_name or one.wall:
            marks.append(gettext("Số định danh của %(name)s mang tên khác") % {"name": one.person.name})
        if one.differences:
            marks.append(gettext("%(name)s: khác dữ liệu của tỉnh") % {"name": one.person.name})
    return marks
