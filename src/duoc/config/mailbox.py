"""A mailbox of our own for places without a mail server: takes every message over SMTP and keeps it as a file."""

import itertools
import os
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from duoc.config import atomic_files, ports, progress


class Mailbox:
    """Listens on this machine only. Messages lie in `DUOC_VAR/mail`, one `.eml` each, readable by the owner only."""

    def __init__(self, folder: Path, port: int) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._numbers = itertools.count(1)
        self._port = port
        # Its thread answers within milliseconds; only a busy machine makes it slow.
        self._controller = Controller(self, hostname="127.0.0.1", port=port, ready_timeout=progress.patience())

    def start(self) -> None:
        """Listen in a thread of its own.

        Raises:
            OSError: the port is taken.
        """
        ports.expect_free(self._port)  # the library reports a taken port only after its whole time limit
        self._controller.start()

    def stop(self) -> None:
        """Stop listening; messages taken so far stay."""
        self._controller.stop()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's)
        """Keep one message; it appears under its name only when it is whole."""
        content = envelope.content or b""
        body = content if isinstance(content, bytes) else content.encode()
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}-{next(self._numbers):05}.eml"
        atomic_files.write(self._folder / name, f"X-Duoc-To: {', '.join(envelope.rcpt_tos)}\r\n".encode() + body)
        return "250 OK"
