"""Calculates a due time and shows the proof. Needs no database."""

import argparse
from datetime import datetime

from duoc.config import terminal
from duoc.config.command import FAILED, json_option
from duoc.config.environment import ROOT
from duoc.config.output import Output, print_error
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.ground.sentences import read_in
from duoc.ground.worktime.calculations import (
    AfterCutoff,
    Deadline,
    Term,
    WorktimeFault,
    deadline,
    load_clock,
    local,
    parse_term,
)

HELP = gettext_noop(
    "Tính ngày hẹn trả kết quả và cho biết vì sao.\n"
    'Ví dụ: duoc deadline --received 2026-11-20T15:30 --term "3 working_day" --json\n'
    "Giờ không ghi múi là giờ Việt Nam. Không cần cơ sở dữ liệu."
)

CALENDARS = ROOT / "catalog" / "national" / "calendars"


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--received", required=True, metavar=_("LÚC"), help=_("lúc nhận hồ sơ, như 2026-11-20T15:30"))
    parser.add_argument(
        "--term", required=True, metavar=_("THỜI HẠN"), help=_('như "3 working_day", "1 month", "same_day"')
    )
    parser.add_argument(
        "--after-15",
        choices=[effect.value for effect in AfterCutoff],
        help=_("hồ sơ nhận sau 15 giờ; bỏ trống thì theo quy tắc mặc định của đơn vị thời hạn"),
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output | int:
    """Calculate and show the due time with its proof."""
    with read_in(terminal):
        return _calculated(arguments)


def _calculated(arguments: argparse.Namespace) -> Output | int:
    try:
        term = parse_term(arguments.term)
        received = _moment(arguments.received)
        clock = load_clock(CALENDARS)
        after_15 = AfterCutoff(arguments.after_15) if arguments.after_15 else None
        due = deadline(received, term, calendar=clock.calendar, hours=clock.hours, after_15=after_15)
    except WorktimeFault as fault:
        print_error(fault.say, fault.remedy)
        return FAILED
    return Output({"received": arguments.received, "term": str(term), **due.as_json()}, _table(received, term, due))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise WorktimeFault(
            _('Không đọc được lúc nhận "%(text)s".') % {"text": text[:40]},
            _("Viết năm-tháng-ngày và giờ: 2026-11-20T15:30."),
        ) from error


def _table(received: datetime, term: Term, deadline: Deadline) -> str:
    facts = {
        _("Nhận lúc"): f"{local(received):%H:%M %d/%m/%Y}",
        _("Thời hạn"): term.words,
        _("Hẹn trả"): f"{deadline.due:%H:%M %d/%m/%Y}",
    }
    width = max(10, *map(len, facts))
    rows = [
        *(f"{name:{width}} {value}" for name, value in facts.items()),
        "",
        _("Vì sao có ngày này:"),
    ]
    for line in deadline.proof:
        law, _mark, number = line.article.partition("#")
        place = _("Điều %(number)s") % {"number": number} if number else ""
        source = f"{law} {place}".rstrip()
        article = f"  [{source}]" if source else ""
        doubt = "  " + _("(đang xác minh: %(what)s)") % {"what": line.to_verify} if line.to_verify else ""
        rows.append(f"  {'✓' if line.counted else '·'} {line.day:%d/%m/%Y}  {line.why}{article}{doubt}")
    return "\n".join([*rows, "", _("✓ được tính vào thời hạn, · không tính")])
