"""Signing before the signer, and delegating the signature, as the desk's pages do it."""

from typing import Any

import pytest
from tests.changed_definition import changed
from tests.second_leader import STEP, second_leader
from tests.stages import Road

from duoc.decisions import queries as decisions
from duoc.faces.desk.tests.helping import fresh, path, send, text
from duoc.people.models import Delegation, Post
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(road: Road, actor: Any) -> Actor:
    """Another leader of commune 1, who signs first."""
    second_leader(road)
    who: Actor = actor("leader9")
    return who


def test_the_page_shows_who_signs_when(road: Road, second: Actor, signed_in: Any) -> None:
    changed(added=[(2, STEP)])
    dossier = road.to("checked")
    browser = signed_in("leader9")
    page = browser.get(path(dossier))
    assert f"{path(dossier)}ky-truoc/" in page.content.decode() and "Người ký thứ 1" in text(page)
    standing = decisions.proposal(dossier)
    assert standing
    sent = send(browser, path(dossier, "ky-truoc/"), proposal=str(standing.pk))
    assert sent.status_code == 302 and fresh(dossier).step == "sign"
    assert "Trương Thị Sáu" in text(signed_in("leader1").get(path(dossier)))


def test_who_signs_first_sees_what_waits_counted_and_signs_many(road: Road, second: Actor, signed_in: Any) -> None:
    changed(added=[(2, STEP)])
    dossier = road.to("checked")
    first, signer = signed_in("leader9"), signed_in("leader1")
    listed = text(first.get("/ban/cho-ky/"))
    assert "Chờ ký 1" in listed and dossier.shown_code in listed and "ký trước người ký kết quả" in listed
    assert dossier.shown_code not in text(signer.get("/ban/cho-ky/"))
    standing = decisions.proposal(dossier)
    assert standing
    answer = first.post("/ban/cho-ky/ky/", {"key": "k" * 32, "chon": [f"{dossier.pk}:{standing.pk}"]}, follow=True)
    assert "Đã ký" in text(answer) and fresh(dossier).step == "sign"
    assert "Chờ ký 1" not in text(first.get("/ban/")) and "Chờ ký 1" in text(signer.get("/ban/"))


def test_the_page_of_the_head(signed_in: Any, actor: Any) -> None:
    head: Actor = actor("leader2")
    own = Post.objects.get(pk=head.post_id)
    words = {"role": "leader", "title": "Chánh Văn phòng", "signs_as": "TL.", "valid_from": own.valid_from}
    post = Post.objects.create(organisation=own.organisation, **words)
    browser = signed_in("leader2")
    assert "/ban/giao-ky/" in browser.get("/ban/").content.decode()
    assert "TL. Chánh Văn phòng" in text(browser.get("/ban/giao-ky/"))
    assert signed_in("specialist2").get("/ban/giao-ky/").status_code == 403
    assert send(browser, "/ban/giao-ky/", post=str(post.pk), field="all", basis="").status_code == 422
    first = {"valid_from.day": "1", "valid_from.month": "12", "valid_from.year": "2026"}
    given = send(browser, "/ban/giao-ky/", post=str(post.pk), field="all", basis="Quyết định số 9/QĐ-UBND", **first)
    assert given.status_code == 302 and Delegation.objects.get().mode == "TL."
    assert "Quyết định số 9/QĐ-UBND" in text(browser.get("/ban/giao-ky/"))
    ended = send(browser, f"/ban/giao-ky/{Delegation.objects.get().pk}/ket-thuc/")
    assert ended.status_code == 302 and Delegation.objects.get().ended_at is not None
