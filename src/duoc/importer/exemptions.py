"""Rows that say who need not bring a paper: no paper themselves, and the paper that they speak of is for some only."""

import re
from collections.abc import Mapping, Sequence

from duoc.importer import names
from duoc.importer.document_cells import Row

_EXEMPTION = re.compile(
    r"\(?(?:thông tin|công trình|dự án|(?:đối với |trong )?trường hợp|nếu|tổ chức|cá nhân|doanh nghiệp|cơ quan|cơ sở"
    r"|người)\b(?:(?!\b(?:thì|phải) (?:nộp|gửi)\b)[^.;:]|:\s*(?=tổ chức|cá nhân|người))*"
    r"\bkhông (?:phải|cần) (?:nộp|gửi|xuất trình|cung cấp)(?! (?:thuế|phí|lệ phí|tiền))"
    r"|\(?thông tin [^;:]{5,320}được khai thác[^;:]{0,160}\. ?không yêu cầu (?:nộp|gửi|xuất trình)",
    re.IGNORECASE,
)
# "… thành phần hồ sơ quy định tại điểm này": of another row of the table.
_OF_ANOTHER = re.compile(r"(?:thành phần hồ sơ|giấy tờ|tài liệu|văn bản)[^.;]{0,40}\b(?:này|trên)\b", re.IGNORECASE)
RUN = 4  # words in a row that an exemption shares with the paper that it speaks of


def is_exemption(row: Row) -> bool:
    """Whether the row says who need not bring a paper, and names none to bring."""
    return not row.forms and bool(_EXEMPTION.match(names.unbulleted(row.name)))


def freed(rows: Sequence[Row]) -> Mapping[str, str]:
    """Name of a paper → the row that frees some from it, where it speaks of one paper only."""
    spoken_of: dict[str, str] = {}
    for row in filter(is_exemption, rows):
        if not _OF_ANOTHER.search(row.name):
            continue
        shared = [
            other.name
            for other in rows
            if other is not row and not is_exemption(other) and _runs(row.name) & _runs(other.name)
        ]
        if len(shared) == 1:
            spoken_of[shared[0]] = row.name
    return spoken_of


def _runs(name: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", name.casefold())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}
