"""A day of the played Portal against the running demo: filings come, the desk works, reports go back."""

import base64
import random
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import yaml
from django.conf import settings
from django.utils import timezone

from duoc.config.played_portal import undelivered
from duoc.config.played_portal.faults import Behaviour, Fate, troubled
from duoc.config.played_portal.sending import to_portal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.documents.actions import render
from duoc.ground.worktime.calculations import local
from duoc.partners import actions as partners
from duoc.partners import queries as outbox
from duoc.people import queries as people
from duoc.people.models import Account
from duoc.people.powers import Actor
from duoc.seeding.calculations import with_days

ROUNDS = 60


@dataclass(frozen=True)
class Day:
    """What came of it: filed there, messages sent, dossiers here, reports that still wait."""

    filed: int
    sent: int
    arrived: int
    waiting: int


def play(count: int, faults: float, seed: int) -> Day:
    """Plays it: so many filings, so large a share of all messages lost, doubled or delayed. What could not be
    delivered on an earlier day comes first.

    Raises:
        Refusal: the Portal or the pages here do not answer, or a filing is refused here.
    """
    behaviour, now = troubled(faults), timezone.now()
    chance = random.Random(seed)  # noqa: S311 (faults by chance, no secret)
    to_portal("/behaviour", asdict(behaviour))
    fresh = list(_messages(count, now))
    for message in fresh:
        day = local(now).date().isoformat()
        to_portal("/filings", {"code": message["code"], "procedure": message["procedure"], "day": day})
    messages = [*undelivered.kept(), *fresh]
    sent = undelivered.deliver(messages, on_the_way(messages, behaviour, chance))
    arrived = list(Dossier.objects.filter(partner_code__in=[message["code"] for message in messages]))
    for number, dossier in enumerate(arrived):
        _work_on(dossier, number)
    return Day(len(messages), sent, len(arrived), _sent_reports())


def on_the_way(messages: list[dict[str, Any]], behaviour: Behaviour, chance: random.Random) -> Iterator[dict[str, Any]]:
    """The messages as they come here: some late, some twice, those that were lost again until they come."""
    waiting = deque(messages)
    while waiting:
        message = waiting.popleft()
        fate = behaviour.fate(chance)
        if fate in (Fate.LOST, Fate.DELAYED):
            waiting.append(message)
            continue
        yield message
        if fate is Fate.DOUBLED:
            waiting.append(message)


def _messages(count: int, now: datetime) -> Iterator[dict[str, Any]]:
    filings = _demo()["filings"]
    run = uuid4().int % 1_000_000
    for number in range(count):
        filing = filings[number % len(filings)]
        yield {
            "code": f"000.00.99.G22-{local(now):%y%m%d}-{(run + number) % 1_000_000:06}",
            "source": ("portal", "vneid")[number % 2],
            "filed_at": local(now).isoformat(),
            "procedure": filing["procedure"],
            "applicant": filing["applicant"],
            "answers": with_days(filing["answers"], local(now).date()),
            "papers": [_paper(code, title) for code, title in filing.get("papers", {}).items()],
        }


def _demo() -> Mapping[str, Any]:
    file = settings.CATALOG / settings.PROVINCE / "demo" / "portal.yaml"
    content: Mapping[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return content


def _paper(code: str, title: str) -> Mapping[str, str]:
    template = settings.CATALOG / settings.PROVINCE / "demo" / "paper.typ"
    page = render(template, {"title": title}, root=settings.CATALOG)
    return {"paper": code, "name": f"{title}.pdf", "content": base64.b64encode(page).decode()}


def _work_on(dossier: Dossier, number: int) -> None:
    """Of three dossiers the desk accepts one, asks for a supplement to one and leaves one."""
    at = timezone.now()
    clerk = _clerk_of(dossier, at)
    act: dict[str, Any] = {"actor": clerk, "dossier_id": dossier.pk, "key": str(uuid4()), "at": at}
    if clerk is None or number % 3 == 2:
        return
    if number % 3 == 0:
        dossiers.accept(**act)
    else:
        paper, asked = dossier.plan["papers"][0], _demo()["supplement"]
        item = {"kind": "paper", "code": paper["id"], "name": paper["name"], "say": asked["say"]}
        dossiers.request_supplement(items=[item], legal_basis=asked["legal_basis"], **act)


def _clerk_of(dossier: Dossier, at: datetime) -> Actor | None:
    """The clerk of the demo at whose desk it lies."""
    accounts = Account.objects.select_related("person").filter(username__startswith=dossier.desk)
    actors = (people.actor_for(account, at) for account in accounts)
    return next((actor for actor in actors if actor.organisation_id == dossier.receiving_unit_id), None)


def _sent_reports() -> int:
    """Lets all that is held back go out at once, again and again. Returns how many subjects still wait."""
    for _round in range(ROUNDS):
        subjects = outbox.waiting_subjects()
        if not subjects:
            return 0
        partners.release_held(at=timezone.now())
        for subject in subjects:
            partners.send_reports(subject, at=timezone.now())
    return len(outbox.waiting_subjects())
