"""Fills a demonstration with dossiers of many months."""

import argparse
import time

from duoc.config import command, steps
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.config.trouble import Trouble

HELP = gettext_noop(
    "Lập hồ sơ thử nghiệm của nhiều tháng, ở mọi xã, phường và các sở, như thể đã được giải quyết thật.\n"
    "Ví dụ: duoc demo seed --dossiers 3000 --months 12\n"
    "Cùng một --seed thì ra cùng một bộ hồ sơ. Chỉ chạy ở bản cài đặt thử nghiệm."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """`duoc demo seed --dossiers N --months M [--seed S] [--json]`."""
    parser.add_argument("--dossiers", type=_count, required=True, help=_("số hồ sơ"))
    parser.add_argument("--months", type=_count, required=True, help=_("trong bao nhiêu tháng gần đây"))
    parser.add_argument("--seed", type=int, default=1, help=_("hạt giống (mặc định 1)"))
    command.json_option(parser)


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(_("một số từ 1 đến 1.000.000"))
    return int(text)


def run(arguments: argparse.Namespace) -> Output:
    """Make them now, in batches; stopped in the middle, or where a story failed, the same command goes on."""
    command.django("worker")
    from django.conf import settings
    from django.utils import timezone

    from duoc.seeding import actions

    wanted = {"dossiers": arguments.dossiers, "months": arguments.months, "seed": arguments.seed}
    stories = settings.CATALOG / settings.PROVINCE / "demo" / "stories.yaml"
    seeding = actions.begin(**wanted, stories=stories, at=timezone.now())
    works = _Works(seeding.pk)
    steps.show(
        [
            steps.Step(gettext_noop("câu chuyện mẫu"), works.play),
            steps.Step(gettext_noop("hồ sơ thử nghiệm"), works.fill),
            steps.Step(gettext_noop("việc ít gặp"), works.play_rare),
        ]
    )
    seconds = {"playing_seconds": round(works.playing, 1), "seconds": round(works.filling, 1)}
    document = {**wanted, "made": works.made, **seconds}
    return Output(document, _("Đã lập %(made)d hồ sơ trong %(seconds).1f giây.") % document)


class _Works:
    """The steps, and how many seconds each took."""

    def __init__(self, seeding_id: int) -> None:
        self.seeding_id = seeding_id
        self.made, self.playing, self.filling = 0, 0.0, 0.0

    def play(self, _report: steps.Report) -> None:
        from duoc.seeding import actions

        begun = time.monotonic()
        self.played = actions.play_stories(self.seeding_id)
        self.playing = time.monotonic() - begun

    def fill(self, report: steps.Report) -> None:
        from duoc.seeding import actions

        begun = time.monotonic()
        try:
            self.made = actions.fill(seeding_id=self.seeding_id, report=report, played=self.played)
        except actions.TakenOver:
            raise Trouble(_("Tiến trình nền đang lập chính bộ hồ sơ này."), _("Chờ nó xong.")) from None
        self.filling = time.monotonic() - begun

    def play_rare(self, _report: steps.Report) -> None:
        from duoc.seeding import actions

        actions.play_rare(seeding_id=self.seeding_id)
