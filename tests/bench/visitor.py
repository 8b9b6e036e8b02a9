"""A browser's first visit, counted in bytes on the wire: the page and every file that it asks for, heads included."""

import gzip
import re
import socket
from urllib.parse import urlencode, urljoin, urlsplit

FILE = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/[^"]+\.[a-z0-9]+)"')
FONT = re.compile(r'url\("?([\w.-]*vietnamese[\w.-]*\.woff2)"?\)')
FIELD = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')


class Visitor:
    """Keeps cookies, nothing else."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.path = "/"
        self.status = 0
        self.text = ""
        self.bytes = 0

    def go(self, path: str, form: dict[str, str] | None = None) -> "Visitor":
        """Goes to a page, follows where it sends, keeps the last page and how many bytes that page took."""
        for _step in range(6):
            head, body, size = self._ask(path, form)
            self.status = int(head.split(" ", 2)[1])
            for cookie in re.findall(r"(?im)^set-cookie: ([^=]+=[^;\r\n]*)", head):
                self.cookies.update([cookie.split("=", 1)])
            if self.status not in (301, 302, 303):
                break
            path, form = re.findall(r"(?im)^location: (\S+)", head)[0], None
        packed = re.search(r"(?im)^content-encoding: gzip", head)
        self.path, self.bytes = path, size
        self.text = (gzip.decompress(body) if packed else body).decode("utf-8", "replace")
        return self

    def send(self, action: str, **more: str) -> "Visitor":
        """Sends the form of the present page that goes to this address, with its hidden fields."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', self.text, re.DOTALL)
        if form is None:
            raise RuntimeError(f"no form to {action} on {self.path}")
        return self.go(action, dict(FIELD.findall(form[1])) | more)

    def weight(self) -> tuple[int, int]:
        """Bytes of the present page with all its files, as a first visitor gets them, and how many files."""
        files = sorted(set(FILE.findall(self.text)))
        return self.bytes + sum(self._ask(file, None)[2] for file in files), len(files)

    def font(self) -> int:
        """Bytes of the font that a page in Vietnamese asks for, named in its style sheet."""
        sheet = next(file for file in FILE.findall(self.text) if file.endswith(".css"))
        text = self._ask(sheet, None, packed=False)[1].decode()
        return self._ask(urljoin(sheet, FONT.findall(text)[0]), None)[2]

    def _ask(self, path: str, form: dict[str, str] | None, *, packed: bool = True) -> tuple[str, bytes, int]:
        where = urlsplit(path)
        target = where.path + (f"?{where.query}" if where.query else "")
        body = urlencode(form).encode() if form is not None else b""
        lines = [f"{'GET' if form is None else 'POST'} {target} HTTP/1.1", f"Host: localhost:{self.port}"]
        encodings = "gzip, deflate, br" if packed else "identity"
        lines += ["Accept: text/html,*/*", f"Accept-Encoding: {encodings}", "Connection: close"]
        lines += [f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}"]
        if form is not None:
            lines += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"]
            lines += [f"Origin: http://localhost:{self.port}"]
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            data = b"".join(iter(lambda: line.recv(65536), b""))
        head, _cut, rest = data.partition(b"\r\n\r\n")
        return head.decode("latin-1"), _whole(head, rest), len(data)


def _whole(head: bytes, rest: bytes) -> bytes:
    """The body, its chunks joined."""
    if b"transfer-encoding: chunked" not in head.lower():
        return rest
    parts = []
    while rest:
        size, _cut, rest = rest.partition(b"\r\n")
        count = int(size, 16)
        if not count:
            break
        parts.append(rest[:count])
        rest = rest[count + 2 :]
    return b"".join(parts)
