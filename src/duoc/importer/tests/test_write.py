"""Whatever a page says, it becomes a definition that the language reads, or is rejected with a reason."""

import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duoc.importer import shipped
from duoc.importer.acceptability import opened as opened_pages
from duoc.importer.acceptability import protocol
from duoc.importer.doubts import KINDS
from duoc.importer.doubts_report import report
from duoc.importer.paper_cells import MOST_GROUPS, MOST_ROWS
from duoc.importer.source_page import Rejection, read_page
from duoc.importer.tests.samples import HEAD, TABLE, around, kinds, loaded, page, written
from duoc.importer.writer import with_doubts, write
from duoc.language.checking import check_definition
from duoc.language.surroundings import Surroundings

PIECES = [
    HEAD, TABLE, "--", "Trực tuyến", "Trực tiếp", "Dịch vụ bưu chính", "1", "15", "120,000 VNĐ", "Ngày làm việc",
    " Ngày", "Miễn phí", "Không có thông tin", "(Phí: 1.000 đồng)", "(", ")", "1 bản chính", "0 bản chính,1 bản sao",
    "2 bản sao", "Trường hợp cấp mới:", "Đối với tổ chức", "Lưu ý:", "Mẫu 01.docx", ".docx", "Mã: KQ.G15.000168",
    "Mã:", "Từ khóa", "123/2015/NĐ-CP", "Luật số 60/2014/QH13", "Sở Tư pháp", "Ủy ban nhân dân cấp xã", "\n", " ", ":",
    "Chi cục Hải quan khu vực", ";", "\u0000", "\u202e", "<b>", "=1+1", "🐟", "a\u0301", "Cấp tỉnh", "Doanh nghiệp",
    "x" * 600, "Đơn đề nghị",
]  # fmt: skip
text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=300),
    st.text(alphabet=string.printable, max_size=200),
)
VALUES = (
    "source_url", "announcing_decision", "audience", "competent_body", "handling_body", "steps_text", "channels_text",
    "documents_text", "result_text", "legal_basis_text", "conditions_text", "ministry",
)  # fmt: skip
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.fixed_dictionaries(dict.fromkeys(VALUES, text)), text, text)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_texts_make_a_definition_or_a_rejection(texts: dict[str, str], name: str, field: str) -> None:
    try:
        one = write(read_page(page(**texts, name=f"Cấp {name}", field=f"Lĩnh vực {field}")), around())
    except Rejection as fault:
        assert all((fault.what, fault.why, fault.remedy))
        return
    definition = loaded(with_doubts(one, one.doubts))
    assert definition.kind == "imported"
    assert len(definition.to_verify) == len(one.doubts) + 1
    assert {doubt.kind for doubt in one.doubts} <= set(KINDS)


@given(st.dictionaries(st.sampled_from([*VALUES, "code", "name", "levels", "field", "kind", "x"]), values))
@settings(max_examples=150, deadline=None)
def test_any_object_is_a_page_or_a_rejection(data: dict[str, Any]) -> None:
    try:
        write(read_page(data), around())
    except Rejection as fault:
        assert all((fault.what, fault.why, fault.remedy))


@pytest.mark.parametrize(
    "documents",
    [f"--{TABLE}" + "Đơn1 bản chínhA" * (MOST_ROWS + 1), f"Trường hợp:{TABLE}Đơn1 bản chính" * (MOST_GROUPS + 1)],
    ids=["rows", "tables"],
)
def test_a_list_that_no_real_page_has_is_rejected(documents: str) -> None:
    with pytest.raises(Rejection, match="Thành phần hồ sơ"):
        written(documents_text=documents)


def test_the_general_form_of_an_ordinary_page() -> None:
    one = written()
    definition = loaded(with_doubts(one, one.doubts))
    assert kinds(one) == set()
    assert definition.name == "Thủ tục cấp giấy phép thử nghiệm"
    assert definition.short_name == "Cấp giấy phép thử nghiệm"
    assert (definition.field, definition.audience) == ("luat-su", ("citizen", "organisation"))
    assert [page.id for page in definition.pages] == ["de-nghi", "nop-cho-ai", "don-vi", "lien-he"]
    assert [variant.term for variant in definition.variants] == ["5 working_day"]
    assert [str(text) for text in definition.law] == ["65/2006/QH11", "123/2013/NĐ-CP"]
    assert [step.post for step in definition.steps] == ["clerk", "specialist", "leader", "registry", "clerk"]
    assert [(result.code, result.document) for result in definition.outcome.results] == [
        ("KQ.G15.000168", "general-result.typ")
    ]
    assert definition.source["announced"] == "163/QĐ-BTP"


