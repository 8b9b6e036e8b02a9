"""Each way in which a file may be wrong, lying or hostile gets its own answer; honest files pass."""

from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from duoc.ground.files.checks import FileRefused, check, expect_size
from duoc.ground.files.inspection.faults import Fault
from duoc.ground.files.limits import LIMITS
from duoc.ground.files.tests import samples
from duoc.ground.files.tests.signed import signed


def js(**more: object) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"), **more)


PLAIN = samples.pdf()
ZIPPED = samples.archive(a=b"x" * 50)
RENDITION = Dictionary(S=Name.Rendition, OP=0)
HOSTILE: dict[str, tuple[bytes, str, Fault]] = {
    "empty": (b"", "a.pdf", Fault.EMPTY),
    "too large": (PLAIN + b" " * LIMITS.bytes, "a.pdf", Fault.TOO_LARGE),
    "picture called pdf": (samples.picture(), "a.pdf", Fault.LYING_TYPE),
    "program called pdf": (b"MZ\x90\x00" + PLAIN, "a.pdf", Fault.LYING_TYPE),
    "pdf called exe": (PLAIN, "giay.pdf.exe", Fault.LYING_TYPE),
    "web page called pdf": (b"<html><script>1</script>", "a.pdf", Fault.LYING_TYPE),
    "header further in": (b"\n\nx" + PLAIN, "a.pdf", Fault.LEADING),
    "header behind more blanks than readers look": (b"\n" * 1024 + PLAIN, "a.pdf", Fault.LYING_TYPE),
    "program": (b"MZ\x90\x00", "a.exe", Fault.NOT_ACCEPTED),
    "word": (samples.archive(word__document=b"x"), "a.docx", Fault.NOT_ACCEPTED),
    "excel": (samples.archive(xl__workbook=b"x"), "a.xlsx", Fault.NOT_ACCEPTED),
    "archive": (ZIPPED, "a.zip", Fault.NOT_ACCEPTED),
    "svg": (b'<svg onload="x()"/>', "a.svg", Fault.NOT_ACCEPTED),
    "damaged heic": (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "IMG_1.HEIC", Fault.DAMAGED),
    "jpg called exe": (samples.picture(), "IMG_1.exe", Fault.LYING_TYPE),
    "gif": (b"GIF89a" + b"\x00" * 40, "a.gif", Fault.NOT_ACCEPTED),
    "nothing known": (b"\x00\x01\x02", "a.bin", Fault.NOT_ACCEPTED),
    "cut short": (PLAIN[: len(PLAIN) // 2], "a.pdf", Fault.CUT_SHORT),
    "broken table": (PLAIN.replace(b"startxref\n", b"startxref\n9"), "a.pdf", Fault.DAMAGED),
    "only a header": (b"%PDF-1.7\n%%EOF\n", "a.pdf", Fault.DAMAGED),
    "no pages": (samples.pdf(lambda document: document.pages.__delitem__(0)), "a.pdf", Fault.NO_PAGES),
    "password": (samples.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "a.pdf", Fault.ENCRYPTED),
    "script under a lock": (
        samples.pdf(
            lambda document: document.Root.__setitem__("/OpenAction", js()),
            encryption=pikepdf.Encryption(owner="o", user=""),
        ),
        "a.pdf",
        Fault.SCRIPT,
    ),
    "script at opening": (samples.pdf_with("/OpenAction", js()), "a.pdf", Fault.SCRIPT),
    "launch at opening": (samples.pdf_with("/OpenAction", Dictionary(S=Name.Launch)), "a.pdf", Fault.LAUNCH),
    "link at opening": (
        samples.pdf_with("/OpenAction", Dictionary(S=Name.URI, URI=String("https://example.vn"))),
        "a.pdf",
        Fault.OPENS_ITSELF,
    ),
    "jump, then script": (
        samples.pdf_with("/OpenAction", Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=js())),
        "a.pdf",
        Fault.SCRIPT,
    ),
    "additional action": (
        samples.pdf_with("/AA", Dictionary(WC=Dictionary(S=Name.Named))),
        "a.pdf",
        Fault.OPENS_ITSELF,
    ),
    "script by name": (
        samples.pdf_with("/Names", Dictionary(JavaScript=Dictionary(Names=Array([])))),
        "a.pdf",
        Fault.SCRIPT,
    ),
    "script nested directly": (samples.pdf_with_nested_script(), "a.pdf", Fault.SCRIPT),
    "script in packed objects": (
        samples.pdf(
            lambda document: document.Root.__setitem__("/Z", document.make_indirect(Dictionary(Q=Array([js()])))),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        ),
        "a.pdf",
        Fault.SCRIPT,
    ),
    "launch": (samples.pdf_with_link(Dictionary(S=Name.Launch, F=String("cmd.exe"))), "a.pdf", Fault.LAUNCH),
    "other file": (samples.pdf_with_link(Dictionary(S=Name.GoToR, F=String("//may/x"))), "a.pdf", Fault.LAUNCH),
    "sends data": (samples.pdf_with_link(Dictionary(S=Name.SubmitForm, F=String("h"))), "a.pdf", Fault.SENDS_DATA),
    "plays": (samples.pdf_with_link(RENDITION), "a.pdf", Fault.MEDIA),
    "rich media": (samples.pdf_with("/RichMedia", Dictionary()), "a.pdf", Fault.MEDIA),
    "attachment": (samples.pdf_with_attachment(), "a.pdf", Fault.EMBEDDED),
    "xfa": (samples.pdf_with("/AcroForm", Dictionary(XFA=Array([]), Fields=Array([]))), "a.pdf", Fault.XFA),
    "pdf and zip": (PLAIN + ZIPPED, "a.pdf", Fault.TWO_IN_ONE),
    "pdf and zip, ended again": (PLAIN + ZIPPED[:-2] + b"\x06\x00\n%%EOF", "a.pdf", Fault.TWO_IN_ONE),
    "page after the end": (PLAIN + b"<script>alert(1)</script>", "a.pdf", Fault.TRAILING),
    "damaged jpg": (samples.picture(size=(900, 900))[:-4000], "a.jpg", Fault.DAMAGED),
    "jpg without its last rows": (samples.picture(size=(900, 900))[:-40], "a.jpg", Fault.DAMAGED),
    "damaged webp": (b"RIFF\x10\x00\x00\x00WEBPVP8 " + b"\x00" * 40, "a.webp", Fault.DAMAGED),
    "jpg header only": (b"\xff\xd8\xff\xe0", "a.jpg", Fault.DAMAGED),
    "jpg header, then script": (b"\xff\xd8\xff\xe0/*<script>*/", "a.jpg", Fault.DAMAGED),
    "41 MP": (samples.png_of_size(8200, 5001), "a.png", Fault.TOO_MANY_PIXELS),
    "pixel flood": (samples.png_of_size(65_000, 65_000), "a.png", Fault.TOO_MANY_PIXELS),
    "claims pixels it has not": (samples.png_of_size(5000, 5000), "a.png", Fault.DAMAGED),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_refuses(case: str) -> None:
    data, name, fault = HOSTILE[case]
    with pytest.raises(FileRefused) as refused:
        check(data, name)
    assert refused.value.fault == fault
    assert "{" not in refused.value.say + refused.value.remedy
    assert refused.value.remedy.endswith(".")


HONEST = {
    "plain": PLAIN,
    "changes forbidden, opens freely": samples.pdf(
        encryption=pikepdf.Encryption(
            owner="o", user="", allow=pikepdf.Permissions(extract=False, modify_other=False, print_highres=False)
        )
    ),
    "packed objects": samples.pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "opens at a page": samples.pdf_with("/OpenAction", Array([0, Name.Fit])),
    "jumps to a page": samples.pdf_with("/OpenAction", Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))),
    "has a web link": samples.pdf_with_link(Dictionary(S=Name.URI, URI=String("https://dichvucong.gov.vn"))),
    "ends in blank lines": PLAIN + b"\r\n\r\n",
    "begins with blank lines": b"\r\n \n" + PLAIN,
    "begins with a byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "1035 zeros behind its end": PLAIN + bytes(1035),
    "4845 zeros behind its end, as Canon's scanners write": PLAIN + bytes(4845),
    "80508 zeros behind its end, as iTextSharp writes": PLAIN + bytes(80_508),
}


