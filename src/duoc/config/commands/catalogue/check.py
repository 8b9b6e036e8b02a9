"""Kiểm tra định nghĩa thủ tục: sai ở dòng nào, sai gì, vì sao, sửa thế nào.

Ví dụ: duoc catalogue check catalog/ca-mau/procedures/1.001193/definition.yaml
Không nêu tệp thì kiểm tra mọi định nghĩa của tỉnh. Không cần cơ sở dữ liệu.
"""

import argparse
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.environment import ROOT
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("path", nargs="*", type=Path, metavar="TỆP", help="tệp định nghĩa hoặc thư mục chứa nó")
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Check every file and tell each finding; 1 when something may not be published as it is."""
    catalog, province = settle()
    from duoc.language.calculations import check_file

    files = definition_files(arguments.path, catalog, province)
    found = [finding for path in files for finding in check_file(path, catalog, province)]
    errors = sum(finding.level == "error" for finding in found)
    document: dict[str, Any] = {
        "files": len(files),
        "errors": errors,
        "warnings": len(found) - errors,
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
            for finding in found
        ],
    }
    return Output(document, _table(document), code=1 if errors else 0)


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else file


def _table(document: dict[str, Any]) -> str:
    rows = []
    for item in document["findings"]:
        mark = "LỖI" if item["level"] == "error" else "lưu ý"
        rows += [f"{item['file']}:{item['line']}  {mark}", f"    {item['what']}", f"    Vì sao: {item['why']}"]
        rows += [f"    Làm gì: {item['next']}", ""]
    rows.append(f"{document['files']} tệp, {document['errors']} lỗi, {document['warnings']} lưu ý.")
    return "\n".join(rows)
