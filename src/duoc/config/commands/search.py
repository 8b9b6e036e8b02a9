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

ANSWER = ("name", "kind", "id", "text", "filed", "url", "leads", "source", "to_verify")
GROUP = ("code", "name", "short_name", "kind")
PROCEDURE = ("code", "name", "short_name", "field", "kind", "online")


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

    results = queries.find(arguments.words, timezone.now(), limit=max(1, min(arguments.limit, 100)))
    rows: list[dict[str, object]] = []
    for one in results.answers:
        rows.append({"code": "", "short_name": one.name} | {field: getattr(one, field) for field in ANSWER})
    for group in results.groups:
        parts = [part.procedure for part in group.parts if part.procedure]
        rows.append({field: getattr(group, field) for field in GROUP} | {"parts": parts})
    for item in results.procedures:
        rows.append(
            {field: getattr(item, field) for field in PROCEDURE} | {"open": getattr(item, "open_online", False)}
        )
    lines = [f"{row['code']}  {row['short_name']}" if row["code"] else f"{row['name']}: {row['text']}" for row in rows]
    return Output(rows, "\n".join(lines) or _(NOTHING))
