"""Prints a protocol to judge imported procedures that are open. Needs no database."""

import argparse

from duoc.config.catalogue_files import settle
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "In phiếu chấm: rút ngẫu nhiên một số thủ tục nhập tự động đang mở, để người hiểu luật chấm.\n"
    "Ví dụ: duoc catalogue acceptability --sample 60 --seed 7 > phieu.md. Không cần cơ sở dữ liệu."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc catalogue acceptability [--sample N] [--seed N]`."""
    parser.add_argument("--sample", type=int, default=60, metavar="N", help=_("bao nhiêu thủ tục (60)"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=_("số rút thăm; cùng số thì cùng thủ tục"))


def run(arguments: argparse.Namespace) -> Output:
    """Read the shipped pages, draw and print."""
    settle()
    from duoc.importer.queries import acceptability_protocol

    return Output({}, acceptability_protocol(max(1, arguments.sample), arguments.seed))
