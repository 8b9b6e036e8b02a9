"""Finds procedures by people's own words."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Tìm thủ tục theo lời của người dân.")
NOTHING = gettext_noop(
    "Chưa tìm thấy việc nào khớp. Viết ít chữ hơn, hoặc tên giấy tờ cần có; "
    "hay hỏi nơi tiếp nhận hồ sơ ở trang /lien-he/."
)


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

    found = queries.find(arguments.words, timezone.now(), limit=max(1, min(arguments.limit, 100)))
    rows: list[dict[str, object]] = [
        *(
            {
                "code": "",
                "name": one.name,
                "short_name": one.name,
                "kind": one.kind,
                "id": one.id,
                "text": one.text,
                "filed": one.filed,
                "url": one.url,
                "leads": one.leads,
                "source": one.source,
                "to_verify": one.to_verify,
            }
            for one in found.answers
        ),
        *(
            {
                "code": group.code,
                "name": group.name,
                "short_name": group.short_name,
                "kind": group.kind,
                "parts": [part.procedure for part in group.parts if part.procedure],
            }
            for group in found.groups
        ),
        *(
            {
                "code": item.code,
                "name": item.name,
                "short_name": item.short_name,
                "field": item.field,
                "kind": item.kind,
                "online": item.online,
            }
            for item in found.procedures
        ),
    ]
    lines = [f"{row['code']}  {row['short_name']}" if row["code"] else f"{row['name']}: {row['text']}" for row in rows]
    return Output(rows, "\n".join(lines) or _(NOTHING))
