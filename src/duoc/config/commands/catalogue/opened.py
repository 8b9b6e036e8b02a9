"""Which procedures are open for filing here: since when, by whom and on which decision."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Thủ tục nào đang mở để nộp tại đây: từ khi nào, ai mở, theo quyết định nào.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc catalogue opened [code] [--json]`."""
    code = _("mã thủ tục: mọi lần mở và đóng của nó; không ghi: mọi thủ tục đang mở")
    parser.add_argument("code", nargs="?", default="", help=code)
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Read as the reader role, which can change nothing."""
    command.django("readonly", reads_only=True)
    from duoc.procedures import queries

    openings = queries.openings(arguments.code)
    rows = [
        {
            "code": one.code,
            "ways": list(one.ways),
            "basis": one.basis,
            "by": one.by,
            "at": one.at.isoformat(),
            "looked_at": list(one.looked_at),
            "closed_at": one.closed_at.isoformat() if one.closed_at else None,
            "closed_because": one.closed_because,
        }
        for one in openings
    ]
    lines = [
        f"{one.at:%Y-%m-%d}  {one.code}  {'+'.join(one.ways)}  {one.by or '-'}  {one.basis}"
        + (f"  → {one.closed_at:%Y-%m-%d} {one.closed_because}" if one.closed_at else "")
        for one in openings
    ]
    return Output(rows, "\n".join(lines) or _("Chưa có thủ tục nào được mở."))
