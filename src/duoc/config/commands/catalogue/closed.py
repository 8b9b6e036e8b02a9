"""What keeps each procedure closed, those that people look for most first."""

import argparse

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

    listed = queries.not_open(timezone.now()).values_list("code", "short_name", "visits", "failed")
    rows = [
        {"code": code, "short_name": name, "visits": visits, "gates": list(failed or ())}
        for code, name, visits, failed in listed
    ]
    lines = [
        f"{visits:>6}  {code}  {name}  ({', '.join(failed or ()) or '-'})" for code, name, visits, failed in listed
    ]
    return Output(rows, "\n".join(lines) or _("Mọi thủ tục đều mở."))
