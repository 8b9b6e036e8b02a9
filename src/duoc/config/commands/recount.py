"""Counts dates that have not come yet again, by the calendars that count now, and shows both. Changes nothing."""

import argparse
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Tính lại các ngày hẹn chưa tới theo lịch mới nhất, cho xem cả ngày đã hẹn; không sửa gì.\n"
    "Ví dụ: duoc recount --json\n"
    "Dùng sau khi nạp lịch mới, chẳng hạn khi có quyết định hoán đổi ngày làm việc."
)

KINDS = {
    "promise": gettext_noop("hẹn trả kết quả"),
    "posting": gettext_noop("hết hạn niêm yết"),
    "consultation": gettext_noop("hạn trả lời ý kiến"),
    "draft_check": gettext_noop("hạn xem dự thảo"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc recount [--json]`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Count and show. The exit is 1 when a date would be another one today."""
    command.django("web")
    from django.utils import timezone

    from duoc.decisions import queries as decisions
    from duoc.dossiers import queries as dossiers
    from duoc.procedures import queries as procedures

    now, by = timezone.now(), procedures.calendars()
    rows = [_row(one) for one in (*dossiers.recounted(now, by), *decisions.recounted(now, by))]
    moved = [row for row in rows if row["moved"]]
    document = {"calendars": by.digest, "counted": len(rows), "moved": len(moved), "dates": rows}
    return Output(document, _text(document, moved), 1 if moved else 0)


def _row(recount: Any) -> dict[str, Any]:
    return {
        "dossier": recount.dossier.shown_code,
        "kind": recount.kind,
        "given": _local(recount.given),
        "given_by": recount.given_by,
        "again": _local(recount.again.due),
        "moved": recount.moved,
        "proof": [line.as_json() for line in recount.again.proof],
    }


def _local(at: Any) -> str:
    from duoc.ground.worktime.calculations import local

    return local(at).isoformat()


def _text(document: dict[str, Any], moved: list[dict[str, Any]]) -> str:
    lines = [
        _("%(dossier)s, %(kind)s: đã hẹn %(given)s, theo lịch nay là %(again)s")
        % {**row, "kind": _(KINDS[row["kind"]]), "given": _shown(row["given"]), "again": _shown(row["again"])}
        for row in moved
    ]
    counts = {"counted": document["counted"], "moved": document["moved"]}
    return "\n".join([*lines, _("Đã tính lại %(counted)d ngày hẹn, %(moved)d ngày khác đi.") % counts])


def _shown(moment: str) -> str:
    """15:00 26/11/2026."""
    return f"{moment[11:16]} {moment[8:10]}/{moment[5:7]}/{moment[:4]}"
