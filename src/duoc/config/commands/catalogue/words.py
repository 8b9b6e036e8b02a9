"""Prints the words of the definition language. Needs no database."""

import argparse

from duoc.config.catalogue_files import settle
from duoc.config.output import Output
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "In bảng tra các từ của ngôn ngữ định nghĩa thủ tục.\n"
    "Dùng để làm lại tài liệu: duoc catalogue words > docs/definition-language.md. Không cần cơ sở dữ liệu."
)


def run(arguments: argparse.Namespace) -> Output:
    """Write the schema out as a page."""
    settle()
    from duoc.language.calculations import words_page

    return Output({}, words_page())
