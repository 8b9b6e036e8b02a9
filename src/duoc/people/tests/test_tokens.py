"""A token is shown once, kept as a digest, ends when it is withdrawn, and both acts are on record."""

from datetime import datetime, timedelta, timezone

import pytest
from django.db import connection

from duoc.ground.ledger import queries as ledger
from duoc.people import queries
from duoc.people.actions import make_token, token_digest, withdraw_token
from duoc.people.models import Account, Origin, Person, Token
from duoc.people.rules import LIFE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def account() -> Account:
    person = Person.objects.create(origin=Origin.DEMO, full_name="Nguyễn Văn Thử")
    return Account.objects.create(username="thu", person=person, origin=Origin.DEMO)


def test_the_word_itself_is_kept_nowhere(account: Account) -> None:
    word = make_token(account, at=NOW, label="máy của tôi")
    token = Token.objects.get()
    assert token.digest == token_digest(word) and word.startswith("duoc_") and len(word) == 48
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM people_token t UNION ALL SELECT e::text FROM ledger_entry e")
        assert word not in str(cursor.fetchall())


def test_it_holds_until_its_time_is_over(account: Account) -> None:
    digest = token_digest(make_token(account, at=NOW))
    actor = queries.actor_of_token(digest, NOW + LIFE - timedelta(seconds=1))
    assert actor is not None and actor.person_id == account.person_id and not actor.is_official
    assert queries.actor_of_token(digest, NOW + LIFE) is None


def test_withdrawn_once_and_on_record(account: Account) -> None:
    word = make_token(account, at=NOW)
    assert withdraw_token(word, at=NOW) and not withdraw_token(word, at=NOW)
    assert not withdraw_token("duoc_nobody", at=NOW)
    assert queries.actor_of_token(token_digest(word), NOW) is None
    entries = ledger.of_subject("token", str(Token.objects.get().pk))
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("token.made", f"person:{account.person_id}"),
        ("token.withdrawn", f"person:{account.person_id}"),
    ]
    assert ledger.verify().holds
