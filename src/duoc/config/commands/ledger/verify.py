"""Kiểm tra nhật ký: nêu việc đầu tiên bị sửa, thiếu hoặc chen vào."""

import argparse
import dataclasses

from duoc.config import command
from duoc.config.output import Output


def configure(parser: argparse.ArgumentParser) -> None:
    """`--expected-head` finds notes cut together with the ledger: a head that somebody holds must still be there."""
    command.json_option(parser)
    parser.add_argument("--expected-head", default="", metavar="MÃ", help="đầu nhật ký đã ghi lại ở nơi khác trước đây")


def run(arguments: argparse.Namespace) -> Output:
    """Read the whole ledger as the reader role, which can change nothing."""
    command.django("readonly")
    from duoc.ground.ledger import queries

    found = queries.verify(expected_head=arguments.expected_head)
    document = dataclasses.asdict(found) | {"valid": found.holds}
    if found.fault is None:
        told = f"Nhật ký nguyên vẹn: {found.entries} việc đã ghi."
        if found.noted:
            told += f"\n{found.noted} việc đã được ghi nhận ra ngoài cơ sở dữ liệu; đầu mới nhất: {found.noted_head}"
        return Output(document, told)
    fault = found.fault
    return Output(
        document, f"Nhật ký KHÔNG nguyên vẹn: việc thứ {fault.number} ({fault.id}), {fault.subject}: {fault.why}", 1
    )
