"""Folders that one test session makes and later ones copy, in pytest's own cache (`--cache-clear` empties it)."""

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from duoc.config import environment

ROOT = environment.ROOT
SOURCE = ROOT / "src" / "duoc"


def digest(files: Iterable[Path], *facts: str) -> str:
    """Changes with the name or the content of any of the files, and with the facts."""
    total = hashlib.sha256("\n".join(facts).encode())
    for path in sorted(files):
        total.update(f"{path.relative_to(ROOT)}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def product_files() -> list[Path]:
    """The Python files of the product below the faces: all that makes and loads rows."""
    files = (path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "faces")
    return [path for path in files if "tests" not in path.parts]


Work = Callable[[Path], None]


def use(config: pytest.Config, kind: str, name: str, make: Work, use: Work, *, kept: int = 3) -> None:
    """Call `use` with the folder of this name, after `make` has filled it where no session did so before.

    Sessions take turns in making, so that two that start at once make it only once. A folder appears whole or not at
    all, is never changed, and is not removed while it is being copied.

    Args:
        name: the digest of all that makes its content what it is.
        kept: how many of this kind stay: branches and server programs that somebody goes back and forth between.
    """
    home = _home(config, kind)
    folder = home / name
    with (home / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not folder.is_dir():
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.is_dir():
                _make(folder, make)
                _remove_old(home, folder, kept)
            fcntl.flock(lock, fcntl.LOCK_SH)
        use(folder)
        folder.touch()


def _home(config: pytest.Config, kind: str) -> Path:
    """In pytest's cache; where nobody may write there (it is another user's), in the session's own folder."""
    with contextlib.suppress(OSError, AttributeError):  # there is no `cache` where its plugin is switched off
        home: Path = config.cache.mkdir(f"duoc-{kind}")
        if os.access(home, os.W_OK):
            return home
    home = environment.var() / f"cache-{kind}"
    home.mkdir(exist_ok=True)
    return home


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    draft = folder.with_name(f"{folder.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    make(draft)
    draft.rename(folder)


def _remove_old(home: Path, made: Path, kept: int) -> None:
    """Others than the one just made: one may seem newer, where a session ran at another moment (`faketime`)."""
    others = (path for path in home.iterdir() if path.is_dir() and path != made)
    for old in sorted(others, key=lambda path: -path.stat().st_mtime)[kept - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
