"""Bodies outside the province's administration, in the words of a page: as people of this province may be sent to."""

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[,;]\s+(?=[A-ZĐÂÊÔƯÁÀẢÃẠỦỶỞ])")
_PREFIX = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)
# Nobody in particular, who decides but receives nothing, or what was ended on 1 July 2025.
_NOBODY = re.compile(
    r"(?:liên quan|cơ quan khác|tương đương|chủ quản|có thẩm quyền)$|^(?:các )?cơ quan,|^cơ quan (?:ngang|trực tiếp)"
    r"|^cơ quan (?:thuộc chính phủ|chuyên môn được)|^bộ, (?:ngành|cơ quan)|tên thủ tục"
    r"|trung tâm phục vụ hành chính công|^chủ tịch nước|^thủ tướng|^(?:bộ|thủ) trưởng\b|^quốc hội"
    r"|^ban bí thư|\bhuyện\b",
    re.IGNORECASE,
)
# "Sở Xây dựng các tỉnh Quảng Ninh, Lạng Sơn, Cao Bằng": theirs alone, unless every province is named beside them.
_OF_PROVINCES = r"(?:sở|ủy ban nhân dân|ubnd)\b[^.;:,]{{0,40}}?\b(?:các )?tỉnh:? (?:{name}(?:, | và )){{2,}}{name}"
_OF_EVERY = re.compile(r"các tỉnh,? (?:và )?thành phố trực thuộc|cấp tỉnh nơi")
LONGEST = 200  # letters: of more names people would read none


def other_provinces(today: Iterable[str], more: Iterable[str], own: str) -> re.Pattern[str]:
    """What finds the name of another province in lower case.

    Args:
        today: the provinces, "Tỉnh …" and "Thành phố …".
        more: other names that pages use for them, and names of provinces that are no more.
        own: the province's name.
    """
    names = {_PREFIX.sub("", name).casefold() for name in today} - {own.casefold()}
    words = sorted({*names, *(name.casefold() for name in more)}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def reserved_to_others(steps: str, elsewhere: re.Pattern[str]) -> bool:
    """Whether the steps give the matter to provinces by their names, this one not among them.

    Args:
        steps: one line in lower case.
        elsewhere: finds names of other provinces (`other_provinces`).
    """
    return bool(re.search(_OF_PROVINCES.format(name=elsewhere.pattern), steps)) and not _OF_EVERY.search(steps)


def to_be_sent_to(named: str, elsewhere: re.Pattern[str]) -> str:
    """Of the bodies that a page names those that people here can be sent to; "" where none is left.

    Args:
        named: the page's text, one line.
        elsewhere: finds names of other provinces (`other_provinces`).
    """
    parts = [part.strip(" .,;") for part in _PARTS.split(named)]
    kept = [part for part in parts if part and not _NOBODY.search(part) and not elsewhere.search(part.casefold())]
    words = ", ".join(dict.fromkeys(kept))
    return words if len(words) <= LONGEST else ""
