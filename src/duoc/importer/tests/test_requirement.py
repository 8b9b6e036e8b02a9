"""Required, conditional or optional; headings inside tables; results, doubles and stumps among the papers."""

import pytest

from duoc.importer import requirement
from duoc.importer.document_cells import Row
from duoc.importer.tests.samples import TABLE, kinds, written


def _papers(*rows: str, **changes: str) -> dict[str, bool]:
    one = written(documents_text=f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in rows), **changes)
    return {paper["name"]: paper["required"] for id, paper in one.definition["papers"].items() if id != "khac"}


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("Đơn đề nghị cấp giấy phép", True),
        ("Đơn đề nghị cấp giấy phép đối với cơ sở in", True),
        ("Tờ khai (đối với trường hợp cấp lại)", False),
        ("Tờ khai (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp hoặc qua bưu chính)", True),
        ("Giấy ủy quyền (nếu có)", False),
        ("Một trong các giấy tờ sau: hộ chiếu; thẻ căn cước", True),
        ("Bản sao hộ chiếu trong trường hợp là người nước ngoài", False),
        ("Phương thức xử lý tài sản, tài chính và thời hạn thanh toán các khoản nợ (nếu có)", True),
        ("Ý kiến của nhà đầu tư đại diện 75% vốn góp đối với việc chia, tách trường tiểu học tư thục", False),
    ],
)
def test_words_tell_whether_a_paper_is_required(name: str, required: bool) -> None:
    assert _papers(name, "Đơn") == {name: required, "Đơn": True}


def test_what_the_pages_here_ask_is_no_paper() -> None:
    form = "Mẫu hộ tịch điện tử tương tác đăng ký giám hộ (nếu lựa chọn nộp theo hình thức trực tuyến)"
    assert _papers(form, "Tờ khai") == {"Tờ khai": True}


def test_a_heading_in_the_table_holds_for_the_rows_with_another_mark() -> None:
    papers = _papers("- Đơn đề nghị", "- Đối với người nước ngoài, nộp thêm:", "+ Hộ chiếu", "- Ảnh chân dung")
    assert papers == {"Đơn đề nghị": True, "Hộ chiếu": False, "Ảnh chân dung": True}


def test_a_heading_without_condition_changes_nothing() -> None:
    assert _papers("Hồ sơ gồm:", "Đơn đề nghị", "Bản sao bằng") == {"Đơn đề nghị": True, "Bản sao bằng": True}


def test_where_rows_have_no_mark_a_conditional_heading_leaves_it_unknown() -> None:
    one = written(documents_text=f"--{TABLE}Đơn1 bản chínhTrường hợp cấp lại:1 bản chínhGiấy phép cũ1 bản chính")
    assert one.failed == ("plain",)


def test_what_the_procedure_gives_is_no_paper() -> None:
    given = "Giấy phép thử nghiệm theo Mẫu số 02 ban hành kèm theo Nghị định số 1/2026/NĐ-CP"
    assert _papers(given, "Đơn đề nghị") == {"Đơn đề nghị": True}
    assert given.split(" theo")[0] in "".join(_papers(given, "Đơn đề nghị", name="Cấp lại giấy phép thử nghiệm"))


def test_doubled_papers_are_one_and_stumps_are_whole() -> None:
    assert _papers("Đơn đề nghị", "Đơn đề nghị;", "ản lý lịch") == {"Đơn đề nghị": True, "Bản lý lịch": True}


def test_a_heading_that_is_a_paper_is_no_case() -> None:
    text = (
        f"Phiếu được tạo lập khi thu nhận hồ sơ để công dân ký xác nhận.{TABLE}Phiếu thu nhận1 bản chính"
        f"--{TABLE}Phiếu đề nghị1 bản chính"
    )
    one = written(documents_text=text)
    assert list(one.definition["variants"]) == ["main"] and "cases_from_headings" not in kinds(one)


