"""Finds procedures by people's own words."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Tìm thủ tục theo lời của người dân.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc search "giấy độc thân"`."""
    command.json_option(parser)
    parser.add_argument("words", help=_("lời tìm, có dấu hay không dấu"))
    parser.add_argument("--limit", type=int, default=10, metavar="N", help=_("nhiều nhất bao nhiêu thủ tục (10)"))


def run(arguments: argparse.Namespace) -> Output:
    """Search as the reader role, which can change nothing."""
    command.django("readonly", reads_only=True)
    from django.utils import timezone

    from duoc.procedures import queries

    answer = queries.find(arguments.words, timezone.now(), limit=max(1, min(arguments.limit, 100)))
    rows = [
        {
            "code": group.code,
            "name": group.name,
            "short_name": group.short_name,
            "kind": group.kind,
            "parts": [part.procedure for part in group.parts if part.procedure],
        }
        for group in answer.groups
    ] + [
        {
            "code": item.code,
            "name": item.name,
            "short_name": item.short_name,
            "field": item.field,
            "kind": item.kind,
            "online": item.online,
            "open": getattr(item, "open_online", False),
        }
        for item in answer.procedures
    ]
    text = "\n".join(f"{row['code']}  {row['short_name']}" for row in rows) or _("Không tìm thấy thủ tục nào.")
    return Output(rows, text)
