"""Places of a template that stay open for everybody are found in its text, before any dossier is printed."""

import pytest

from duoc.language.templates import blanks_of

OPEN = [
    *("Số ………", "Số ……", "Số .....", "Ký ngày ____", "Theo văn bản [...]", "Theo văn bản […]"),
    "#for _ in range(3) { block(lines-by-hand) }",
    'Lý do: #as-text(first(get("later.reason"), ""))',
    '#strong[II. Kết quả:] #first(answer("finding"), "")',
    'Căn cứ #first(answer("basis"), "");',
]
FILLED = [
    *("// Số ………", "_nghiêng_ và *đậm*", "#let (a, ..rest) = (1, 2)", "[…và]", "#item([Máy trưởng], by-hand)"),
    '#first(answer("x"), "………")',
    '#let x = first(answer("x"), "")',
    '#item([Lý do], first(answer("x"), "Không rõ"))',
]


@pytest.mark.parametrize("line", OPEN)
def test_an_open_place_is_found(line: str) -> None:
    assert [blank.line for blank in blanks_of(f"Kính gửi\n{line}\n")] == [2]


@pytest.mark.parametrize("line", FILLED)
def test_what_is_no_open_place(line: str) -> None:
    assert list(blanks_of(line)) == []
