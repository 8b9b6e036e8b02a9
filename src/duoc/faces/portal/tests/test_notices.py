"""What a person has been told, and that it becomes read."""

from collections.abc import Callable

from django.test import Client

from duoc.dossiers.models import Dossier
from duoc.notices.queries import unread


def test_news_lead_to_their_dossier(filed: Callable[..., Dossier], signed_in: Callable[[str], Client]) -> None:
    dossier, client = filed(), signed_in("citizen1")
    html = client.get("/thong-bao/").content.decode()
    assert f'href="/ho-so/{dossier.pk}/"' in html and "Mới" in html and "1 chưa đọc" in html
    assert unread([dossier.applicant_id]) == 1


def test_all_become_read_by_one_button(filed: Callable[..., Dossier], signed_in: Callable[[str], Client]) -> None:
    dossier, client = filed(), signed_in("citizen1")
    client.post("/thong-bao/")
    assert unread([dossier.applicant_id]) == 0
    assert "chưa đọc</span><button" not in client.get("/thong-bao/").content.decode()


def test_nobody_reads_anothers_news(filed: Callable[..., Dossier], signed_in: Callable[[str], Client]) -> None:
    dossier = filed()
    other = signed_in("citizen3")
    assert dossier.temporary_code not in other.get("/thong-bao/").content.decode()
    other.post("/thong-bao/")
    assert unread([dossier.applicant_id]) == 1
