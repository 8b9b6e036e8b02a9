"""Compares two versions of a procedure on the same situations. Needs no database."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "So hai bản của một thủ tục trên cùng các tình huống: hồ sơ cũ theo bản mới sẽ khác ở đâu.\n"
    "Ví dụ: duoc catalogue compare catalog/*/procedures/1.013225\n"
    "Các tình huống lấy từ cases.yaml của thư mục. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", type=Path, metavar=_("THƯ MỤC"), help=_("thư mục của thủ tục có từ hai bản trở lên"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Compare each version with the one before it."""
    catalog, province = settle()
    from duoc.procedures.queries import compare_folder, transition_rules

    folder = definition_files([arguments.path], catalog, province)[0].parent
    compared = compare_folder(folder, catalog, province)
    kept = {new: transition_rules.transition_rule(catalog, new) for _old, new, _differences in compared}
    document: dict[str, Any] = {
        "procedure": folder.name,
        "comparisons": [
            {
                "old": old.isoformat(),
                "new": new.isoformat(),
                "kept": asdict(rule) if (rule := kept[new]) else {},
                "differences": [
                    {"it": item.name, "point": item.point, "old": item.old, "new": item.new} for item in differences
                ],
            }
            for old, new, differences in compared
        ],
    }
    return Output(document, _table(document))


def _table(document: dict[str, Any]) -> str:
    if not document["comparisons"]:
        return _("%(procedure)s: chỉ có một bản.") % document
    rows, empty = [], _("(trống)")
    for pair in document["comparisons"]:
        rows.append(_("%(procedure)s: bản %(old)s → bản %(new)s") % (document | pair))
        for item in pair["differences"]:
            rows.append(f"  {item['it']}")
            rows.append(f"    {item['point']}: {item['old'] or empty} → {item['new'] or empty}")
        if not pair["differences"]:
            rows.append("  " + _("không khác gì trên các tình huống này"))
        if pair["kept"]:
            rows.append(_("Hồ sơ nộp trước ngày %(new)s giữ bản cũ, dù tiếp nhận sau ngày ấy.") % pair)
            if pair["kept"]["to_verify"]:
                rows.append("  " + _("(đang xác minh: %(what)s)") % {"what": pair["kept"]["to_verify"]})
    return "\n".join(rows)
