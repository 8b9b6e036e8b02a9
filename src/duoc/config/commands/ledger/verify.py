"""Kiểm tra sổ cái: nêu bản ghi đầu tiên bị sửa, thiếu hoặc chen vào."""

import argparse
import dataclasses

from duoc.config import command
from duoc.config.answer import Answer


def configure(parser: argparse.ArgumentParser) -> None:
    """Only `--json`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Answer:
    """Read the whole ledger as the reader role, which can change nothing."""
    command.django("readonly")
    from duoc.ground.ledger import queries

    found = queries.verify()
    document = dataclasses.asdict(found) | {"valid": found.holds}
    if found.fault is None:
        return Answer(document, f"Sổ cái nguyên vẹn: {found.entries} bản ghi.")
    fault = found.fault
    return Answer(
        document, f"Sổ cái KHÔNG nguyên vẹn: bản ghi {fault.number} ({fault.id}), {fault.subject}: {fault.why}", 1
    )
