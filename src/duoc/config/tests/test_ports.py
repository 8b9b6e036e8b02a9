"""A taken port is told at once, so that another one is tried and nothing waits for it."""

import socket

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
