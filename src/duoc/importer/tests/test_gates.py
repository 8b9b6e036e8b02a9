"""Which pages may be opened for filing here: by words and structure, on pages that nobody has seen."""

import pytest

from duoc.importer import step_bodies
from duoc.importer.step_bodies import COMMUNE, DEPARTMENT, OUTSIDE, PROVINCE
from duoc.importer.tests.samples import HEAD, TABLE, written

FILED = "Tổ chức, cá nhân nộp hồ sơ đến Sở Tư pháp qua Trung tâm Phục vụ hành chính công tỉnh. "
UNKNOWN = "Không có thông tin"


def test_an_ordinary_page_passes_every_gate() -> None:
    assert written(steps_text=f"{FILED}Sở Tư pháp cấp giấy phép.").failed == ()


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({"handling_body": "Chi cục Hải quan khu vực"}, "outside"),
        ({"handling_body": UNKNOWN, "steps_text": "Người dân nộp hồ sơ đến Bộ Tư pháp để được giải quyết."}, "outside"),
        ({"steps_text": f"{FILED}Sở Tư pháp trình Thủ tướng Chính phủ xem xét, quyết định."}, "above"),
        (
            {"handling_body": "Bộ Tư pháp, Sở Tư pháp", "steps_text": "Nộp hồ sơ đến Bộ Tư pháp để được cấp."},
            "shared",
        ),
        ({"handling_body": "Bộ Tư pháp, Sở Tư pháp", "competent_body": "Bộ Tư pháp, Sở Tư pháp"}, "shared"),
        # A matter that only other provinces have.
        ({"name": "Đăng ký kinh doanh tại chợ biên giới"}, "elsewhere"),
        ({"steps_text": f"{FILED}Cấp phép trong Trung tâm tài chính quốc tế."}, "elsewhere"),
        ({"handling_body": "Ban Quản lý Khu công nghệ cao"}, "elsewhere"),
        # Bodies outside beside ours.
        (
            {
                "handling_body": "Tổ chức hành nghề luật sư, Tổ chức tư vấn pháp luật, Sở Tư pháp",
                "steps_text": "Người dân gửi đơn đến Trung tâm trợ giúp pháp lý hoặc tổ chức ký hợp đồng thực hiện.",
            },
            "shared",
        ),
        ({"name": "Giải quyết tố cáo của công dân"}, "request"),
        ({"name": "Thu hồi thẻ công chứng viên", "documents_text": f"--{TABLE}Thẻ1 bản chính"}, "request"),
        ({"name": "Xét tuyển viên chức"}, "request"),
        ({"audience": "Cán bộ, công chức, viên chức"}, "request"),
        ({"steps_text": "Bước 1. Lập, nộp hồ sơ người lao động lập hồ sơ theo quy định tại mục 5.3 ("}, "whole"),
        ({"steps_text": f"{FILED}Trường hợp nộp hồ sơ qua môi trường điện tử:"}, "whole"),
        ({"documents_text": UNKNOWN}, "whole"),
        ({"documents_text": f"--{TABLE}Đơn đề nghị (nếu có)1 bản chínhGiấy tờ khác, nếu có1 bản sao"}, "papers"),
        ({"documents_text": f"--{TABLE}Bản sao giấy chứng nhận0 bản chính,1 bản sao"}, "form"),
        ({"channels_text": f"{HEAD}Trực tuyến1Miễn phí"}, "term"),
        # Somebody whom nobody here knows; a decision above the province; a level that is no more; nobody named at all.
        (
            {"handling_body": "Quỹ Bảo trợ", "steps_text": "Cá nhân gửi hồ sơ đến Quỹ Bảo trợ để được hỗ trợ tiền."},
            "body",
        ),
        ({"competent_body": "Chủ tịch nước"}, "above"),
        ({"steps_text": f"{FILED}Sở Tư pháp lập hồ sơ trình Thủ tướng Chính phủ."}, "above"),
        ({"steps_text": f"Người dân nộp hồ sơ đến Phòng Y tế quận, huyện. {FILED}"}, "whole"),
        (
            {
                "handling_body": UNKNOWN,
                "levels": "Cấp tỉnh, Cấp xã",
                "steps_text": "Nhà đầu tư nộp hồ sơ quy hoạch đã được thẩm định đến cấp phê duyệt quy hoạch.",
            },
            "body",
        ),
        # What an authority begins by itself.
        (
            {"steps_text": "Sở Tư pháp chủ trì, phối hợp với các sở xây dựng hồ sơ đề nghị giải thể trung tâm."},
            "request",
        ),
        (
            {"steps_text": "- Công chức tư pháp - hộ tịch cấp xã có trách nhiệm chuẩn bị Tờ khai."},
            "request",
        ),
        (
            {
                "steps_text": "Trong thời hạn 10 ngày, kể từ khi nhận được đề nghị, Trưởng ban công tác Mặt trận chủ "
                "trì lập văn bản đề nghị Chủ tịch Ủy ban nhân dân cấp xã."
            },
            "request",
        ),
        # Reserved to other provinces; a ministry's own system; a call for offers; the Prime Minister for a part of it.
        ({"steps_text": f"{FILED}Sở Tư pháp các tỉnh Quảng Ninh, Lạng Sơn, Cao Bằng giới thiệu đơn vị."}, "elsewhere"),
        (
            {"steps_text": "Thương nhân đính kèm hồ sơ đề nghị qua Hệ thống eCoSys của Bộ Công Thương. Sở trả lời."},
            "outside",
        ),
        ({"steps_text": f"Thông báo lựa chọn tổ chức được đăng tải trên trang của Sở Tư pháp. {FILED}"}, "request"),
        (
            {"steps_text": f"{FILED}Trường hợp đất hiếm: báo cáo Thủ tướng Chính phủ quyết định. Sở Tư pháp cấp."},
            "above",
        ),
        # An association decides, the province only gives its opinion.
        (
            {
                "handling_body": UNKNOWN,
                "steps_text": "Tổ chức gửi hồ sơ đến Sở Nội vụ. Đoàn Thanh niên Cộng sản Hồ Chí Minh cấp tỉnh ra quyết "
                "định giải thể sau khi Ủy ban nhân dân cấp tỉnh có ý kiến.",
            },
            "outside",
        ),
        # Cases with other papers each that only the steps know.
        (
            {
                "steps_text": f"{FILED}Trường hợp bị mất: căn cứ hồ sơ lưu trữ, Sở Tư pháp cấp lại. Trường hợp thay "
                "đổi địa điểm: thực hiện như cấp mới."
            },
            "plain",
        ),
        ({"channels_text": f"{HEAD}Trực tuyến1Miễn phíTrực tiếp5 Ngày làm việcMiễn phí"}, "term"),
    ],
)
def test_a_page_is_kept_closed_by_what_it_lacks(changes: dict[str, str], gate: str) -> None:
    assert gate in written(**({"steps_text": FILED} | changes)).failed


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Thu hồi giấy phép theo đề nghị của tổ chức"},
        {"handling_body": "Bộ Tư pháp, Sở Tư pháp"},  # the steps say that it is filed with the department
        {"handling_body": UNKNOWN},
        {"name": "Kiểm tra nhà nước về chất lượng thuốc nhập khẩu"},
        {
            "name": "Cấp giấy phép đối với cơ sở in",
            "documents_text": f"--{TABLE}Đơn đề nghị cấp giấy phép đối với cơ sở in1 bản chính",
        },
        {"documents_text": f"--{TABLE}Một trong các giấy tờ sau: hộ chiếu, căn cước1 bản saoĐơn đề nghị1 bản chính"},
    ],
)
def test_what_only_looks_like_a_reason_closes_nothing(changes: dict[str, str]) -> None:
    assert written(**({"steps_text": FILED} | changes)).failed == ()


