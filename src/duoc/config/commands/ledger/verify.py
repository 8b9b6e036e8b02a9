"""Verifies the ledger."""

import argparse
import dataclasses

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Kiểm tra nhật ký: nêu việc đầu tiên bị sửa, thiếu hoặc chen vào.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`--expected-head` finds notes cut together with the ledger: a head that somebody holds must still be there."""
    command.json_option(parser)
    parser.add_argument(
        "--expected-head", default="", metavar=_("MÃ"), help=_("đầu nhật ký đã ghi lại ở nơi khác trước đây")
    )


def run(arguments: argparse.Namespace) -> Output:
    """Read the whole ledger as the reader role, which can change nothing."""
    command.django("readonly", reads_only=True)
    from duoc.ground.ledger import queries

    verdict = queries.verify(expected_head=arguments.expected_head)
    document = dataclasses.asdict(verdict) | {"valid": verdict.holds}
    if verdict.fault is None:
        lines = [_("Nhật ký nguyên vẹn: %(entries)d việc đã ghi.") % document]
        if verdict.noted:
            lines.append(
                _("%(noted)d việc đã được ghi nhận ra ngoài cơ sở dữ liệu; đầu mới nhất: %(noted_head)s") % document
            )
        return Output(document, "\n".join(lines))
    broken = _("Nhật ký KHÔNG nguyên vẹn: việc thứ %(number)d (%(id)s), %(subject)s: %(why)s")
    return Output(document, broken % dataclasses.asdict(verdict.fault), 1)