@pytest.mark.parametrize("case", HONEST)
def test_takes_a_harmless_pdf_as_it_is(case: str) -> None:
    checked = check(HONEST[case], "Đơn.PDF")
    assert checked.data == HONEST[case]
    assert (checked.media_type, checked.name, checked.facts["pages"]) == ("application/pdf", "Đơn.PDF", 1)
    assert checked.facts["signed"] is False


@pytest.mark.parametrize("certify", [False, True])
def test_takes_a_signed_pdf_byte_for_byte(certify: bool) -> None:
    data = signed(PLAIN, certify=certify)
    checked = check(data, "a.pdf")
    assert checked.data == data
    assert checked.facts["signed"] is True


def test_a_signed_original_under_a_password_is_not_to_be_printed_anew() -> None:
    with pytest.raises(FileRefused) as refused:
        check(samples.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "a.pdf")
    assert "phải có mật khẩu mới mở được" in refused.value.say
    assert "Tệp có chữ ký số thì đừng in lại" in refused.value.remedy


def test_a_name_without_extension_gets_that_of_its_kind() -> None:
    assert check(PLAIN, "Don").name == "Don.pdf"


@pytest.mark.parametrize(
    "name",
    [
        "Ảnh 12.11.2026",
        "Giấy chứng sinh - bản 1.2",
        "kl.05.27.35",
        "CCCD ông A.mặt trước",
        "ảnh.jpg?w=100",
        "v1.0",
        "v." + "một " * 60,
    ],
)
def test_an_ending_that_names_no_kind_is_part_of_the_name(name: str) -> None:
    kept = check(samples.picture(size=(20, 20)), name).name
    assert kept == f"{name.strip()[:116]}.jpg"


