"""What this code needs and `DUOC_VAR` does not have yet. The launcher calls it when something changed."""

import argparse
import compileall

from duoc.config import command, environment
from duoc.config.steps import Report, Step, show
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.config.trouble import Trouble

HELP = gettext_noop("Chuẩn bị trước khi phục vụ: cơ sở dữ liệu, danh mục, dữ liệu mẫu, tệp tĩnh.")
HIDDEN = True


def run(arguments: argparse.Namespace) -> int:
    """Every step may run again and then changes nothing."""
    command.django("owner")
    from django.core.management import call_command

    from duoc.config import first_start, garbage, migration, upgrade
    from duoc.language.calculations import DefinitionFault

    upgrade.refuse_newer_database()
    garbage.look_seldom()
    steps = [
        Step(gettext_noop("cơ sở dữ liệu"), migration.apply),
        *first_start.steps(),
        Step(
            gettext_noop("tệp tĩnh"),
            lambda report: call_command("collectstatic", interactive=False, verbosity=0, clear=False),
        ),
        Step(gettext_noop("mã chương trình"), _compile),
    ]
    try:
        show(steps)
    except DefinitionFault as fault:
        raise Trouble(str(fault), _("Sửa tệp đã nêu, thử bằng `duoc catalogue check`, rồi chạy lại.")) from fault
    return 0


def _compile(report: Report) -> None:
    """Compile the product once, so that later starts only read it; where nobody may write, they compile as before."""
    compileall.compile_dir(environment.ROOT / "src" / "duoc", quiet=2)
