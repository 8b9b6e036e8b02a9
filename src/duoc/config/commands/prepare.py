"""Chuẩn bị trước khi phục vụ: cơ sở dữ liệu, danh mục, dữ liệu mẫu, tệp tĩnh."""

import argparse
import compileall
import sys
import time

from duoc.config import command, environment
from duoc.config.trouble import Trouble

HIDDEN = True


def run(arguments: argparse.Namespace) -> int:
    """Do what this code needs and `DUOC_VAR` does not have yet; the launcher calls it when something changed."""
    command.django("owner")
    from django.core.management import call_command

    from duoc.config import first_start, upgrade
    from duoc.language.calculations import DefinitionFault

    upgrade.refuse_newer_database()
    steps: list[first_start.Step] = [
        ("Cơ sở dữ liệu", lambda: call_command("migrate", interactive=False, verbosity=0)),
        *first_start.steps(),
        ("Tệp tĩnh", lambda: call_command("collectstatic", interactive=False, verbosity=0, clear=False)),
        ("Mã chương trình", _compile),
    ]
    for say, act in steps:
        begun = time.monotonic()
        try:
            act()
        except DefinitionFault as fault:
            raise Trouble(str(fault), "Sửa tệp đã nêu, thử bằng `duoc catalogue check`, rồi chạy lại.") from fault
        sys.stdout.write(f"  {say}: {time.monotonic() - begun:.1f} s\n")
        sys.stdout.flush()
    return 0


def _compile() -> None:
    """Compile the product once, so that later starts only read it; where nobody may write, they compile as before."""
    compileall.compile_dir(environment.ROOT / "src" / "duoc", quiet=2)
