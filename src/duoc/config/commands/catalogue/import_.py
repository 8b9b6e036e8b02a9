"""Nhập trang thủ tục của Cổng Dịch vụ công quốc gia thành thủ tục nộp được ngay.

Ví dụ: duoc catalogue import catalog/national/procedures.jsonl.gz --dry-run
Mỗi dòng của tệp là một trang (JSON), nén gzip hay không đều được. Cả tệp vào trong một lần: dòng hỏng được kể ra và bỏ
qua, các dòng khác cùng vào hoặc cùng không. Trang đã nhập và không đổi thì giữ nguyên. Thủ tục đã được tỉnh soạn riêng
thì vẫn dùng bản của tỉnh.
"""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from duoc.config import command
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc catalogue import FILE.jsonl[.gz] [--read DATE] [--dry-run] [--json]`."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .jsonl hoặc .jsonl.gz")
    parser.add_argument("--read", type=date.fromisoformat, metavar="NGÀY", help="ngày tải các trang, như 2026-06-10")
    parser.add_argument("--dry-run", action="store_true", help="làm thử rồi bỏ hết, không ghi gì")
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Import as the owner; then file a request under each procedure of the file and take it back."""
    command.django("owner")
    from django.db import transaction
    from django.utils import timezone

    from duoc.config.trial import Trial, file_each
    from duoc.importer import actions
    from duoc.importer.actions import Imported

    now = timezone.now()

    def both() -> tuple[Imported, Trial]:
        imported = actions.import_pages(arguments.file, at=now, read_on=arguments.read)
        return imported, file_each(imported.codes, now)

    if arguments.dry_run:
        with transaction.atomic():
            imported, trial = both()
            transaction.set_rollback(True)
    else:
        imported, trial = both()
    return Output(
        _document(imported, trial), _text(imported, trial, dry=arguments.dry_run), 1 if imported.rejected else 0
    )


def _document(imported: Any, trial: Any) -> dict[str, Any]:
    return {
        "read": imported.read,
        "published": imported.published,
        "fileable": len(trial.fileable),
        "online_full": imported.online_full,
        "rejected": len(imported.rejected),
        "flagged": imported.flagged,
        "new": imported.new,
        "changed": imported.changed,
        "unchanged": imported.unchanged,
        "tailored": imported.tailored,
        "rejections": [
            {"line": fault.line, "code": fault.code, "what": fault.what, "why": fault.why, "next": fault.remedy}
            for fault in imported.rejected
        ],
        "not_fileable": dict(trial.failed),
    }


def _text(imported: Any, trial: Any, *, dry: bool) -> str:
    rows = []
    for fault in imported.rejected:
        rows += [f"Dòng {fault.line}: {fault.what}", f"    Vì sao: {fault.why}", f"    Làm gì: {fault.remedy}"]
    rows += [f"Không nộp được {code}: {why}" for code, why in trial.failed.items()]
    rows += [f"  {count:>5}  {kind}" for kind, count in sorted(imported.flagged.items(), key=lambda one: -one[1])]
    rows.append(
        f"{imported.read} dòng, {imported.published} thủ tục ({imported.new} mới, {imported.changed} đổi, "
        f"{imported.unchanged} giữ nguyên, {imported.tailored} của tỉnh), {len(trial.fileable)} nộp được, "
        f"{imported.online_full} trực tuyến toàn trình, {len(imported.rejected)} bị từ chối."
    )
    if dry:
        rows.append("Chỉ làm thử: không ghi gì.")
    return "\n".join(rows)
