"""Where pages are served: names, ports, and whether anybody answers there."""

import contextlib
import errno
import http.client
import os
import select
import socket
import stat
from collections.abc import Callable

from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble


def address(host: str) -> str:
    """The IPv4 or IPv6 address to listen on for a host name; 127.0.0.1 for `localhost`.

    Raises:
        Trouble: the name means nothing on this machine.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        candidates = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Trouble(
            _("Không phân giải được DUOC_HOST=%(host)s.") % {"host": host},
            _("Đặt DUOC_HOST=localhost, 0.0.0.0 hoặc địa chỉ của máy."),
        ) from error
    return str(candidates[0][4][0])


def refuse_taken(host: str, port: int) -> None:
    """Find out before anything is started.

    Raises:
        Trouble: another program listens there, or nobody may.
    """
    ip = address(host)
    with socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    _("Cổng %(port)d đang được một chương trình khác dùng.") % {"port": port},
                    _("Chọn cổng khác, ví dụ: DUOC_PORT=%(other)d make run") % {"other": port + 80},
                ) from error
            raise Trouble(
                _("Không mở được cổng %(port)d tại %(address)s: %(error)s.")
                % {"port": port, "address": ip, "error": error.strerror},
                _("Đổi DUOC_HOST, DUOC_PORT."),
            ) from error


def free() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status(host: str, port: int, pause: Callable[[float], None]) -> int:
    """The status of the home page, 0 when nobody listens. One request waits for its answer as long as `pause` returns.

    Args:
        pause: called with seconds again and again while there is no answer; what it raises ends the wait.
    """
    ip = address(host)
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(ip, ip)  # noqa: S104 (compared, not bound)
    connection = http.client.HTTPConnection(reach, port, timeout=60)
    try:
        connection.request("GET", "/", headers={"Host": f"{host}:{port}"})
        while not select.select([connection.sock], [], [], 0)[0]:
            pause(0.05)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def listen(port: int) -> socket.socket:
    """A socket that listens at this port of this machine; 0 takes any free one.

    Raises:
        OSError: the port is taken.
    """
    return socket.create_server(("127.0.0.1", port))


def handed_over() -> socket.socket | None:
    """The listening socket that our starter gave us as standard input, as `inetd` does; None where it gave none."""
    with contextlib.suppress(OSError):
        if stat.S_ISSOCK(os.fstat(0).st_mode):
            given = socket.socket(fileno=os.dup(0))
            if given.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                return given
            given.close()
    return None


def expect_free(port: int) -> None:
    """Nothing happens when somebody could listen at this port of this machine.

    Raises:
        OSError: the port is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
