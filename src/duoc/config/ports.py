"""Where pages are served: names, ports, and whether anybody answers there."""

import errno
import http.client
import socket

from duoc.config.trouble import Trouble


def address(host: str) -> str:
    """The IPv4 or IPv6 address to listen on for a host name; 127.0.0.1 for `localhost`.

    Raises:
        Trouble: the name means nothing on this machine.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Trouble(
            f"Không phân giải được DUOC_HOST={host}.", "Đặt DUOC_HOST=localhost, 0.0.0.0 hoặc địa chỉ của máy."
        ) from error
    return str(found[0][4][0])


def refuse_taken(host: str, port: int) -> None:
    """Find out before anything is started.

    Raises:
        Trouble: another program listens there, or nobody may.
    """
    where = address(host)
    with socket.socket(socket.AF_INET6 if ":" in where else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((where, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    f"Cổng {port} đang được một chương trình khác dùng.",
                    f"Chọn cổng khác, ví dụ: DUOC_PORT={port + 80} make run",
                ) from error
            raise Trouble(
                f"Không mở được cổng {port} tại {where}: {error.strerror}.", "Đổi DUOC_HOST, DUOC_PORT."
            ) from error


def free() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status(host: str, port: int) -> int:
    """The status of the home page, 0 while nobody answers."""
    where = address(host)
    reach = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(where, where)  # noqa: S104 (compared, not bound)
    connection = http.client.HTTPConnection(reach, port, timeout=20)
    try:
        connection.request("GET", "/", headers={"Host": f"{host}:{port}"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