@pytest.mark.parametrize(
    ("name", "conditional"),
    [
        # What the paper is about is no condition.
        ("Bản sao Chứng chỉ công nhận đối với phạm vi đăng ký chỉ định tương ứng", False),
        ("Giấy tờ chứng minh quyền sử dụng đối với thửa đất xây dựng nhà xưởng", False),
        ("Ảnh mô tả đặc tính hàng hóa (đối với hàng hóa phải ghi nhãn)", True),
        ("Giấy tờ chứng minh nghĩa vụ thuế đối với việc chuyển nhượng văn phòng", False),
        ("Báo cáo bảo trì thiết bị đối với cơ sở đang hoạt động", True),
        # Nor is a rule behind its name, or what is said of its content.
        ("Giấy chứng nhận hợp quy. Trường hợp giấy cấp cho lô hàng, phải có các thông tin liên quan", False),
        ("Dự toán kinh phí, trong đó nêu rõ các khoản được nước ngoài tài trợ (nếu có) theo Mẫu 15", False),
        ("Hồ sơ pháp lý liên quan đến dự án (gồm quyết định giao đất (nếu có))", False),
        # One of a list may be missing, the others not.
        ("Bản sao: Giấy chứng nhận doanh nghiệp, Giấy chứng nhận đầu tư (nếu có), Giấy phép kinh doanh", False),
        ("Giấy chứng nhận đầu tư (nếu có)", True),
        # A condition for each of its kinds covers everybody.
        ("Bản sao căn cước (nếu là người Việt Nam) hoặc hộ chiếu (nếu là người nước ngoài)", False),
        ("Đề án theo Mẫu 42 (đối với trường hợp chưa khai thác), Mẫu 43 (đối với trường hợp đã khai thác)", False),
        ("Đề án đối với công trình từ 200 m3; thiết kế giếng đối với công trình nhỏ hơn 200 m3", False),
        ("Bản kê thiệt hại; quyết định phá sản (nếu có) của cơ quan có thẩm quyền (Đối với tổ chức)", True),
        # How it is filed is none.
        ("Bản sao bằng tốt nghiệp (trường hợp nộp hồ sơ trực tiếp)", False),
        # What the agency finds in a register, and what was damaged.
        ("Bản sao giấy chứng nhận. Cơ quan giải quyết khai thác, sử dụng thông tin đã có trong cơ sở dữ liệu", True),
        ("Giấy phép lao động đã cấp. Trường hợp đã có dữ liệu thì không phải nộp", True),
        ("Đơn đề nghị cấp quyền khai thác thông tin, dữ liệu về nhà ở", False),
        ("Giấy chứng nhận đăng ký lưu hành bị hỏng", True),
        ("Tài liệu được lập bằng tiếng nước ngoài phải kèm bản dịch", True),
        # What a right or an answer is "đối với" is none either.
        ("Danh sách thành viên có Chứng chỉ đại diện quyền đối với giống cây trồng và hợp đồng lao động", False),
        ("Văn bản đồng ý đối với việc làm bản sao", False),
        ("Quyết định giao nhiệm vụ đối với người điều hành vận tải", False),
        ("Quy định về bồi thường trong trường hợp phát sinh thiệt hại", False),
        ("Giấy khám sức khỏe có giá trị nếu được cấp chưa quá 06 tháng", False),
        ("Tóm tắt quá trình hoạt động từ khi được thành lập", False),
        ("Bản thiết kế (thiết kế bản vẽ thi công đối với dự án chỉ lập báo cáo) được phê duyệt", False),
        ("Sơ đồ khu đất và các công trình liền kề (nếu có)", False),
        ("Phương án nhân sự và thời hạn thanh toán (nếu có)", True),
        # Papers for every kind of applicant; what the page gives to a foreign partner or the army alone.
        ("Tài liệu chứng minh năng lực, cụ thể như sau: + Trường hợp đã được công nhận: A + Trường hợp chưa: B", False),
        ("Văn bản về hôn nhân: + Trường hợp là vợ chồng: giấy kết hôn + Trường hợp độc thân: giấy xác nhận", False),
        ("Bản sao văn bản thỏa thuận hoặc văn bản dịch, nếu có thay đổi", True),
        ("Văn bản chấp thuận nghiệm thu trong trường hợp đã sử dụng hoặc văn bản thẩm định thiết kế", False),
        ("Tài liệu về tư cách pháp nhân của đối tác nước ngoài đã hợp pháp hóa lãnh sự", True),
        ("Quyết định giao công trình quốc phòng được phê duyệt cho đơn vị quân đội", True),
        ("Báo cáo bảo trì thiết bị đối với cơ sở xét nghiệm đang hoạt động", True),
    ],
)
def test_what_is_said_of_a_paper_is_a_condition_only_where_it_is_one(name: str, conditional: bool) -> None:
    assert requirement.is_conditional(name) is conditional


def test_a_form_that_lists_what_comes_with_it_is_asked_for() -> None:
    form = "- Đơn đề nghị xác định danh tính theo Mẫu số 28 kèm theo các giấy tờ quy định gồm:"
    asked = list(requirement.rows_of([Row(form, original=1), Row("+ Giấy xác nhận", original=1)], optional=False))
    assert [(one.row.name, one.required) for one in asked] == [
        ("- Đơn đề nghị xác định danh tính theo Mẫu số 28", True),
        ("+ Giấy xác nhận", True),
    ]


def test_what_the_whole_procedure_is_about_is_no_condition() -> None:
    name = "Bản sao phiếu đánh giá đối với các nguồn phóng xạ đề nghị thanh lý"
    assert _papers(name, "Đơn", name="Thanh lý nguồn phóng xạ") == {name: True, "Đơn": True}
    assert _papers(name, "Đơn")[name] is False


