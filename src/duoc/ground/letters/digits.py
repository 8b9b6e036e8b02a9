"""Numbers that are written in groups and meant without them: digits of any script, whatever stands between."""

import re
import unicodedata

# What comes before the number as it is dialled at home. Without a plus only where nothing else is meant: no number at
# home begins with 84, and with it a number has 9 or 10 digits more.
_HOME = re.compile(r"(?:\+84|0084|84(?=0?[235789][0-9]{8,9}$))0?")
_ABROAD = re.compile(r"00(?=[1-9])")
_ZERO = re.compile(r"[Oo](?=[0-9 .+-])|(?<=[0-9])[Oo]")


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
    """A telephone number as dialled in Vietnam: "+84 912…" is "0912…"; one abroad in E.164, "+61412345678".

    The letter O among digits is a zero. What holds other letters is no number and stays as it was written.
    """
    number = without_separators(_ZERO.sub("0", digits_of(text)))
    number = number[:1] + number[1:].replace("+", "")
    if any(one.isalpha() for one in number):
        return text
    if home := _HOME.match(number):
        return f"0{number[home.end() :]}"
    return f"+{number[2:]}" if _ABROAD.match(number) else number
