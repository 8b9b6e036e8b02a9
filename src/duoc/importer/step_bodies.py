"""Which bodies the steps of a page speak of: who receives the request, before whom it is laid for a decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORDS = 80  # letters of a mention that are kept: enough for the name of a department
OUTSIDE, PROVINCE, COMMUNE, CENTRE, DEPARTMENT = "outside", "province", "commune", "centre", "department"

# How steps name bodies. The first that matches at a place wins; longer names stand before those that they contain.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        COMMUNE,
        r"(?:chủ tịch |văn phòng |phòng [^.,;\n]{2,40} thuộc |cơ quan chuyên môn[^.,;\n]{0,80} thuộc )?"
        r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?:cấp )?(?:xã|phường|đặc khu)",
    ),
    (COMMUNE, r"(?:cơ quan|phòng|bộ phận|trung tâm)[^.,;:\n]{2,60} cấp xã|công chức[^.,;:\n]{2,40} cấp xã"),
    (
        DEPARTMENT,
        r"cơ quan (?:chuyên môn(?! thuộc bộ)|quản lý|có chức năng|được)[^.,;:\n]{0,120}?"
        r"(?:cấp tỉnh|tỉnh, thành phố|thuộc ubnd tỉnh)",
    ),
    (
        PROVINCE,
        r"(?:chủ tịch |văn phòng )?(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?:các |cấp )?tỉnh"
        r"|người có thẩm quyền của tỉnh",
    ),
    (CENTRE, r"trung tâm (?:phục vụ )?hành chính công|bộ phận (?:tiếp nhận và trả kết quả|một cửa)"),
    (
        OUTSIDE,
        r"thủ tướng|chủ tịch nước|ban bí thư|bộ trưởng|(?:lãnh đạo )?bộ (?:chuyên ngành|, ngành|quản lý ngành"
        r"|công an|công thương|dân tộc|giáo dục|khoa học|ngoại giao|nội vụ|nông nghiệp|quốc phòng|tài chính|tư pháp"
        r"|văn hóa|xây dựng|y tế|tổng tham mưu)|tổng cục|cục (?:trưởng|phó|[a-zđ])|(?:chi )?cục (?:thuế|hải quan)"
        r"|cơ quan (?:thuế|hải quan|bảo hiểm xã hội|bhxh|đại diện(?! chủ sở hữu)|lãnh sự|điều tra|đăng kiểm)"
        r"|cơ quan (?:thi hành án|công an)"
        r"|cơ quan (?:quản lý xuất nhập cảnh|quản lý căn cước|đăng ký cư trú|đăng ký xe|kiểm soát xuất nhập cảnh)"
        r"|hải quan|công an|cảnh sát|biên phòng|cảng vụ|kho bạc|ngân hàng nhà nước|bảo hiểm xã hội|quân khu"
        r"|(?:bộ|ban) chỉ huy quân sự|cơ sở đăng kiểm|đơn vị đăng kiểm|ủy ban chứng khoán|khu quản lý đường bộ"
        r"|(?:các )?cơ sở (?:giáo dục|đào tạo|khám bệnh|y tế|trợ giúp|thực hành)|nhà trường|trường (?:đại|trung|tiểu)"
        r"|bệnh viện|trung tâm (?:dịch vụ việc làm|giám định|sát hạch|kiểm soát|y tế)|hội đồng giám định y khoa"
        r"|điện lực|đoàn thanh niên(?: cộng sản hồ chí minh)?(?: cấp tỉnh| tỉnh)?|tập đoàn|viện kiểm sát|ban thi đua",
    ),
    (
        DEPARTMENT,
        r"(?<!cơ )sở (?:công thương|dân tộc|du lịch|giao thông|giáo dục|kế hoạch|khoa học|lao động|nội vụ|nông nghiệp"
        r"|quản lý|quy hoạch|tài|thông tin|tư pháp|văn h|xây dựng|y tế|chuyên)"
        r"|cơ quan đăng ký (?:đầu tư|kinh doanh cấp tỉnh)|ban quản lý (?:các )?khu|chi cục [a-zđ]"
        r"|văn phòng đăng ký đất đai|thanh tra tỉnh",
    ),
)
# A word begins once for all of them: tried before any name, it spares most letters of a page the whole list.
_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<n{number}>{pattern})" for number, (_kind, pattern) in enumerate(_NAMES)) + ")"
)
_TO = re.compile(r"(?:đến|tới|tại|cho|về|gửi|nộp|qua|với)\s+(?:lãnh đạo |giám đốc |người đứng đầu )?$")
_NOTIFIED = re.compile(r"đồng thời thông báo (?:đến|tới|cho)\s+$")
_BEFORE = re.compile(r"(?:trình|tham mưu(?: cho)?|đề nghị|báo cáo|kiến nghị)\s+(?:lãnh đạo |giám đốc |cho )?$")
# "cấp" that gives: neither "cung cấp" nor a level, "cấp tỉnh".
_GIVES = r"(?<!cung )(?<!phân )cấp\b(?! (?:tỉnh|xã|huyện|bộ|trên|dưới|có thẩm quyền)\b)"
_DECIDES = re.compile(
    rf"[^.;:\n]{{0,60}}?(?:xem xét|quyết định|phê duyệt|ban hành|{_GIVES}|gia hạn|điều chỉnh|thu hồi|ký"
    r"|chấp thuận|công nhận|cho phép|cho ý kiến|cho tham dự)"
)
_DECIDES_ITSELF = re.compile(
    r",? (?:xem xét,? |ra |có văn bản )*(?:quyết định|phê duyệt|ban hành(?! thông báo)|chấp thuận|cho phép)\b"
)
_OF_THE_STATE = re.compile(r"thủ tướng|chủ tịch nước")

# Gives what is asked for without a word of deciding: "Ủy ban nhân dân cấp tỉnh cấp giấy phép".
_ISSUES = re.compile(
    r"(?: nơi [^.,;\n]{2,60}| có trách nhiệm| chịu trách nhiệm| thực hiện| thẩm định,?(?: và)?| xem xét,?(?: và)?"
    r"| tổ chức thẩm định(?: hồ sơ)?,?(?: và)?| ký,?)*"
    r" (?:(?:cấp(?: lại| đổi| gia hạn| sửa đổi, bổ sung)?|gia hạn|sửa đổi, bổ sung)"
    r" (?:giấy|bản|chứng|phép|thẻ|quyết|văn bản)"
    r"|ra (?:quyết định|thông báo)|có thẩm quyền (?:cấp|chấp thuận|quyết định))"
)
_ACTS = re.compile(
    r"(?: nơi [^.,;\n]{2,60}| có trách nhiệm| phải)* (?:tiếp nhận|kiểm tra|thẩm định|tổ chức thẩm định|xem xét|trả lời"
    r"|thông báo|có (?:văn bản|trách nhiệm)|ban hành|quyết định|phê duyệt|gia hạn)"
)
_LAID_DOWN = re.compile(r"(?: chính phủ)?\s*(?:[.,;\n]|$)")  # "trình Ủy ban nhân dân tỉnh." says enough
# Of "sở khoa học và công nghệ" the words "và công nghệ" stand behind the match.
_REST_OF_NAME = re.compile(
    r"^(?:,? (?:và |- )?(?!(?:cấp|ra|có|ký|xem|thực hiện|thẩm định|tổ chức|quyết định|phê duyệt|ban hành|chấp)\b)"
    r"[a-zđà-ỹ]+){0,6}"
)
_ASKED = re.compile(r"ý kiến (?:của )?$")
# Before anything is filed: "Trong thời hạn 01 năm, kể từ ngày Chủ tịch … quyết định cho phép thành lập, …".
_DECIDED_BEFORE = re.compile(r"[^.;\n]{0,60}(?:kể )?từ ngày $")
# What follows where the conditions fail is another matter.
_OTHER_MATTER = re.compile(r"[^.;:\n]{0,30}quyết định (?:thu hồi|hủy bỏ|xử phạt)")
# "Trình Giám đốc Sở Nội vụ quyết định".
_BY_DEPARTMENT = re.compile(
    r"trình (?:lãnh đạo |giám đốc )(sở [^.;,\n]{3,60}?) (?:xem xét|quyết định|ký|phê duyệt|ban hành)"
)
# A committee before which a department lays a matter is the province's, though its level is not said.
_OF_A_DEPARTMENT = re.compile(
    r"((?<!cơ )(?<!trụ )\bsở [^.;:\n]{3,120}?\b(?:trình|báo cáo|tham mưu)(?: cho)? "
    r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd))"
    r"(?= (?:cùng cấp|xem xét|quyết|ban hành|phê duyệt|chấp thuận|cho phép|ký)\b)"
)
# A committee whose level is not said: "Ủy ban nhân dân cấp có thẩm quyền".
_COMMITTEE = re.compile(r"(?:ủy ban nhân dân|ubnd) (?:các )?cấp có thẩm quyền")

# "do Bộ Tư pháp ban hành", "theo mẫu của …", "bị Tòa án quyết định": said by the way, not a step.
_GIVEN = re.compile(rf"\b{_GIVES} (?:giấy|chứng|thẻ|phép)")
_BY_THE_WAY = re.compile(r"(?:do|của|theo|được|bị|hoặc|thuộc thẩm quyền|mà|khi|sau khi|có)\s+$")


@dataclass(frozen=True)
class Mention:
    """A body in the steps.

    Attributes:
        receives: something goes to it.
        decides: a matter is laid before it, or it decides.
        issues: it gives what is asked for.
        acts: it does something with the request, be it only to receive it.
        asked: its opinion is asked.
    """

    kind: str
    words: str
    receives: bool
    decides: bool
    issues: bool
    acts: bool
    asked: bool


@dataclass(frozen=True)
class StepBodies:
    """The bodies of the steps, in their order.

    Attributes:
        committee: one of the province or a commune is named, it is not said which.
        department: begins with the department that decides, or before whose director the matter is laid; "" for none.
    """

    mentions: Sequence[Mention]
    committee: bool = False
    department: str = ""

    @property
    def first(self) -> str:
        """The kind of body that first receives something, the one-stop counter left out; "" when none is named."""
        return next((one.kind for one in self.mentions if one.receives and one.kind != CENTRE), "")

    @property
    def counter(self) -> bool:
        """Whether a one-stop counter of the province or a commune receives."""
        return any(one.kind == CENTRE for one in self.mentions)

    def names(self, kind: str) -> bool:
        return any(one.kind == kind for one in self.mentions)

    def decides(self, kind: str) -> bool:
        """Whether a matter is laid before a body of this kind, or it decides by itself."""
        return any(one.kind == kind and one.decides for one in self.mentions)

    @property
    def by_the_state(self) -> bool:
        """Whether the President or the Prime Minister decides and no committee of the province after them."""
        last = next((one for one in reversed(self.mentions) if one.decides), None)
        return last is not None and is_of_the_state(last.words)

    def settles(self, kind: str) -> bool:
        """Whether a body of this kind decides, or gives what is asked for, and is not merely asked."""
        own = [one for one in self.mentions if one.kind == kind]
        return any(one.decides or one.issues for one in own) and not any(one.asked for one in own)

    def alone(self, kind: str) -> bool:
        """Whether of the bodies here only this kind deals with the request, and is not merely asked."""
        if any(one.kind == kind and one.asked for one in self.mentions):
            return False
        others = [one for one in self.mentions if one.kind not in (kind, CENTRE, OUTSIDE)]
        return any(one.kind == kind and (one.acts or one.issues) for one in self.mentions) and not others


def is_of_the_state(named: str) -> bool:
    """Whether words in lower case begin with the President or the Prime Minister."""
    return bool(_OF_THE_STATE.match(named))


def read(steps: str) -> StepBodies:
    """The bodies that the steps name. `steps`: the page's text."""
    text = _OF_A_DEPARTMENT.sub(r"\1 tỉnh", steps.casefold())
    mentions = tuple(_mention(text, match) for match in _ANY.finditer(text))
    by_department = _BY_DEPARTMENT.search(text)
    itself = next((one.words for one in mentions if one.kind == DEPARTMENT and one.decides), "")
    return StepBodies(mentions, bool(_COMMITTEE.search(text)), by_department[1] if by_department else itself)


