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


def test_a_free_port_is_listened_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That mail then arrives, a whole start shows (tests/launcher)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox, started = Mailbox(tmp_path / "mail", port), []
    monkeypatch.setattr(mailbox._controller, "start", lambda: started.append(port))
    mailbox.start()
    assert started == [port]
