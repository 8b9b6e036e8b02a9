"""Single cells of a page, as the portal glues them: channels, terms, fees, papers, legal texts, results, bodies."""

from dataclasses import replace

import pytest

from duoc.importer import basis, bodies, channels, document_cells, fees, results, step_bodies, time_limits
from duoc.importer.doubts import Doubts
from duoc.importer.source_page import read_page
from duoc.importer.tests.samples import HEAD, TABLE, around, kinds, page, written


def _rows(text: str) -> tuple[channels.ChannelRow, ...]:
    return channels.read(HEAD + text)


def test_a_row_is_taken_apart() -> None:
    (row,) = _rows("Trực tiếp3 Ngày làm việc5,000 Việt Nam Đồng(5.000 đồng/giấy (nếu có).)03 ngày làm việc.")
    assert (row.channel, row.number, row.unit) == ("counter", 3, "working_day")
    assert (row.fee.amount, row.fee.remark, row.text) == (5000, "5.000 đồng/giấy (nếu có).", "03 ngày làm việc.")


@pytest.mark.parametrize(
    ("glued", "time", "amount"),
    [
        ("120,000 VNĐ", 1, 20_000),
        ("1500,000 VNĐ", 1, 500_000),
        ("120 VNĐ", 1, 20),
        ("1100 VNĐ", 1, 100),
        ("11,000,000 VNĐ", 1, 1_000_000),
        ("15 Ngày1,000,000 VNĐ", 15, 1_000_000),
        ("Không có thông tin8,000 VNĐ", None, 8_000),
    ],
)
def test_a_time_without_unit_is_glued_to_the_fee(glued: str, time: int | None, amount: int) -> None:
    (row,) = _rows(f"Trực tuyến{glued}")
    assert (row.number, row.fee.amount) == (time, amount)


def test_words_of_a_channel_inside_a_remark_begin_no_row() -> None:
    rows = _rows("Trực tuyến5 NgàyMiễn phíNộp Trực tiếp hoặc Dịch vụ bưu chính.Trực tiếp7 NgàyMiễn phí")
    assert [(row.channel, row.number) for row in rows] == [("online", 5), ("counter", 7)]


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("Trực tuyến1Miễn phí", "", "no_unit"),
        ("Trực tuyến15Miễn phí", "", "no_unit"),
        ("Trực tuyếnKhông có thông tinMiễn phí", "", "no_term"),
        ("Trực tuyến0 NgàyMiễn phí", "", "term_out_of_range"),
        ("Trực tuyến10000 NgàyMiễn phí", "", "term_out_of_range"),
        ("Trực tuyến15 NgàyMiễn phí15 ngày làm việc kể từ ngày nhận", "15 day", "unit_contradicts"),
        ("Trực tuyến8 Ngày làm việcMiễn phíTrong 04 ngày làm việc", "8 working_day", "term_contradicts"),
        ("Trực tiếp2 NgàyMiễn phíTrực tiếp5 NgàyMiễn phí", "5 day", "several_terms"),
        ("Trực tuyến3 Ngày làm việcMiễn phíTrực tiếp5 Ngày làm việcMiễn phí", "3 working_day", "terms_by_channel"),
    ],
)
def test_a_term_is_doubted_never_guessed(text: str, term: str, kind: str) -> None:
    doubts = Doubts()
    limit = time_limits.read(_rows(text), doubts)
    assert (limit.term, doubts.kinds()) == (term, {kind})
    assert bool(limit.to_verify) == (kind != "terms_by_channel")


def test_a_term_may_differ_by_channel() -> None:
    limit = time_limits.read(_rows("Trực tiếp25 NgàyMiễn phíTrực tuyến15 NgàyMiễn phí"), Doubts())
    assert (limit.term, dict(limit.by_channel)) == ("15 day", {"counter": "25 day"})


