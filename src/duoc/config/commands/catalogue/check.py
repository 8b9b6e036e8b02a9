"""Checks definitions of procedures: which line is wrong, what, why, and what to do. Needs no database."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.environment import ROOT
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Kiểm tra định nghĩa thủ tục và câu chuyện của nó: sai ở dòng nào, sai gì, vì sao, sửa thế nào.\n"
    "Ví dụ: duoc catalogue check catalog/*/procedures/1.001193/definition.yaml\n"
    "Không nêu tệp thì kiểm tra mọi định nghĩa, mọi sổ và lịch làm việc của tỉnh. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", nargs="*", type=Path, metavar=_("TỆP"), help=_("tệp định nghĩa hoặc thư mục chứa nó"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Check every file and list each finding; 1 when something may not be published as it is."""
    catalog, province = settle()
    from duoc.ground.worktime.calculations import local
    from duoc.importer.queries import check_followed, followed
    from duoc.procedures.queries import check_dated, check_file
    from duoc.registers.queries import check_registers
    from duoc.seeding.actions import check_stories

    files = definition_files(arguments.path, catalog, province)
    today = local(datetime.now(UTC)).date()
    findings = [finding for path in files for finding in check_file(path, catalog, province, today)]
    folders = sorted({path.parent for path in files})
    findings += [finding for folder in folders for finding in check_stories(folder, catalog, province)]
    if not arguments.path:
        findings += [*check_registers(catalog / province / "registers"), *check_dated(catalog, province)]
    follows = followed(files, catalog, province)
    findings += check_followed(follows)
    errors = sum(finding.level == "error" for finding in findings)
    document: dict[str, Any] = {
        "files": len(files),
        "errors": errors,
        "warnings": len(findings) - errors,
        "follows": [
            {
                "procedure": one.procedure,
                "version": one.version.isoformat(),
                "page": one.code,
                "decision": one.decision,
                "read": one.read.isoformat(),
                "kept": one.page is not None,
            }
            for one in follows
        ],
        "findings": [
            {
                "file": _short(finding.file),
                "line": finding.line,
                "level": finding.level,
                "kind": finding.kind,
                "what": finding.what,
                "why": finding.why,
                "next": finding.remedy,
            }
            for finding in findings
        ],
    }
    return Output(document, _table(document), code=1 if errors else 0, verdict=True)


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else file


def _table(document: dict[str, Any]) -> str:
    rows = []
    for item in document["findings"]:
        mark = _("LỖI") if item["level"] == "error" else _("lưu ý")
        rows += [f"{item['file']}:{item['line']}  {mark}", f"    {item['what']}", "    " + _("Vì sao: %(why)s") % item]
        rows += ["    " + _("Làm gì: %(next)s") % item, ""]
    rows += [_follows(one) for one in document["follows"]]
    rows.append(_("%(files)d tệp, %(errors)d lỗi, %(warnings)d lưu ý.") % document)
    return "\n".join(rows)


def _follows(one: dict[str, Any]) -> str:
    if one["kept"]:
        return _("%(procedure)s, bản %(version)s: theo trang %(page)s, «%(decision)s», đọc ngày %(read)s.") % one
    return (
        _("%(procedure)s, bản %(version)s: theo trang %(page)s, «%(decision)s», đọc ngày %(read)s (danh mục không có).")
        % one
    )
