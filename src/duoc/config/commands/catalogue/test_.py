"""Runs the situations of `cases.yaml`. Needs no database."""

import argparse
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Chạy các tình huống cases.yaml của thủ tục.\n"
    "Ví dụ: duoc catalogue test catalog/*/procedures/1.001193\n"
    "Không nêu thư mục thì chạy của mọi thủ tục. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", nargs="*", type=Path, metavar=_("THƯ MỤC"), help=_("thư mục của một hay nhiều thủ tục"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Run every case; 1 when one fails, a variant has none, or a procedure could not be read."""
    catalog, province = settle()
    from duoc.procedures.queries import try_folder

    folders = sorted({path.parent for path in definition_files(arguments.path, catalog, province)})
    reports = [try_folder(folder, catalog, province) for folder in folders]
    document: dict[str, Any] = {
        "procedures": len(reports),
        "cases": sum(len(report.outcomes) for report in reports),
        "unread": sum(not report.read for report in reports),
        "failed": sum(not outcome.passed for report in reports for outcome in report.outcomes),
        "findings": [
            {"procedure": report.name, "line": 0, "it": "", "failures": [text]}
            for report in reports
            for text in report.findings
        ]
        + [
            {
                "procedure": report.name,
                "line": outcome.case.line,
                "it": outcome.case.it,
                "failures": list(outcome.failures),
            }
            for report in reports
            for outcome in report.outcomes
            if not outcome.passed
        ],
    }
    return Output(document, _table(document), code=1 if document["findings"] else 0, verdict=True)


def _table(document: dict[str, Any]) -> str:
    rows = []
    for item in document["findings"]:
        rows.append(f"{item['procedure']}/cases.yaml:{item['line']}  {item['it']}")
        rows += [f"    {failure}" for failure in item["failures"]]
    rows.append(_("%(procedures)d thủ tục, %(cases)d tình huống, %(failed)d không đạt.") % document)
    if document["unread"]:
        rows.append(_("%(unread)d thủ tục không đọc được nên không thử được gì.") % document)
    return "\n".join(rows)