@pytest.mark.parametrize(
    "row",
    [
        "Trường hợp giấy hết hiệu lực, thương nhân phải lập hồ sơ như đối với trường hợp cấp mới",
        "Cơ quan giải quyết thủ tục khai thác thông tin để thay thế bản sao giấy đăng ký",
        "Trường hợp gửi hồ sơ trực tuyến, thành phần hồ sơ là bản điện tử",
        "Khuyến khích chủ đầu tư gửi mô hình của công trình",
        "Số lượng: 01 văn bản đề nghị",
    ],
)
def test_a_sentence_about_filing_is_no_paper_whatever_its_number_of_copies(row: str) -> None:
    assert _papers(row, "Đơn đề nghị") == {"Đơn đề nghị": True}


@pytest.mark.parametrize(
    "rows",
    [
        ("Bị xử lý kỷ luật từ hình thức cảnh cáo trở lên",),  # what happened to somebody
        ("+ Quyết định nghỉ hưu", "- Giấy tờ chứng minh một trong các trường hợp sau:", "+ Kết luận"),  # mixed rows
        ("Ý kiến bằng văn bản: + Đối với quân đội: ý kiến của Bộ + Đối với lịch sử Đảng: ý kiến của tỉnh",),
    ],
)
def test_papers_that_cannot_be_read_surely_close_the_page(rows: tuple[str, ...]) -> None:
    text = f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in ("Đơn đề nghị theo mẫu", *rows))
    assert written(documents_text=text).failed == ("plain",)


def test_one_application_for_each_kind_of_work_closes_the_page() -> None:
    rows = ("Đơn đề nghị theo mẫu", "Đơn đăng ký khai thác nước mặt", "Đơn đăng ký khai thác nước biển")
    text = f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in rows)
    assert "papers" in written(documents_text=text).failed


def test_the_papers_of_a_dossier_listed_in_one_row_are_papers_each() -> None:
    listed = "Thành phần hồ sơ: - Tờ khai theo Mẫu 1; - Bản vẽ vị trí; - Báo cáo năng lực. 2. Số lượng hồ sơ: 01 bộ"
    assert list(_papers(listed)) == ["Tờ khai theo Mẫu 1", "Bản vẽ vị trí", "Báo cáo năng lực"]
    assert list(_papers("Đơn đề nghị. b) Bản sao quyết định. c) Hợp đồng thuê")) == [
        "Đơn đề nghị", "Bản sao quyết định", "Hợp đồng thuê",
    ]  # fmt: skip
    content = "- Đề án gồm: + Tên đề án; + Địa bàn; + Kinh phí"
    assert len(_papers(content)) == 1


def test_a_paper_beside_itself_with_its_content_is_one() -> None:
    long = "Phương án kinh doanh, gồm các nội dung chính sau: " + "địa bàn dự kiến cung ứng dịch vụ; " * 8
    assert list(_papers("Đơn đề nghị", long, "Phương án kinh doanh")) == ["Đơn đề nghị", "Phương án kinh doanh"]


def test_a_long_name_is_cut_neither_inside_a_bracket_nor_to_its_case() -> None:
    tail = "văn bản đồng thuận của những người có liên quan trong gia đình và họ tộc; " * 4
    cut_name = list(_papers("Đơn", f"Sơ đồ nhân sự của cơ sở (nêu rõ các bộ phận chủ chốt; {tail})"))[1]
    assert cut_name == "Sơ đồ nhân sự của cơ sở"
    assert list(_papers("Đơn", f"Trường hợp chăm sóc bố mẹ khi còn sống: {tail}"))[1].startswith(
        "Trường hợp chăm sóc bố mẹ khi còn sống: văn bản đồng thuận"
    )


def test_what_a_paper_says_is_no_paper_of_its_own() -> None:
    papers = _papers("- Tờ khai", "- Đề án thành lập tổ chức, gồm:", "+ Sự cần thiết", "+ Cơ cấu", "- Điều lệ")
    assert papers == {"Tờ khai": True, "Đề án thành lập tổ chức": True, "Điều lệ": True}


def test_one_of_several_is_required_whatever_each_is_for() -> None:
    name = "Một trong các giấy tờ sau: giấy chứng nhận nếu đã được cấp; hợp đồng đối với người thuê"
    assert _papers("Đơn", name)[name] is True


def test_proof_of_a_group_is_for_that_group_unless_the_matter_is_about_it() -> None:
    name = "Giấy xác nhận người khuyết tật"
    assert _papers("Đơn", name, name="Hỗ trợ đào tạo nghề")[name] is False
    assert _papers("Đơn", name, name="Cấp lại thẻ cho người khuyết tật")[name] is True


def test_what_the_counter_hands_out_is_not_asked_for() -> None:
    assert _papers("Đơn đề nghị", "Phiếu tiếp nhận hồ sơ") == {"Đơn đề nghị": True}
