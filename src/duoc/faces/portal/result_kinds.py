"""What kind of thing a procedure gives, as its name says it. Pure."""

import re

from duoc.language.calculations import ResultOf

# What is signed and can be read and checked as a file. A sum of money, a place at a school or a grave moved is not.
_DOCUMENT = re.compile(
    r"\b(?:giấy|quyết định|văn bản|thông báo|chứng|thẻ|công văn|xác nhận|bản|trích lục|phiếu|danh sách|danh mục|tờ"
    r"|biên lai|phép bay|số đăng ký|hợp đồng|phụ lục|bằng|sổ|kế hoạch|báo cáo|mẫu|lệnh|thư|kết luận|ý kiến|lý lịch"
    r"|hộ chiếu|thị thực|mã số|học bạ|hồ sơ|phê duyệt|chấp thuận|gia hạn|cấp phép)\b",
    re.IGNORECASE,
)


def is_document(result: ResultOf) -> bool:
    """Whether a result is a document, which is then signed; else it is something done or given."""
    return bool(result.kind) or _DOCUMENT.search(result.name) is not None
