"""Field, audience and announcing decision of a page, in the vocabularies of the catalogue."""

import re
from collections.abc import Mapping
from functools import lru_cache

from duoc.importer.cleaning import one_line, plain_key
from duoc.importer.doubts import Doubts
from duoc.importer.source_page import Page

GENERAL_FIELD = "tong-hop"
AUDIENCES: tuple[tuple[str, str], ...] = (
    ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "organisation"),
    ("Doanh nghiệp có vốn đầu tư nước ngoài", "enterprise"),
    ("Doanh nghiệp Việt Nam", "enterprise"),
    ("Doanh nghiệp", "enterprise"),
    ("Hợp tác xã", "cooperative"),
    ("Người Việt Nam định cư ở nước ngoài", "citizen"),
    ("Người nước ngoài cư trú tại Việt Nam", "foreigner"),
    ("Người nước ngoài", "foreigner"),
    ("Tổ chức nước ngoài", "organisation"),
    ("Cán bộ, công chức, viên chức", "citizen"),
    ("Công dân Việt Nam", "citizen"),
    ("Tổ chức Đảng", "organisation"),
    ("Đảng viên", "citizen"),
    ("Hộ gia đình", "household"),
    ("Hộ kinh doanh", "household"),
)
PERSONS = ("citizen", "foreigner", "household")
_DECISION = re.compile(r"[0-9]{1,5}/QĐ-[A-ZĐ0-9]{2,12}(?:-[A-Z0-9]{2,8})?")


def field_of(page: Page, vocabulary: Mapping[str, str], doubts: Doubts) -> str:
    """The key of the page's field; the general one when the vocabulary does not know it."""
    known = _keys(tuple(vocabulary.items()))
    if field := known.get(plain_key(page.field)):
        return field
    doubts.add("unknown_field", f"Lĩnh vực «{page.field[:200]}» chưa có trong danh mục.")
    return GENERAL_FIELD


@lru_cache(maxsize=4)
def _keys(vocabulary: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {plain_key(name): key for key, name in vocabulary}


def audience_of(page: Page, doubts: Doubts) -> list[str]:
    """For whom the procedure is, in the order of the page."""
    text = rest = one_line(page.text("audience"))
    positions: dict[str, int] = {}
    for words, audience in AUDIENCES:
        at = rest.find(words)
        if at >= 0:
            positions[audience] = min(at, positions.get(audience, at))
            rest = rest.replace(words, " " * len(words))
    if any(letter.isalpha() for letter in rest) or not positions:
        doubts.add("unknown_audience", f"Đối tượng trên trang quốc gia: {text or 'để trống'}.")
    return sorted(positions, key=positions.__getitem__) or ["citizen", "organisation"]


def check_decision(page: Page, doubts: Doubts) -> str:
    """The announcing decision as the page gives it; one that cannot be real is doubted."""
    decision = one_line(page.text("announcing_decision"))
    if re.search(r"demo|test|thử", decision, re.IGNORECASE):
        doubts.add("test_decision", f"Quyết định công bố ghi «{decision[:100]}».")
    elif not _DECISION.fullmatch(decision):
        doubts.add("odd_decision", f"Quyết định công bố ghi «{decision[:100]}».")
    return decision
