"""Bodies merge, split, take another name or end: records the plan and, when its day has come, carries it out."""

import argparse
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Ghi nhận và thực hiện một phương án sáp nhập, chia tách, đổi tên hoặc giải thể cơ quan.\n"
    "Ví dụ: duoc organisations succeed phuong-an.yaml --dry-run\n"
    "Tệp YAML có on (ngày), basis (căn cứ), before (mã các cơ quan chấm dứt), after (các cơ quan kế thừa: code, name, "
    "parent, kind; cơ quan đang hoạt động chỉ ghi code) và, khi chia tách, share (mã lĩnh vực hoặc mã xã: mã cơ quan "
    "nhận). Phương án có ngày sau hôm nay được thực hiện lúc 0 giờ ngày đó. Chạy lại tệp cũ thì làm tiếp phần còn dở.\n"
    "Ví dụ tệp:\n"
    "  on: 2027-01-01\n"
    "  basis: Nghị quyết số 1/NQ-HĐND ngày 01/12/2026\n"
    '  before: ["32002", "32092"]\n'
    "  after:\n"
    '    - code: "32002"\n'
    "      name: Ủy ban nhân dân xã Mới\n"
)

STATES = {
    "preview": gettext_noop("Nếu thực hiện bây giờ:"),
    "waits": gettext_noop("Đã ghi nhận, sẽ thực hiện từ 0 giờ ngày %(on)s. Tính đến lúc này:"),
    "moving": gettext_noop("Đang chuyển:"),
    "finished": gettext_noop("Đã thực hiện:"),
}
KINDS = {
    "posts": gettext_noop("vị trí, chức vụ"),
    "dossiers": gettext_noop("hồ sơ đang giải quyết"),
    "drafts": gettext_noop("hồ sơ đang soạn có người hỗ trợ"),
    "consultations": gettext_noop("câu hỏi lấy ý kiến"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc organisations succeed PLAN.yaml [--dry-run] [--json]`."""
    parser.add_argument("plan", type=Path, metavar=_("TỆP"), help=_("phương án, YAML"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ xem, không ghi gì"))
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Judge the plan, count; record and carry out unless it is a dry run."""
    command.django("worker")
    from django.utils import timezone

    from duoc.ground import yaml_files
    from duoc.people import actions

    plan = actions.read_plan(yaml_files.read(arguments.plan).data)
    now = timezone.now()
    sides = actions.named(plan)  # before it is carried out: the code of an old body may pass on to its successor
    if arguments.dry_run:
        progress = actions.preview(plan, at=now)
    else:
        row, progress = actions.succeed(plan, at=now)
        if progress.state != "waits":
            progress = actions.carry_out(row, at=now, repeated=progress.repeated)
    document = {
        "state": progress.state,
        "repeated": progress.repeated,
        "kind": plan.kind,
        "on": plan.on.isoformat(),
        "basis": plan.basis,
        "before": list(plan.before),
        "after": [one.code for one in plan.after],
        "moved": dict(progress.moved),
        "undecided": dict(progress.undecided),
    }
    return Output(document, _text(document, sides))


def _text(document: dict[str, Any], sides: tuple[list[str], list[str]]) -> str:
    lines = [_(STATES[document["state"]]) % {"on": document["on"]}]
    if document["repeated"]:
        lines.insert(0, _("Phương án này đã được ghi nhận từ trước; không ghi lần nữa."))
    before, after = (", ".join(names) for names in sides)
    above = _("cơ quan cấp trên")
    lines.append(f"  {before} → {after or above}")
    for kind, count in document["moved"].items():
        waiting = document["undecided"].get(kind, 0)
        line = f"  {_(KINDS.get(kind, kind))}: {count}"
        lines.append(line + (_(" (chờ người xác định cơ quan: %(count)d)") % {"count": waiting} if waiting else ""))
    if not document["moved"]:
        lines.append("  " + _("không có gì phải chuyển."))
    return "\n".join(lines)
