"""What the fonts cannot print is known before anything is printed; nothing signed shows another sign for a letter."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from duoc.ground.documents import lettering, printable, stamps
from duoc.ground.documents.actions import DemoChain, DocumentFault, render, sign_content
from duoc.ground.documents.calculations import UnprintableLetter, expect_printable, unprintable_in, writing_fault
from duoc.ground.letters.calculations import is_plain
from duoc.ground.letters.plain import KEYBOARD

from .conftest import CATALOG, CERTIFICATE, SIGNED_AT, sample
from .test_render import text_of, write

SOURCE = '#set text(font: "Liberation Serif", fallback: false)\n#json(bytes(sys.inputs.data)).text'
NAMES = ("H'Čuê Êñuôl", "Y Ƀŭt Niê", "Nguyễn Vǎn Ba", "Y Kơ\u0306 Kê\u0306")


def words(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def test_what_a_vietnamese_keyboard_writes_needs_no_closer_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each letter of it is looked at closely here: none is hidden, looks like another, or is missing from a face."""
    texts = [f"Bé {letter}b {letter}" for letter in KEYBOARD]
    assert len(KEYBOARD) > 230 and all(map(is_plain, texts)) and not is_plain("Kơ\u0306") and not is_plain("a\u200bb")
    short = [(writing_fault(text), unprintable_in(text)) for text in texts]
    monkeypatch.setattr(printable, "is_plain", lambda _text: False)
    assert short == [(writing_fault(text), unprintable_in(text)) for text in texts] == [("", "")] * len(texts)


@pytest.mark.parametrize("text", ["王", "🏥", "☎", "Ａ", "★", "カ"])
def test_the_press_refuses_what_is_called_unprintable(text: str, tmp_path: Path) -> None:
    assert unprintable_in(f"Bé {text}") == text
    with pytest.raises(UnprintableLetter) as caught:
        render(write(tmp_path, SOURCE), {"text": f"Bé {text}"}, root=tmp_path)
    assert (caught.value.letter, caught.value.text) == (text, f"Bé {text}")
    assert text in caught.value.say and "yêu cầu bổ sung" in caught.value.remedy


@pytest.mark.parametrize("text", [*NAMES, "Đặng Thị Ỷ", "№ 5 ≥ ½ m² → 8.000 ₫", "Москва α", "straße ŉ ǰ", "a\u2011b"])
def test_the_press_prints_what_is_called_printable_in_capitals_too(text: str, tmp_path: Path) -> None:
    assert unprintable_in(text) == ""
    assert render(write(tmp_path, SOURCE), {"text": f"{text} {text.upper()}"}, root=tmp_path)


def test_the_text_that_cannot_be_printed_is_found_in_the_data() -> None:
    expect_printable({"a": ["Đước", {"b": 2}], "c": None})
    with pytest.raises(UnprintableLetter, match="王小明"):
        expect_printable({"answers": {"father": {"full_name": "王小明"}}})


def test_what_is_wrong_with_the_writing_is_said_with_what_was_meant() -> None:
    assert "Có phải “Nguyễn Thị Hồng”" in writing_fault("NguyÔn ThÞ Hång")
    assert "Có phải “Nguyễn Văn An”" in writing_fault("Nguyễn Văn Аn")
    assert "“☎”" in writing_fault("Trạm y tế ☎ 0290")
    assert "ký tự ẩn" in writing_fault("Cà\u202eMau")
    assert writing_fault("Ấp Mũi,\nxã Đất Mũi") == ""


def test_capitals_on_paper_make_no_other_name(tmp_path: Path) -> None:
    shutil.copytree(CATALOG / "national/forms/lib", tmp_path / "lib")
    source = '#import "lib/data.typ": capitals\n#set text(font: "Liberation Serif")\n'
    pdf = render(write(tmp_path, f'{source}#capitals("Klaus Weiß, Đặng Thị Ỷ")'), {}, root=tmp_path)
    assert words(pdf) == "KLAUS WEIẞ, ĐẶNG THỊ Ỷ"


@pytest.mark.parametrize("name", NAMES)
def test_the_stamp_shows_every_letter_of_the_signer(name: str, draft: bytes, chain: DemoChain) -> None:
    signer = chain.post_signer("leader1", "Huỳnh Thị Bé Năm")
    pdf = sign_content(draft, signer, reason="Ký", name=name, at=SIGNED_AT)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        look = next(f.AP.N for f in document.Root.AcroForm.Fields if str(f.T) == "leader")
        drawn = look.read_bytes() + b"".join(one.read_bytes() for one in look.Resources.get("/XObject", {}).values())
    glyphs = lettering.encode(name.split()[-1]).strip(b"<>")
    assert glyphs in drawn
    assert f"{lettering.lettering().glyphs['?']:04X}".encode() not in glyphs


def test_a_letter_that_no_stamp_can_show_is_refused_loudly(draft: bytes, chain: DemoChain) -> None:
    signer = chain.post_signer("leader1", "Huỳnh Thị Bé Năm")
    with pytest.raises(DocumentFault, match="Ș"):
        sign_content(draft, signer, reason="Ký", name="Ștefan Nguyễn", at=SIGNED_AT)


def test_a_word_wider_than_the_stamp_breaks() -> None:
    size, lines = stamps.fit(("W" * 60,), 100.0, 60.0, largest=9.5)
    assert size == stamps.SMALLEST and "".join(lines) == "W" * 60
    assert all(lettering.width(line, size) <= 100.0 for line in lines)
    assert stamps.wrap("Ủy ban nhân dân", 45.0, 9.5) == ["Ủy ban", "nhân dân"]


def test_a_name_without_blanks_stays_on_the_paper() -> None:
    data = sample()
    data["answers"]["child.full_name"] = "W" * 100
    pdf = render(CERTIFICATE, data, root=CATALOG)
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    boxes = [line for line in out.splitlines() if ">W" in line]
    assert sum(line.split(">")[1].count("W") for line in boxes) == 100
    assert all(float(line.split('xMax="')[1].split('"')[0]) < 595 for line in boxes)


@pytest.mark.parametrize(
    ("date", "shown", "spelt"),
    [
        ("1932", "năm 1932", "Năm một nghìn chín trăm ba mươi hai"),
        ("1932-05", "tháng 5 năm 1932", "Tháng năm, năm một nghìn chín trăm ba mươi hai"),
        ("1932-04", "tháng 4 năm 1932", "Tháng tư, năm một nghìn chín trăm ba mươi hai"),
        ("1932-05-12", "12/05/1932", "Ngày mười hai, tháng năm, năm một nghìn chín trăm ba mươi hai"),
    ],
)
def test_what_is_known_of_a_date_is_printed(date: str, shown: str, spelt: str) -> None:
    data = sample() | {"entry": {}}
    data["answers"] = {"deceased.full_name": "Lê Văn Bảy", "deceased.birth_date": date, "death.date": date}
    text = words(render(CATALOG / "ca-mau/procedures/1.000656/extract.typ", data, root=CATALOG))
    assert f"Ngày, tháng, năm sinh: {shown}" in text and f"Ghi bằng chữ: {spelt}" in text


@pytest.mark.parametrize(("text", "passport"), [("Ấp 5 \U0001f600", False), ("王伟", True)])
def test_a_sign_is_not_answered_with_what_holds_for_names(text: str, *, passport: bool) -> None:
    fault = writing_fault(text)
    assert fault.startswith("Giấy tờ không in được") and ("hộ chiếu" in fault) is passport
