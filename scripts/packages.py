"""Installs the packages of a hashed lock into the environment that runs this, and shows how far it is.

pip, or uv where there is one, does the work; this counts what it names and what it has unpacked.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from duoc.config import terminal  # noqa: E402 - found by the line above; it needs no package

# Vietnamese and English side by side: the catalogue of translations belongs to the product, which is not installed yet.
WORDS = {
    "fetch": ("tải", "fetching"),
    "unpack": ("giải nén", "unpacking"),
    "done": ("xong", "done"),
    "failed": ("không cài được; lý do:", "could not install; the reason:"),
}
ON_TERMINAL = sys.stderr.isatty()
EVERY = 0.5 if ON_TERMINAL else 5.0
"""Seconds between two lines: on a terminal, where each takes the place of the one before, and elsewhere."""


def word(name: str) -> str:
    return WORDS[name][terminal.language() == terminal.ENGLISH]


class Progress:
    """The line that says how far it is, written by a thread of its own, so that silence is never long."""

    def __init__(self, total: int) -> None:
        self.named: list[str] = []
        self.unpacking = False
        self._total = total
        self._begun = time.monotonic()
        self._ended = threading.Event()
        self._folder = Path(sysconfig.get_path("purelib"))
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._thread.start()

    def end(self, name: str) -> None:
        self._ended.set()
        self._thread.join()
        self._write(word(name))
        if ON_TERMINAL:
            sys.stderr.write("\n")

    def _show(self) -> None:
        while not self._ended.wait(EVERY):
            if self.unpacking:
                count = min(self._total, sum(1 for _ in self._folder.glob("*.dist-info")))
                self._write(f"{word('unpack')} {count}/{self._total}")
            else:
                self._write(f"{word('fetch')} {len(self.named)}/{self._total} {self.named[-1] if self.named else ''}")

    def _write(self, text: str) -> None:
        line = f"install: {time.monotonic() - self._begun:3.0f} s  {text}"
        sys.stderr.write(f"\r\033[K{line[:79]}" if ON_TERMINAL else f"{line}\n")
        sys.stderr.flush()


def command(lock: str) -> list[str]:
    """Hashes are checked, nothing is built: what the lock names comes as it was locked, or not at all."""
    uv = shutil.which("uv")
    if uv:
        begin = [uv, "pip", "install", "--compile-bytecode", "--python", sys.executable, "--no-build"]
    else:
        pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off"]
        begin = [*pip, "--only-binary", ":all:"]
    return [*begin, "--require-hashes", "-r", lock]


def main(lock: str) -> int:
    """The installer's exit status; the end of what it wrote is shown when it failed."""
    progress = Progress(len(re.findall(r"^[A-Za-z0-9_.-]+(?:\[[^]]*\])?==", (ROOT / lock).read_text("utf-8"), re.M)))
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 - the words are our own
        command(lock), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as installer:
        for line in installer.stdout or ():
            lines.append(line)
            if named := re.match(r"(?:Collecting|Processing|Requirement already satisfied:) (\S+)", line):
                progress.named.append(named[1].rpartition("/")[2])
            elif line.startswith(("Installing", "Prepared", "Resolved")):
                progress.unpacking = True
    progress.end("failed" if installer.returncode else "done")
    if installer.returncode:
        sys.stderr.writelines(lines[-30:])
    return installer.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
