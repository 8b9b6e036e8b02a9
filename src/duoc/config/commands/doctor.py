"""Khám máy này: PostgreSQL nào, cổng, phông chữ, phiên bản, đĩa, vai của cơ sở dữ liệu; nêu cách sửa."""

import argparse
import dataclasses

from duoc.config import command
from duoc.config.output import Output

_WORDS = {"ok": "tốt ", "warn": "chú ý", "fail": "HỎNG"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Only `--json`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Look at everything; a failure anywhere is a failing exit for people's shells."""
    from duoc.config import checkup

    found = checkup.examine()
    worst = next((state for state in ("fail", "warn") if any(one.state == state for one in found)), "ok")
    lines = []
    for one in found:
        lines.append(f"{_WORDS[one.state]:5}  {one.name:20} {one.say}")
        if one.remedy:
            lines.append(f"{'':28}→ {one.remedy}")
    document = {"state": worst, "findings": [dataclasses.asdict(one) for one in found]}
    return Output(document, "\n".join(lines), 1 if worst == "fail" else 0)
