"""Shows what a definition makes of the situations of its cases. Needs no database."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.command import json_option
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.config.trouble import Trouble

if TYPE_CHECKING:
    from duoc.language.calculations import Part, Preview

HELP = gettext_noop(
    "Xem trước một thủ tục như người dân và cán bộ sẽ gặp: trang, câu hỏi, giấy tờ, phí, ngày hẹn, các bước, kết quả.\n"
    "Ví dụ: duoc catalogue preview catalog/*/procedures/1.001193\n"
    "Các tình huống lấy từ cases.yaml của thư mục. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", type=Path, metavar=_("THƯ MỤC"), help=_("thư mục của một thủ tục"))
    parser.add_argument(
        "--case",
        default="",
        metavar=_("CHỮ"),
        help=_("chỉ những tình huống có chữ này trong tên; không nêu thì tất cả"),
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Each situation in words.

    Raises:
        Trouble: there are no cases, none has these words, or a file cannot be read.
    """
    catalog, province = settle()
    from duoc.language.calculations import DefinitionFault
    from duoc.procedures.queries import preview_folder

    folder = definition_files([arguments.path], catalog, province)[0].parent
    if not (folder / "cases.yaml").is_file():
        raise Trouble(_("%(folder)s không có cases.yaml.") % {"folder": folder}, _("Viết một tình huống rồi chạy lại."))
    try:
        previews = preview_folder(folder, catalog, province, arguments.case)
    except DefinitionFault as fault:
        raise Trouble("\n".join(map(str, fault.findings)), _("Sửa chỗ đó rồi chạy lại.")) from fault
    if not previews:
        what = _("Không tình huống nào có chữ «%(words)s» trong tên.") % {"words": arguments.case}
        raise Trouble(what, _("Xem tên các tình huống (it) trong cases.yaml."))
    document = {"procedure": folder.name, "previews": [asdict(one) for one in previews]}
    return Output(document, "\n\n".join("\n".join(_lines(one)) for one in previews))


def _lines(preview: "Preview") -> Iterator[str]:
    yield f"{preview.it} (cases.yaml:{preview.line})"
    for part in preview.parts:
        yield f"  {part.title}"
        yield from (f"    {line}" for line in _rows(part))


def _rows(part: "Part") -> Iterator[str]:
    for name, beside in part.lines:
        yield f"{name}: {beside}".replace("\n", "\n      ") if beside else name