def test_conditions_stand_above_what_is_asked_for() -> None:
    one = written(conditions_text="Có bằng cử nhân luật\nvà đã hành nghề 3 năm.")
    assert one.definition["pages"][0]["lead"] == "Điều kiện: Có bằng cử nhân luật và đã hành nghề 3 năm."
    assert "lead" not in written(conditions_text="Không.").definition["pages"][0]


def test_without_an_online_channel_it_is_partial_and_says_why() -> None:
    one = written(channels_text=f"{HEAD}Trực tiếp5 NgàyMiễn phí")
    assert one.definition["online"]["mode"] == "partial"
    assert "quầy" in one.definition["online"]["say"]
    assert one.definition["channels"] == ["counter"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"announcing_decision": "Demo/QĐ-BCA"}, "test_decision"),
        ({"announcing_decision": "1681"}, "odd_decision"),
        ({"field": "Lĩnh vực lạ"}, "unknown_field"),
        ({"audience": "Người ngoài hành tinh"}, "unknown_audience"),
        ({"levels": "Cấp tỉnh, Cơ quan khác"}, "other_level"),
        ({"legal_basis_text": "Không có thông tin"}, "no_law"),
        ({"legal_basis_text": "Luật Hộ tịch"}, "law_without_number"),
        ({"result_text": None}, "no_result"),
        ({"documents_text": None}, "no_papers"),
        ({"documents_text": "Bước 2. Nộp hồ sơ cho cơ quan."}, "papers_unreadable"),
        ({"channels_text": "Nộp ở đâu cũng được"}, "odd_channels"),
        ({"name": "Cấp giấy phép " + "rất dài " * 100}, "long_name"),
        ({"steps_text": "<p>Bước 1</p>"}, "markup"),
    ],
)
def test_every_doubt_is_told_on_the_definition(changes: dict[str, str | None], kind: str) -> None:
    one = written(**changes)
    assert kind in kinds(one)
    doubts = with_doubts(one, one.doubts)["to_verify"]
    assert KINDS[kind][0] in [doubt["what"] for doubt in doubts]
    loaded(with_doubts(one, one.doubts))


@pytest.fixture(scope="module")
def reading() -> Any:
    """All shipped pages, file by file: read once for this file of tests."""
    return list(shipped.read())


def test_every_shipped_page_becomes_a_definition_without_a_fault(reading: Any) -> None:
    assert [part.read for part in reading] == [1344, 1226, 188, 1772]
    assert [fault for part in reading for fault in part.rejected] == []
    faults = []
    for one in [one for part in reading for one in part.written][::17]:
        definition = loaded(with_doubts(one, one.doubts))
        findings = check_definition(definition, Surroundings())
        faults += [
            f"{definition.code}: {fault.what}" for fault in findings if fault.level == "error" and fault.kind != "law"
        ]
    assert faults == []


def test_what_is_known_of_the_shipped_file_is_found(reading: Any) -> None:
    flagged = reading[0].flagged()
    assert "without a unit of time | 541 |" in report(reading[:1])
    assert flagged["test_decision"] == 1
    by_code = {one.page.code: {doubt.kind for doubt in one.doubts} for one in reading[0].written}
    assert "suspicious_fee" in by_code["2.001827"]
    alike = [one for one in reading[0].written if one.page.name.startswith("Hỗ trợ phát triển sản xuất cộng đồng")]
    assert all("same_name" in by_code[one.page.code] for one in alike)


def test_what_is_open_is_enough_and_never_outside_the_province(reading: Any) -> None:
    first, central = reading[0], reading[-1]
    opened = [one for part in reading for one in part.written if not one.failed]
    assert len(opened) >= 500
    assert not [one for one in central.written if not one.failed]
    assert all(one.definition["handled_in"] == "here" for one in opened)
    # Cut short in the middle of a sentence (22 pages); no citizen's request; of a body outside the province.
    by_code = {one.page.code: one for one in first.written}
    cut_short = ("1.001521", "1.001601", "1.001643", "1.002759", "2.000605", "2.000942", "2.002338", "2.002339")
    assert all("whole" in by_code[code].failed for code in cut_short)
    for code in ("1.004327", "3.000367", "1.013832", "6.003491"):
        assert "request" in by_code[code].failed
    commune = by_code["1.013313"].definition
    assert commune["handled_in"] == "here" and commune["competent"][0]["commune_of"] == "place.commune"
    assert "result_as_paper" in kinds(by_code["1.003681"])
    assert len(by_code["2.001195"].definition["variants"]) == 1


