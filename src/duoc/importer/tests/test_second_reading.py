"""What a second reading keeps closed: rows that two readers understand differently, and what steps say beside them."""

import pytest

from duoc.importer.tests.samples import HEAD, TABLE, written

FILED = "Tổ chức, cá nhân nộp hồ sơ đến Sở Tư pháp qua Trung tâm Phục vụ hành chính công tỉnh. "


def _table(*rows: str) -> str:
    return f"--{TABLE}" + "".join(f"{row}1 bản chính" for row in rows)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"documents_text": _table("Đơn đề nghị", "Bản thuyết minh (chỉ nộp một lần)")}, "chỉ nộp"),
        # Of the whole row, says one reading; of its second half, says the other.
        ({"documents_text": _table("Đơn đề nghị", "Biên lai thuế và các khoản nộp khác (nếu có)")}, "hai cách"),
        (
            {"documents_text": f"Cho thuê xe{TABLE}Đơn đề nghị1 bản chínhBán xe{TABLE}Đơn xin1 bản chính"},
            "dành cho ai",
        ),
        ({"name": "Cấp, gia hạn giấy phép thử nghiệm"}, "nhiều việc"),
        ({"name": "Cấp giấy phép thử nghiệm; đăng ký hoạt động"}, "nhiều việc"),
        ({"steps_text": f"{FILED}Trường hợp bị mất: cấp lại trong 3 ngày."}, "không nói tới"),
        ({"steps_text": f"{FILED}Đối với doanh nghiệp thì phải nộp báo cáo tài chính."}, "không nói tới"),
        (
            {
                "name": "Cấp lại giấy phép thử nghiệm do bị mất",
                "documents_text": _table("Đơn đề nghị", "Bản chính giấy phép đã được cấp"),
            },
            "bị mất giấy",
        ),
        ({"steps_text": f"{FILED}Cơ quan được Chủ tịch Ủy ban nhân dân tỉnh giao cấp phép.", "handling_body": "Sở"},
         "chưa rõ cơ quan nào"),
        ({"handling_body": "Cơ quan chức năng do Ủy ban nhân dân cấp tỉnh chỉ định", "steps_text": FILED}, "chỉ định"),
        ({"steps_text": f"{FILED}Sở Tư pháp thành phố Hồ Chí Minh cấp theo phân cấp."}, "thành phố khác"),
        ({"steps_text": f"Cá nhân nộp hồ sơ đến cơ sở nuôi dưỡng. {FILED}"}, "nơi khác"),
        ({"steps_text": f"Cơ quan quản lý người được cử nộp hồ sơ đến Sở Tư pháp. {FILED}"}, "cơ quan lập hồ sơ"),
        (
            {"steps_text": f"{FILED}Trong thời hạn 30 ngày kể từ ngày nhận đủ hồ sơ, Sở Tư pháp cấp giấy phép."},
            "thời hạn ghi khác",
        ),
        ({"channels_text": f"{HEAD}Trực tuyến22 NgàyMiễn phíTrực tiếp12 NgàyMiễn phí"}, "không rõ vì sao"),
        ({"channels_text": f"{HEAD}Trực tuyến45 NgàyMiễn phíTrực tiếp45 Ngày làm việcMiễn phí"}, "không rõ vì sao"),
        (
            {
                "steps_text": f"{FILED}Trong thời hạn 09 ngày làm việc kể từ khi nhận hồ sơ, Sở Tư pháp xác minh. "
                "Trong thời hạn 03 ngày làm việc kể từ ngày xác minh, Sở Tư pháp cấp giấy phép.",
                "channels_text": f"{HEAD}Trực tuyến12 NgàyMiễn phí",
            },
            "Các bước cộng lại",
        ),
        (
            {
                "handling_body": "Không có thông tin",
                "ministry": "bo-tai-chinh",
                "steps_text": "Nhà đầu tư nộp hồ sơ cho Cơ quan đăng ký đầu tư. Cơ quan đăng ký đầu tư cấp lại giấy.",
            },
            "Trình tự chỉ nói",
        ),
        (
            {
                "documents_text": _table(
                    "Văn bản đề nghị theo Mẫu số 11 (cá nhân)", "Văn bản đề nghị theo Mẫu số 13 (tổ chức)"
                )
            },
            "(cá nhân)",
        ),
        ({"channels_text": f"{HEAD}Trực tuyến5 NgàyMiễn phíTrực tuyến9 NgàyMiễn phí"}, "nhiều thời hạn"),
        ({"result_text": "Văn bản không chấp thuậnMã: KQ.G15.000168"}, "từ chối"),
        ({"result_text": "Văn bản trả lời về giấy phép thử nghiệm (nếu không đồng ý)Mã: KQ.G15.000168"}, "từ chối"),
        ({"result_text": "Quyết định thu hồi giấy phépMã: KQ.G15.000168"}, "việc khác"),
        ({"result_text": "Quyết định của Ủy ban nhân dân tỉnhMã: KQ.G15.000168"}, "cơ quan khác ký"),
        (
            {"result_text": "Văn bản chấp thuận sử dụng tác phẩm cuộc biểu diễn bản ghi âmMã: KQ.G15.000168"},
            "thủ tục khác",
        ),
        (
            {"documents_text": _table("a) Đơn đề nghị công nhận cơ sở ương dưỡng giống thủy sản mới")},
            "thủ tục khác",
        ),
        # Two working days after the inspection are no term of the whole.
        (
            {
                "steps_text": f"{FILED}Trong thời hạn 08 ngày kể từ ngày nhận hồ sơ, Sở Tư pháp kiểm tra. Trong thời "
                "hạn 02 ngày làm việc kể từ ngày kết thúc việc kiểm tra, Sở Tư pháp cấp giấy phép.",
                "channels_text": f"{HEAD}Trực tuyến2 Ngày làm việcMiễn phí",
            },
            "bước cuối",
        ),
        (
            {
                "steps_text": f"{FILED}Trong thời hạn 20 ngày kể từ ngày nhận đủ hồ sơ, Sở Tư pháp trả lời.",
                "channels_text": f"{HEAD}Trực tuyến20 Ngày làm việcMiễn phí",
            },
            "Trình tự nói 20 ngày",
        ),
        (
            {
                "channels_text": f"{HEAD}Trực tuyến5 Ngày làm việcMiễn phí 05 ngày làm việc (trường hợp không phải xin "
                "ý kiến); 13 ngày làm việc (trường hợp phải xin ý kiến)"
            },
            "tùy trường hợp",
        ),
        ({"documents_text": _table("b) Đơn đề nghị", "c) Bản xác nhận quá trình")}, "nhảy cóc"),
        ({"documents_text": _table("1, Đơn đề nghị", "3, Bản cam kết của tổ chức")}, "nhảy cóc"),
        ({"handling_body": "Chi cục Kiểm lâm"}, "thuộc một sở"),
        # Filed with the commune, decided above it.
        (
            {
                "steps_text": "Cá nhân lập hồ sơ và gửi đến Ủy ban nhân dân cấp xã. Ủy ban nhân dân cấp xã rà soát, "
                "gửi Sở Tư pháp. Sở Tư pháp cấp giấy phép."
            },
            "nhận và xem trước",
        ),
        (
            {
                "steps_text": f"{FILED}Ủy ban nhân dân cấp xã trong thời gian 05 ngày kể từ ngày nhận đủ giấy tờ, kiểm "
                "tra hồ sơ. Sở Tư pháp cấp giấy phép."
            },
            "nhận và xem trước",
        ),
        # Two things in the name, and a paper of one of them; what only those have who were granted it before.
        (
            {
                "name": "Phê duyệt đề cương, kết quả kiểm định an toàn đập",
                "documents_text": _table("Dự thảo đề cương kiểm định an toàn đập", "Đơn đề nghị"),
            },
            "hai việc",
        ),
        (
            {
                "name": "Cấp giấy chứng nhận người có bài thuốc gia truyền, giấy chứng nhận người có phương pháp gia "
                "truyền",
                "documents_text": _table("Đơn đề nghị", "Kết quả thử độc tính của bài thuốc"),
            },
            "hai việc",
        ),
        (
            {
                "name": "Thủ tục Cấp Giấy phép thử nghiệm",
                "documents_text": _table("Đơn đề nghị", "Báo cáo tình hình thực hiện giấy phép thử nghiệm đã được cấp"),
            },
            "được cấp trước đó",
        ),
        # A paper that only the steps name.
        (
            {
                "documents_text": _table("Đơn đề nghị"),
                "steps_text": "Tổ chức gửi Đơn đề nghị và các chứng cứ, tài liệu có liên quan đi kèm đến Sở Tư pháp. "
                "Sở Tư pháp cấp giấy phép.",
            },
            "không nói tới",
        ),
        (
            {"documents_text": _table("Đơn đề nghị công nhận cơ sở ương dưỡng giống thủy sản mới")},
            "thủ tục khác",
        ),
    ],
)  # fmt: skip
def test_what_can_be_read_in_more_than_one_way_keeps_the_page_closed(changes: dict[str, str], says: str) -> None:
    one = written(**({"steps_text": f"{FILED}Sở Tư pháp cấp giấy phép."} | changes))
    assert one.failed == ("plain",)
    assert says in " ".join(doubt.why for doubt in one.doubts if doubt.kind == "many_readings")


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Cấp, cấp lại giấy phép thử nghiệm", "documents_text": _table("Đơn đề nghị cấp, cấp lại giấy phép")},
        {"steps_text": f"{FILED}Trường hợp hồ sơ không hợp lệ, Sở Tư pháp thông báo. Sở Tư pháp cấp giấy phép."},
        {"result_text": "Giấy phép thử nghiệm hoặc văn bản không cấp giấy phépMã: KQ.G15.000168"},
        {"channels_text": f"{HEAD}Trực tuyến5 NgàyMiễn phíTrực tiếp6 NgàyMiễn phí"},
        {
            "documents_text": _table(
                "a) Đơn đề nghị",
                "d) Bản sao hợp đồng",
                "c) Danh sách hội viên",
                "b) Đề án hoạt động",
                "e) Ảnh chân dung",
            )
        },
        {"documents_text": _table("(3) Đề án thử nghiệm", "(1) Đơn đề nghị", "Danh sách thành viên")},
        {
            "steps_text": f"{FILED}Sở Tư pháp gửi Ủy ban nhân dân cấp xã nơi có đất để lấy ý kiến và trình thẩm định. "
            "Sở Tư pháp cấp giấy phép."
        },
        {
            "name": "Gia hạn giấy phép thử nghiệm",
            "documents_text": _table("Đơn đề nghị", "Báo cáo tình hình thực hiện giấy phép thử nghiệm đã được cấp"),
        },
        {
            "name": "Phê duyệt chương trình, dự án được hỗ trợ",
            "documents_text": _table("Đơn đề nghị", "Đề án về chương trình hoặc dự án"),
        },
        {"steps_text": f"Cơ quan đại diện nước ngoài hoàn thiện hồ sơ đề nghị cấp giấy phép. {FILED}"},
        {
            "documents_text": f"Trường hợp cấp mới{TABLE}Đơn đề nghị1 bản chính"
            f"Trường hợp đổi tên{TABLE}Đơn xin đổi tên1 bản chính"
        },
    ],
)
def test_what_has_one_reading_stays_open(changes: dict[str, str]) -> None:
    assert written(**({"steps_text": f"{FILED}Sở Tư pháp cấp giấy phép."} | changes)).failed == ()


def test_a_page_that_is_closed_anyway_gets_no_second_reason() -> None:
    one = written(handling_body="Chi cục Hải quan khu vực", name="Cấp, gia hạn giấy phép thử nghiệm")
    assert "many_readings" not in {doubt.kind for doubt in one.doubts} and "plain" not in one.checked
