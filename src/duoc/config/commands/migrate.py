"""Brings the database to the level of this code."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop

HELP = gettext_noop("Đưa cơ sở dữ liệu lên đúng phiên bản của mã nguồn.")


def run(arguments: argparse.Namespace) -> Output:
    """Apply what is missing, as the owner of the tables."""
    command.django("owner")
    from duoc.config import migration, steps, upgrade

    upgrade.refuse_newer_database()
    steps.show([steps.Step(gettext_noop("cơ sở dữ liệu"), migration.apply)])
    return Output({"migrated": True}, _("Cơ sở dữ liệu đã đúng phiên bản."))
