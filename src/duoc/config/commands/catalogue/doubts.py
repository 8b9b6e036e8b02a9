"""Prints the list of doubts in the national catalogue. Needs no database."""

import argparse

from duoc.config.catalogue_files import settle
from duoc.config.output import Output
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "In bản kê những điều chưa chắc trong danh mục thủ tục cả nước.\n"
    "Dùng để làm lại tài liệu: duoc catalogue doubts > docs/catalogue-import.md. Không cần cơ sở dữ liệu."
)


def run(arguments: argparse.Namespace) -> Output:
    """Read the shipped pages and list what is in doubt in them."""
    settle()
    from duoc.importer.queries import pages_report

    return Output({}, pages_report())
