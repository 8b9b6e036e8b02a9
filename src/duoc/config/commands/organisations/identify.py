"""Takes in the official electronic identification codes of bodies."""

import argparse
import csv
from pathlib import Path

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Nạp mã định danh điện tử chính thức của các cơ quan (QCVN 102:2016); phần mềm không tự đặt mã.\n"
    "Ví dụ: duoc organisations identify ma-dinh-danh.csv\n"
    "Tệp CSV có dòng đầu code,identifier. Hồ sơ tiếp nhận từ đó dùng mã này thay cho mã ngắn tạm."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc organisations identify CODES.csv [--json]`."""
    parser.add_argument("codes", type=Path, metavar=_("TỆP"), help=_("mã định danh, CSV"))
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Take them in, all or none."""
    command.django("worker")
    from django.utils import timezone

    from duoc.ground.refusal import Refusal
    from duoc.people.actions import import_identifiers

    try:
        with arguments.codes.open(encoding="utf-8-sig", newline="") as file:
            rows = [(row.get("code") or "", row.get("identifier") or "") for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            _("Không đọc được tệp %(file)s.") % {"file": arguments.codes}, _("Xem lại đường dẫn; tệp phải là UTF-8.")
        ) from error
    changed = import_identifiers(dict(rows), at=timezone.now())
    return Output(
        {"read": len(rows), "changed": changed},
        _("Đã đọc %(read)d mã, %(changed)d cơ quan đổi mã.") % {"read": len(rows), "changed": changed},
    )
