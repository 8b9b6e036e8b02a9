"""Prints an API token for an account of the demo."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.config.terminal import gettext as _
from duoc.config.terminal import gettext_noop
from duoc.ground.refusal import Refusal

HELP = gettext_noop("In một mã truy cập API cho một tài khoản thử nghiệm.")


def configure(parser: argparse.ArgumentParser) -> None:
    """`--as citizen1`."""
    command.json_option(parser)
    parser.add_argument("--as", dest="username", required=True, metavar=_("TÀI KHOẢN"), help=_("ví dụ citizen1"))


def run(arguments: argparse.Namespace) -> Output:
    """Make a token in demo mode; real tokens are made by their owner, signed in."""
    command.django("web")
    from django.conf import settings
    from django.utils import timezone

    from duoc.people import actions, queries

    if not settings.DEMO or queries.real_people_exist():
        raise Refusal(
            _("Lệnh này chỉ dùng trong chế độ thử nghiệm."),
            _("Đặt DUOC_DEMO=1 trên một DUOC_VAR không có dữ liệu thật."),
        )
    account = queries.account(arguments.username)
    if account is None:
        raise Refusal(
            _("Không có tài khoản %(account)s.") % {"account": arguments.username},
            _("Xem các tài khoản ở trang đăng nhập thử nghiệm."),
        )
    token = actions.make_token(account, at=timezone.now(), label="duoc token")
    return Output({"token": token, "account": account.username}, token)
