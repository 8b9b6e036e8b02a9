"""Who signed beside the filer reads the draft of the result on a page of their own and answers there."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.cast import key
from tests.stages import Road, fresh
from tests.together import proposed_together, signed_draft

from duoc.dossiers import queries
from duoc.dossiers.models import Dossier, Draft

SignedIn = Callable[[str], Client]


@pytest.fixture
def draft(province: None, road: Road, birth_draft: Callable[..., Draft]) -> Draft:
    return signed_draft(road, birth_draft)


@pytest.fixture
def proposed(road: Road, draft: Draft, morning: None) -> Dossier:
    return proposed_together(road, draft)


def test_who_signed_is_led_to_the_draft_reads_it_and_answers(
    draft: Draft, proposed: Dossier, signed_in: SignedIn
) -> None:
    father, home = signed_in("citizen2"), f"/cung-ky/{draft.pk}/"
    html = father.get(home).content.decode()
    assert "Đang chờ bạn xem bản dự thảo" in html and 'href="du-thao/"' in html and "Trả lời trước" in html
    html = father.get(f"{home}du-thao/").content.decode()
    assert "Bạn cùng ký hồ sơ này" in html and f'href="{home}"' in html
    [pdf] = re.findall(rf'href="({home}du-thao/[0-9a-f-]+\.pdf)"', html)
    assert father.get(pdf)["Content-Type"] == "application/pdf"
    assert ("Trần Văn Lượm", "draft") in {(one.by.full_name, one.what) for one in queries.looks(proposed)}
    assert "Câu trả lời" in father.post(f"{home}du-thao/", {"key": key()}, follow=True).content.decode()
    no = father.post(f"{home}du-thao/", {"agreed": "no", "say": "Sai ngày sinh", "key": key()}, follow=True)
    assert no.redirect_chain[-1][0] == home and "Đã gửi chỗ cần sửa" in no.content.decode()
    assert "du-thao/" not in father.get(home).content.decode()
    assert fresh(proposed).desk == "specialist"
    desk = signed_in("specialist1").get(f"/ban/ho-so/{proposed.pk}/").content.decode()
    assert "Sai ngày sinh" in desk and "Người cùng ký đề nghị sửa dự thảo" in desk


def test_nobody_else_reads_it(draft: Draft, proposed: Dossier, signed_in: SignedIn) -> None:
    for name in ("citizen1", "citizen3", "clerk1"):
        assert signed_in(name).get(f"/cung-ky/{draft.pk}/du-thao/").status_code in (404, 409)


def test_the_applicant_reads_that_others_are_still_asked(draft: Draft, proposed: Dossier, signed_in: SignedIn) -> None:
    mother, father = signed_in("citizen1"), signed_in("citizen2")
    sent = mother.post(f"/ho-so/{proposed.pk}/du-thao/", {"agreed": "yes", "key": key()}, follow=True)
    html = sent.content.decode()
    assert "Người khác cùng ký hồ sơ còn xem" in html and "Chờ người cùng ký xem bản dự thảo" in html
    assert "Đang chờ bạn" not in html and f"/ho-so/{proposed.pk}/du-thao/" not in html
    assert mother.get(f"/ho-so/{proposed.pk}/du-thao/").status_code == 409
    yes = father.post(f"/cung-ky/{draft.pk}/du-thao/", {"agreed": "yes", "key": key()}, follow=True)
    assert "được chuyển cho lãnh đạo ký" in yes.content.decode()
    assert "Người cùng ký đã đồng ý với bản dự thảo" in mother.get(f"/ho-so/{proposed.pk}/").content.decode()
    assert fresh(proposed).desk == "leader"
