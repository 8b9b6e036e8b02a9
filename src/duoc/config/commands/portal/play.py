"""Runs the process that plays the National Portal. The launcher starts it in a demo."""

import argparse

from duoc.config import environment, partner_settings, ports
from duoc.config.output import print_line
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.ground.refusal import Refusal

HELP = gettext_noop("Đóng vai Cổng trên máy này cho đến khi dừng (make run tự chạy).")


def run(arguments: argparse.Namespace) -> int:
    """Answers on this machine until a signal comes; what it knows lies in `DUOC_VAR/portal`."""
    from duoc.config.played_portal.portal import PlayedPortal
    from duoc.config.played_portal.server import Server

    if not environment.flag("DUOC_DEMO", True):
        raise Refusal(_("Lệnh này chỉ dùng trong chế độ thử nghiệm."))
    var = environment.var()
    folder = var / "portal"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _url, shared = partner_settings.portal(var, demo=True)
    server = Server(
        PlayedPortal(folder / "journal.jsonl"), shared, partner_settings.played_port(var), ports.handed_over()
    )
    print_line(f"portal http://127.0.0.1:{server.port}/")
    server.serve()
    return 0
