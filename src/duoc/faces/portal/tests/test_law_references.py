"""What a definition rests on, in words: a text that binds no longer is named as such, with the one in its place."""

from datetime import date

import pytest

from duoc.faces.portal.law_references import cited
from duoc.law.models import LegalText

pytestmark = pytest.mark.django_db


def test_a_text_that_has_ended_says_so_and_what_replaces_it() -> None:
    begun = date(2018, 6, 21)
    LegalText.objects.create(number="1/2018/NĐ-CP", in_force_from=begun)
    LegalText.objects.create(
        number="2/2018/NĐ-CP", in_force_from=begun, in_force_to=date(2025, 7, 1), replaced_by="3/2025/NĐ-CP"
    )
    binding, ended, unknown = cited(["1/2018/NĐ-CP", "2/2018/NĐ-CP#14", "9/2018/NĐ-CP"])
    assert binding.to_verify == "" == unknown.to_verify
    assert ended.text == "Điều 14 Nghị định số 2/2018/NĐ-CP"
    assert ended.to_verify == "Văn bản này đã hết hiệu lực. Thay bằng 3/2025/NĐ-CP."
