"""What the name of a matter and its steps say of papers that the list does not hold, or not for everybody. Pure."""

import re
from collections.abc import Iterator, Sequence

from duoc.importer import plain_rows
from duoc.importer.cleaning import cut, one_line
from duoc.importer.source_page import Page

SHOWN = 120  # letters of the page in a reason
_MADE = r"đề cương|kế hoạch|phương án|quy trình|nhiệm vụ|dự án|đề án|báo cáo|kết quả|thiết kế|dự toán|chương trình"
_GIVEN = r"giấy chứng nhận|giấy phép|chứng chỉ|quyết định|thẻ"
# "Đề cương, kết quả kiểm định", "giấy chứng nhận người có A, giấy chứng nhận người có B".
_TWO = re.compile(
    rf"\b(?P<one>(?P<first>{_MADE}|{_GIVEN})\b[^,;(]{{0,60}}?),\s*(?P<two>(?P<second>{_MADE}|{_GIVEN})\b[^,;(]*)"
)
_FIRST_TIME = re.compile(
    r"(?:thủ tục )?cấp (?:mới )?(?!lại|đổi|điều chỉnh|sửa|gia hạn|bổ sung|thay|phép (?:lại|gia|điều))", re.IGNORECASE
)
# "Báo cáo tình hình thực hiện Giấy phép A đã được cấp".
_GIVEN_BEFORE = re.compile(r"((?:giấy|chứng chỉ|thẻ|quyết định)\b[^,;()]{3,100}?) đã (?:được )?cấp", re.IGNORECASE)
# Sent with the request, by its steps: "gửi Đơn đề nghị … và các chứng cứ, tài liệu có liên quan đi kèm".
_SENT_WITH_IT = re.compile(
    r"(?:gửi|nộp|sở chính) [^.;\n]{0,200}(?:\bvà|\bkèm(?: theo)?|cùng) (?:các |những )*(?:chứng cứ|tài liệu|giấy tờ)"
    r"(?:[^.;\n]{0,40}(?:đi kèm|kèm theo)| chứng minh)",
    re.IGNORECASE,
)
_BY_AN_OFFICE = re.compile(r"văn bản gửi|(?:ủy ban|ubnd|sở)[^.;\n]{0,60}gửi", re.IGNORECASE)


def unclear(page: Page, rows: Sequence[str]) -> Iterator[str]:
    """Papers of one matter among two, of those who were granted it before, and papers that only the steps name."""
    name = one_line(page.name)
    required = [row for row in rows if plain_rows.read(row, name).kind == plain_rows.REQUIRED]
    for row in required:
        if _of_one_matter(name.casefold(), row.casefold()):
            yield f"“{cut(row, SHOWN)}”: tên thủ tục có hai việc, giấy này chỉ của một việc."
        if (
            _FIRST_TIME.match(name)
            and (before := _GIVEN_BEFORE.search(row))
            and before[1].casefold() in name.casefold()
        ):
            yield f"“{cut(row, SHOWN)}”: chỉ người đã được cấp trước đó mới có."
    sent = _SENT_WITH_IT.search(one_line(page.text("steps_text"))) if len(rows) == 1 else None
    if sent and not _BY_AN_OFFICE.search(sent[0]):
        yield f"Trình tự nói “{cut(sent[0], SHOWN)}”, danh sách giấy tờ không nói tới."


def _of_one_matter(name: str, row: str) -> bool:
    """Whether the name lists two things that are asked for, and the row speaks of one of them alone."""
    listed = _TWO.search(name)
    if listed is None:
        return False
    if listed["first"] == listed["second"]:
        keys = _apart(listed["one"].split(), listed["two"].split())
    elif re.fullmatch(_MADE, listed["first"]) and re.fullmatch(_MADE, listed["second"]):
        keys = (listed["first"], listed["second"])
    else:
        return False
    return all(keys) and (keys[0] in row) != (keys[1] in row)


def _apart(one: list[str], two: list[str]) -> tuple[str, str]:
    """What the two say between the words that both begin and end with."""
    while one and two and one[0] == two[0]:
        one, two = one[1:], two[1:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    return " ".join(one), " ".join(two)
