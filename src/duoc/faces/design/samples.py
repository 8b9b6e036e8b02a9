"""Invented data for the living style page. Nothing here is a fact of law or of a person."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from duoc.faces.design.answers import Unread
from duoc.language.calculations import AnswerDoubt, Area, Table


@dataclass(frozen=True)
class Sample:
    """A question as `language.calculations` gives it."""

    id: str
    ask: str
    type: str
    hint: str = ""
    because: str = ""
    options: Any = None
    unit: str = ""
    required: bool = True
    areas: Any = None
    partial: bool = False
    to_verify: str = ""


SEX = {"male": "Nam", "female": "Nữ"}
HAPPENED = {"home": "Tại nhà", "hospital": "Tại cơ sở y tế", "way": "Trên đường đi"}
WANTED = {"paper": "Bản giấy, nhận tại nơi nộp", "post": "Bản giấy, gửi qua bưu chính", "digital": "Bản điện tử"}
AREAS = {
    "c1": Area("Phường An Xuyên", "Tỉnh Thử", "Phường 9, Xã An Xuyên"),
    "c3": Area("Xã Đất Mũi", "Tỉnh Thử", "Xã Viên An, Xã Đất Mũi"),
    "92": Area("Thành phố Cần Thơ"),
    "us": Area("Hoa Kỳ"),
}
COMMUNES = {"c1": "Phường An Xuyên", "c2": "Phường Lý Văn Lâm", "c3": "Xã Đất Mũi", "c4": "Xã Năm Căn"}

QUESTIONS = [
    Sample(
        "child.full_name",
        "Họ, chữ đệm và tên của trẻ",
        "person_name",
        hint="Viết như bạn muốn in trong giấy khai sinh.",
    ),
    Sample("child.birth_date", "Trẻ sinh ngày nào?", "date", hint="Ví dụ 27 11 2026."),
    Sample("mother.birth_date", "Mẹ sinh năm nào?", "date", partial=True),
    Sample("child.sex", "Giới tính của trẻ", "choice", options=SEX),
    Sample(
        "child.place",
        "Trẻ sinh ở đâu?",
        "choice",
        options=HAPPENED,
        because="Sinh ngoài cơ sở y tế thì cần người làm chứng.",
    ),
    Sample("money", "Mức hưởng một tháng", "money", hint="Mức chuẩn 540.000 đồng.", to_verify="Chưa đối chiếu."),
    Sample("has_proof", "Bạn có giấy chứng sinh không?", "boolean"),
    Sample("wanted", "Bạn muốn nhận kết quả thế nào?", "choices", options=WANTED, hint="Chọn được nhiều ý."),
    Sample("applicant.commune", "Nơi cư trú", "commune"),
    Sample("father.home", "Nhà của cha ở đâu?", "address", areas=AREAS),
    Sample("applicant.phone", "Số điện thoại để chúng tôi báo tin", "phone", required=False),
    Sample(
        "mother.personal_number",
        "Số định danh cá nhân của mẹ",
        "personal_number",
        hint="12 chữ số, in trên thẻ căn cước.",
    ),
    Sample("copies", "Số bản sao cần cấp", "integer", unit="bản"),
    Sample("price", "Giá trị tài sản", "money"),
    Sample("reason", "Lý do", "long_text", required=False),
    Sample("paper", "Giấy chứng sinh", "file", hint="Ảnh chụp hoặc tệp PDF, tối đa 10 MB."),
]
VALUES = {
    "child.sex": "female",
    "has_proof": True,
    "wanted": ["digital"],
    "child.birth_date": "2026-02-31",
    "copies": 2,
}
DOUBT = "sample"
FAULTS = [
    Unread("child.full_name", "Hãy viết họ, chữ đệm và tên của trẻ."),
    Unread("child.birth_date", "Không có ngày 31/2/2026 trong lịch. Hãy xem lại."),
    Unread("child.place", "Hãy chọn nơi trẻ sinh."),
    AnswerDoubt("child.sex", "Số định danh này là của nam. Hãy kiểm tra lại.", token=DOUBT),
]
ANSWERS: list[dict[str, Any]] = [
    {"ask": "Họ, chữ đệm và tên của trẻ", "answer": "Nguyễn Thị Hồng Đước", "href": "#"},
    {"ask": "Trẻ sinh ngày nào?", "answer": "15/11/2026", "href": "#"},
    {"ask": "Họ tên mẹ", "answer": "Trần Thị Bảy", "source": "Lấy từ tài khoản của bạn, không phải khai lại"},
    {"ask": "Nơi cư trú", "answer": "", "href": "#"},
    {
        "ask": "Thành viên góp vốn",
        "href": "#",
        "table": Table(
            ("Họ tên", "Số hộ chiếu", "Vốn góp"),
            (("Trần Văn Lượm", "", "2.000.000 đồng"), ("John Smith", "C1234567", "1.500.000 đồng")),
        ),
    },
]
EVENTS = [
    {"title": "Bạn đã nộp hồ sơ", "at": datetime(2026, 11, 23, 2, 5, tzinfo=UTC), "state": "done"},
    {
        "title": "Nơi tiếp nhận cần bạn bổ sung giấy tờ",
        "text": "Bản chụp giấy chứng sinh bị mờ.",
        "state": "act",
        "href": "#",
        "link": "Bổ sung ngay",
    },
    {"title": "Công chức tư pháp đang xem xét", "state": "now", "text": "Thời hạn được tính từ khi tiếp nhận."},
    {"title": "Ngày hẹn trả kết quả", "at": date(2026, 11, 27), "form": "weekday", "state": "ahead"},
]
FEES = [
    {
        "label": "Cấp bản sao trích lục hộ tịch, 2 bản × 8.000 đồng",
        "amount": 16000,
        "article": "Ví dụ: điều, khoản quy định mức thu",
    },
    {"label": "Phí gửi bưu chính", "amount": 0, "to_verify": True},
]
FILES = [
    {"name": "giay-chung-sinh.jpg", "size": 1_432_000, "note": "Đã quét mã độc", "href": "#", "remove": "#"},
    {"name": "can-cuoc-mat-truoc-va-mat-sau-cua-nguoi-yeu-cau-dang-ky.pdf", "size": 284_512, "href": "#"},
]
SEALS = [
    {
        "name": "Lê Văn Tám",
        "role": "Phó Chủ tịch UBND xã",
        "good": True,
        "text": "Chữ ký còn nguyên vẹn",
        "at": datetime(2026, 11, 26, 8, tzinfo=UTC),
    },
    {
        "name": "UBND xã Đất Mũi",
        "role": "con dấu của cơ quan",
        "good": False,
        "text": "Nội dung đã bị thay đổi sau khi ký",
    },
]
STATUSES = [
    ("Đang soạn", "draft"),
    ("Mới nộp", "new"),
    ("Đang xử lý", "moving"),
    ("Cần bạn bổ sung", "waiting"),
    ("Tạm dừng tính thời hạn", "paused"),
    ("Đã có kết quả", "done"),
    ("Từ chối tiếp nhận", "refused"),
    ("Quá hạn", "late"),
]
RAIL = [
    {"href": "#", "text": "Việc của tôi", "icon": "home", "count": 12, "current": True, "act": True},
    {"href": "#", "text": "Hồ sơ", "icon": "folder", "count": 148},
    {"href": "#", "text": "Chờ ký", "icon": "pen", "count": 5},
    {"href": "#", "text": "Văn thư", "icon": "stamp", "count": 3},
    {"href": "#", "text": "Sổ đăng ký", "icon": "box"},
    {"href": "#", "text": "Tra cứu", "icon": "search"},
]
ROWS = [
    (
        "H13.25-261123-0001",
        "Đăng ký khai sinh",
        "Nguyễn Thị Hồng Đước",
        "Đang xử lý",
        "moving",
        "late",
        "Quá hạn 1 ngày",
    ),
    ("H13.25-261123-0002", "Cấp bản sao trích lục hộ tịch", "Trần Văn Út", "Mới nộp", "new", "soon", "Hôm nay, 17:00"),
    ("H13.25-261123-0003", "Đăng ký khai sinh", "Danh Thị Sa Rươne", "Chờ bổ sung", "waiting", "", "26/11/2026"),
    ("H13.25-261123-0004", "Đăng ký khai sinh", "Lý Hoàng Phúc", "Tạm dừng", "paused", "", "27/11/2026"),
    (
        "H13.25-261123-0005",
        "Cấp bản sao trích lục hộ tịch",
        "Phạm Minh Khai",
        "Đã có kết quả",
        "done",
        "",
        "23/11/2026",
    ),
]
