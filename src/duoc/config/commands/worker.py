"""Làm việc nền: gửi thông báo, kết xuất và ký (dùng khi không chạy `duoc run`)."""

import argparse
import os


def configure(parser: argparse.ArgumentParser) -> None:
    """How many jobs at once."""
    parser.add_argument("--concurrency", type=int, default=2, help="số việc làm cùng lúc (mặc định 2)")


def run(arguments: argparse.Namespace) -> int:
    """Work until a signal comes."""
    from duoc.config import command

    os.environ["DUOC_DB_ROLE"] = "worker"
    command.django()
    from django.core.management import call_command

    call_command(
        "procrastinate",
        "worker",
        f"--concurrency={arguments.concurrency}",
        "--shutdown-graceful-timeout=4",
        "--delete-jobs=successful",
    )
    return 0
