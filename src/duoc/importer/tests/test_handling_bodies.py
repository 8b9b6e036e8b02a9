"""The table of each province says all that the importer asks of it."""

import pytest
from django.conf import settings

from duoc.importer import handling_bodies


@pytest.mark.parametrize("province", ["ca-mau", "bai-thu"])
def test_the_table_of_each_province_is_whole(province: str) -> None:
    known = handling_bodies.read(settings.CATALOG / province)
    assert known.committee == "ubnd-tinh" and known.zones
