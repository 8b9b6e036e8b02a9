"""Compares a day's dossiers with the figures of a ministry and the list of the National Portal; the ledger keeps it."""

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Đối chiếu một ngày với hệ thống của Bộ: đếm hồ sơ đã chuyển, so với số liệu của Bộ, ghi vào nhật ký.\n"
    "Ví dụ: duoc reconcile --day 2026-11-23 --file so-lieu-cua-bo.csv\n"
    "Tệp CSV của Bộ có dòng đầu procedure,number,status (từng hồ sơ) hoặc procedure,status,count (chỉ số "
    "lượng); status là entered, processing, supplement, done hoặc refused. Không nêu tệp thì chỉ đếm phía tỉnh "
    "và ghi là Bộ chưa cho số liệu. Hồ sơ nộp trên Cổng Dịch vụ công quốc gia trong ngày được so với danh "
    "sách của Cổng."
)

PORTAL_KINDS = {
    "count": gettext_noop("Lệch: %(procedure)s: trạng thái %(what)s ở tỉnh %(here)s, ở Cổng %(there)s"),
    "only_here": gettext_noop("Lệch: %(procedure)s: mã %(what)s chỉ có ở tỉnh (trạng thái %(here)s)"),
    "only_there": gettext_noop("Lệch: %(procedure)s: mã %(what)s chỉ có ở Cổng (trạng thái %(there)s)"),
    "status": gettext_noop("Lệch: %(procedure)s: mã %(what)s ở tỉnh là %(here)s, ở Cổng là %(there)s"),
}
KINDS = {
    "count": gettext_noop("Lệch: %(procedure)s: %(what)s ở tỉnh %(here)s, ở Bộ %(there)s"),
    "only_here": gettext_noop("Lệch: %(procedure)s: mã %(what)s chỉ có ở tỉnh (%(here)s)"),
    "only_there": gettext_noop("Lệch: %(procedure)s: mã %(what)s chỉ có ở Bộ (%(there)s)"),
    "status": gettext_noop("Lệch: %(procedure)s: mã %(what)s ở tỉnh là %(here)s, ở Bộ là %(there)s"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc reconcile [--day DAY] [--file LIST.csv] [--json]`."""
    parser.add_argument("--day", type=date.fromisoformat, metavar=_("NGÀY"), help=_("ngày tiếp nhận; mặc định hôm nay"))
    parser.add_argument("--file", type=Path, metavar=_("TỆP"), help=_("số liệu của Bộ, CSV"))
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Count, compare and record. The exit is 1 when the two sides differ."""
    command.django("web")
    from django.utils import timezone

    from duoc.dossiers.actions import reconcile
    from duoc.ground.refusal import Refusal
    from duoc.partners.queries import listed

    figures = None
    if arguments.file is not None:
        try:
            figures = arguments.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refusal(
                _("Không đọc được tệp %(file)s.") % {"file": arguments.file},
                _("Xem lại đường dẫn; tệp phải là UTF-8."),
            ) from error
    now = timezone.now()
    day = arguments.day or timezone.localdate(now)
    result = reconcile(day=day, ministry_list=figures, portal_list=listed(day), at=now)
    return Output({**asdict(result), "day": day.isoformat()}, _text(result), 1 if result.differences else 0)


def _text(result: Any) -> str:
    rows = [_("Ngày %(day)s:") % {"day": f"{result.day:%d/%m/%Y}"}]
    for code, states in result.here.items():
        counts = ", ".join(f"{status} {count}" for status, count in sorted(states.items()))
        rows.append(f"  {code}: {counts}")
    if not result.here:
        rows.append("  " + _("Không có hồ sơ nào của thủ tục giải quyết ở bộ."))
    if result.there is None:
        rows.append(_("Bộ chưa cho số liệu: chưa đối chiếu được."))
    if result.portal["there"] is None:
        rows.append(_("Cổng chưa cho danh sách: chưa đối chiếu được."))
    for kind, count in result.portal["refused"].items():
        rows.append(_("Thông điệp của Cổng bị từ chối (%(kind)s): %(count)d") % {"kind": kind, "count": count})
    if not result.differences and not (result.there is None and result.portal["there"] is None):
        rows.append(_("Hai bên khớp."))
    rows += [
        _((PORTAL_KINDS if one.system == "portal" else KINDS)[one.kind]) % asdict(one) for one in result.differences
    ]
    rows.append(_("Đã ghi vào nhật ký.") if result.new else _("Đã ghi từ trước, không đổi."))
    return "\n".join(rows)
