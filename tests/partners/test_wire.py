"""Answers of the Portal that are none: a page to which it leads away, bytes that are no HTTP or no list."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from duoc.partners import wire
from duoc.partners.queries import listed
from tests.cast import MONDAY

LEADS_AWAY = b"HTTP/1.1 302 Found\r\nLocation: /bao-tri\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
A_PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"


@pytest.fixture
def answers(settings: Any) -> Any:
    """Makes the Portal answer with these bytes, one connection after the other; gives the requests that came."""
    listener = socket.create_server(("127.0.0.1", 0))
    settings.PORTAL_URL = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def make(*contents: bytes) -> list[bytes]:
        came: list[bytes] = []

        def serve() -> None:
            for content in contents:
                with listener.accept()[0] as connection:
                    came.append(connection.recv(10_000))
                    connection.sendall(content)

        threading.Thread(target=serve, daemon=True).start()
        return came

    yield make
    listener.close()


def test_who_is_led_away_has_delivered_nothing(answers: Callable[..., list[bytes]]) -> None:
    """A page about maintenance takes no report, though it answers 200; and nobody else is sent our signature."""
    came = answers(LEADS_AWAY, A_PAGE)
    with pytest.raises(wire.NoAnswer) as caught:
        wire.send({"status": 1})
    assert caught.value.say == "HTTP 302" and not caught.value.for_good
    assert len(came) == 1


@pytest.mark.parametrize("content", [b"{}x", b'{"code": 1}', b'[{"code": 1, "procedure": 2, "status": Infinity}]'])
def test_what_is_no_list_is_no_answer(answers: Callable[..., list[bytes]], content: bytes) -> None:
    answers(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(content), content))
    assert listed(MONDAY.date()) is None


@pytest.mark.parametrize("content", [b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000, b""])
def test_what_is_no_http_is_no_answer(answers: Callable[..., list[bytes]], content: bytes) -> None:
    """The evening's count of the day goes on without a list."""
    answers(content)
    assert listed(MONDAY.date()) is None
