"""What the verdict of a dossier's page adds to its word: why it stands so, and the one button that helps. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Awaited, Waits, awaiting, supplementing
from duoc.faces.portal.ways_on import WayOn, way_on
from duoc.ground.worktime.calculations import ending


@dataclass(frozen=True)
class NextStep:
    """A sentence, "" where the word says all; and a button, None where there is nothing to press."""

    text: str = ""
    way: WayOn | None = None


def of(
    dossier: Dossier,
    awaited: Sequence[Awaited],
    acts: Collection[str],
    *,
    late: bool,
    owes: bool,
    until: datetime | None = None,
    over: bool = False,
    lapsed: datetime | None = None,
) -> NextStep:
    """What the reader does next.

    Args:
        acts: what the reader may do now.
        late: the promised day has passed.
        owes: something is to be paid and the reader is who pays.
        until: the last moment for a supplement, where there is one.
        over: that moment has passed, and what follows is not noted yet.
        lapsed: when the time for a supplement ended in silence, and only a refusal is left.
    """
    unit = {"unit": dossier.unit_at().name}
    kind = awaited[0].kind if awaited else None
    if over:
        words = _("Hạn bổ sung đã hết (%(until)s), phần gửi thêm không nhận được nữa. Cơ quan ghi việc này khi mở cửa.")
        return NextStep(words % {"until": ending(until)})
    if kind == Waits.SUPPLEMENT and "dossiers.supplement" in acts:
        text = _("%(unit)s cần thêm giấy tờ hoặc thông tin.") % unit
        if until:
            before = _("Gửi chậm nhất %(until)s.") % {"until": ending(until)}
            text += f" {before} {supplementing.silence_leads_to(dossier)}"
        return NextStep(text, way_on(dossier, awaited))
    if kind == Waits.DRAFT_CHECK and "decisions.answer_check" in acts:
        return NextStep(_("Đọc kỹ và báo chỗ sai trước khi lãnh đạo ký."), way_on(dossier, awaited))
    if kind == Waits.PAYMENT and owes:
        return NextStep(awaited[0].then, _to_pay(dossier, awaited))
    if lapsed:
        words = _("Hạn bổ sung đã hết (%(until)s) nên hồ sơ sẽ bị từ chối. Bạn có thể nộp hồ sơ mới.")
        return NextStep(words % {"until": ending(lapsed)})
    if late:
        text = _("Chúng tôi xin lỗi. Cơ quan giải quyết phải trả lời bạn.")
        href = reverse("portal:unit", args=[dossier.competent_unit.code])
        return NextStep(text, WayOn(href, _("Hỏi cơ quan giải quyết"), calm=True))
    if owes:
        return NextStep(_("Còn khoản phải nộp."), WayOn(f"/ho-so/{dossier.pk}/thanh-toan/", _("Nộp tiền")))
    return NextStep()


def _to_pay(dossier: Dossier, awaited: Sequence[Awaited]) -> WayOn | None:
    """The way to pay; not the first thing of the page where money comes later."""
    way = way_on(dossier, awaited)
    return replace(way, calm=True) if way and awaiting.money_comes_later(dossier) else way
