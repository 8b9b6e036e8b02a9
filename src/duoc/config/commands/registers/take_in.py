"""Takes in entries of past years from a CSV file, and says which lines it refused and why."""

import argparse
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Nhập việc đã ghi của các năm trước từ tệp CSV vào sổ; dòng nào không nhận được thì nói rõ vì sao.\n"
    "Ví dụ: duoc registers take-in so-khai-sinh-1998.csv --register births --unit 32044 --dry-run\n"
    "Dòng đầu: number,year,entered_on,source và các mục của sổ (child.full_name…); entered_on viết YYYY-MM-DD,\n"
    "source ghi quyển, trang của sổ cũ; việc giống một việc khác thì cột compared ghi vì sao là hai\n"
    "việc. Nhập lại cùng tệp thì không thêm gì."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc registers take-in FILE.csv --register CODE --unit CODE [--dry-run] [--json]`."""
    parser.add_argument("file", type=Path, metavar=_("TỆP"), help=_("tệp CSV, UTF-8"))
    parser.add_argument("--register", required=True, metavar=_("MÃ"), help=_("mã sổ, ví dụ births"))
    parser.add_argument("--unit", required=True, metavar=_("MÃ"), help=_("mã cơ quan giữ sổ"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ kiểm tra, không ghi"))
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Read, judge, write. The exit is 1 when a line was refused."""
    command.django("web")
    from django.conf import settings
    from django.utils import timezone

    from duoc.ground.refusal import Refusal
    from duoc.people.models import Origin
    from duoc.registers.actions import take_in_past

    try:
        text = arguments.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            _("Không đọc được tệp %(file)s.") % {"file": arguments.file}, _("Xem lại đường dẫn; tệp phải là UTF-8.")
        ) from error
    result = take_in_past(
        register=arguments.register,
        unit=arguments.unit,
        text=text,
        origin=Origin.DEMO if settings.DEMO else Origin.REAL,
        actor="system:command",
        at=timezone.now(),
        dry_run=arguments.dry_run,
    )
    document: dict[str, Any] = {
        "dry_run": arguments.dry_run,
        "taken": result.taken,
        "known": result.known,
        "refused": [{"line": line, "because": words} for line, words in result.refused.items()],
    }
    return Output(document, _text(document), 1 if result.refused else 0)


def _text(document: dict[str, Any]) -> str:
    rows = [_("Dòng %(line)d: %(because)s") % one for one in document["refused"]]
    counts = {"taken": document["taken"], "known": document["known"], "refused": len(document["refused"])}
    summary = _("%(taken)d việc nhập mới, %(known)d việc đã có, %(refused)d dòng không nhận.") % counts
    return "\n".join([*rows, summary, *([_("Mới kiểm tra, chưa ghi gì.")] if document["dry_run"] else [])])
