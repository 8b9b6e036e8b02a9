"""Places of a template that stay open for everybody are found in its text, before any dossier is printed."""

import pytest

from duoc.language.templates import blanks_of


@pytest.mark.parametrize("line", ["Số ………", "Số .....", "Ký ngày ____", "Theo văn bản [...]", "Theo văn bản […]", "Số ……",
             "#for _ in range(3) { block(lines-by-hand) }", 'Lý do: #as-text(first(get("later.reason"), ""))',
             '#strong[II. Kết quả:] #first(answer("finding"), "")', "Căn cứ #first(answer(\"basis\"), \"\");"])  # fmt: skip
def test_an_open_place_is_found(line: str) -> None:
    assert [blank.line for blank in blanks_of(f"Kính gửi\n{line}\n")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "// Số ………",
        '#let x = first(answer("x"), "")',
        '#item([Lý do], first(answer("x"), "Không rõ"))',
        '#first(answer("x"), "………")',
        "_nghiêng_ và *đậm*",
        "#let (a, ..rest) = (1, 2)",
        "[…và]",
    ],
)
def test_what_is_no_open_place(line: str) -> None:
    assert list(blanks_of(line)) == []
