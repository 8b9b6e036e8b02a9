"""The kinds of doubt that reading a page can leave, and the list in which one page's doubts are gathered.

A doubt never stops a page: it is written into the definition's `to_verify`, so that officials and citizens see what is
not sure. What stops a page is a `Rejection` (see `page`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# kind → (what is in doubt, in two to five words; what the reader did about it). The order is that of the report.
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_unit": ("Thời hạn không đơn vị", "Ghi thời hạn là chưa biết; không đoán đơn vị."),
        "no_term": ("Không ghi thời hạn", "Ghi thời hạn là chưa biết."),
        "unit_contradicts": ("Đơn vị thời hạn mâu thuẫn", "Giữ con số ở ô thời hạn, đánh dấu đang xác minh."),
        "term_contradicts": ("Thời hạn mâu thuẫn", "Giữ con số ở ô thời hạn, đánh dấu đang xác minh."),
        "several_terms": ("Nhiều thời hạn cho một cách nộp", "Lấy thời hạn dài nhất, đánh dấu đang xác minh."),
        "terms_by_channel": ("Thời hạn khác nhau theo cách nộp", "Giữ riêng thời hạn của từng cách nộp."),
        "term_out_of_range": ("Thời hạn ngoài khoảng dùng được", "Ghi thời hạn là chưa biết."),
        "odd_channels": ("Ô cách thực hiện không đọc được", "Chỉ dùng phần đọc được."),
        "suspicious_fee": ("Mức phí đáng ngờ", "Không thu mức này; ghi là chưa biết."),
        "fee_contradicts": ("Mức phí mâu thuẫn với ghi chú", "Không thu; ghi là chưa biết."),
        "fee_per_unit": ("Phí tính theo từng đơn vị", "Không thu khi nộp; cán bộ tính theo số lượng."),
        "fee_by_rate": ("Phí tính theo tỷ lệ", "Không thu khi nộp; cán bộ tính theo hồ sơ."),
        "fee_by_reference": ("Phí dẫn sang văn bản khác", "Không thu; ghi là chưa biết."),
        "council_fee": ("Phí do Hội đồng nhân dân tỉnh quy định", "Không thu; ghi là chưa biết."),
        "foreign_currency": ("Phí bằng ngoại tệ", "Không thu; ghi là chưa biết."),
        "fee_for_a_time": ("Phí áp dụng có thời hạn", "Không thu khi nộp; cán bộ ghi mức của ngày nộp."),
        "no_fee_information": ("Không ghi phí", "Ghi là chưa biết, không ghi là miễn phí."),
        "no_papers": ("Không có thành phần hồ sơ", "Chỉ hỏi nội dung đề nghị, cho gửi kèm giấy tờ tùy chọn."),
        "papers_unreadable": ("Thành phần hồ sơ không đọc được", "Cho gửi kèm giấy tờ tùy chọn."),
        "copies_unsure": ("Số bản dính vào chữ", "Lấy chữ số cuối làm số bản, đánh dấu đang xác minh."),
        "no_copies": ("Không ghi số bản", "Để trống số bản."),
        "form_name_unsure": ("Tên mẫu dính vào tên giấy tờ", "Giữ nguyên trong phần giải thích."),
        "heading_as_paper": ("Đề mục nằm trong bảng giấy tờ", "Không hỏi như một giấy tờ; giấy cùng bảng là tùy chọn."),
        "note_as_paper": ("Ghi chú nằm trong bảng giấy tờ", "Không hỏi như một giấy tờ."),
        "result_as_paper": ("Kết quả nằm trong bảng giấy tờ", "Không hỏi như một giấy tờ."),
        "agency_papers": ("Hồ sơ do cơ quan lập", "Không hỏi người nộp."),
        "many_readings": ("Đọc được nhiều cách", "Chưa mở để nộp, chờ cán bộ xác nhận."),
        "cases_from_headings": ("Các trường hợp suy từ đề mục", "Hỏi người nộp thuộc trường hợp nào."),
        "text_cut": ("Văn bản quá dài bị cắt", "Giữ phần đầu, dẫn về trang gốc."),
        "long_name": ("Tên thủ tục quá dài", "Cắt tên, ghi đủ ở phần tóm tắt."),
        "no_law": ("Không có căn cứ pháp lý", "Để trống căn cứ."),
        "law_without_number": ("Căn cứ không có số hiệu", "Chỉ giữ căn cứ có số hiệu."),
        "no_result": ("Không có kết quả", "Kết quả là văn bản trả lời chung."),
        "odd_result_code": ("Mã kết quả không đúng mẫu", "Ghi mã là chưa biết."),
        "several_results": ("Nhiều kết quả", "Cán bộ chọn kết quả khi giải quyết."),
        "test_decision": ("Quyết định công bố là dữ liệu thử", "Giữ nguyên, đánh dấu đang xác minh."),
        "odd_decision": ("Số quyết định công bố không đúng mẫu", "Giữ nguyên, đánh dấu đang xác minh."),
        "unknown_field": ("Lĩnh vực chưa có trong danh mục", "Xếp vào lĩnh vực Tổng hợp."),
        "unknown_audience": ("Đối tượng không rõ", "Chỉ dùng đối tượng đọc được."),
        "other_level": ("Cấp thực hiện không rõ", "Xác định nơi giải quyết theo cơ quan thực hiện."),
        "no_body": ("Không ghi cơ quan thực hiện", "Suy ra nơi giải quyết từ cấp và bộ quản lý."),
        "unknown_body": ("Cơ quan thực hiện lạ", "Suy ra nơi giải quyết từ cấp và bộ quản lý."),
        "part_of_body": ("Cơ quan thuộc một sở", "Ghi sở chủ quản; chưa mở vì cơ quan đó chưa có trong danh mục."),
        "other_province": ("Cơ quan của tỉnh khác", "Chuyển về cơ quan tương ứng của tỉnh."),
        "central_body": ("Cơ quan trung ương giải quyết", "Trung tâm tiếp nhận và chuyển; không tự giải quyết."),
        "several_bodies": ("Nhiều cơ quan giải quyết", "Hỏi người nộp chọn nơi giải quyết."),
        "decided_above": ("Trình Ủy ban nhân dân tỉnh quyết định", "Theo phần trình tự, không theo cơ quan thực hiện."),
        "two_bodies": ("Cơ quan thực hiện khác cơ quan có thẩm quyền", "Theo cơ quan thực hiện."),
        "markup": ("Có mã định dạng trong văn bản", "Bỏ mã định dạng, giữ chữ."),
        "hidden_characters": ("Có ký tự ẩn", "Bỏ ký tự ẩn."),
        "same_name": ("Trùng tên với mã khác", "Vẫn công bố từng mã, đánh dấu đang xác minh."),
        "same_text": ("Trùng nội dung với mã khác", "Vẫn công bố từng mã, đánh dấu đang xác minh."),
        "same_page": ("Trùng địa chỉ trang với mã khác", "Vẫn công bố từng mã, đánh dấu đang xác minh."),
    }
)  # fmt: skip
LONGEST = 1500


@dataclass(frozen=True)
class Doubt:
    """One doubt of one page: a kind of `KINDS`, and what the page says there."""

    kind: str
    why: str

    @property
    def what(self) -> str:
        return KINDS[self.kind][0]


class Doubts:
    """The doubts of one page, each said once."""

    def __init__(self) -> None:
        self._by_text: dict[tuple[str, str], Doubt] = {}

    def add(self, kind: str, why: str) -> None:
        """Note a doubt. Raises KeyError for a kind that is not in the closed list."""
        KINDS[kind]
        text = " ".join(why.split())
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        self._by_text.setdefault((kind, text), Doubt(kind, text))

    def all(self) -> tuple[Doubt, ...]:
        """The doubts in the order of `KINDS`."""
        order = list(KINDS)
        return tuple(sorted(self._by_text.values(), key=lambda doubt: order.index(doubt.kind)))

    def kinds(self) -> frozenset[str]:
        return frozenset(doubt.kind for doubt in self._by_text.values())
