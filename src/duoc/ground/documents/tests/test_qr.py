import re
import uuid

import pytest
import segno

from duoc.ground.documents.calculations import qr_svg

URLS = [
    f"https://dichvucong.example/{'ho-so/' * (number % 14)}{uuid.UUID(int=number * 7919 << 64)}/"
    for number in range(40)
]


def drawn(svg: str) -> list[str]:
    """The modules that an SVG draws, by rows, without the quiet zone."""
    side = int(re.findall(r'width="(\d+)"', svg)[0])
    rows = [["0"] * side for _row in range(side)]
    column = row = 0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", re.findall(r' d="([^"]+)"', svg)[0]):
        if command == "h":
            rows[row][column : column + int(numbers)] = "1" * int(numbers)
            column += int(numbers)
        elif command == "M":
            column, row = (int(float(number)) for number in numbers.split())
        else:
            right, down = (int(number) for number in numbers.split())
            column, row = column + right, row + down
    assert set("".join("".join(row) for row in [*rows[:4], *rows[-4:]])) == {"0"}
    return ["".join(row[4:-4]) for row in rows[4:-4]]


@pytest.mark.parametrize("url", [*URLS, "A", "http://localhost:8000/", "ấ" * 200])
def test_the_symbol_is_the_library_s_own(url: str) -> None:
    wanted = segno.make_qr(url, error="m", boost_error=False)
    assert drawn(qr_svg(url)) == ["".join(map(str, row)) for row in wanted.matrix]