@pytest.mark.parametrize(
    ("fee", "kind"),
    [
        ("700 VNĐ(Phí thẩm định: 700.000 đồng/cơ sở)", "suspicious_fee"),
        ("100 VNĐ", "suspicious_fee"),
        ("Miễn phí(Phí: 100.000 đồng)", "fee_contradicts"),
        ("1,000,000 VNĐ(Áp dụng mức 500.000 đồng)", "fee_contradicts"),
        ("10,000 VNĐ(10.000 đồng/giấy.)", "fee_per_unit"),
        ("10 USD(/bản)", "foreign_currency"),
        ("Miễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)", "council_fee"),
        ("Miễn phí(Theo quy định của Luật phí và lệ phí)", "fee_by_reference"),
        ("Không có thông tin", "no_fee_information"),
        # What is said of the fee outside the brackets counts too: a fee for a time, a charge beside the fee, a rate.
        (
            "800,000 VNĐ(/hồ sơ)Phí: 800.000 đồng (mức 400.000 đồng đến hết ngày 31/12/2026). Lệ phí: 100.000 đồng.",
            "fee_contradicts",
        ),
        ("5,000,000 VNĐ(Phí bằng 0,1% tổng giá trị của hợp đồng, tối thiểu 05 triệu đồng)", "fee_by_rate"),
        ("400,000 VNĐ(Áp dụng từ ngày 01/7/2025 đến hết ngày 31/12/2026)", "fee_for_a_time"),
        ("5,000,000 VNĐPhí tính theo tỷ lệ 0,1% giá trị hợp đồng", "fee_by_rate"),
    ],
)
def test_a_doubted_fee_is_not_charged(fee: str, kind: str) -> None:
    doubts = Doubts()
    (line,) = fees.read(_rows(f"Trực tuyến5 Ngày{fee}"), doubts)
    assert (line["amount"], doubts.kinds()) == ("to_verify", {kind})
    assert line["to_verify"]


@pytest.mark.parametrize(
    ("fee", "amount", "kind"),
    [
        ("Miễn phí", 0, "fee"),
        ("Miễn phí(Không)", 0, "fee"),
        ("100,000 VNĐ(Lệ phí cấp giấy phép: 100.000 đồng/hồ sơ)", 100_000, "charge"),
        ("100,000 Việt Nam Đồng(/hồ sơ)", 100_000, "fee"),
        ("100,000 VNĐNộp phí 100.000 đồng khi nộp hồ sơ.", 100_000, "fee"),
        ("Miễn phíHỗ trợ kinh phí 50% học phí.", 0, "fee"),
    ],
)
def test_a_clear_fee_is_taken_over(fee: str, amount: int, kind: str) -> None:
    doubts = Doubts()
    (line,) = fees.read(_rows(f"Trực tuyến5 Ngày{fee}"), doubts)
    assert (line["amount"], line["kind"], doubts.kinds()) == (amount, kind, frozenset())


def test_fees_may_differ_by_channel() -> None:
    lines = fees.read(_rows("Trực tuyến5 Ngày20,000 VNĐTrực tiếp5 Ngày40,000 VNĐ"), Doubts())
    assert [(line["when"], line["amount"]) for line in lines] == [
        ('channel == "online"', 20_000),
        ('channel == "counter"', 40_000),
    ]


@pytest.mark.parametrize(
    ("row", "name", "forms", "original", "copy"),
    [
        ("Đơn đề nghị;Mẫu số 01.docx1 bản chính", "Đơn đề nghị;", ("Mẫu số 01",), 1, 0),
        ("Văn bản đề nghịMau05.docxMau07.docx1 bản chính", "Văn bản đề nghị", ("Mau05", "Mau07"), 1, 0),
        ("Theo Mẫu số 181 bản chính,1 bản sao", "Theo Mẫu số 18", (), 1, 1),
        ("Ngày 31/12/20250 bản chính,2 bản sao", "Ngày 31/12/2025", (), 0, 2),
        ("nộp 02 bản chính tờ khai hải quan1 bản chính", "nộp 02 bản chính tờ khai hải quan", (), 1, 0),
        ("Hợp đồng: 01 bản chụp;0 bản chính,1 bản sao", "Hợp đồng: 01 bản chụp;", (), 0, 1),
        ("Ảnh 4x62 bản sao", "Ảnh 4x6", (), 0, 2),
    ],
)
def test_a_row_of_papers(row: str, name: str, forms: tuple[str, ...], original: int, copy: int) -> None:
    (group,) = document_cells.read(f"--{TABLE}{row}")
    assert [(one.name, one.forms, one.original, one.copy) for one in group.rows] == [(name, forms, original, copy)]


def test_rows_may_begin_with_a_letter() -> None:
    (group,) = document_cells.read(f"--{TABLE}a) Tờ khai;1 bản chínhd) Giấy đăng ký0 bản chính,1 bản sao")
    assert [row.name for row in group.rows] == ["a) Tờ khai;", "d) Giấy đăng ký"]


