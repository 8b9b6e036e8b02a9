"""Đưa cơ sở dữ liệu lên đúng phiên bản của mã nguồn."""

import argparse

from duoc.config import command
from duoc.config.output import Output


def run(arguments: argparse.Namespace) -> Output:
    """Apply what is missing, as the owner of the tables."""
    command.django("owner")
    from django.core.management import call_command

    from duoc.config import upgrade

    upgrade.refuse_newer_database()
    call_command("migrate", interactive=False, verbosity=1)
    return Output({"migrated": True}, "Cơ sở dữ liệu đã đúng phiên bản.")
