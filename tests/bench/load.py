"""Clients that keep their connection and ask as fast as they are answered; small, since they share the two cores."""

import contextlib
import json
import multiprocessing
import socket
import statistics
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PROCESSES = 2


class Line:
    """One kept connection to the server, without a library in between."""

    def __init__(self, port: int, token: str = "") -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = "Host: localhost\r\n" + (f"Authorization: Bearer {token}\r\n" if token else "")

    def close(self) -> None:
        """Hang up."""
        self.socket.close()

    def ask(self, method: str, path: str, body: bytes = b"", *, key: str = "") -> tuple[int, bytes, bytes]:
        """Status, head and body of the answer."""
        more = f"Idempotency-Key: {key}\r\n" if key else ""
        more += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        self.socket.sendall(f"{method} /api/v1{path} HTTP/1.1\r\n{self.head}{more}\r\n".encode() + body)
        data = self.socket.recv(65536)
        while (cut := data.find(b"\r\n\r\n")) < 0:
            data += self.socket.recv(65536)
        head, rest = data[:cut].lower(), data[cut + 4 :]
        length = int(head.split(b"content-length: ")[1].split(b"\r\n")[0]) if b"content-length: " in head else 0
        while len(rest) < length:
            rest += self.socket.recv(65536)
        return int(head[9:12]), head, rest


@dataclass(frozen=True)
class Measured:
    """What one round gave: how many a second over all clients, and the milliseconds of a single one."""

    rate: float
    median: float
    p95: float


Work = Callable[[Line], None]


def measure(work: Work, port: int, token: str, *, clients: int, seconds: float) -> Measured:
    """Lets so many clients repeat the work for so long. A failed call fails the measurement."""
    context = multiprocessing.get_context("fork")
    results: Any = context.SimpleQueue()
    shares = [clients // PROCESSES + (number < clients % PROCESSES) for number in range(min(PROCESSES, clients))]
    begin = time.time() + 0.3
    crew = [
        context.Process(target=_share, args=(work, port, token, share, begin, seconds, results)) for share in shares
    ]
    for one in crew:
        one.start()
    shares_done = [results.get() for _one in crew]
    for one in crew:
        one.join()
    broken = [text for _times, text in shares_done if text]
    if broken:
        raise RuntimeError(broken[0])
    times = sorted(took for some, _text in shares_done for took in some)
    return Measured(len(times) / seconds, statistics.median(times) * 1000, times[int(len(times) * 0.95)] * 1000)


def _share(work: Work, port: int, token: str, clients: int, begin: float, seconds: float, results: Any) -> None:
    """One process's clients, each a thread."""
    import threading

    times: list[float] = []
    faults: list[str] = []

    def run() -> None:
        try:
            with contextlib.closing(Line(port, token)) as line:
                time.sleep(max(0.0, begin - time.time()))
                while time.time() < begin + seconds:
                    started = time.perf_counter()
                    work(line)
                    times.append(time.perf_counter() - started)
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=run) for _number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put((times, faults[0] if faults else ""))


def expect(answer: tuple[int, bytes, bytes], status: int) -> tuple[int, bytes, bytes]:
    """The answer, which must have this status."""
    if answer[0] != status:
        raise RuntimeError(f"{answer[0]}: {answer[2][:500].decode('utf-8', 'replace')}")
    return answer


def filing(procedure: str, answers: dict[str, Any]) -> bytes:
    """The body of a filing."""
    return json.dumps({"procedure": procedure, "answers": answers}).encode()


def fresh_key() -> str:
    """An idempotency key."""
    return str(uuid.uuid4())
