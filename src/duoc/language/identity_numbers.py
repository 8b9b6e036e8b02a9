"""Numbers of persons beside the personal number: of a passport or a foreigner's paper, and of an identity card of old.

An identity card of nine digits proves nothing any more (they ended with 2024, Law 26/2023/QH15 Art. 46, to verify);
its number is asked only to find older papers.
"""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.asking import Question

PASSPORT = "[A-Z]{0,3}[0-9][A-Z0-9]{4,13}"  # ICAO 9303 has at most nine; other papers of a foreigner have more
OLD_NUMBER = "[0-9]{9}"
_BETWEEN = re.compile(r"[\s.,/-]+")
_PASSPORT, _OLD_NUMBER = re.compile(PASSPORT), re.compile(OLD_NUMBER)


def read(value: str) -> str:
    """Without separators, in capitals, as it is printed on the paper."""
    return _BETWEEN.sub("", value).upper()


def passport_fault(question: Question, value: Any, today: date) -> str:
    """What is wrong with the number of a passport; empty when nothing is."""
    if isinstance(value, str) and _PASSPORT.fullmatch(value):
        return ""
    return _("Số hộ chiếu gồm chữ cái không dấu và chữ số, ví dụ C1234567. Hãy chép như trên trang có ảnh.")


def old_number_fault(question: Question, value: Any, today: date) -> str:
    """What is wrong with the number of an identity card of old; empty when nothing is."""
    if isinstance(value, str) and _OLD_NUMBER.fullmatch(value):
        return ""
    return _("Số chứng minh nhân dân cũ có đúng 9 chữ số. Số 12 chữ số thì ghi ở câu về số định danh.")
