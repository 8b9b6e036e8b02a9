"""A taken port is told at once, so that another one is tried and nothing waits for it."""

import socket
import subprocess
import sys

import pytest

from duoc.config import ports


def test_a_taken_port_is_refused_at_once() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(OSError, match="in use"):
            ports.expect_free(other.getsockname()[1])


def test_a_free_port_is_left_free() -> None:
    port = ports.free()
    ports.expect_free(port)
    ports.expect_free(port)


def test_who_listens_keeps_the_port_until_it_is_handed_over() -> None:
    """Another launcher that starts meanwhile is told that it is taken, and the process that gets it answers there."""
    program = "from duoc.config import ports; at = ports.handed_over().accept()[0]; at.sendall(b'here')"
    with ports.listen(0) as kept:
        port = kept.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            ports.listen(port)
        takes_over = subprocess.Popen([sys.executable, "-P", "-c", program], stdin=kept.fileno())
        with takes_over, socket.create_connection(("127.0.0.1", port), timeout=60) as caller:
            assert caller.recv(4) == b"here"


def test_a_process_to_which_nothing_was_handed_listens_by_itself() -> None:
    program = "from duoc.config import ports; assert ports.handed_over() is None"
    subprocess.run([sys.executable, "-P", "-c", program], stdin=subprocess.DEVNULL, check=True)