def test_a_matter_laid_before_the_committee_is_the_committees() -> None:
    one = written(steps_text=f"{FILED}Sở Tư pháp trình Chủ tịch Ủy ban nhân dân cấp tỉnh xem xét, quyết định.")
    assert one.definition["competent"][0]["organisation"] == "ubnd-tinh"
    assert "decided_above" in {doubt.kind for doubt in one.doubts}


def test_a_communes_matter_without_a_heading_is_the_communes() -> None:
    steps = "Cá nhân nộp hồ sơ đến cơ quan đăng ký cư trú. Tờ khai được chuyển đến Ủy ban nhân dân cấp xã xác nhận."
    one = written(handling_body=UNKNOWN, levels="Cấp xã", ministry="bo-cong-an", steps_text=steps)
    assert one.definition["competent"][0]["commune_of"] == "place.commune"


def test_a_licence_that_the_committee_prolongs_is_the_committees() -> None:
    one = written(steps_text=f"{FILED}Sở Tư pháp trình Chủ tịch Ủy ban nhân dân cấp tỉnh gia hạn giấy phép.")
    assert one.definition["competent"][0]["organisation"] == "ubnd-tinh"


@pytest.mark.parametrize(
    ("end", "whole"), [("trả lời bằng văn bản và nêu rõ lý do", True), ("hồ sơ gửi đến nơi do", False)]
)
def test_steps_may_end_without_a_full_stop(end: str, whole: bool) -> None:
    assert written(steps_text=f"{FILED}Trường hợp từ chối, {end}").checked["whole"] is whole


