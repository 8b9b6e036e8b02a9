"""PostgreSQL is killed (-9) while many file and clerks accept: what was answered as done is there, once, and whole."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection, connections
from django.utils import timezone

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Acceptance, Dossier
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.once.models import Performance
from duoc.notices.models import Notice
from duoc.people import actions as people
from duoc.people.models import Account
from duoc.people.powers import Actor
from tests.cast import key
from tests.contracts.application import ANSWERS, PROCEDURE
from tests.faults.mortal import Mortal, call, fetch, mortal, web_server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("real_paper"),
    pytest.mark.real_province,
]
WRITERS = 4
NO_FEE: dict[str, Any] = {"fee": 0, "fee_basis": "Thông tư 85/2019/TT-BTC"}  # an amount of the province, not known
Actors = Callable[..., Actor]


class Crowd:
    """Citizens who file through the web server and repeat their key until they hear that it is done; a clerk who
    accepts. All stop for a moment when asked, so that the database can be looked at while nobody writes."""

    def __init__(self, port: int, token: str, clerk: Actor) -> None:
        self.port, self.token, self.clerk = port, token, clerk
        self.done: dict[str, str] = {}  # key → id of the dossier, as answered
        self.accepted: set[str] = set()
        self.odd: list[Any] = []  # answers that nobody should get
        self.lost = 0  # answers that said: not now
        self.open, self.over = threading.Event(), threading.Event()
        self.busy = threading.Semaphore(0)
        self.threads = [threading.Thread(target=self._citizen) for _number in range(WRITERS)]
        self.threads.append(threading.Thread(target=self._clerk))

    def _citizen(self) -> None:
        while not self.over.is_set():
            word = key()
            while not self._file(word):
                time.sleep(0.02)

    def _file(self, word: str) -> bool:
        self._wait()
        status, content = call(
            self.port, "POST", "/api/v1/dossiers", {"procedure": PROCEDURE, "answers": ANSWERS},
            Authorization=f"Bearer {self.token}", Idempotency_Key=word,
        )  # fmt: skip
        self.busy.release()
        if status == 201:
            self.done[word] = content["id"]
        elif status == 503 and content["titles"]["vi"] == "Dịch vụ tạm ngừng":
            self.lost += 1
        else:
            self.odd.append((status, content))
        return status == 201 or self.over.is_set()

    def _clerk(self) -> None:
        """Takes one dossier after another, each with a key of its own, until told that it is accepted."""
        begun: tuple[str, str] | None = None
        while not self.over.is_set():
            self._wait()
            waiting = [id for id in list(self.done.values()) if id not in self.accepted]
            begun = begun or ((waiting[0], key()) if waiting else None)
            try:
                if begun:
                    dossiers.accept(actor=self.clerk, dossier_id=begun[0], key=begun[1], at=timezone.now(), **NO_FEE)
                    self.accepted.add(begun[0])
                    begun = None
            except (OperationalError, InterfaceError):
                connection.close()
            except Exception as error:
                self.odd.append(error)
            finally:
                self.busy.release()
        connections.close_all()

    def _wait(self) -> None:
        self.open.wait()
        assert self.busy.acquire(timeout=60)

    def let_go(self) -> None:
        self.open.set()
        self.busy.release(len(self.threads))

    def hold(self) -> None:
        """Returns when nobody is at work any more."""
        self.open.clear()
        for _one in self.threads:
            assert self.busy.acquire(timeout=60), "somebody waits for ever"

    def end(self) -> None:
        self.over.set()
        self.let_go()
        for thread in self.threads:
            thread.join(60)
        assert not any(thread.is_alive() for thread in self.threads)


@pytest.fixture
def database(province: None, cluster: Any) -> Iterator[Mortal]:
    with mortal(cluster) as server:
        yield server


@pytest.fixture
def crowd(database: Mortal, actor: Actors) -> Iterator[Crowd]:
    token = people.make_token(Account.objects.get(username="citizen1"), at=timezone.now())
    clerk = actor("clerk1", timezone.now())
    with web_server() as port:
        started = Crowd(port, token, clerk)
        for thread in started.threads:
            thread.start()
        try:
            yield started
        finally:
            started.end()


def work_until(crowd: Crowd, more: int) -> None:
    """Until this many more filings were answered as done."""
    wanted, end = len(crowd.done) + more, time.monotonic() + 60
    while len(crowd.done) < wanted:
        assert not crowd.odd, crowd.odd[:3]
        assert time.monotonic() < end, f"only {len(crowd.done)} of {wanted}"
        time.sleep(0.005)


def nothing_is_lost_or_half(crowd: Crowd) -> None:
    """I1 to I4 of our fault experiments: each answered act once, each unanswered one whole or absent."""
    connection.close()
    filed = {str(id) for id in Dossier.objects.values_list("pk", flat=True)}
    assert set(crowd.done.values()) <= filed, "answered as done and gone"
    assert len(filed - set(crowd.done.values())) <= WRITERS  # committed, and the client never heard of it
    performed = Performance.objects.filter(act="dossiers.file") | Performance.objects.filter(act="dossiers.hand_in")
    assert sorted(performed.values_list("answer", flat=True)) == sorted(filed)
    filings = Counter(Entry.objects.filter(action="dossier.filed").values_list("subject_id", flat=True))
    assert filings == Counter(filed) and ledger.verify().holds
    assert Counter(Notice.objects.values_list("subject_id", flat=True)).keys() == filed
    taken = {str(id) for id in Acceptance.objects.values_list("dossier_id", flat=True)}
    assert crowd.accepted <= taken and len(taken - crowd.accepted) <= 1
    codes = [str(code) for code in Dossier.objects.exclude(accepted_at=None).values_list("code", flat=True)]
    days = Counter(code.rpartition("-")[0] for code in codes)
    assert sorted(codes) == sorted(f"{day}-{n:04}" for day, most in days.items() for n in range(1, most + 1))
    assert len(codes) == len(taken) and all(re.fullmatch(r"\d{5}-\d{6}-\d{4}", code) for code in codes)


def kill_and_recover(database: Mortal, crowd: Crowd, way: Callable[[], None], more: int) -> None:
    crowd.let_go()
    work_until(crowd, more)
    way()
    crowd.hold()
    if database.is_dead:
        status, page = fetch(crowd.port, "/")
        assert status == 503 and "Dịch vụ tạm ngừng trong ít phút" in page
    database.answers_again()
    nothing_is_lost_or_half(crowd)


def repeated_keys_hear_the_same(crowd: Crowd) -> None:
    before = Dossier.objects.count()
    for word, id in list(crowd.done.items())[-20:]:
        status, content = call(
            crowd.port, "POST", "/api/v1/dossiers", {"procedure": PROCEDURE, "answers": ANSWERS},
            Authorization=f"Bearer {crowd.token}", Idempotency_Key=word,
        )  # fmt: skip
        assert (status, content["id"]) == (201, id)
    assert Dossier.objects.count() == before


def test_what_was_answered_as_done_outlives_the_database(database: Mortal, crowd: Crowd) -> None:
    for _round in range(2):
        kill_and_recover(database, crowd, database.kill, 15)
    crowd.let_go()
    work_until(crowd, 5)  # it heals without hands
    crowd.hold()
    nothing_is_lost_or_half(crowd)
    repeated_keys_hear_the_same(crowd)
    assert not crowd.odd and crowd.lost and crowd.accepted


@pytest.mark.nightly
def test_twenty_times(database: Mortal, crowd: Crowd) -> None:
    for number in range(20):
        kill_and_recover(database, crowd, database.kill_a_session if number % 4 == 3 else database.kill, 5 + number)
    repeated_keys_hear_the_same(crowd)
    assert not crowd.odd and crowd.lost and crowd.accepted
