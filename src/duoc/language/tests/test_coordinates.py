"""Coordinates as people paste them."""

from datetime import date

import pytest

from duoc.language.definition import Question
from duoc.language.values import fault, read

PLACE = Question("place", "Ở đâu?", "coordinates")


@pytest.mark.parametrize(
    "written",
    [
        "9.176250, 105.152420",
        "9.17625,105.15242",
        "9.17625 105.15242",
        "9,17625; 105,15242",
        "9,17625 105,15242",
        "105.15242, 9.17625",
        "9.17625° N, 105.15242° E",
        "9°10'34.5\"N 105°09'08.712\"E",
        "9°10’34,5”B, 105°09’08,712”Đ",
    ],
)
def test_the_same_place_is_read_from_every_writing(written: str) -> None:
    assert read(PLACE, written) == "9.176250, 105.152420"
    assert fault(PLACE, read(PLACE, written), date(2026, 11, 29)) == ""


@pytest.mark.parametrize(
    "written", ["9.17625", "Ấp 5", "9.17625, 105.15242, 3", "48.858400, 2.294500", "91, 200", "1e3, 1e5"]
)
def test_what_is_no_place_of_the_country_is_refused_in_words(written: str) -> None:
    assert fault(PLACE, read(PLACE, written), date(2026, 11, 29)).startswith("Tọa độ")
