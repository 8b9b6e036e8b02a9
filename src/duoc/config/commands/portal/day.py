"""Plays a day of the National Portal against the running demo."""

import argparse
from dataclasses import asdict

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.ground.refusal import Refusal

HELP = gettext_noop(
    "Chơi một ngày của Cổng với bản thử đang chạy: hồ sơ nộp trên Cổng đến đây, bàn xử lý, Cổng được báo lại; một phần "
    "thông điệp bị mất, lặp, trễ. Sau đó: duoc reconcile --json"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`--dossiers 20 --faults 0.2 --seed 1`."""
    command.json_option(parser)
    parser.add_argument("--dossiers", type=int, default=20, metavar=_("SỐ"), help=_("số hồ sơ (mặc định 20)"))
    parser.add_argument("--faults", type=float, default=0.2, metavar=_("SỐ"), help=_("phần thông điệp gặp sự cố"))
    parser.add_argument("--seed", type=int, default=1, metavar=_("SỐ"), help=_("hạt giống của ngẫu nhiên"))


def run(arguments: argparse.Namespace) -> Output:
    """The exit is 1 when something is still on its way."""
    command.django("web")
    from django.conf import settings

    from duoc.config.played_portal.day import play
    from duoc.people.queries import real_people_exist

    if not settings.DEMO or real_people_exist():
        raise Refusal(
            _("Lệnh này chỉ dùng trong chế độ thử nghiệm."),
            _("Đặt DUOC_DEMO=1 trên một DUOC_VAR không có dữ liệu thật."),
        )
    day = play(arguments.dossiers, arguments.faults, arguments.seed)
    say = _("%(filed)d hồ sơ nộp trên Cổng, %(sent)d lần gửi, %(arrived)d hồ sơ đã đến, %(waiting)d báo cáo còn chờ.")
    return Output(asdict(day), say % asdict(day), 1 if day.waiting or day.arrived < day.filed else 0)
