"""The small grammar of a row of papers: the smallest row for each kind of plain one and of unclear one."""

import pytest

from duoc.importer import plain_rows
from duoc.importer.plain_rows import FOR_SOME, NONE, REQUIRED, UNCLEAR

MATTER = "Cấp giấy phép khai thác khoáng sản"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("- Đơn đề nghị cấp giấy phép theo Mẫu số 01 ban hành kèm theo Nghị định số 1/2026/NĐ-CP;", REQUIRED),
        ("(2) 02 ảnh màu cỡ 4 x 6 cm", REQUIRED),
        ("Bản sao có chứng thực hoặc bản sao kèm bản chính để đối chiếu giấy chứng nhận đăng ký", REQUIRED),
        ("Quyết định thành lập (bản chính hoặc bản sao, xuất trình bản chính để đối chiếu)", REQUIRED),
        ("Giấy đăng ký kinh doanh hoặc giấy tờ có giá trị tương đương", REQUIRED),
        ("Bằng tốt nghiệp (trường hợp nộp hồ sơ trực tiếp)", REQUIRED),
        ("Một trong các giấy tờ sau: hộ chiếu; căn cước", REQUIRED),
        ("Giấy tờ chứng minh quyền sử dụng đối với thửa đất", REQUIRED),
        ("Báo cáo kết quả đối với khai thác khoáng sản", REQUIRED),  # what the whole matter is about
        ("Đề án, trong đó nêu rõ mục đích; quy mô; nguồn vốn (nếu có)", REQUIRED),
        ("Văn bản đề nghị, trong đó có cam kết chịu rủi ro nếu dự án không đạt", REQUIRED),
        ("Bản sao: Giấy đăng ký doanh nghiệp; Giấy chứng nhận đầu tư (nếu có)", REQUIRED),
        ("Danh sách khách mời; dự kiến chương trình", REQUIRED),
        ("Giấy chứng nhận đầu tư (nếu có)", FOR_SOME),
        ("Các tài liệu khác có liên quan (nếu có).", FOR_SOME),
        ("Hợp đồng (đối với trường hợp thuê địa điểm)", FOR_SOME),
        ("Hợp đồng vận chuyển trong trường hợp thuê người vận chuyển", FOR_SOME),
        ("Trường hợp thay đổi địa điểm: bản sao hợp đồng thuê", FOR_SOME),
        ("Đối với người nước ngoài phải có giấy phép lao động", FOR_SOME),
        ("Giấy chứng nhận đã cấp bị hư hỏng", FOR_SOME),
        ("Các văn bản bằng tiếng nước ngoài phải kèm theo bản dịch tiếng Việt", FOR_SOME),
        ("Hồ sơ gồm:", NONE),
        ("Tên mẫu đơn, mẫu tờ khai: Đề nghị tổ chức đại hội", NONE),
        ("Thông tin đăng ký doanh nghiệp được khai thác trên Cơ sở dữ liệu quốc gia, không phải nộp bản sao", NONE),
        # Several readings: who brings it, when, which of them.
        ("Tờ khai kỹ thuật (mỗi giống chỉ nộp một lần khi nhập khẩu lần đầu)", UNCLEAR),
        ("Bản sao quyết định đối với hoạt động dùng ngân sách và các tài liệu khác", UNCLEAR),
        ("Giấy phép lao động trừ trường hợp quy định tại khoản 1", UNCLEAR),
        ("Giấy chứng nhận (đối với trường hợp quy định tại khoản 3 Điều 109)", UNCLEAR),  # told by the article alone
        ("Báo cáo năm trước và bản theo dõi của hải quan (nếu có)", UNCLEAR),  # of both, or of the second
        ("Sơ yếu lý lịch. Trường hợp là công chức thì không cần", UNCLEAR),
        ("Bản sao giấy chứng nhận. Cơ quan giải quyết khai thác thông tin để thay thế", UNCLEAR),
        ("Giấy phép theo quy định về kinh doanh đối với đại lý", UNCLEAR),  # a condition behind a legal reference
        ("Hợp đồng thuê: + Đối với tổ chức: bản chính", UNCLEAR),
        ("Đơn đề nghị; bản sao giấy đăng ký", UNCLEAR),  # people would see the application alone
        ("Các tài liệu khác có liên quan", UNCLEAR),
        ("Văn bản ủy quyền", UNCLEAR),
        ("Quyết định của Ủy ban nhân dân tỉnh về việc phân bổ dự toán", UNCLEAR),
        ("Dự thảo quyết định phê duyệt", UNCLEAR),
        ("Đơn đề nghị gia hạn Giấy phépĐơn Dang ky.docx", UNCLEAR),
        ("Bị xử lý kỷ luật từ mức cảnh cáo trở lên", UNCLEAR),
        ("Báo cáo", UNCLEAR),
        ("Danh mục " + "thiết bị và dụng cụ " * 30, UNCLEAR),
    ],
)
def test_a_row_is_plain_only_where_the_grammar_knows_it(row: str, kind: str) -> None:
    assert plain_rows.read(row, MATTER).kind == kind


def test_what_is_unclear_says_why() -> None:
    assert "lần đầu" in plain_rows.read("Tờ khai kỹ thuật cho lần đầu", MATTER).why
