"""A command's arguments, read by argparse in the language of the terminal."""

import argparse
import gettext

from duoc.config import terminal

# argparse speaks English and asks gettext's global catalogue for anything else. That one follows `LANG` and has nothing
# for `C`, where we speak Vietnamese; so its few sentences that our commands can show are here.
_VIETNAMESE = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "show this help message and exit": "xem hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s chưa rõ, có thể là %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r; chọn một trong %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r không phải giá trị kiểu %(type)s",
    "expected one argument": "cần đúng một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "ignored explicit argument %r": "không nhận giá trị %r",
}


def _translate(message: str) -> str:
    if terminal.language() == terminal.VIETNAMESE and message in _VIETNAMESE:
        return _VIETNAMESE[message]
    return gettext.gettext(message)


vars(argparse)["_"] = _translate

Parser = argparse.ArgumentParser
