"""The small grammar of a row of papers: the smallest row for each kind of plain one and of unclear one."""

import pytest

from duoc.importer import plain_rows
from duoc.importer.plain_rows import FOR_SOME, NONE, REQUIRED, UNCLEAR

MATTER = "Cấp giấy phép khai thác khoáng sản"
IN_THE_REGISTER = (
    "Cơ quan giải quyết thủ tục hành chính khai thác, sử dụng thông tin đã có trong Cơ sở dữ liệu quốc gia về đất đai "
    "để thay thế thành phần hồ sơ Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản. Trường hợp cơ quan không "
    "khai thác được thì yêu cầu bổ sung theo Nghị quyết số 66.7/2025/NQ-CP"
)
IN_SOME_REGISTER = (
    "Cơ quan tiếp nhận, giải quyết thủ tục hành chính có trách nhiệm chủ động khai thác, sử dụng thông tin đã có trong "
    "các cơ sở dữ liệu để thay thế thành phần hồ sơ giải quyết thủ tục hành chính. Trường hợp không khai thác được "
    "thông tin thì yêu cầu bổ sung"
)


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
        ("Quyết định giao nhiệm vụ đối với người điều hành vận tải", REQUIRED),
        ("Báo cáo kết quả đối với khai thác khoáng sản", REQUIRED),  # what the whole matter is about
        ("Đề án, trong đó nêu rõ mục đích; quy mô; nguồn vốn (nếu có)", REQUIRED),
        ("Văn bản đề nghị, trong đó có cam kết chịu rủi ro nếu dự án không đạt", REQUIRED),
        ("Bản sao: Giấy đăng ký doanh nghiệp; Giấy chứng nhận đầu tư (nếu có)", REQUIRED),
        ("Phương thức xử lý tài sản và thời hạn thanh toán các khoản nợ (nếu có)", REQUIRED),  # of the debts alone
        ("Ảnh cỡ 3 x 4 cm trong trường hợp nộp hồ sơ trực tiếp; tệp tin ảnh trong trường hợp nộp trực tuyến", REQUIRED),
        ("Bản in màu (nộp trực tiếp hoặc qua dịch vụ bưu chính)", REQUIRED),
        (
            "Bản sao hợp lệ giấy phép bao gồm bản sao được cấp từ sổ gốc hoặc bản in từ cơ sở dữ liệu quốc gia đối với "
            "trường hợp thông tin gốc ở đó hoặc bản sao đối chiếu với bản chính",
            REQUIRED,
        ),
        ("Danh sách khách mời; dự kiến chương trình", REQUIRED),
        ("Bản sao căn cước (nếu là người Việt Nam) hoặc hộ chiếu (nếu là người nước ngoài) của chi nhánh", REQUIRED),
        ("Văn bản chứng minh thay đổi hoặc văn bản cam kết về việc giấy phép bị mất, cháy, rách", REQUIRED),
        ("Một trong các loại giấy tờ quy định tại Điều 137 Luật Đất đai", REQUIRED),
        ("Giấy chứng nhận đầu tư (nếu có)", FOR_SOME),
        ("Các tài liệu khác có liên quan (nếu có).", FOR_SOME),
        ("Hợp đồng (đối với trường hợp thuê địa điểm)", FOR_SOME),
        ("Ý kiến của nhà đầu tư đối với việc khai thác khoáng sản ở mỏ tư thục", FOR_SOME),  # a part of the matter
        ("Quyết định chấp thuận đầu tư (nếu có), Giấy chứng nhận đăng ký đầu tư (nếu có)", FOR_SOME),
        ("Giấy tờ liên quan đến khuyết tật (nếu có) như: bệnh án, giấy khám", FOR_SOME),
        (f"Bản sao văn bản chứng minh quyền sử dụng đất, quyền sở hữu nhà. ({IN_THE_REGISTER})", FOR_SOME),
        ("Giấy đăng ký (Doanh nghiệp chỉ phải nộp khi cơ quan giải quyết không khai thác được thông tin)", FOR_SOME),
        ("Hợp đồng vận chuyển trong trường hợp thuê người vận chuyển", FOR_SOME),
        ("Trường hợp thay đổi địa điểm: bản sao hợp đồng thuê", FOR_SOME),
        ("Đối với người nước ngoài phải có giấy phép lao động", FOR_SOME),
        ("Giấy chứng nhận đã cấp bị hư hỏng", FOR_SOME),
        ("Chứng chỉ đã được cấp, trừ trường hợp bị mất hoặc bị hư hỏng không dùng được", FOR_SOME),
        ("Quyết định giao tài sản (đối với tài sản được xác lập theo quy định tại Điều 106 Luật Tài sản)", FOR_SOME),
        ("Giấy xác nhận (đối với trường hợp dự hội chợ) có đầy đủ nội dung về thời gian, địa điểm", FOR_SOME),
        ("Quyết định về việc phê duyệt đề tài, dự án trong trường hợp khai thác làm giống", FOR_SOME),
        ("Văn bản của cơ quan quản lý đối với cán bộ, công chức tham gia ban vận động", FOR_SOME),
        (f"Bản sao giấy chứng nhận đăng ký đầu tư đối với nhà đầu tư nước ngoài. {IN_SOME_REGISTER}", FOR_SOME),
        ("Các văn bản bằng tiếng nước ngoài phải kèm theo bản dịch tiếng Việt", FOR_SOME),
        ("Hồ sơ gồm:", NONE),
        ("Tên mẫu đơn, mẫu tờ khai: Đề nghị tổ chức đại hội", NONE),
        ("Thông tin đăng ký doanh nghiệp được khai thác trên Cơ sở dữ liệu quốc gia, không phải nộp bản sao", NONE),
        ("Thông tin căn cước được khai thác từ Cơ sở dữ liệu quốc gia. Không yêu cầu nộp bản sao", NONE),
        # Several readings: who brings it, when, which of them.
        ("Tờ khai kỹ thuật (mỗi giống chỉ nộp một lần khi nhập khẩu lần đầu)", UNCLEAR),
        ("Bản sao quyết định đối với hoạt động dùng ngân sách và các tài liệu khác", UNCLEAR),
        ("Giấy phép lao động trừ trường hợp quy định tại khoản 1", UNCLEAR),
        ("Giấy chứng nhận (đối với trường hợp quy định tại khoản 3 Điều 109)", UNCLEAR),  # told by the article alone
        ("Danh mục tài sản (tên, địa chỉ, giá trị, đánh giá tình trạng – nếu có): 01 bản chính", UNCLEAR),
        ("Báo cáo năm trước và bản theo dõi của hải quan (nếu có)", UNCLEAR),  # of both, or of the second
        ("Sơ yếu lý lịch. Trường hợp là công chức thì không cần", UNCLEAR),
        ("Bản sao giấy chứng nhận. Cơ quan giải quyết khai thác thông tin để thay thế", UNCLEAR),
        ("Giấy phép theo quy định về kinh doanh đối với đại lý", UNCLEAR),  # a condition behind a legal reference
        ("Hợp đồng thuê: + Đối với tổ chức: bản chính", UNCLEAR),
        ("Đơn đề nghị; bản sao giấy đăng ký", UNCLEAR),  # people would see the application alone
        ("Các tài liệu khác có liên quan", UNCLEAR),
        ("Văn bản đề nghị cho thuê rừng theo Mẫu số 11 Phụ lục II (cá nhân)", UNCLEAR),  # one form for each kind
        (f"Bản sao hợp đồng thuê địa điểm. ({IN_THE_REGISTER})", UNCLEAR),  # the register has another paper
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


def test_a_part_that_is_the_whole_matter_frees_nobody() -> None:
    row = "Đối với trung tâm tư thục phải có văn bản xác nhận số tiền đầu tư"
    assert plain_rows.read(row, "Thành lập trung tâm").kind == FOR_SOME
    assert plain_rows.read(row, "Thành lập trung tâm tư thục").kind == REQUIRED


def test_what_is_unclear_says_why() -> None:
    assert "lần đầu" in plain_rows.read("Tờ khai kỹ thuật cho lần đầu", MATTER).why
