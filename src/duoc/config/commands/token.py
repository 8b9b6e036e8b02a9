"""In một mã truy cập API cho một tài khoản thử nghiệm."""

import argparse

from duoc.config import command
from duoc.config.output import Output
from duoc.ground.refusal import Refusal


def configure(parser: argparse.ArgumentParser) -> None:
    """`--as citizen1`."""
    command.json_option(parser)
    parser.add_argument("--as", dest="username", required=True, metavar="TÀI KHOẢN", help="ví dụ citizen1")


def run(arguments: argparse.Namespace) -> Output:
    """Make a token in demo mode; real tokens are made by their owner, signed in."""
    command.django("web")
    from django.conf import settings
    from django.utils import timezone

    from duoc.people import actions, queries

    if not settings.DEMO or queries.real_people_exist():
        raise Refusal(
            "Lệnh này chỉ dùng trong chế độ thử nghiệm.", "Đặt DUOC_DEMO=1 trên một DUOC_VAR không có dữ liệu thật."
        )
    account = queries.account(arguments.username)
    if account is None:
        raise Refusal(f"Không có tài khoản {arguments.username}.", "Xem các tài khoản ở trang đăng nhập thử nghiệm.")
    word = actions.make_token(account, at=timezone.now(), label="duoc token")
    return Output({"token": word, "account": account.username}, word)
