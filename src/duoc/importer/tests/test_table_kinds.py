"""What tables beside the papers of everybody are: proxies, filing online, cases, and who does not know the case."""

from duoc.importer.tests.samples import TABLE, written

CASES = f"Trường hợp cấp mới{TABLE}Đơn đề nghị1 bản chínhTrường hợp cấp lại{TABLE}Đơn xin cấp lại1 bản chính"


def _names(documents: str) -> dict[str, bool]:
    papers = written(documents_text=documents).definition["papers"]
    return {paper["name"]: paper["required"] for id, paper in papers.items() if id != "khac"}


def test_a_table_about_proxies_is_one_paper_for_who_files_for_another() -> None:
    text = (
        f"--{TABLE}Đơn đề nghị1 bản chínhTrường hợp ủy quyền thực hiện thủ tục{TABLE}"
        "+ Trường hợp gửi qua bưu chính: phiếu gửi1 bản chính+ Văn bản ủy quyền1 bản chính"
    )
    assert _names(text) == {"Đơn đề nghị": True, "Giấy tờ về việc ủy quyền": False}


def test_a_table_about_filing_online_is_left_out_where_papers_stand_elsewhere() -> None:
    online = f"Trường hợp đăng ký trên môi trường điện tử{TABLE}Hồ sơ điện tử gồm các giấy tờ trên1 bản chính"
    assert _names(f"--{TABLE}Đơn đề nghị1 bản chính{online}") == {"Đơn đề nghị": True}
    assert _names(online) == {"Hồ sơ điện tử gồm các giấy tờ trên": True}


def test_a_case_that_names_every_way_of_filing_is_no_table_about_filing_online() -> None:
    by_any_way = f"Trường hợp khai thác trực tiếp, qua bưu điện hoặc trực tuyến{TABLE}Phiếu yêu cầu1 bản chính"
    one = written(documents_text=f"Trường hợp khai thác bằng hợp đồng{TABLE}Hợp đồng1 bản chính{by_any_way}")
    assert [variant["name"] for variant in one.definition["variants"].values()][:2] == [
        "Trường hợp khai thác bằng hợp đồng",
        "Trường hợp khai thác trực tiếp, qua bưu điện hoặc trực tuyến",
    ]


def test_bodies_that_were_empowered_are_applicants_no_proxies() -> None:
    text = (
        f"(1) Đối với thân nhân, hồ sơ gồm:{TABLE}Đơn đề nghị1 bản chính"
        f"(2) Đối với tổ chức được ủy quyền, hồ sơ gồm:{TABLE}Văn bản ủy quyền1 bản chínhĐơn của tổ chức1 bản chính"
    )
    assert len(written(documents_text=text).definition["variants"]) == 3


def test_who_does_not_know_the_case_is_still_asked_for_a_form() -> None:
    variants = written(documents_text=CASES).definition["variants"]
    assert variants["unsure"]["papers"] == ["don", "khac"]
    shared = CASES.replace("Đơn xin cấp lại", "Đơn đề nghị")
    assert written(documents_text=shared).definition["variants"]["unsure"]["papers"] == ["giay_1", "khac"]
    common = written(documents_text=f"{CASES}Thành phần hồ sơ chung{TABLE}Tờ khai1 bản chính").definition
    assert "don" not in common["papers"]


def test_a_case_that_requires_nothing_closes_the_page() -> None:
    text = f"{CASES}Trường hợp bị hỏng{TABLE}Giấy phép bị hỏng (nếu có)1 bản chính"
    assert "papers" in written(documents_text=text).failed


def test_a_table_that_says_what_a_paper_holds_is_that_paper() -> None:
    text = f"--{TABLE}Đơn đề nghị1 bản chính+ Đề án thành lập, gồm các nội dung sau:{TABLE}(1) Cơ cấu1 bản chính"
    assert _names(text) == {"Đơn đề nghị": True, "Đề án thành lập": True}


def test_the_form_of_whoever_does_not_know_the_case_is_no_form_of_the_page() -> None:
    assert "form" in written(documents_text=CASES.replace("Đơn", "Bản sao")).failed
