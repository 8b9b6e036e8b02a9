"""The stage on which a story is played: who acts, and what is known of the dossier so far."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier, NewOriginal
from duoc.people import queries as people
from duoc.people.models import Account, Appointment, Origin, Person
from duoc.people.powers import Actor
from duoc.seeding.scenes import Scene
from duoc.seeding.unplayable import NOBODY, ON_NO_DESK, Unplayable

NOT_FILED = uuid.UUID(int=0)


@dataclass
class Stage:
    """Who acts in a unit, by role, and the applicant, who is made with the filing.

    Attributes:
        by: who does the turn that is played, where it is nobody of whom the dossier lies on the desk.
    """

    scene: Scene
    officials: Mapping[str, Person]
    dossier: uuid.UUID = NOT_FILED
    applicant: Person | None = None
    keys: list[str] = field(default_factory=list)
    by: str = ""

    def who(self, role: str, at: datetime) -> Actor:
        """Who plays a role at a moment: the applicant, an official of the scene's body, or of another (`role@body`)."""
        person = self.applicant if role == APPLICANT else self.officials.get(role) or self._holder(role)
        if person is None:
            name, _at, elsewhere = role.partition("@")
            raise Unplayable(NOBODY, role=name, body=elsewhere or self.scene.unit)
        return self.acts(person, at)

    def acts(self, person: Person, at: datetime) -> Actor:
        """A person with an account of theirs."""
        named = {"username": f"stage-{person.pk}", "origin": Origin.DEMO}
        account, _new = Account.objects.get_or_create(person=person, defaults=named)
        return people.actor_for(account, at)

    def opens(self, role: str, at: datetime) -> Actor:
        """Who does a turn: they open the dossier first, as on its page, and the applicant sees who looked."""
        who = self.who(role, at)
        dossiers.look(actor=who, dossier=Dossier.objects.get(pk=self.dossier), what="dossier", at=at)
        return who

    def role(self) -> str:
        """Who does the turn: `by` whom the story says, or whoever has the dossier on their desk.

        Raises:
            Unplayable: the story says nobody, and the dossier lies on no desk.
        """
        state, desk = Dossier.objects.values_list("state", "desk").get(pk=self.dossier)
        if not self.by and not desk:
            raise Unplayable(ON_NO_DESK, state=str(state))
        return self.by or str(desk)

    def on_desk(self, at: datetime) -> dict[str, Any]:
        """What every act on a dossier is given: who does it, on which dossier, its key and when."""
        return {"actor": self.opens(self.role(), at), "dossier_id": self.dossier, "key": self.key(), "at": at}

    def taker(self, original: NewOriginal | None = None) -> dossier_queries.taking.Taker:
        """The applicant, who comes to the counter with their card and says the code of their page: that of the dossier,
        or of a new original."""
        dossier = Dossier.objects.only("salt").get(pk=self.dossier)
        code = dossier_queries.typed_codes.collection_code(dossier, original)
        number = self.applicant.personal_number if self.applicant else ""
        return dossier_queries.taking.Taker("own", "card", str(number), code=code)

    def _holder(self, role: str) -> Person | None:
        name, _at, body = role.partition("@")
        held = Appointment.objects.filter(post__role=name, post__organisation__code=body or self.scene.unit)
        first = held.select_related("person").order_by("post__id").first()
        return first.person if first else None

    def key(self) -> str:
        self.keys.append(str(uuid.uuid4()))
        return self.keys[-1]