def test_headed_tables_are_cases_and_common_ones_belong_to_all() -> None:
    text = (
        f"* Giấy tờ phải nộp:{TABLE}Tờ khai1 bản chính"
        f"Trường hợp cấp mới:{TABLE}Sơ yếu lý lịch1 bản chính"
        f"Trường hợp cấp lại:{TABLE}Giấy phép cũ1 bản chính"
        f"* Lưu ý:{TABLE}Xem kỹ hướng dẫn1 bản chính"
    )
    one = written(documents_text=text)
    variants = one.definition["variants"]
    names = {id: paper["name"] for id, paper in one.definition["papers"].items()}
    assert [variant["name"] for variant in variants.values()] == [
        "Trường hợp cấp mới",
        "Trường hợp cấp lại",
        "Trường hợp khác hoặc chưa rõ",
    ]
    assert [names[id] for id in variants["c2"]["papers"]] == ["Giấy phép cũ", "Tờ khai", "Giấy tờ khác"]
    assert {"cases_from_headings", "note_as_paper"} <= kinds(one)


def test_a_paper_under_a_condition_is_not_required() -> None:
    one = written(documents_text=f"--{TABLE}Giấy ủy quyền (nếu có)1 bản chínhĐơn1 bản chính")
    assert [paper["required"] for paper in one.definition["papers"].values()] == [False, True, False]


def test_legal_texts_are_split_and_texts_in_titles_are_no_basis() -> None:
    text = (
        "Tên văn bản pháp lýMã văn bảnSửa đổi một số điều của Nghị định số 08/2021/NĐ-CP của Chính phủ"
        "06/2024/NĐ-CPLuật Hợp tác xã17/2023/QH15Nghị quyết số 66.7/2025/NQ-CP của Chính phủ66.7/2025/NQ-CP"
    )
    citations = basis.read(text, Doubts())
    assert [one.number for one in citations] == ["06/2024/NĐ-CP", "17/2023/QH15", "66.7/2025/NQ-CP"]
    assert citations[1].title == "Luật Hợp tác xã"


def test_results_have_names_and_codes_and_a_no_is_none() -> None:
    doubts = Doubts()
    text = "Giấy phépMã: KQ.G15.000168Văn bản không chấp thuậnMã: KQ.G15.000169Sổ theo dõiMã: KQTừ khóaKhông"
    items = results.read(text, doubts)
    assert [(one.name, one.code) for one in items] == [("Giấy phép", "KQ.G15.000168"), ("Sổ theo dõi", "to_verify")]
    assert doubts.kinds() == {"odd_result_code", "several_results"}


@pytest.mark.parametrize(
    ("changes", "competent", "kind"),
    [
        ({}, [{"organisation": "so-tu-phap"}], ""),
        (
            {"handling_body": "Chi cục Hải quan khu vực"},
            [{"organisation": "trung-tam-phuc-vu-hanh-chinh-cong"}],
            "central_body",
        ),
        ({"handling_body": "Sở Tư pháp Thành phố Hà Nội"}, [{"organisation": "so-tu-phap"}], "other_province"),
        ({"handling_body": "Chi cục Kiểm lâm"}, [{"organisation": "so-nong-nghiep-va-moi-truong"}], "part_of_body"),
        ({"handling_body": "Chi nhánh Văn phòng đăng ký đất đai"}, [{"organisation": "van-phong-dang-ky-dat-dai"}], ""),
        ({"handling_body": "Uỷ ban Nhân dân cấp xã, phường, thị trấn"}, [{"commune_of": "place.commune"}], ""),
        ({"handling_body": "Không có thông tin"}, [{"organisation": "so-tu-phap"}], "no_body"),
        ({"handling_body": "Hội những người lạ"}, [{"organisation": "so-tu-phap"}], "unknown_body"),
    ],
)
def test_bodies_are_bodies_of_this_province(
    changes: dict[str, str], competent: list[dict[str, str]], kind: str
) -> None:
    one = written(**changes)
    rules = [{key: value for key, value in rule.items() if key != "to_verify"} for rule in one.definition["competent"]]
    assert rules == competent
    assert kinds(one) - {"many_readings"} == ({kind} if kind else set())
    assert one.definition["handled_in"] == ("ministry" if kind == "central_body" else "here")


def test_what_a_ministry_without_department_settles_goes_where_the_province_says() -> None:
    known = replace(around().bodies, ministries_otherwise="so-xay-dung")
    one_page = read_page(page(handling_body="Sở", levels="Cấp tỉnh", ministry="bo-nao-do"))
    assert bodies.read(one_page, "luat-su", step_bodies.read(""), known, Doubts()).places == ("so-xay-dung",)
