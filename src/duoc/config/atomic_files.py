"""Files that stand whole under their name or not at all, also when the power goes in between."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def draft(path: Path, content: bytes, mode: int = 0o600) -> Iterator[Path]:
    """The content, safe on the disk, beside `path`; what the caller has not moved to its real name is gone after.

    Args:
        mode: who may read it from the first moment on.

    Raises:
        OSError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def write(path: Path, content: bytes, mode: int = 0o600) -> None:
    """The file has this content from now on; who reads meanwhile finds all of the old or all of the new one.

    Raises:
        OSError: it cannot be written; the old one stays.
    """
    with draft(path, content, mode) as beside:
        beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name too
    finally:
        os.close(folder)
