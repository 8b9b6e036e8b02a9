"""Numbers that are written in groups and meant without them: digits of any script, whatever stands between."""

import re
import unicodedata

_HOME = re.compile(r"(?:\+84|0084)0?")
_ABROAD = re.compile(r"00(?=[1-9])")


def digits_of(text: str) -> str:
    """The text with every decimal digit, of whichever script, as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def without_separators(text: str) -> str:
    """A number without what stands between its digits; with anything that is a letter it stays as it was written."""
    folded = digits_of(text)
    if any(one.isalpha() for one in folded):
        return folded
    return "".join(one for one in folded if one.isdigit() or one == "+")


def phone_of(text: str) -> str:
    """A telephone number as dialled in Vietnam: "+84 912…" is "0912…"; one abroad in E.164, "+61412345678"."""
    number = without_separators(text)
    number = number[:1] + number[1:].replace("+", "")
    if any(one.isalpha() for one in number):
        return number
    return _ABROAD.sub("+", _HOME.sub("0", number, count=1), count=1) if number[:2] in ("+8", "00") else number
