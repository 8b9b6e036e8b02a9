import unicodedata

import pytest

from duoc.ground.files import names


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("don.pdf", "don.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\An\\Giấy khai sinh.pdf", "Giấy khai sinh.pdf"),
        ("giay\u202efdp.exe", "giayfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("\u200bten\ufeff.pdf", "ten.pdf"),
        ("   khoảng   trắng .pdf", "khoảng trắng .pdf"),
        (".htaccess", "htaccess"),
        ("", "tep"),
        ("///", "tep"),
        ("\x00", "tep"),
    ],
)
def test_a_name_shows_what_it_is(given: str, shown: str) -> None:
    assert names.clean(given) == shown


def test_a_name_is_composed_so_that_it_reads_and_compares_the_same_everywhere() -> None:
    assert names.clean(unicodedata.normalize("NFD", "Giấy chứng nhận.pdf")) == "Giấy chứng nhận.pdf"


def test_a_long_name_is_cut_before_its_extension() -> None:
    cut = names.clean("ă" * 500 + ".pdf")
    assert len(cut) == 120
    assert cut.endswith("ă.pdf")


@pytest.mark.parametrize(("name", "last"), [("a.PDF", "pdf"), ("a.pdf.exe", "exe"), ("pdf", ""), (".pdf", "")])
def test_the_last_extension_counts(name: str, last: str) -> None:
    assert names.extension(name) == last
