"""Serves the pages, where `duoc run` does not."""

import argparse
import os
import signal

from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Phục vụ các trang (dùng khi không chạy `duoc run`).")

WORKERS = 2
THREADS = 4


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal comes. The product is loaded once, before the workers are forked, so they share memory."""
    from duoc.config import environment, garbage, logs, parent_death, ports

    os.environ["DUOC_DB_ROLE"] = "web"
    with garbage.loaded_for_good():
        from django.core.handlers.wsgi import WSGIHandler
        from granian.constants import HTTPModes, Interfaces
        from granian.log import LogLevels
        from granian.server import Server

        from duoc.config.wsgi import application, warm, warm_search

        warm()
        warm_search()
    parent = os.getpid()

    def load() -> WSGIHandler:
        parent_death.request(signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        return application

    server = Server(
        "duoc.config.wsgi:application",
        address=ports.address(environment.text("DUOC_HOST", "localhost")),
        port=environment.number("DUOC_PORT", 8000, low=1, high=65535),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=environment.number("DUOC_WEB_WORKERS", WORKERS, low=1, high=64),
        blocking_threads=environment.number("DUOC_WEB_THREADS", THREADS, low=1, high=64),
        backpressure=64,
        respawn_failed_workers=True,
        workers_kill_timeout=4,
        log_level=LogLevels.warning,
        log_dictconfig=logs.for_granian(),
    )
    server.serve(target_loader=load, wrap_loader=False)
    return 0
