"""Digests: when two definitions say the same, and when what was loaded has changed."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from duoc.language import calculations as language

LANGUAGE = Path(language.__file__).parent
"""The folder of the programs that read definitions: what they made is made again when they change."""


def digest_of(raw: Mapping[str, Any]) -> str:
    """SHA-256 of a definition as compact JSON in the order in which it was written.

    Not of its canonical form: the first variant whose condition holds is the case, so another order says another thing.
    """
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of_file(file: Path) -> str:
    """SHA-256 of the file, hex. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def digest_of_programs(*folders: Path) -> str:
    """One digest of the programs in these folders: who changes how files are read need not remember to say so."""
    files = sorted(file for folder in folders for name in ("*.py", "schema/*.json") for file in folder.glob(name))
    return joined([f"{file.parent.name}/{file.name} {digest_of_file(file)}" for file in files])


def joined(parts: list[str]) -> str:
    """One digest of many."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
