"""What a citizen reads of an imported page: names that are names, no rule as a paper, no nothing as a result."""

import pytest

from duoc.importer import basis, names
from duoc.importer.doubts import Doubts
from duoc.importer.tests.samples import LAWS, TABLE, kinds, written

LONG = "và còn nhiều nội dung khác mà một dòng không chứa hết được " * 5


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Thành phần hồ sơ: Hợp đồng mua bán", "Hợp đồng mua bán"),
        ("a) ảnh màu chân dung;", "Ảnh màu chân dung"),
        ("Hồ sơ gồm có: Đơn đề nghị", "Đơn đề nghị"),
        ("Thành phần hồ sơ:", "Thành phần hồ sơ:"),
    ],
)
def test_the_whole_name(text: str, read: str) -> None:
    assert names.whole(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"Tài liệu về năng lực tài chính, bao gồm các nội dung sau: {LONG}", "Tài liệu về năng lực tài chính"),
        (f"Văn bản đề nghị cấp giấy phép; {LONG}", "Văn bản đề nghị cấp giấy phép"),
        (f"Giấy tờ về nơi cư trú. Trường hợp {LONG}", "Giấy tờ về nơi cư trú"),
    ],
)  # fmt: skip
def test_a_short_name_is_a_name(text: str, read: str) -> None:
    assert names.short(text) == read


def test_how_a_paper_is_copied_is_no_name() -> None:
    copied = "Bản sao có chứng thực hoặc bản sao kèm bản chính để đối chiếu"
    assert names.short(f"{copied}: Văn bằng, chứng chỉ của nhân viên. {LONG}").endswith("chứng chỉ của nhân viên")


def test_a_clause_that_goes_on_is_no_name() -> None:
    assert names.short(f"Một trong các giấy tờ sau: Hộ chiếu; {LONG}") == "Một trong các giấy tờ sau: Hộ chiếu"
    assert names.short(f"Bản sao các giấy tờ là: {LONG}").endswith("…")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Trường hợp cấp mới, hồ sơ gồm:", "Trường hợp cấp mới"),
        ("Đối với trường hợp 8, hồ sơ bao gồm", "Đối với trường hợp 8"),
        ("Người thừa kế yêu cầu thì hồ sơ bồi thường (sau đây gọi là hồ sơ) bao gồm", "Người thừa kế yêu cầu"),
        ("Hồ sơ bao gồm", "Hồ sơ bao gồm"),
    ],
)  # fmt: skip
def test_a_case_is_called_what_it_is(text: str, read: str) -> None:
    assert names.of_case(text) == read


RULE = "Trường hợp các thông tin đã có trong Cơ sở dữ liệu quốc gia thì không phải tải lên"


def test_a_rule_in_the_table_is_no_paper() -> None:
    one = written(documents_text=f"--{TABLE}Tờ khai1 bản chính{RULE}0 bản chính")
    assert [paper["name"] for paper in one.definition["papers"].values()] == ["Tờ khai", "Giấy tờ khác"]
    assert "note_as_paper" in kinds(one)


def test_a_paper_in_the_words_of_a_rule_stays_a_paper() -> None:
    text = "Trường hợp ủy quyền thì nộp văn bản ủy quyền, người được ủy quyền không phải nộp bản sao"
    one = written(documents_text=f"--{TABLE}Tờ khai1 bản chính{text}1 bản chính")
    assert text in [paper["name"] for paper in one.definition["papers"].values()]


def test_where_the_page_tells_no_paper_nobody_reads_that_nothing_is_needed() -> None:
    (paper,) = written(documents_text="Xem trang gốc").definition["papers"].values()
    assert "không ghi rõ" in paper["why"] and not paper["required"]


def test_a_form_is_not_called_form_twice() -> None:
    papers = written(documents_text=f"--{TABLE}Đơn đề nghị;Mẫu số 01.docx1 bản chính").definition["papers"]
    assert papers["giay_1"]["form"] == "số 01"


