"""Where the acts on an instrument are recorded: in the story of what it belongs to, or in a story of its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.instruments.models import Instrument
from duoc.people.powers import Actor


class Trail(Protocol):
    """Writes the ledger entry of an act: what was done (`signed`), by whom, and the file that it left, if any."""

    def __call__(
        self, instrument: Instrument, what: str, actor: Actor, at: datetime, facts: Mapping[str, Any], digest: str = ""
    ) -> None: ...


def own_trail(
    instrument: Instrument, what: str, actor: Actor, at: datetime, facts: Mapping[str, Any], digest: str = ""
) -> None:
    """The instrument's own story, for one that belongs to no dossier. A file enters as a salted commitment."""
    more = {"file": commit(instrument.token.encode(), digest)} if digest else {}
    ledger.append(
        action=f"instrument.{what}",
        actor=actor.key,
        post=actor.post_key,
        subject=("instrument", str(instrument.pk)),
        facts={**facts, **more},
        at=at,
        first=what == "drafted",
    )


def by_its_act(
    instrument: Instrument, what: str, actor: Actor, at: datetime, facts: Mapping[str, Any], digest: str = ""
) -> None:
    """Nothing more: a declared act around this one writes the entry for both."""
