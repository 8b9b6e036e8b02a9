"""Counts dates that have not come yet again, by the calendars that count now: shows both, or promises them anew."""

import argparse
import uuid
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Tính lại các ngày hẹn chưa tới theo lịch mới nhất, cho xem cả ngày đã hẹn; không ghi --basis thì không sửa gì.\n"
    "Ví dụ: duoc recount --json\n"
    '       duoc recount --basis "Quyết định số 12/QĐ-TTg ngày 01/12/2026"\n'
    "Dùng sau khi nạp lịch mới, chẳng hạn khi có quyết định hoán đổi ngày làm việc. Có --basis thì hẹn lại các hồ sơ "
    "đang giải quyết, giữ cả ngày cũ và báo cho từng người; bị ngắt giữa chừng thì chạy tiếp với --go-on."
)

KINDS = {
    "promise": gettext_noop("hẹn trả kết quả"),
    "posting": gettext_noop("hết hạn niêm yết"),
    "consultation": gettext_noop("hạn trả lời ý kiến"),
    "draft_check": gettext_noop("hạn xem dự thảo"),
    "supplement": gettext_noop("hạn bổ sung"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc recount [--basis TEXT | --go-on] [--json]`."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--basis", metavar=_("CĂN CỨ"), help=_("văn bản làm thay đổi lịch; hẹn lại các hồ sơ"))
    which.add_argument("--go-on", action="store_true", help=_("làm tiếp lần tính lại đang dở"))
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Count and show, or promise anew. The exit of a mere look is 1 when a date would be another one today."""
    command.django("worker" if arguments.basis is not None or arguments.go_on else "web")
    return _shown_both() if arguments.basis is None and not arguments.go_on else _promised(arguments.basis)


def _shown_both() -> Output:
    from django.utils import timezone

    from duoc.dossiers import queries as dossiers
    from duoc.procedures import queries as procedures

    now, by = timezone.now(), procedures.calendars()
    rows = [_row(one) for one in dossiers.recounted(now, by)]
    moved = [row for row in rows if row["moved"]]
    document = {"calendars": by.digest, "counted": len(rows), "moved": len(moved), "dates": rows}
    return Output(document, _text(document, moved), 1 if moved else 0)


def _promised(basis: str | None) -> Output:
    """Begins a recount, or goes on with the one that was broken off."""
    from django.db import transaction
    from django.utils import timezone

    from duoc.dossiers import actions
    from duoc.dossiers import queries as dossiers
    from duoc.people.powers import WORKER

    now = timezone.now()
    row = dossiers.recountings().filter(finished_at=None).first() if basis is None else None
    if basis is not None:
        wanted = actions.NewRecounting(basis)
        with transaction.atomic():
            row = actions.recount_dates(actor=WORKER, wanted=wanted, key=str(uuid.uuid4()), at=now)
    if row is None:
        return Output({"state": "nothing"}, _("Không có lần tính lại nào đang dở."))
    row = actions.carry_out_recounting(recounting_id=row.pk, at=now)
    counts = {"counted": row.counted, "moved": row.moved, "kept": row.kept}
    text = _("Đã tính lại %(counted)d hồ sơ: %(moved)d hồ sơ có ngày hẹn mới, %(kept)d hồ sơ giữ ngày đã hẹn.") % counts
    return Output({"state": "finished", "calendars": row.calendars_id, "basis": row.basis, **counts}, text)


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
