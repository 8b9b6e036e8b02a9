"""What is meant is taken out of what was pasted."""

import pytest

from duoc.ground.letters.calculations import dossier_code_in, procedure_codes_in, token_in

TOKEN = "Ab-_efghijklmnopqrstuv"
PAGE = f"http://localhost:8000/kiem-tra/{TOKEN}"


@pytest.mark.parametrize(
    "pasted",
    [
        TOKEN,
        f"{PAGE}/",
        PAGE,
        f"<{PAGE}/>",
        f"“{PAGE}/”",
        f"{PAGE}/?fbclid=IwAR0x",
        f"{PAGE}?utm_source=zalo",
        f"{PAGE}/#main",
        f"Kiểm tra tại {PAGE}/ nhé",
        f"{PAGE} nhé bạn",
        f"Mã kiểm tra: {TOKEN}",
        f"Mã là {TOKEN}.",
        f"{TOKEN[:9]}\u200b{TOKEN[9:]}\u200b",
        f"\ufeff{TOKEN}",
        f"{TOKEN[:5]}\n{TOKEN[5:]}",
        f"{TOKEN[:5]} {TOKEN[5:]}",
        f"{TOKEN}.",
        f"{TOKEN},",
        f"“{TOKEN}”",
        TOKEN.replace("-", "–"),
        f"http://localhost:8000/kiem-\ntra/{TOKEN}/",
        f"{PAGE[:40]}\n{PAGE[40:]}/",
    ],
)
def test_the_token_of_a_page(pasted: str) -> None:
    assert token_in(pasted) == TOKEN


@pytest.mark.parametrize("pasted", ["", "abc", "không có mã nào ở đây", "http://localhost:8000/kiem-tra/"])
def test_no_token(pasted: str) -> None:
    assert token_in(pasted) == ""


@pytest.mark.parametrize(
    "pasted",
    ["1.001193", "mã 1.001193", "1.001193.", "1001193", "1 001 193", "1,001193", "１.００１１９３", "(1.001193)"],
)
def test_the_code_of_a_procedure(pasted: str) -> None:
    assert procedure_codes_in(pasted) == ["1.001193"]


def test_several_codes_come_in_their_order() -> None:
    assert procedure_codes_in("1.001193,2.000635 và 1.001193") == ["1.001193", "2.000635"]


def test_longer_numbers_are_no_codes() -> None:
    assert procedure_codes_in("0912345678, 12.001193, 1.0011934") == []


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("TN-261129-ABCD-EFGH", "TN-261129-ABCD-EFGH"),
        ("mã tạm: tn–261129–abcd–efgh.", "TN-261129-ABCD-EFGH"),
        ("Hồ sơ H12.32044-261129-0012 tới đâu rồi?", "H12.32044-261129-0012"),
        ("000.00.01.H12 - 261129 - 0001", "000.00.01.H12-261129-0001"),
        ("32092.261129.0002", "32092-261129-0002"),
        ("mã 32092 261129 0002 ạ", "32092-261129-0002"),
        ("32092/261129/0002", "32092-261129-0002"),
        ("H12.32044.261129.0012", "H12.32044-261129-0012"),
        ("TN.261129.abcd.efgh", "TN-261129-ABCD-EFGH"),
        ("TN261129ABCDEFGH", "TN-261129-ABCD-EFGH"),
        ("thủ tục 1.001193 2026", ""),
        ("0912 345678 2026", ""),
        ("xin hỏi", ""),
    ],
)
def test_the_code_of_a_dossier(pasted: str, code: str) -> None:
    assert dossier_code_in(pasted) == code
