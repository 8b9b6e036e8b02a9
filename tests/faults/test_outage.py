"""The database goes away in mid-request: a calm page in Vietnamese, nothing half done, the same form works later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.ground.ledger import queries as ledger
from duoc.ground.once.models import Performance
from duoc.people.powers import Actor
from tests.cast import MONDAY, key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_paper")]
Cluster = Any


@contextmanager
def killed_at(cluster: Cluster, words: str) -> Iterator[list[int]]:
    """The server ends this connection, really, just before the first statement that holds these words."""
    done: list[int] = []

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if words in sql and not done:
            pid = context["connection"].connection.info.backend_pid
            done.append(pid)
            with cluster.connect() as strong:
                strong.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield done


@pytest.mark.parametrize(
    "words", ["once_performance", 'INSERT INTO "dossiers_dossier"', "ledger_entry", 'UPDATE "dossiers_draft"']
)
def test_an_act_is_wholly_absent(
    actor: Callable[..., Actor], birth_draft: Callable[..., Draft], cluster: Cluster, words: str
) -> None:
    draft, who, word = birth_draft(), actor("citizen1"), key()
    before = ledger.verify().entries
    with pytest.raises(OperationalError), killed_at(cluster, words) as done, transaction.atomic():
        dossiers.file(actor=who, draft_id=draft.pk, key=word, at=MONDAY)
    connection.close()
    assert done and not Dossier.objects.exists() and not Performance.objects.exists()
    assert ledger.verify().entries == before and Draft.objects.get().filed_at is None
    assert dossiers.file(actor=who, draft_id=draft.pk, key=word, at=MONDAY).pk == Dossier.objects.get().pk


@pytest.mark.parametrize(
    "words", ["django_session", "people_account", "dossiers_draft", 'INSERT INTO "dossiers_dossier"']
)
def test_the_page_says_so_and_the_same_form_works_later(
    signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft], cluster: Cluster, words: str
) -> None:
    draft, browser, word = birth_draft("citizen1", timezone.now()), signed_in("citizen1"), key()
    browser.raise_request_exception = False
    path = f"/soan/{draft.pk}/kiem-tra/"
    with killed_at(cluster, words) as done:
        answer = browser.post(path, {"key": word})
    assert done and answer.status_code == 503 and answer["Retry-After"]
    text = answer.content.decode()
    assert "Dịch vụ tạm ngừng" in text and "chưa được ghi nhận" in text
    assert "psycopg" not in text and "Traceback" not in text
    connection.close()
    assert not Dossier.objects.exists() and not Performance.objects.exists()
    again = browser.post(path, {"key": word})
    assert again.status_code == 302 and Dossier.objects.count() == 1
    assert browser.post(path, {"key": word}).status_code == 302 and Dossier.objects.count() == 1


def test_a_connection_cut_between_requests_is_made_anew(signed_in: Callable[[str], Client], cluster: Cluster) -> None:
    browser = signed_in("citizen1")
    assert browser.get("/ho-so/").status_code == 200
    pid = connection.connection.info.backend_pid
    with cluster.connect() as strong:
        strong.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    with pytest.raises(psycopg.OperationalError):
        connection.connection.execute("SELECT 1")
    connection.close()
    assert browser.get("/ho-so/").status_code == 200


def test_a_commit_that_nobody_hears_of_is_no_yes(
    signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft], cluster: Cluster, monkeypatch: Any
) -> None:
    """All statements were done; the connection ends before COMMIT. The page may not say that it is filed."""
    draft, browser, word = birth_draft("citizen1", timezone.now()), signed_in("citizen1"), key()
    browser.raise_request_exception = False
    commit, path = connection._commit, f"/soan/{draft.pk}/kiem-tra/"

    def killed() -> None:
        if Dossier.objects.exists():
            with cluster.connect() as strong:
                strong.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
        commit()

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", killed)
        answer = browser.post(path, {"key": word})
    assert answer.status_code == 503 and "chưa được ghi nhận" in answer.content.decode()
    connection.close()
    assert not Dossier.objects.exists()
    assert browser.post(path, {"key": word}).status_code == 302 and Dossier.objects.count() == 1
