"""What keeps each procedure closed, those that people look for most first."""

import argparse
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Thủ tục nào chưa mở để nộp tại đây, vì sao; được xem nhiều nhất đứng trước.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc catalogue closed [--json]`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Read as the reader role, which can change nothing."""
    command.django("readonly", reads_only=True)
    from django.utils import timezone

    from duoc.procedures import queries

    listed: Any = queries.not_open(timezone.now())
    rows = [
        {"code": one.code, "short_name": one.short_name, "visits": one.visits, "gates": list(one.failed or ())}
        for one in listed
    ]
    lines = [
        f"{row['visits']:>6}  {row['code']}  {row['short_name']}  ({', '.join(row['gates']) or '-'})" for row in rows
    ]
    return Output(rows, "\n".join(lines) or _("Mọi thủ tục đều mở."))
