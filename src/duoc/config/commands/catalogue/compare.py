"""So hai bản của một thủ tục trên cùng các tình huống: hồ sơ cũ theo bản mới sẽ khác ở đâu.

Ví dụ: duoc catalogue compare catalog/ca-mau/procedures/1.013225
Các tình huống lấy từ cases.yaml của thư mục. Không cần cơ sở dữ liệu.
"""

import argparse
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("path", type=Path, metavar="THƯ MỤC", help="thư mục của thủ tục có từ hai bản trở lên")
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Compare each version with the one before it."""
    catalog, province = settle()
    from duoc.language.calculations import compare_folder

    folder = definition_files([arguments.path], catalog, province)[0].parent
    document: dict[str, Any] = {
        "procedure": folder.name,
        "comparisons": [
            {
                "old": old.isoformat(),
                "new": new.isoformat(),
                "differences": [
                    {"it": item.name, "point": item.point, "old": item.old, "new": item.new} for item in differences
                ],
            }
            for old, new, differences in compare_folder(folder)
        ],
    }
    return Output(document, _table(document))


def _table(document: dict[str, Any]) -> str:
    if not document["comparisons"]:
        return f"{document['procedure']}: chỉ có một bản."
    rows = []
    for pair in document["comparisons"]:
        rows.append(f"{document['procedure']}: bản {pair['old']} → bản {pair['new']}")
        for item in pair["differences"]:
            rows.append(f"  {item['it']}")
            rows.append(f"    {item['point']}: {item['old'] or '(trống)'} → {item['new'] or '(trống)'}")
        if not pair["differences"]:
            rows.append("  không khác gì trên các tình huống này")
    return "\n".join(rows)
