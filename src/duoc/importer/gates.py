"""What a page must show before its procedure may be opened for filing here (`procedures.openness.GATES`). Pure.

Words and structure only: the gates hold on pages that nobody has seen yet.
"""

import re
from collections.abc import Sequence

from duoc.importer.bodies import HERE, Place
from duoc.importer.cleaning import empty, one_line
from duoc.importer.form_papers import OF_THE_CASE
from duoc.importer.paper_cells import OTHER_PAPER, Papers
from duoc.importer.requirement import is_form
from duoc.importer.source_page import Page
from duoc.importer.step_bodies import OUTSIDE, StepBodies
from duoc.importer.time_limits import Terms

LEAST_STEPS = 60  # letters; shorter steps say nothing
DECIDES = (
    "elsewhere",
    "outside",
    "above",
    "shared",
    "body",
)  # gates about who decides: a page fails one of them at most
LAST = 20  # letters at the end, enough for the words that steps break off with

# Matters that an authority begins, or that pass between authorities: nobody files them as a request.
_NO_REQUEST = re.compile(
    r"tố cáo|khiếu nại|tiếp công dân|xử lý đơn|(?:phản ánh|kiến nghị) của|giải trình|xử phạt|vi phạm hành chính"
    r"|xử lý (?:vi phạm|kỷ luật)|cưỡng chế|khởi tố|kê khai tài sản|xác minh tài sản"
    r"|^(?:tạm )?đình chỉ|^(?:hủy|hủy bỏ|tước|buộc|cách chức|kỷ luật|thanh tra|hậu kiểm|giám sát)\b"
    r"|^kiểm tra (?!nhà nước|kiến thức|chất lượng|kết quả|an toàn|thử nghiệm)"
    r"|^công bố (?:quyết định|tình huống|dịch|hết|thiên tai)|tình huống khẩn cấp"
    r"|(?:tuyển dụng|thi tuyển|xét tuyển|nâng ngạch|thăng hạng|tiếp nhận vào|bổ nhiệm ngạch)[^,;]{0,40}"
    r"(?:công chức|viên chức)"
    r"|xác lập quyền sở hữu toàn dân|trong nội bộ|nội bộ (?:giữa|của) (?:các )?cơ quan",
    re.IGNORECASE,
)
_WITHDRAWAL = re.compile(r"^thu hồi|^miễn nhiệm|^xóa (?:tên|đăng ký)|^chấm dứt|^bãi bỏ|^hủy", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"theo (?:đề nghị|yêu cầu|nguyện vọng)|tự (?:nguyện|đề nghị|chấm dứt)|(?:đơn|giấy|văn bản|phiếu|tờ khai)[^.;]{0,30}"
    r"(?:đề nghị|xin|yêu cầu|khai)|thông báo (?:về việc )?(?:chấm dứt|giải thể|dừng)",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"(?:nộp|gửi|lập|chuẩn bị|hoàn thiện|kê khai|làm|nhập|khai|xuất trình|đến|yêu cầu|có nhu cầu|thông báo|đăng ký)"
    r"[^.;\n]{0,120}(?:hồ sơ|đơn|đề nghị|văn bản|tờ khai|yêu cầu|phiếu|giấy|thông tin|báo cáo|đăng ký)",
    re.IGNORECASE,
)
_AUTHORITIES = re.compile(r"^(?:cán bộ, công chức, viên chức|tổ chức đảng|đảng viên|[,\s])+$", re.IGNORECASE)
_FILED = re.compile(
    r"(?:tổ chức|cá nhân|người|doanh nghiệp|nhà đầu tư|công ty|cơ sở|trường)[^.;\n]{0,80}(?:nộp|gửi)[^.;\n]{0,60}hồ sơ",
    re.IGNORECASE,
)
# Districts ended on 1 July 2025: such a page was not renewed.
_DISTRICT = re.compile(
    r"(?:nộp|gửi)[^.;]{0,100}(?:phòng|ủy ban nhân dân|ubnd|trung tâm)[^.;,]{0,40}"
    r"(?:cấp huyện|quận, huyện)",
    re.IGNORECASE,
)
_BEGINS = r"^(?:[-+*a-d1.):( ]|bước|trình tự thực hiện)*"
# Officials who go to people, or who act for the Front: step 1 is theirs, and nobody has filed anything before it.
_OFFICIALS_GO = re.compile(
    rf"{_BEGINS}(?:công chức|cán bộ)[^.;\n]{{0,120}}(?:có trách nhiệm|được giao nhiệm vụ|chuẩn bị)"
    rf"|{_BEGINS}(?:trong thời hạn [^.;\n]{{0,160}})?"
    r"(?:trưởng ban công tác mặt trận|(?:ban thường trực )?ủy ban mặt trận)"
    r"[^.;\n]{0,60}(?:chủ trì|phối hợp|tổ chức|lập)",
    re.IGNORECASE,
)
# An authority that begins by itself: "Sở Giáo dục và Đào tạo chủ trì xây dựng hồ sơ trình …".
_BY_ITSELF = re.compile(
    rf"{_BEGINS}(?:sở|ủy ban nhân dân|ubnd|chủ tịch|phòng|cơ quan chuyên môn) "
    r"[^.;\n]{0,90}?(?:chủ trì|phối hợp với|tổ chức triển khai|(?:xây dựng|lập) (?:hồ sơ|đề án))[^.;\n]{0,160}"
    r"(?:hồ sơ|đề án|kế hoạch|đánh giá)",
    re.IGNORECASE,
)
# An authority calls for offers, and only who answers its call files something.
_CALLED_FOR = re.compile(
    r"(?:trên cơ sở|căn cứ|theo) thông báo (?:về việc )?(?:lựa chọn|tuyển chọn|mời)|thông báo (?:lựa chọn|tuyển chọn)"
    r"[^.;\n]{0,60}được đăng tải",
    re.IGNORECASE,
)
# Filed in a ministry's own system for this one matter, though the heading names the province.
_IN_A_MINISTRYS_SYSTEM = re.compile(
    r"(?:nộp|gửi|đính kèm|khai báo)[^.;\n]{0,250}\bqua hệ thống (?!thông tin giải quyết)[^.;\n]{0,100} của bộ "
    r"(?![^;\n]{0,120}\bhoặc nộp\b)",
    re.IGNORECASE,
)
_BEFORE_THE_STATE = re.compile(r"(?:báo cáo|trình) thủ tướng(?: chính phủ)?[^.;\n]{0,30}quyết định", re.IGNORECASE)
_APPLICATION = re.compile(r"(?:[0-9]{1,2} )?(?:bản chính |mẫu )?(?:đơn|tờ khai)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"đồng thời|liên thông|kết hợp", re.IGNORECASE)
_BY_FORM = re.compile(r"theo mẫu|\bmẫu (?:số|tờ|đơn)|tờ khai|biểu mẫu", re.IGNORECASE)
# Steps that stop in the middle of a sentence.
_CUT = re.compile(
    r"(?:[(:,+–-]|\b(?:mục|tại|theo|của|và|hoặc|với|các|cho|đến|từ|trong|gồm|là|tiết|điểm|khoản|điều|như|khi|để"
    r"|(?<!lý )do))$",
    re.IGNORECASE,
)


def checked(page: Page, place: Place, steps: StepBodies, asked: Papers, times: Terms) -> dict[str, bool]:
    """Each gate of a page and whether it is passed; `plain` is checked after them (`second_reading`)."""
    decides = _who_decides(page, place, steps)
    return {
        **{gate: gate != decides for gate in DECIDES},
        "request": _is_request(page, asked),
        "whole": _is_whole(page, asked),
        "papers": _papers_certain(page, asked),
        "form": _has_form(asked),
        "term": times.online,
    }


def _who_decides(page: Page, place: Place, steps: StepBodies) -> str:
    """Which of the gates about who decides keeps the page closed; "" where heading and steps name a body of the
    province or a commune."""
    if place.elsewhere:
        return "elsewhere"
    if place.central:
        return "above" if place.above else "outside"
    if beyond := _beyond(page, steps):
        return beyond
    if place.mixed:  # central bodies stand in the heading too: the steps must say that it is filed here
        filed_here = steps.first in HERE and not steps.decides(OUTSIDE) and not place.mixed_above
        return "" if filed_here and not _central_alone(page) else "shared"
    if set(page.levels) == {"Cấp bộ"}:
        return "body"
    if place.unknown and steps.first not in HERE:
        return "body"  # it names somebody whom nobody here knows
    here = any(steps.names(kind) for kind in HERE)
    if steps.first == OUTSIDE and not (here or steps.counter):
        return "body"
    if place.named:
        return ""
    if _central_alone(page) or (steps.names(OUTSIDE) and not (here or steps.counter)):
        return "body"
    return "" if here or steps.committee or set(page.levels) == {"Cấp xã"} else "body"


def _beyond(page: Page, steps: StepBodies) -> str:
    """The gate that the steps fail by leading to the Prime Minister or to a ministry's own system; "" for none."""
    if _BEFORE_THE_STATE.search(page.text("steps_text")):
        return "above"
    in_system = _IN_A_MINISTRYS_SYSTEM.search(one_line(page.text("steps_text")))
    return "outside" if in_system and not steps.counter else ""


def _central_alone(page: Page) -> bool:
    return not {"Cấp tỉnh", "Cấp xã", "Cấp huyện"} & set(page.levels)


def _is_request(page: Page, asked: Papers) -> bool:
    """A citizen or an organisation asks for something."""
    name = re.sub(r"^thủ tục\s+", "", one_line(page.name), flags=re.IGNORECASE)
    if _NO_REQUEST.search(name) or _AUTHORITIES.match(one_line(page.text("audience"))):
        return False
    papers = ". ".join(paper["name"] for paper in asked.papers.values())
    if _WITHDRAWAL.search(name) and not _ASKED_FOR.search(f"{name}. {papers}"):
        return False
    steps = page.text("steps_text")
    if _OFFICIALS_GO.match(one_line(steps)) or _CALLED_FOR.search(steps):
        return False
    if _BY_ITSELF.match(one_line(steps)) and not _FILED.search(steps):
        return False
    return bool(_APPLIES.search(steps))


def _is_whole(page: Page, asked: Papers) -> bool:
    """Neither steps that stop in the middle or lead to a district, nor an online channel without any paper."""
    steps = one_line(page.text("steps_text"))
    if empty(steps) or len(steps) < LEAST_STEPS or _CUT.search(steps[-LAST:]) or _DISTRICT.search(steps):
        return False
    return any(id != OTHER_PAPER for id in asked.papers)


def _papers_certain(page: Page, asked: Papers) -> bool:
    """Something is required, and one application at a time. Whether each row is read surely: `second_reading`."""
    together = bool(_TOGETHER.search(page.name))
    each = [(*case.papers, *asked.common) for case in asked.cases] or [asked.common]
    return all(asked.requires(ids) and (together or _applications(asked, ids) < 2) for ids in each)


def _applications(asked: Papers, ids: Sequence[str]) -> int:
    """How many applications are required at once: of several the page does not tell which one is meant for whom."""
    return sum(asked.papers[id]["required"] and bool(_APPLICATION.match(asked.papers[id]["name"])) for id in ids)


def _has_form(asked: Papers) -> bool:
    """An application form stands among the papers, and counts as required."""
    return any(
        paper["required"]
        and (is_form(paper["name"]) or bool(paper.get("form")) or bool(_BY_FORM.search(paper["name"])))
        for id, paper in asked.papers.items()
        if id not in (OTHER_PAPER, OF_THE_CASE)
    )
