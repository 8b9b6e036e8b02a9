"""The demo's mailbox: a taken port is told at once, so that another one is tried."""

import socket
from pathlib import Path

import pytest

from duoc.config.mailbox import Mailbox


def test_a_taken_port_is_refused_before_anything_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        mailbox = Mailbox(tmp_path / "mail", other.getsockname()[1])
        monkeypatch.setattr(mailbox._controller, "start", lambda: pytest.fail("it waits for a port that is taken"))
        with pytest.raises(OSError, match="in use"):
            mailbox.start()


def test_a_free_port_listens(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox = Mailbox(tmp_path / "mail", port)
    mailbox.start()
    try:
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
    finally:
        mailbox.stop()
