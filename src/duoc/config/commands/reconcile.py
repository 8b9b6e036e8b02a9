"""Đối chiếu một ngày với hệ thống của Bộ: đếm hồ sơ đã chuyển, so với số liệu của Bộ, ghi vào nhật ký.

Ví dụ: duoc reconcile --day 2026-11-23 --file so-lieu-cua-bo.csv
Tệp CSV của Bộ có dòng đầu procedure,number,status (từng hồ sơ) hoặc procedure,status,count (chỉ số lượng); status là
entered, processing, supplement, done hoặc refused. Không nêu tệp thì chỉ đếm phía tỉnh và ghi là Bộ chưa cho số liệu.
"""

import argparse
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.output import Output

KINDS = {
    "count": "{procedure}: {what} ở tỉnh {here}, ở Bộ {there}",
    "only_here": "{procedure}: mã {what} chỉ có ở tỉnh ({here})",
    "only_there": "{procedure}: mã {what} chỉ có ở Bộ ({there})",
    "status": "{procedure}: mã {what} ở tỉnh là {here}, ở Bộ là {there}",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc reconcile [--day DAY] [--file LIST.csv] [--json]`."""
    parser.add_argument("--day", type=date.fromisoformat, metavar="NGÀY", help="ngày tiếp nhận; mặc định hôm nay")
    parser.add_argument("--file", type=Path, metavar="TỆP", help="số liệu của Bộ, CSV")
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Count, compare and record. The exit is 1 when the two sides differ."""
    command.django("web")
    from django.utils import timezone

    from duoc.dossiers.actions import reconcile
    from duoc.ground.refusal import Refusal

    told = None
    if arguments.file is not None:
        try:
            told = arguments.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Refusal(f"Không đọc được tệp {arguments.file}.", "Xem lại đường dẫn; tệp phải là UTF-8.") from error
    now = timezone.now()
    day = arguments.day or timezone.localdate(now)
    found = reconcile(day=day, told=told, at=now)
    return Output({**asdict(found), "day": day.isoformat()}, _text(found), 1 if found.differences else 0)


def _text(found: Any) -> str:
    rows = [f"Ngày {found.day:%d/%m/%Y}:"]
    for code, states in found.here.items():
        told = ", ".join(f"{status} {count}" for status, count in sorted(states.items()))
        rows.append(f"  {code}: {told}")
    if not found.here:
        rows.append("  Không có hồ sơ nào của thủ tục giải quyết ở bộ.")
    if found.there is None:
        rows.append("Bộ chưa cho số liệu: chưa đối chiếu được.")
    elif not found.differences:
        rows.append("Hai bên khớp.")
    rows += [f"Lệch: {KINDS[one.kind].format(**asdict(one))}" for one in found.differences]
    rows.append("Đã ghi vào nhật ký." if found.new else "Đã ghi từ trước, không đổi.")
    return "\n".join(rows)
