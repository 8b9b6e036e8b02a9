"""The story of a dossier in people's words, from what the ledger says. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.faces.portal import labels
from duoc.faces.wording import timeline_details
from duoc.faces.wording.ministry_status import mirrored_words
from duoc.language.calculations import Definition

Happened = tuple[datetime, str, dict[str, Any]]


def story(dossier: Dossier, definition: Definition, happened: Iterable[Happened]) -> list[dict[str, Any]]:
    """What happened, where it is now, and what lies ahead, in the order of time."""
    past = [_past(dossier, definition, *event) for event in happened]
    return [*(event for event in past if event), *_now(dossier, definition), *_ahead(dossier)]


def _past(
    dossier: Dossier, definition: Definition, at: datetime, action: str, facts: dict[str, Any]
) -> dict[str, Any] | None:
    unit = dossier.receiving_unit.name
    told: dict[str, tuple[str, str]] = {
        "dossier.filed": (_("Bạn đã nộp hồ sơ"), _("Mã tạm %(code)s") % {"code": dossier.temporary_code}),
        "dossier.accepted": (
            _("%(unit)s đã tiếp nhận") % {"unit": unit},
            _("Mã hồ sơ %(code)s") % {"code": dossier.code},
        ),
        "dossier.supplement_asked": (_("%(unit)s đề nghị bổ sung hồ sơ") % {"unit": unit}, ""),
        "dossier.supplemented": (_("Bạn đã gửi phần bổ sung"), ""),
        "dossier.extended": (_("%(unit)s cần thêm thời gian") % {"unit": unit}, ""),
        "dossier.posted": (_("%(unit)s đã niêm yết công khai") % {"unit": unit}, ""),
        "dossier.consulted": (_("%(unit)s hỏi ý kiến cơ quan khác") % {"unit": unit}, ""),
        "dossier.consultation_answered": (_("Việc hỏi ý kiến đã xong"), ""),
        "dossier.refused": (_("%(unit)s không tiếp nhận hồ sơ") % {"unit": unit}, ""),
        "dossier.cancelled": (_("Bạn đã hủy hồ sơ"), ""),
        "dossier.proposed": (_("Công chức đã xem xét và soạn kết quả"), ""),
        "dossier.draft_checked": _checked(facts),
        "dossier.sent_back": (_("Lãnh đạo yêu cầu công chức xem lại"), ""),
        "dossier.approved": (_("Lãnh đạo đã ký"), ""),
        "decision.issued": (_("Văn thư đã cho số và ký số của cơ quan"), ""),
        "decision.revoked": (_("Kết quả đã bị thu hồi"), ""),
        "decision.replaced": (_("Kết quả đã được thay bằng kết quả mới"), ""),
        "dossier.completed": (_("Đã có kết quả"), ""),
        "dossier.returned": (_("Đã trả kết quả"), _way(facts)),
        "dossier.mirrored": (_("Trên hệ thống của Bộ"), _mirrored(facts)),
    }
    if action not in told:
        return None
    title, text = told[action]
    text = timeline_details.event_text(action, facts, definition) or text
    bad = action in ("dossier.refused", "decision.revoked")
    return {"title": title, "text": text, "at": at, "state": "bad" if bad else "done"}


def _checked(facts: dict[str, Any]) -> tuple[str, str]:
    if facts.get("silent"):
        return _("Hết thời gian xem bản dự thảo"), _("Bạn không trả lời nên được coi là đồng ý.")
    if facts.get("agreed"):
        return _("Bạn đã đồng ý với bản dự thảo"), ""
    return _("Bạn báo bản dự thảo có chỗ chưa đúng"), ""


def _mirrored(facts: dict[str, Any]) -> str:
    return _("%(words)s. Mã hồ sơ bên Bộ: %(number)s") % {
        "words": mirrored_words(facts),
        "number": facts.get("number", ""),
    }


def _way(facts: dict[str, Any]) -> str:
    words = {"online": _("Trả trực tuyến"), "counter": _("Trả tại quầy"), "post": _("Gửi qua bưu chính")}
    return words.get(str(facts.get("way")), "")


def _now(dossier: Dossier, definition: Definition) -> list[dict[str, Any]]:
    """On whose desk it lies: one event, or none when all is over."""
    base = f"/ho-so/{dossier.pk}/"
    unit = dossier.competent_unit.name
    if dossier.state == Dossier.State.FILED:
        text = _("%(unit)s đang kiểm tra giấy tờ. Thời hạn chỉ bắt đầu khi hồ sơ được tiếp nhận.") % {"unit": unit}
        return [{"title": _("Đang chờ tiếp nhận"), "text": text, "state": "now"}]
    if dossier.state == Dossier.State.SUPPLEMENT:
        text = _("Hồ sơ đi tiếp ngay khi bạn gửi phần còn thiếu.")
        return [
            {
                "title": _("Đang chờ bạn bổ sung"),
                "text": text,
                "state": "act",
                "href": f"{base}bo-sung/",
                "link": _("Bổ sung hồ sơ"),
            }
        ]
    if dossier.state != Dossier.State.PROCESSING:
        return []
    if dossier.desk == labels.APPLICANT:
        return [
            {
                "title": _("Đang chờ bạn xem bản dự thảo"),
                "state": "act",
                "href": f"{base}du-thao/",
                "link": _("Xem bản dự thảo"),
            }
        ]
    step = labels.step_words(definition, dossier.step)
    title = _("Đang ở %(who)s, %(unit)s") % {"who": labels.post_words(dossier.desk), "unit": unit}
    return [{"title": title, "text": step, "state": "now"}]


def _ahead(dossier: Dossier) -> list[dict[str, Any]]:
    if dossier.ended_at is not None or dossier.state not in (Dossier.State.PROCESSING, Dossier.State.FILED):
        return []
    if dossier.due_at is not None:
        return [{"title": _("Hẹn trả kết quả"), "at": dossier.due_at, "form": "moment", "state": "ahead"}]
    return [{"title": _("Dự kiến có kết quả"), "at": dossier.expected_at, "form": "moment", "state": "ahead"}]