def _withdraws(text: str, after: str) -> bool:
    """Whether what is laid before a body is to take something back, in steps that are about giving it."""
    return bool(_OTHER_MATTER.match(after)) and bool(_GIVEN.search(text))


def _mention(text: str, match: re.Match[str]) -> Mention:
    kind = _NAMES[int((match.lastgroup or "n0")[1:])][0]
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 90]
    by_the_way = bool(_BY_THE_WAY.search(before)) or bool(_DECIDED_BEFORE.fullmatch(text[: match.start()]))
    laid_before = bool(_BEFORE.search(before)) and bool(_DECIDES.match(after))
    laid_down = before.endswith("trình ") and bool(_LAID_DOWN.match(after))
    if kind == DEPARTMENT:  # behind the rest of its name
        after = _REST_OF_NAME.sub("", after)
    return Mention(
        kind,
        text[match.start() : match.start() + WORDS],
        receives=bool(_TO.search(before)) and not _NOTIFIED.search(before),
        decides=(
            laid_before or (laid_down and kind == OUTSIDE) or (bool(_DECIDES_ITSELF.match(after)) and not by_the_way)
        )
        and not _withdraws(text, after),
        issues=laid_down or (bool(_ISSUES.match(after)) and not by_the_way),
        acts=bool(_ACTS.match(after)) and not by_the_way,
        asked=bool(_ASKED.search(before)),
    )
