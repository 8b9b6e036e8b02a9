"""Chạy cả hệ thống trong một cửa sổ: PostgreSQL, trang web, việc nền, hộp thư."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C."""
    from duoc.config.launcher import Launcher

    return Launcher().run()
