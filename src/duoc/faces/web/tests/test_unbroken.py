"""Amounts never break at the end of a line, and nothing that people typed is touched."""

import pytest

from duoc.faces.web.unbroken import unbroken

NO_BREAK = "\u00a0"  # as a browser knows it, whatever the product calls so


@pytest.mark.parametrize("text", ["<p>Mỗi bản sao 8.000 đồng.</p>", "<td>16.000 đồng</td>", "<b>8.000 VND</b>"])
def test_an_amount_is_held_together(text: str) -> None:
    assert NO_BREAK in unbroken(text) and unbroken(text).replace(NO_BREAK, " ") == text


@pytest.mark.parametrize(
    "text",
    [
        "<p>2 người đồng ý, 3 hội đồng</p>",
        '<input value="8.000 đồng">',
        "<textarea>Tôi nộp 8.000 đồng</textarea>",
        "<p>5 đồngx</p>",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert unbroken(text) == text
