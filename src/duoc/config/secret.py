"""Secrets that belong to one installation: made once, kept in `DUOC_VAR/secrets`, readable by the owner only."""

import os
import secrets
from pathlib import Path


def keep(folder: Path, name: str) -> str:
    """The secret of this name, made at its first use. Two processes that start at once get the same one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text("ascii").strip()


def django_key(var: Path) -> str:
    """The key under which Django signs cookies and forms; `DUOC_SECRET_KEY` where the operator keeps it elsewhere."""
    return os.environ.get("DUOC_SECRET_KEY", "").strip() or keep(var / "secrets", "django")
