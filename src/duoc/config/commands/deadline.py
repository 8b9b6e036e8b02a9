"""Tính ngày hẹn trả kết quả và cho biết vì sao.

Ví dụ: duoc deadline --received 2026-11-20T15:30 --term "3 working_day" --json
Giờ không ghi múi là giờ Việt Nam. Không cần cơ sở dữ liệu.
"""

import argparse
from datetime import datetime

from duoc.config.command import FAILED, json_option
from duoc.config.environment import ROOT
from duoc.config.output import Output, print_error
from duoc.ground.worktime.calculations import (
    AfterCutoff,
    Deadline,
    Term,
    WorktimeFault,
    deadline,
    load_clock,
    parse_term,
)

CALENDARS = ROOT / "catalog" / "national" / "calendars"


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--received", required=True, metavar="LÚC", help="lúc nhận hồ sơ, như 2026-11-20T15:30")
    parser.add_argument("--term", required=True, metavar="THỜI HẠN", help='như "3 working_day", "1 month", "same_day"')
    parser.add_argument(
        "--after-15",
        choices=[effect.value for effect in AfterCutoff],
        help="hồ sơ nhận sau 15 giờ; bỏ trống thì theo quy tắc mặc định của đơn vị thời hạn",
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output | int:
    """Reckon and show the due time with its proof."""
    try:
        term = parse_term(arguments.term)
        received = _moment(arguments.received)
        clock = load_clock(CALENDARS)
        after_15 = AfterCutoff(arguments.after_15) if arguments.after_15 else None
        found = deadline(received, term, calendar=clock.calendar, hours=clock.hours, after_15=after_15)
    except WorktimeFault as fault:
        print_error(fault.say, fault.remedy)
        return FAILED
    return Output({"received": arguments.received, "term": str(term), **found.as_json()}, _table(received, term, found))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WorktimeFault(
            f'Không đọc được lúc nhận "{text[:40]}".', "Viết năm-tháng-ngày và giờ: 2026-11-20T15:30."
        ) from error


def _table(received: datetime, term: Term, found: Deadline) -> str:
    rows = [
        f"Nhận lúc   {received:%H:%M %d/%m/%Y}",
        f"Thời hạn   {term.words}",
        f"Hẹn trả    {found.due:%H:%M %d/%m/%Y}",
        "",
        "Vì sao có ngày này:",
    ]
    for line in found.proof:
        article = f"  [{line.article.replace('#', ' Điều ')}]" if line.article else ""
        doubt = f"  (đang xác minh: {line.to_verify})" if line.to_verify else ""
        rows.append(f"  {'✓' if line.counted else '·'} {line.day:%d/%m/%Y}  {line.why}{article}{doubt}")
    return "\n".join([*rows, "", "✓ được tính vào thời hạn, · không tính"])