def test_nothing_is_no_result() -> None:
    one = written(result_text="Không phải trả kết quả cho người nộp thuếMã: KQ.G12.01128Từ khóaKhông")
    assert [result["name"] for result in one.definition["outcome"]["results"]] == [
        "Văn bản trả lời kết quả giải quyết thủ tục hành chính"
    ]
    assert "no_result" in kinds(one)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Luật Thuế giá trị gia tăng năm 202448/2024/QH15Thông tư số 80/2021/TT-BTC quy định về thuế80/2021/TT-BTC",
         {"48/2024/QH15": "Luật Thuế giá trị gia tăng năm 2024", "80/2021/TT-BTC": "Quy định về thuế"}),
        ("Quy định mức thu phí công chứngThông tư 257/2016/TT-BTC",
         {"257/2016/TT-BTC": "Quy định mức thu phí công chứng"}),
        ("Thông tư số 39/2018/TT-BTC ngày 20/4/2018 của Bộ Tài chính sửa đổi thủ tục hải quan39/2018/TT-BTC",
         {"39/2018/TT-BTC": "ngày 20/4/2018 của Bộ Tài chính sửa đổi thủ tục hải quan"}),
        ("Thông tư số 19/2024/TT-BTP hướng dẫn Luật Đấu giá37/2024/QH15", {"37/2024/QH15": ""}),
        ("Luật Đất đai ngày 18/01/202431/2024/QH15Luật khoáng sản sửa đổi 2025147/2025/QH15",
         {"31/2024/QH15": "Luật Đất đai ngày 18/01/2024", "147/2025/QH15": "Luật khoáng sản sửa đổi 2025"}),
        ("Luật Giá16/2023/QH15", {"16/2023/QH15": "Luật Giá"}),
        ("Thông thư47/2019/TT-BTC", {"47/2019/TT-BTC": ""}),
    ],
)  # fmt: skip
def test_titles_of_law_stand_for_themselves(text: str, read: dict[str, str]) -> None:
    assert {one.number: one.title for one in basis.read(f"{LAWS}{text}", Doubts())} == read


def test_a_duty_with_copies_is_no_paper() -> None:
    duty = "Người ủy quyền và người được ủy quyền chịu trách nhiệm trước pháp luật về tính chính xác của việc ủy quyền"
    one = written(documents_text=f"--{TABLE}Tờ khai1 bản chính{duty}1 bản chính")
    assert [paper["name"] for paper in one.definition["papers"].values()] == ["Tờ khai", "Giấy tờ khác"]


def test_a_table_of_what_some_add_is_no_case() -> None:
    more = "Ngoài hồ sơ nêu trên, tùy từng trường hợp người nộp thuế phải nộp thêm"
    one = written(documents_text=f"--{TABLE}Tờ khai1 bản chính{more}{TABLE}Hộ chiếu0 bản chính,1 bản sao")
    assert list(one.definition["variants"]) == ["main"]
    passport = next(paper for paper in one.definition["papers"].values() if paper["name"] == "Hộ chiếu")
    assert not passport["required"] and passport["why"] == more


def test_a_request_for_supplements_is_no_result() -> None:
    text = "Giấy phépMã: KQ.G15.000168Thông báo về việc sửa đổi, bổ sung hồ sơMã: KQ.G15.000169Từ khóaKhông"
    assert [result["name"] for result in written(result_text=text).definition["outcome"]["results"]] == ["Giấy phép"]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (". Cấp giấy phép hoạt động phát điện", "Cấp giấy phép hoạt động phát điện"),
        ("1. Công nhận tỉnh đạt chuẩn", "Công nhận tỉnh đạt chuẩn"),
        (
            "Thủ tục cấp Giấy chứng nhận doanh nghiệp công nghệ cao-",
            "Thủ tục cấp Giấy chứng nhận doanh nghiệp công nghệ cao",
        ),
        (
            "THỦ TỤC ĐĂNG KÝ SINH HOẠT TÔN GIÁO TẬP TRUNG (CẤP XÃ)",
            "Thủ tục đăng ký sinh hoạt tôn giáo tập trung (cấp xã)",
        ),
        ("THỦ TỤC MỞ RỘNG PHẠM VI QUỸ (Cấp tỉnh).", "Thủ tục mở rộng phạm vi quỹ (cấp tỉnh)"),
        ("CƯ TRÚ HỢP PHÁP TẠI VIỆT NAM THEO KHOẢN 2 ĐIỀU 34", "Cư trú hợp pháp tại Việt Nam theo khoản 2 Điều 34"),
        ("CẤP THẺ BHYT CHO NGƯỜI KHUYẾT TẬT HẠNG II", "Cấp thẻ BHYT cho người khuyết tật hạng II"),
        ("Cấp thẻ BHYT, BHXH", "Cấp thẻ BHYT, BHXH"),
    ],
)
def test_the_name_of_a_procedure(name: str, read: str) -> None:
    assert names.of_procedure(name) == read


@pytest.mark.parametrize("mark", ["$ ", "= ", "/ ", "⁕ ", "- Thành phần hồ sơ: + "])
def test_a_mark_is_no_part_of_a_paper(mark: str) -> None:
    assert names.whole(f"{mark}Quyết định chủ trương") == "Quyết định chủ trương"


@pytest.mark.parametrize(
    ("result", "read"),
    [
        ("Giấy xác nhận khuyết tật (BYT)", "Giấy xác nhận khuyết tật"),
        ("hgvg6Quyết định xóa đăng ký", "Quyết định xóa đăng ký"),
        (": văn bản trả lời", "Văn bản trả lời"),
        ("Thẻ bảo hiểm y tế (BHYT)", "Thẻ bảo hiểm y tế (BHYT)"),
    ],
)
def test_the_name_of_a_result(result: str, read: str) -> None:
    one = written(result_text=f"{result}Mã: KQ.G15.000168Từ khóaKhông có thông tin")
    assert one.definition["outcome"]["results"][0]["name"] == read
