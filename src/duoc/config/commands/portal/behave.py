"""Tells the played Portal how to behave."""

import argparse
import json

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop(
    "Bảo Cổng đóng thử cư xử thế nào: làm mất, lặp, giao trễ, từ chối, chậm.\n"
    "Ví dụ: duoc portal behave --lost 0.1 --delayed 0.1 --slow 2"
)
SHARES = {
    "lost": gettext_noop("phần thông điệp bị mất, từ 0 đến 1"),
    "doubled": gettext_noop("phần thông điệp bị lặp"),
    "delayed": gettext_noop("phần thông điệp đến sau những cái sau nó"),
    "refused": gettext_noop("phần thông điệp bị từ chối hẳn"),
    "slow": gettext_noop("số giây trước mỗi câu trả lời"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """What is not named stays as it is."""
    command.json_option(parser)
    for name, about in SHARES.items():
        parser.add_argument(f"--{name}", type=float, metavar=_("SỐ"), help=_(about))


def run(arguments: argparse.Namespace) -> Output:
    """All of how it behaves from now on."""
    command.django("readonly")
    from duoc.config.played_portal.sending import to_portal

    behaviour = {name: value for name in SHARES if (value := getattr(arguments, name)) is not None}
    answer = json.loads(to_portal("/behaviour", behaviour))
    return Output(answer, ", ".join(f"{name} {value}" for name, value in answer.items()))
