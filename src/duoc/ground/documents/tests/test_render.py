"""Typesetting: templates, data, faults."""

import io
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from duoc.ground.documents import lettering, press
from duoc.ground.documents.actions import DocumentFault, render
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.documents.queries import fields_of, places_of

from .conftest import CATALOG, CERTIFICATE, URL, sample

TEMPLATES = sorted(CATALOG.glob("national/forms/*.typ")) + sorted(CATALOG.glob("*/procedures/*/*.typ"))
VIETNAMESE = "ấ ầ ẩ ẫ ậ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ý ỷ ỹ ỵ Đ đ Ấ Ậ Ữ Ỵ"


def text_of(pdf: bytes) -> str:
    out = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return out.stdout.decode()


def write(folder: Path, source: str) -> Path:
    template = folder / "t.typ"
    template.write_text(source, encoding="utf-8")
    return template


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_template_prints_full_and_empty_data(template: Path) -> None:
    full = text_of(render(template, sample(), root=CATALOG))
    empty = text_of(render(template, {}, root=CATALOG))
    assert "THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in full
    assert "THỬ NGHIỆM" not in empty
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in empty.replace("\xa0", " ")
    assert "……" in empty or ".....…"[:4] in empty


def test_there_are_templates_of_both_procedures() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in TEMPLATES}
    assert {"forms/receipt-01.typ", "1.001193/certificate.typ", "2.000635/extract.typ"} <= names


def test_certificate_says_what_was_answered() -> None:
    text = " ".join(text_of(render(CERTIFICATE, sample(), root=CATALOG)).split())
    assert "TRẦN NGUYỄN GIA HƯNG" in text
    assert "05/11/2026" in text
    assert "Ngày năm, tháng mười một, năm hai nghìn không trăm hai mươi sáu" in text
    assert "Khmer" in text
    assert "xã Hồ Thị Kỷ, tỉnh Cà Mau" in text


def test_times_are_shown_in_the_provinces_zone() -> None:
    text = text_of(render(CATALOG / "national/forms/receipt-01.typ", sample(), root=CATALOG))
    assert "09 giờ 05 phút, ngày 23 tháng 11 năm 2026" in text
    assert "16.000 đồng" in text


def test_same_data_give_the_same_bytes() -> None:
    assert render(CERTIFICATE, sample(), root=CATALOG) == render(CERTIFICATE, sample(), root=CATALOG)


def test_threads_do_not_mix_their_data() -> None:
    def one(number: int) -> bool:
        data = sample()
        data["answers"]["child.full_name"] = f"Trẻ Số {number}"
        return f"TRẺ SỐ {number}\n" in text_of(render(CERTIFICATE, data, root=CATALOG))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(one, range(12)))


def test_reserved_fields_exist_before_signing(draft: bytes) -> None:
    assert fields_of(draft) == {"number": "", "date": ""}
    assert places_of(draft) == {"number", "date", "leader", "agency"}
    with pikepdf.open(io.BytesIO(draft)) as pdf:
        names = {str(field.T): str(field.FT) for field in pdf.Root.AcroForm.Fields}
    assert names == {"number": "/Tx", "date": "/Tx", "leader": "/Sig", "agency": "/Sig"}


def test_data_are_never_code(tmp_path: Path) -> None:
    template = write(tmp_path, '#set text(font: "Liberation Serif", fallback: false)\n#json(bytes(sys.inputs.data)).x')
    text = text_of(render(template, {"x": '#panic("x") *a* "\\n'}, root=tmp_path))
    assert '#panic("x") *a*' in text.replace("”", '"').replace("“", '"')


def test_template_fault_names_file_and_line(tmp_path: Path) -> None:
    template = write(tmp_path, "#set text(size: 12pt)\n\n#nothing-here")
    with pytest.raises(DocumentFault) as caught:
        render(template, {}, root=tmp_path)
    assert caught.value.line == 3
    assert caught.value.file is not None
    assert caught.value.file.name == "t.typ"
    assert "dòng 3" in caught.value.say


def test_missing_template(tmp_path: Path) -> None:
    with pytest.raises(DocumentFault, match="Không tìm thấy mẫu"):
        render(tmp_path / "none.typ", {}, root=tmp_path)


