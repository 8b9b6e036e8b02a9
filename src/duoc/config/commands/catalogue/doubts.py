"""In bản kê những điều chưa chắc trong danh mục thủ tục cả nước.

Dùng để làm lại tài liệu: duoc catalogue doubts > docs/catalogue-import.md. Không cần cơ sở dữ liệu.
"""

import argparse

from duoc.config.answer import Answer
from duoc.config.catalogue_files import settle


def run(arguments: argparse.Namespace) -> Answer:
    """Read the shipped pages and tell what is doubted in them."""
    settle()
    from duoc.importer.queries import pages_report

    return Answer({}, pages_report())