def test_steps_tell_who_receives_and_who_decides() -> None:
    steps = step_bodies.read(
        "Nộp hồ sơ tại Bộ phận một cửa. Gửi đến Ủy ban nhân dân cấp xã. Sở Y tế thẩm định, trình UBND tỉnh phê duyệt "
        "theo mẫu do Bộ Y tế ban hành."
    )
    assert [one.kind for one in steps.mentions] == ["centre", COMMUNE, DEPARTMENT, PROVINCE, OUTSIDE]
    assert (steps.first, steps.decides(PROVINCE), steps.decides(OUTSIDE)) == (COMMUNE, True, False)


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        # Another province's office is ours of the same kind; a ministry that set a procedure up does not grant it.
        ({"handling_body": "Sở An toàn thực phẩm - TP.HCM", "ministry": "bo-y-te"}, "so-y-te"),
        ({"handling_body": "Sở Tư pháp Thành phố Hà Nội"}, "so-tu-phap"),
        (
            {
                "handling_body": UNKNOWN,
                "competent_body": "Bộ Tư pháp",
                "steps_text": "Tổ chức nộp hồ sơ đến Ủy ban nhân dân cấp tỉnh. Ủy ban nhân dân cấp tỉnh cấp giấy phép.",
            },
            "ubnd-tinh",
        ),
        # "Cung cấp" and "cấp tỉnh" decide nothing.
        ({"steps_text": f"{FILED}Sở Tư pháp đề nghị cơ quan bảo hiểm xã hội cung cấp hồ sơ."}, "so-tu-phap"),
        ({"steps_text": f"{FILED}Sở Tư pháp đề nghị cơ quan công an cấp tỉnh xác minh."}, "so-tu-phap"),
        # A director decides under a committee's heading; what was decided before, or is taken back, is another matter.
        (
            {
                "handling_body": "Ủy ban nhân dân cấp tỉnh",
                "steps_text": "Người lao động nộp hồ sơ cho tổ chức dịch vụ việc làm. Tổ chức đó xem xét, trình Giám "
                "đốc Sở Nội vụ quyết định việc hưởng trợ cấp.",
            },
            "so-noi-vu",
        ),
        (
            {
                "steps_text": "Trong thời hạn 01 năm, kể từ ngày Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định cho phép "
                "thành lập, văn phòng nộp hồ sơ đến Sở Tư pháp. Sở Tư pháp kiểm tra và cấp Giấy đăng ký; trường hợp từ "
                "chối thì báo cáo Chủ tịch Ủy ban nhân dân cấp tỉnh xem xét, quyết định thu hồi quyết định đó."
            },
            "so-tu-phap",
        ),
        # "Thuộc Ủy ban nhân dân cấp tỉnh" and "trình Ủy ban nhân dân cấp tỉnh cấp" are two bodies; a ministry's agency
        # is only asked.
        (
            {
                "steps_text": "Tổ chức nộp hồ sơ đến cơ quan chuyên môn về tư pháp thuộc Ủy ban nhân dân cấp tỉnh. Cơ "
                "quan chuyên môn về tư pháp thuộc Ủy ban nhân dân cấp tỉnh có trách nhiệm trình Ủy ban nhân dân cấp "
                "tỉnh cấp giấy phép."
            },
            "ubnd-tinh",
        ),
        (
            {
                "handling_body": UNKNOWN,
                "steps_text": "Tổ chức nộp hồ sơ đến Ủy ban nhân dân cấp tỉnh. Ủy ban nhân dân cấp tỉnh gửi cơ quan "
                "chuyên môn thuộc Bộ Công an có ý kiến bằng văn bản. Ủy ban nhân dân cấp tỉnh gia hạn giấy phép.",
            },
            "ubnd-tinh",
        ),
        # A counter settles nothing.
        (
            {
                "handling_body": "Trung tâm Hành chính công",
                "steps_text": f"{FILED}Ủy ban nhân dân cấp tỉnh xem xét, ban hành quyết định.",
            },
            "ubnd-tinh",
        ),
    ],
)
def test_what_names_somebody_else_is_weighed_against_the_steps(changes: dict[str, str], body: str) -> None:
    one = written(**({"steps_text": FILED} | changes))
    failed = [gate for gate in one.failed if gate != "plain"]  # what is filed with somebody else first is not plain
    assert ([rule["organisation"] for rule in one.definition["competent"]], failed) == ([body], [])


@pytest.mark.parametrize(
    ("changes", "filed_at"),
    [
        ({"handling_body": "Chi cục Hải quan khu vực"}, "Chi cục Hải quan khu vực"),
        (
            {"handling_body": "Cục Lãnh sự - Bộ Ngoại giao, Sở Ngoại vụ Thành phố Hồ Chí Minh"},
            "Cục Lãnh sự - Bộ Ngoại giao",
        ),
        ({"handling_body": "Bộ Tư lệnh Thủ đô Hà nội"}, ""),
        ({"handling_body": "Thuế cơ sở, Công an huyện"}, "Thuế cơ sở"),
        ({"competent_body": "Chủ tịch nước"}, "Sở Tư pháp"),
        ({"channels_text": f"{HEAD}Trực tuyến1Miễn phí"}, "Sở Tư pháp"),
        ({"handling_body": "Sở Tư pháp Thành phố Hà Nội"}, "Sở Tư pháp"),
    ],
)
def test_people_are_never_sent_to_another_province(changes: dict[str, str], filed_at: str) -> None:
    assert written(**({"steps_text": FILED} | changes)).filed_at == filed_at