def test_an_ending_that_names_another_kind_is_refused() -> None:
    for name in ("a.pdf", "a.pdf.exe", "a.docx", "a.ppt"):
        with pytest.raises(FileRefused) as refused:
            check(samples.picture(size=(20, 20)), name)
        assert refused.value.fault == Fault.LYING_TYPE


def test_a_file_is_refused_by_its_size_before_it_is_read() -> None:
    expect_size(25_000_000, "ảnh.jpg")
    for name, size, limit in (("a.pdf", 11_000_000, "10 MB"), ("a.jpg", 60_000_000, "30 MB")):
        with pytest.raises(FileRefused) as refused:
            expect_size(size, name)
        assert f"{size // 1_000_000} MB" in refused.value.say and limit in refused.value.say


def test_unpacking_without_end_harms_the_child_only() -> None:
    assert check(samples.pdf_that_unpacks_without_end(1_000_000), "a.pdf").facts["pages"] == 1
    bomb = samples.pdf_that_unpacks_without_end(900_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(FileRefused) as refused:
        check(bomb, "a.pdf", limits=replace(LIMITS, memory=500_000_000))
    assert refused.value.fault in {Fault.UNSAFE, Fault.DAMAGED}


def test_a_pdf_of_too_many_parts_is_not_walked_to_its_end() -> None:
    with pytest.raises(FileRefused) as refused:
        check(
            samples.pdf_with("/Z", Array([Dictionary() for _ in range(60)])),
            "a.pdf",
            limits=replace(LIMITS, pdf_objects=50),
        )
    assert refused.value.fault == Fault.TOO_COMPLEX


def test_the_refusal_names_the_true_kind_and_the_way_out() -> None:
    with pytest.raises(FileRefused) as refused:
        check(samples.picture("PNG"), "giấy.pdf")
    assert refused.value.say == "Tên tệp “giấy.pdf” ghi là .pdf nhưng nội dung thật là ảnh PNG."
    assert ".png" in refused.value.remedy


def test_the_refusal_of_a_heavy_file_says_how_heavy_and_the_limit() -> None:
    with pytest.raises(FileRefused) as refused:
        check(b"%PDF-" + b" " * 10_500_000, "a.pdf")
    assert "10,5 MB" in refused.value.say
    assert "10 MB" in refused.value.say
