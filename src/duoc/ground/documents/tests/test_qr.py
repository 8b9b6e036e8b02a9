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
    for top, line in re.findall(r"M4 (\d+)\.5([mh0-9 ]*)", svg):
        place = 4
        for gap, length in re.findall(r"m(\d+) 0h(\d+)", line):
            start = place + int(gap)
            place = start + int(length)
            rows[int(top)][start:place] = "1" * int(length)
    assert set("".join("".join(row) for row in [*rows[:4], *rows[-4:]])) == {"0"}
    return ["".join(row[4:-4]) for row in rows[4:-4]]


@pytest.mark.parametrize("url", [*URLS, "A", "http://localhost:8000/", "ấ" * 200])
def test_the_symbol_is_the_library_s_own(url: str) -> None:
    wanted = segno.make_qr(url, error="m", boost_error=False)
    assert drawn(qr_svg(url)) == ["".join(map(str, row)) for row in wanted.matrix]