def test_two_slots_of_one_name(tmp_path: Path) -> None:
    slot = '#metadata((name: "a", kind: "text", page: 1, x: 1, y: 1, width: 9, height: 9, page_height: 800))<duoc-slot>'
    with pytest.raises(DocumentFault, match="hai ô cùng tên"):
        render(write(tmp_path, f"{slot}\n{slot}"), {}, root=tmp_path)


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    head = '#set text(font: "Liberation Serif", fallback: false)\n'
    assert "Một" in text_of(render(write(tmp_path, head + "Một"), {}, root=tmp_path))
    assert "Hai" in text_of(render(write(tmp_path, head + "Hai"), {}, root=tmp_path))


def test_an_unknown_glyph_is_refused_not_replaced() -> None:
    data = sample()
    data["answers"]["child.full_name"] = "Bé \U0001f600"
    with pytest.raises(DocumentFault, match="không in được “\U0001f600”"):
        render(CERTIFICATE, data, root=CATALOG)


def test_only_our_fonts(draft: bytes) -> None:
    fonts = subprocess.run(["pdffonts", "-"], input=draft, capture_output=True, check=True).stdout.decode()
    lines = fonts.splitlines()[2:]
    assert lines
    assert all("LiberationSerif" in line and " yes yes " in line for line in lines)


def test_all_vietnamese_letters_are_in_every_face(tmp_path: Path) -> None:
    faces = "".join(
        f'#text(style: "{s}", weight: "{w}")[{VIETNAMESE}]\n\n'
        for s in ("normal", "italic")
        for w in ("regular", "bold")
    )
    pdf = render(write(tmp_path, '#set text(font: "Liberation Serif", fallback: false)\n' + faces), {}, root=tmp_path)
    assert " ".join(text_of(pdf).split()).count("Ỵ") == 4
    assert len(press._fonts().fonts()) == 4


def test_later_letters_know_all_of_vietnamese() -> None:
    text = VIETNAMESE + " 0015/QĐ-UBND – ngày 23"
    assert lettering.checked(text) == text
    with pytest.raises(DocumentFault, match="漢"):
        lettering.checked("漢")
    assert lettering.width("MMM", 10) > lettering.width("iii", 10) > 0


def test_qr_code_has_its_quiet_zone() -> None:
    svg = qr_svg(URL)
    assert svg.startswith("<svg")
    assert "http://www.w3.org/2000/svg" in svg
    assert "M4 4" in svg or "M4 4.5" in svg


def test_answers_may_come_nested_and_in_words() -> None:
    """As decisions pass them: the words of an option, numbers with their unit, communes by code or name."""
    data = sample()
    data["answers"] = {
        "copies": "2 bản",
        "child": {"full_name": "Trần Gia Hưng", "sex": "Nam", "ethnicity": "Kinh", "birth_date": "2026-11-05"},
        "mother": {
            "residence": "Xã Hồ Thị Kỷ",
            "address": "Ấp Cây Khô",
            "ethnicity": "Dân tộc khác hoặc người nước ngoài",
        },
        "father": {"residence": "Ngoài tỉnh Cà Mau", "address": "Xã Tân Hòa, tỉnh Đồng Tháp"},
        "requester": {"relation": "Mẹ của bé"},
    }
    text = " ".join(text_of(render(CERTIFICATE.with_name("declaration.typ"), data, root=CATALOG)).split())
    assert "Số lượng: 2 bản" in text
    assert "Ấp Cây Khô, xã Hồ Thị Kỷ, tỉnh Cà Mau" in text
    assert "Nơi cư trú: Xã Tân Hòa, tỉnh Đồng Tháp" in text
    assert "Mẹ của bé" in text
    assert "người nước ngoài" not in text


def test_an_extract_reads_the_entry_before_the_answers() -> None:
    data = sample()
    data["entry"]["data"] = {"child": {"full_name": "Lê Thị Sổ", "sex": "female"}}
    data["entry"]["organisation"] = "32092"
    extract = CATALOG / "ca-mau/procedures/2.000635/extract.typ"
    text = " ".join(text_of(render(extract, data, root=CATALOG)).split())
    assert "TRÍCH LỤC KHAI SINH (BẢN SAO)" in text
    assert "LÊ THỊ SỔ" in text
    assert "Giới tính: Nữ" in text
    assert "Đăng ký tại: Ủy ban nhân dân xã Hồ Thị Kỷ" in text


@pytest.mark.parametrize(("register", "heading"), [("marriages", "TRÍCH LỤC KẾT HÔN"), ("deaths", "TRÍCH LỤC KHAI TỬ")])
def test_extracts_of_other_registers(register: str, heading: str) -> None:
    data = sample() | {"entry": {"register": register, "number": "3/2026"}}
    assert heading in text_of(render(CATALOG / "ca-mau/procedures/2.000635/extract.typ", data, root=CATALOG))
