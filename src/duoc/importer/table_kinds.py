"""What a table of papers is: for everybody, for a case, for some, or no papers of the request at all."""

import re
from collections.abc import Sequence

from duoc.importer import names
from duoc.importer.cleaning import cut
from duoc.importer.conditions import CONDITION
from duoc.importer.document_cells import Group

LABEL = 280
SHOWN = 60  # letters of a heading in which "xuất trình" is said of its papers
OPTIONAL = ("shown", "more")  # tables whose papers not everybody has
LEFT_OUT = ("note", "agency", "electronic")  # tables without papers of the request
# "Mẫu hộ tịch điện tử tương tác" is what the pages here ask.
NOTE = re.compile(
    r"^[*\s-]*(?:lưu ý|ghi chú|tên mẫu (?:đơn|tờ|biểu)|số lượng hồ sơ|số bộ hồ sơ)\b|^\(trường hợp (?:nộp|gửi)[^()]*\)$"
    r"|^[*\s-]*(?:biểu )?mẫu [^()]{0,60}điện tử tương tác",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"xuất trình", re.IGNORECASE)
# "Xuất trình hoặc gửi bản sao các giấy tờ sau": brought by everybody, in one way or the other.
_SHOWN_OR_FILED = re.compile(r"xuất trình hoặc (?:gửi|nộp)|(?:gửi|nộp) hoặc xuất trình", re.IGNORECASE)
_COMMON = re.compile(
    r"^(?:giấy tờ (?:phải )?nộp|giấy tờ gồm|thành phần (?:và số lượng )?hồ sơ|hồ sơ (?:năng lực|gồm|bao gồm)"
    r"|hồ sơ (?:của |pháp lý)"
    r"|mẫu đơn|chứng từ phải nộp|hồ sơ hải quan|hồ sơ khai thuế|hồ sơ$|.{0,3}giấy tờ)",
    re.IGNORECASE,
)
# "Đối với tổ chức được ủy quyền" is a kind of applicant, no proxy.
_PROXY = re.compile(r"trường hợp[^,;]{0,60}ủy quyền|^(?:hồ sơ |giấy tờ )?ủy quyền|dịch vụ bưu chính", re.IGNORECASE)
_ELECTRONIC = re.compile(
    r"^(?!.*(?:trực tiếp|bưu)).*(?:môi trường điện tử|qua mạng thông tin điện tử|dạng điện tử|trực tuyến)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\btrình (?:chủ tịch |)(?:ủy ban|hội đồng|ubnd|thủ tướng)|gửi (?:(?:xin|lấy) ý kiến|ủy ban|ngân hàng)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^ngoài (?:các |những )?(?:hồ sơ|giấy tờ|thành phần|tài liệu|chứng từ)|(?:phải )?nộp thêm\b", re.IGNORECASE
)
# Kind, words, and in how much of the heading they stand.
_IN_THE_HEAD = (
    ("proxy", _PROXY, 160),
    ("electronic", _ELECTRONIC, 160),
    ("shown", _SHOWN, SHOWN),
    ("more", _MORE, 160),
)
_CASE = re.compile(r"trường hợp|đối với", re.IGNORECASE)
_EVIDENCE = re.compile(r"^(?:các )?(?:minh chứng|tài liệu (?:chứng minh|minh chứng)|giấy tờ chứng minh)", re.IGNORECASE)
# What a heading begins with that is no case: a paper, or sentences about one.
_NO_CASE = re.compile(r"^(?:phiếu|giấy|đơn|tờ khai|bản|văn bản|biên bản|quyết định) |\. [^a-zà-ỹ]|\.$", re.IGNORECASE)


def label(group: Group) -> str:
    """The name of the case that a table's heading makes."""
    return cut(names.of_case(group.heading), LABEL)


def kinds_of(groups: Sequence[Group]) -> list[str]:
    """What each table is: note, agency, shown, proxy, electronic, content, more, common or case."""
    kinds = [_kind(group) for group in groups]
    if not any(kind in ("case", "common") for kind in kinds):  # then what is filed online is what is filed
        kinds = ["common" if kind == "electronic" else kind for kind in kinds]
    if sum(kind in ("case", "common") for kind in kinds) == 1:
        return ["common" if kind == "case" else kind for kind in kinds]  # the only table is for everybody
    if len({label(group) for group, kind in zip(groups, kinds, strict=True) if kind == "case"}) == 1:
        # One heading beside common tables makes a case only when it says so; else its papers are for whom they concern.
        return [
            _beside(group.heading) if kind == "case" and not _CASE.search(group.heading) else kind
            for group, kind in zip(groups, kinds, strict=True)
        ]
    return kinds


def _beside(heading: str) -> str:
    """What a lone heading without a case makes of its table: evidence that everybody gives, or papers for some."""
    return "common" if _EVIDENCE.match(names.unbulleted(heading)) and not CONDITION.search(heading) else "more"


def _kind(group: Group) -> str:
    """What a table's own heading makes of it."""
    heading = names.unbulleted(group.heading)
    if not heading:
        return "common"
    for kind, pattern in (("note", NOTE), ("agency", _AGENCY)):
        if pattern.search(heading[:300]) if kind == "agency" else pattern.match(heading):
            return kind
    if not group.rows:
        return "note"
    if names.says_content(heading):
        return "content"
    if _SHOWN_OR_FILED.search(heading[:SHOWN]) and not CONDITION.search(heading):
        return "common"
    for kind, pattern, length in _IN_THE_HEAD:
        if pattern.search(heading[:length]):
            return kind
    if _COMMON.match(heading):
        return "common"
    return "more" if _NO_CASE.search(heading) and not _CASE.match(heading) else "case"
