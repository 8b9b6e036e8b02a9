"""Kiểm tra sổ cái: nêu bản ghi đầu tiên bị sửa, thiếu hoặc chen vào."""

import argparse
import dataclasses
from typing import Any

from duoc.config import command
from duoc.config.answer import Answer


def configure(parser: argparse.ArgumentParser) -> None:
    """Only `--json`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Answer:
    """Read the whole ledger as the reader role, which can change nothing."""
    command.django("readonly")
    from duoc.ground.ledger import queries

    found: Any = queries.verify()
    document = dataclasses.asdict(found) if dataclasses.is_dataclass(found) else dict(found)  # type: ignore[arg-type]
    sound = bool(document.get("valid"))
    say = f"Sổ cái nguyên vẹn: {document.get('entries', 0)} bản ghi." if sound else f"Sổ cái SAI: {document}"
    return Answer(document, say, 0 if sound else 1)