def test_the_protocol_draws_the_same_pages_for_the_same_seed(reading: Any) -> None:
    pages = opened_pages(reading, without=["1.001193"])
    text = protocol(pages, 3, 7)
    assert text == protocol(pages, 3, 7) != protocol(pages, 3, 8)
    assert text.count("- [ ] accept:") == 3


def test_the_documentation_is_current(reading: Any) -> None:
    """Out of date? `duoc catalogue doubts > docs/catalogue-import.md`."""
    from django.conf import settings as django_settings

    file = django_settings.CATALOG.parent / "docs" / "catalogue-import.md"
    assert file.read_text("utf-8") == report(reading)


def test_fees_of_several_channels_are_told_apart() -> None:
    rows = f"{HEAD}Trực tuyến3 Ngày50,000 VNĐ(Lệ phí cấp giấy)Trực tiếp3 Ngày100,000 VNĐ(Lệ phí cấp giấy)"
    fees = written(channels_text=rows).definition["fees"]
    assert [fee["for"] for fee in fees] == ["Lệ phí cấp giấy (nộp trực tuyến)", "Lệ phí cấp giấy (nộp trực tiếp)"]


def test_a_long_paper_has_a_short_name_and_its_official_one() -> None:
    long = "Giấy tờ chứng minh " + "nội dung rất dài của giấy này " * 12 + "hết"
    paper = written(documents_text=f"--{TABLE}{long}1 bản chính").definition["papers"]["giay_1"]
    assert len(paper["name"]) < 230 and paper["full_name"] == long


def _asked(**changes: str) -> dict[str, dict[str, Any]]:
    form = written(**changes).definition["pages"]
    return {question["id"]: question for page in form for question in page["questions"]}


def test_a_matter_of_somebody_else_asks_whom_it_concerns() -> None:
    asked = _asked(name="Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội")
    assert [id for id in asked if id.startswith("person.")] == [
        "person.relation", "person.full_name", "person.birth_date", "person.personal_number",
    ]  # fmt: skip
    assert {"self", "parent", "child"} <= set(asked["person.relation"]["options"])
    assert asked["person.full_name"]["known_from"]["when"] == 'person.relation == "self"'
    assert not asked["person.personal_number"]["required"]


def test_of_a_deceased_nobody_asks_for_themselves() -> None:
    asked = _asked(name="Hỗ trợ chi phí mai táng đối với đối tượng hưởng trợ cấp hưu trí xã hội")
    assert "self" not in asked["person.relation"]["options"] and "known_from" not in asked["person.full_name"]


def test_a_matter_of_a_body_that_cares_for_persons_does_not() -> None:
    assert "person.relation" not in _asked(name="Cấp Giấy phép thành lập cơ sở hỗ trợ nạn nhân")
    assert "person.relation" not in _asked()


def test_a_business_is_asked_of_its_seat_and_a_person_of_where_they_live() -> None:
    """Who is known as a business is not asked where it "lives"; who can only be a person is not asked of a seat."""
    commune = {"handling_body": "Ủy ban nhân dân cấp xã", "levels": "Cấp xã"}
    for audience, ids in (
        ("Công dân Việt Nam", ["own", "commune"]),
        ("Công dân Việt Nam;Doanh nghiệp", ["own", "seat", "commune"]),
    ):
        pages = written(audience=audience, **commune).definition["pages"]
        [page] = [page for page in pages if page["id"] == "noi-giai-quyet"]
        asked = {question["id"]: question for question in page["questions"]}
        assert list(asked) == [f"place.{id}" for id in ids]
    assert asked["place.own"]["when"] == 'applicant.kind == "person"' and "trụ sở" in asked["place.seat"]["ask"]
    assert [one["when"] for one in asked["place.commune"]["known_from"]] == ["place.own", "place.seat"]
