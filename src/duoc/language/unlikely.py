"""What is unlikely in a single answer by its type, whatever the definition says: the person is asked once more."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import accents_missing, accents_missing_in_place, name_oddity
from duoc.language import partial_dates
from duoc.language.addresses import AREA, LINE
from duoc.language.definition import Question

LONG_AGO = date(1900, 1, 1)
# Mail domains that most people here use, and those that only look like one of them.
_DOMAINS = ("gmail.com", "yahoo.com", "yahoo.com.vn", "outlook.com", "hotmail.com", "icloud.com")
_OTHERS = frozenset({"mail.com", "ymail.com", "email.com", "gmx.com", "yahoo.co.uk", "hotmail.co.uk", "outlook.com.vn"})
_CLOSE = 0.85  # difflib's ratio; "gmail.con", "gmai.com", "gamil.com", "yahooo.com" lie above


def unlikely(question: Question, value: Any) -> str:
    """Why an answer that can be right probably is not, in the language of the reader; empty when nothing is odd."""
    if question.type == "address":
        return _of_address(value)
    if not isinstance(value, str):
        return ""
    if question.type == "person_name" and accents_missing(value):
        return _("Tên “%(name)s” viết không dấu. Hãy xem lại theo giấy tờ.") % {"name": value}
    if question.type == "person_name" and (odd := _odd_name(value)):
        return odd
    if question.type == "email" and (meant := _other_domain(value)):
        return _("Địa chỉ này gần giống “%(meant)s”. Hãy xem lại từng chữ sau dấu @.") % {"meant": meant}
    if question.type == "date" and len(value) >= 4 and partial_dates.earliest(value) < LONG_AGO.isoformat():
        return _("Năm %(year)s đã hơn một trăm năm trước. Hãy xem lại năm.") % {"year": value[:4]}
    if question.type == "text" and question.id.endswith(".name") and not any(map(str.isalpha, value)):
        return _("Tên “%(name)s” không có chữ cái nào. Hãy xem lại.") % {"name": value}
    return ""


def _odd_name(name: str) -> str:
    """What papers do not print of a name: a title, initials, one letter for a given name, more than a line, capitals in
    the wrong place, a tone on a consonant."""
    odd = name_oddity(name)
    if not odd:
        return ""
    says = {
        "title": _("“%(name)s” bắt đầu bằng một từ xưng hô. Chỉ ghi họ, chữ đệm và tên như trên giấy tờ."),
        "initials": _("“%(name)s” có chữ viết tắt. Hãy ghi đủ họ, chữ đệm và tên như trên giấy tờ."),
        "short": _("“%(name)s” chỉ có một chữ cái ở chỗ của tên. Hãy xem lại theo giấy tờ."),
        "long": _("“%(name)s” dài hơn tên thường thấy trên giấy tờ. Hãy xem lại theo giấy tờ."),
        "capitals": _("“%(name)s” viết hoa không như trên giấy tờ. Hãy viết hoa chữ đầu mỗi từ."),
        "tone": _("“%(name)s” có dấu thanh trên phụ âm. Hãy xem lại từng chữ."),
    }
    return says[odd] % {"name": name}


def _of_address(value: Any) -> str:
    """An address may be one text, or an area and a line within it; what lies abroad is written as it is there."""
    line, area = (value.get(LINE), str(value.get(AREA) or "")) if isinstance(value, Mapping) else (value, "")
    if isinstance(line, str) and (area.isdigit() or not area) and accents_missing_in_place(line):
        return _("Địa chỉ “%(line)s” viết không dấu. Hãy viết có dấu, vì giấy tờ in đúng như vậy.") % {"line": line}
    return ""


def _other_domain(email: str) -> str:
    name, at, domain = email.rpartition("@")
    plain = domain.lower()
    if not at or plain in _DOMAINS or plain in _OTHERS:
        return ""
    close = get_close_matches(plain, _DOMAINS, 1, _CLOSE)
    return f"{name}@{close[0]}" if close else ""
