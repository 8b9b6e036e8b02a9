"""Writes out what is still to be translated of a procedure. Needs no database."""

import argparse
from pathlib import Path

from duoc.config.catalogue_files import definition_files, settle
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "In các câu chưa dịch của một thủ tục, để viết tiếp vào words.en.yaml cạnh định nghĩa.\n"
    "Ví dụ: duoc catalogue translate catalog/*/procedures/1.001193 >> words.en.yaml\n"
    "Viết câu dịch vào giữa hai dấu nháy; câu tiếng Việt giữ nguyên. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", type=Path, metavar=_("THƯ MỤC"), help=_("thư mục của thủ tục"))
    into = _("dịch sang ngôn ngữ nào; mặc định en")
    parser.add_argument("--language", default="en", metavar=_("NGÔN NGỮ"), help=into)


def run(arguments: argparse.Namespace) -> Output:
    """Write a line for each sentence without a translation."""
    catalog, province = settle()
    from duoc.procedures.queries import skeleton

    folder = definition_files([arguments.path], catalog, province)[0].parent
    return Output({}, skeleton(folder, catalog, arguments.language))
