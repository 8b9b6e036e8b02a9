"""A page of questions open in two windows: no save undoes another one that nobody has seen."""

import re

from tests.cast import key

from duoc.faces.portal.tests.test_questions import SignedIn, begun


def seen_in(html: str) -> str:
    """What the form on this page was shown."""
    [seen] = re.findall(r'name="seen" value="([0-9a-f]*)"', html)
    return str(seen)


def test_a_second_tab_does_not_undo_the_first_unseen(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    page = f"{base}nguoi-khai/"
    empty = seen_in(client.get(page).content.decode())
    client.post(page, {"requester.relation": "mother", "key": key(), "seen": empty})
    asked = client.post(page, {"requester.relation": "father", "key": key(), "seen": empty}, follow=True)
    html = asked.content.decode()
    assert "Chưa lưu: chỗ này đã được lưu ở một cửa sổ khác" in html and "Mẹ" in html
    assert re.search(r'value="father"[^>]* checked', html) and 'name="later"' not in html
    assert f'<a href="{page}">Giữ nội dung đã lưu</a>' in html
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "mother"}
    client.post(page, {"requester.relation": "father", "key": key(), "seen": seen_in(html)})
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "father"}


def test_left_for_later_a_second_tab_does_not_undo_the_first_either(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    page = f"{base}nguoi-khai/"
    client.post(page, {"requester.relation": "mother", "key": key(), "seen": ""})
    answer = client.post(page, {"requester.relation": "father", "later": "1", "key": key(), "seen": ""}, follow=True)
    assert "đã được lưu ở một cửa sổ khác" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "mother"}


def test_the_same_answers_twice_and_a_page_mended_in_one_tab_ask_nothing(signed_in: SignedIn) -> None:
    client = signed_in("citizen1")
    draft, base = begun(client)
    page = f"{base}nguoi-khai/"
    seen = seen_in(client.post(page, {"key": key(), "seen": ""}, follow=True).content.decode())
    for _twice in range(2):
        answer = client.post(page, {"requester.relation": "mother", "key": key(), "seen": seen})
        assert answer["Location"] == f"{base}truong-hop/"
    again = seen_in(client.get(page).content.decode())
    assert again != seen
    client.post(page, {"requester.relation": "father", "key": key(), "seen": again})
    draft.refresh_from_db()
    assert draft.answers == {"requester.relation": "father"}
