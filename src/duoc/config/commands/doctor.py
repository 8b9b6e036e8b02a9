"""Examines this machine and says what would help."""

import argparse
import dataclasses

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Khám máy này: PostgreSQL nào, cổng, phông chữ, phiên bản, đĩa, vai của cơ sở dữ liệu; nêu cách sửa."
)

_STATES = {"ok": gettext_noop("tốt"), "warn": gettext_noop("chú ý"), "fail": gettext_noop("HỎNG")}


def configure(parser: argparse.ArgumentParser) -> None:
    """Only `--json`."""
    command.json_option(parser)


def run(arguments: argparse.Namespace) -> Output:
    """Look at everything; a failure anywhere is a failing exit for people's shells."""
    from duoc.config import checkup

    findings = checkup.examine()
    worst = next((state for state in ("fail", "warn") if any(finding.state == state for finding in findings)), "ok")
    lines = []
    for finding in findings:
        lines.append(f"{_(_STATES[finding.state]):7}  {finding.name:20} {finding.say}")
        if finding.remedy:
            lines.append(f"{'':30}→ {finding.remedy}")
    document = {"state": worst, "findings": [dataclasses.asdict(finding) for finding in findings]}
    return Output(document, "\n".join(lines), 1 if worst == "fail" else 0)
