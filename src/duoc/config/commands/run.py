"""Runs the whole in one terminal."""

import argparse

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Chạy cả hệ thống trong một cửa sổ: PostgreSQL, trang web, việc nền, hộp thư.")


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C."""
    from duoc.config.launcher import Launcher

    return Launcher().run()
