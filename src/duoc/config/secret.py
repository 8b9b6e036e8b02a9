"""Secrets that belong to one installation: made once, kept in `DUOC_VAR/secrets`, readable by the owner only."""

import contextlib
import os
import secrets
from pathlib import Path

from duoc.config import atomic_files


def keep(folder: Path, name: str) -> str:
    """The secret of this name, made at its first use. Two processes that start at once get the same, complete one.

    Raises:
        OSError: the folder cannot be written or the secret cannot be read by this user.
    """
    path = folder / name
    with contextlib.suppress(FileNotFoundError):
        return path.read_text("ascii").strip()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # A link appears whole or not at all, and never replaces: the first of two processes wins, both read its secret.
    with atomic_files.draft(path, secrets.token_urlsafe(48).encode()) as draft, contextlib.suppress(FileExistsError):
        os.link(draft, path)
    return path.read_text("ascii").strip()


def django_key(var: Path) -> str:
    """The key under which Django signs cookies and forms; `DUOC_SECRET_KEY` where the operator keeps it elsewhere."""
    return os.environ.get("DUOC_SECRET_KEY", "").strip() or keep(var / "secrets", "django")
