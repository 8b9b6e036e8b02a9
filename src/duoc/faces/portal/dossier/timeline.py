"""The story of a dossier in people's words, from what the ledger says. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import PAYMENT, Happening, known
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Awaited, Waits, awaiting, in_words
from duoc.faces.portal import labels
from duoc.language.calculations import Definition

Happened = tuple[str, Happening]


def story(
    dossier: Dossier,
    definition: Definition,
    happened: Iterable[Happened],
    acts: Collection[str],
    awaited: Sequence[Awaited] = (),
    *,
    over: bool = False,
) -> list[dict[str, Any]]:
    """What happened, where it is now, and what lies ahead, in the order of time.

    Args:
        acts: what the reader may do now.
        awaited: what the applicant has to do; nothing when it is not their turn.
        over: the time for a supplement has passed, and what follows is not noted yet.
    """
    waits = in_words(awaited)
    past = [_past(*event) for event in happened]
    here = [_silent()] if over else _now(dossier, definition, acts, waits)
    return [*(event for event in past if event), *here, *ahead(dossier, awaited)]


def _past(name: str, happening: Happening) -> dict[str, Any] | None:
    """One event in the applicant's words; None when it is not shown to them."""
    event = known(name)
    title = event.title_for_applicant(happening) if event else ""
    if event is None or not title:
        return None
    state = "bad" if event.bad else "done"
    return {"title": title, "text": event.applicant_details(happening), "at": happening.at, "state": state}


def _silent() -> dict[str, Any]:
    return {"title": _("Hạn bổ sung đã hết"), "text": _("Cơ quan ghi việc này khi mở cửa."), "state": "now"}


def _now(dossier: Dossier, definition: Definition, acts: Collection[str], waits: str) -> list[dict[str, Any]]:
    """On whose desk it lies: one event, or none when all is over."""
    base = f"/ho-so/{dossier.pk}/"
    received = dossier.assigned_unit_id == dossier.receiving_unit_id
    unit = (dossier.receiving_unit if received else dossier.competent_unit).name
    if dossier.is_running and dossier.accepted_at is None:
        if waits:
            text = _("Thời hạn chưa tính. Bạn làm xong thì %(unit)s kiểm tra và tiếp nhận.") % {"unit": unit}
            return [{"title": _("Đang chờ bạn %(what)s") % {"what": waits}, "text": text, "state": "act"}]
        if dossier.body_undecided:
            return [_undecided()]
        text = _("Hồ sơ đã đến %(unit)s. Thời hạn chỉ bắt đầu khi hồ sơ được tiếp nhận.") % {"unit": unit}
        return [{"title": _("Đang chờ tiếp nhận"), "text": text, "state": "now"}]
    if dossier.waits_for_applicant and dossier.step == "supplement":
        text = _("Bạn gửi phần còn thiếu thì hồ sơ mới đi tiếp.")
        way = {"href": f"{base}bo-sung/", "link": _("Bổ sung hồ sơ")} if "dossiers.supplement" in acts else {}
        return [{"title": _("Đang chờ bạn bổ sung"), "text": text, "state": "act", **way}]
    if not dossier.is_running:
        return []
    if dossier.step == PAYMENT:
        text = _("Nộp xong hồ sơ đi tiếp ngay.")
        return [{"title": _("Đang chờ bạn %(what)s") % {"what": waits}, "text": text, "state": "act"}]
    if dossier.applicant_agreed:
        return [{"title": _("Đang chờ người cùng ký xem bản dự thảo"), "state": "now"}]
    if dossier.waits_for_applicant:
        way = {"href": f"{base}du-thao/", "link": _("Xem bản dự thảo")} if "decisions.answer_check" in acts else {}
        return [{"title": _("Đang chờ bạn xem bản dự thảo"), "state": "act", **way}]
    if dossier.body_undecided:
        return [_undecided()]
    step = labels.step_words(definition, dossier.step)
    title = _("Đang ở %(who)s, %(unit)s") % {"who": labels.post_words(dossier.desk), "unit": unit}
    return [{"title": title, "text": step, "state": "now"}]


def _undecided() -> dict[str, Any]:
    text = _("Cơ quan giải quyết đã được tổ chức lại. Chúng tôi xác định cơ quan nào làm tiếp; thời hạn vẫn tính.")
    return {"title": _("Đang chờ xác định cơ quan giải quyết"), "text": text, "state": "now"}


def ahead(dossier: Dossier, awaited: Sequence[Awaited] = ()) -> list[dict[str, Any]]:
    """Until when a result is promised, or expected while nothing is promised; nothing once it is all over.

    Without a date ("text" says why) while what is awaited moves it, and while somebody's signature is missing: nobody
    knows when they come.

    Args:
        awaited: what the applicant has to do first: the expected date stands under that condition.
    """
    words = awaiting.counted_anew(dossier)
    if dossier.ended_at is not None or not (words or dossier.is_running):
        return []
    if words:
        title = _("Hẹn trả kết quả") if dossier.due_at else _("Dự kiến có kết quả")
        return [{"title": title, "text": words, "state": "ahead"}]
    if dossier.appointment is not None:
        return [{"title": _("Hẹn trả kết quả"), "at": dossier.appointment, "form": "moment", "state": "ahead"}]
    if dossier.expected is None:
        return []
    title = _("Dự kiến có kết quả")
    for one in awaited:
        if one.kind == Waits.SIGNATURES:
            text = _("chưa có ngày, chờ %(who)s ký") % {"who": one.who or _("đủ người")}
            return [{"title": title, "text": text, "state": "ahead"}]
    if awaited:
        title = _("Dự kiến có kết quả, muộn hơn nếu bạn chậm %(what)s") % {"what": in_words(awaited)}
    return [{"title": title, "at": dossier.expected, "form": "moment", "state": "ahead"}]
