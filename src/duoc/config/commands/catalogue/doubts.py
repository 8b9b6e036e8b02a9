"""In bản kê những điều chưa chắc trong danh mục thủ tục cả nước.

Dùng để làm lại tài liệu: duoc catalogue doubts > docs/catalogue-import.md. Không cần cơ sở dữ liệu.
"""

import argparse

from duoc.config.catalogue_files import settle
from duoc.config.output import Output


def run(arguments: argparse.Namespace) -> Output:
    """Read the shipped pages and tell what is doubted in them."""
    settle()
    from duoc.importer.queries import pages_report

    return Output({}, pages_report())
