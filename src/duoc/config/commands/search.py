"""Tìm thủ tục theo lời của người dân."""

import argparse

from duoc.config import command
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc search "giấy độc thân"`."""
    command.json_option(parser)
    parser.add_argument("words", help="lời tìm, có dấu hay không dấu")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="nhiều nhất bao nhiêu thủ tục (10)")


def run(arguments: argparse.Namespace) -> Output:
    """Search as the reader role, which can change nothing."""
    command.django("readonly")
    from django.utils import timezone

    from duoc.procedures import queries

    found = queries.find(arguments.words, timezone.now(), limit=max(1, min(arguments.limit, 100)))
    rows = [
        {
            "code": group.code,
            "name": group.name,
            "short_name": group.short_name,
            "kind": group.kind,
            "parts": [part.procedure for part in group.parts if part.procedure],
        }
        for group in found.groups
    ] + [
        {
            "code": item.code,
            "name": item.name,
            "short_name": item.short_name,
            "field": item.field,
            "kind": item.kind,
            "online": item.online,
        }
        for item in found.procedures
    ]
    text = "\n".join(f"{row['code']}  {row['short_name']}" for row in rows) or "Không tìm thấy thủ tục nào."
    return Output(rows, text)
