"""Works on jobs, where `duoc run` does not."""

import argparse
import os

from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Làm việc nền: gửi thông báo, kết xuất và ký (dùng khi không chạy `duoc run`).")


def configure(parser: argparse.ArgumentParser) -> None:
    """How many jobs at once."""
    parser.add_argument("--concurrency", type=int, default=2, help=_("số việc làm cùng lúc (mặc định 2)"))


def run(arguments: argparse.Namespace) -> int:
    """Work until a signal comes; a job in work then has four seconds, after that another worker redoes it."""
    from duoc.config import command

    os.environ["DUOC_DB_ROLE"] = "worker"
    command.django()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    from duoc.config.jobs import failed_aloud

    if not isinstance(app.connector, DjangoConnector):  # the connector for pages, which a worker must replace
        raise TypeError(app.connector)
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(
            concurrency=arguments.concurrency,
            shutdown_graceful_timeout=4.0,
            delete_jobs="successful",
            task_middleware=[failed_aloud],
        )
    return 0
