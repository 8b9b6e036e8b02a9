"""Why the dossiers of a demonstration came late: said by the real act, as officials say it afterwards. In bulk the act
is performed once, taken back, and its rows are copied for the others, as the turns of stories are."""

import hashlib
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import F, Model

from duoc.dossiers.acts import DESK, act_with_form
from duoc.dossiers.models import Dossier, Lateness
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.calculations import openings
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Account, Origin
from duoc.people.powers import Actor, Power
from duoc.procedures.queries import late_rules
from duoc.seeding import capture
from duoc.seeding.compiling import with_gaps
from duoc.seeding.copying import House, enter
from duoc.seeding.template import LEDGER, Finder, Template, rows_of

EVER = 0
"""A mark before all others."""
READ = ("due_at", "whose", "party", "organisation", "dossier")
SAY = "Dữ liệu thử nghiệm: nhiều hồ sơ cùng lúc."


@dataclass(frozen=True)
class Explanation:
    """The cause that an official gives of a broken promise."""

    late: Lateness
    by: Actor
    cause: late_rules.Cause

    @property
    def key(self) -> str:
        """The same whenever it is said."""
        return str(uuid.uuid5(self.late.pk, "cause"))


class Explainer:
    """Gives broken promises their causes, in the transaction of the caller; but not where the step at which one was
    broken lasts: who ends that is asked. What lies in the archive changes no more."""

    def __init__(self, houses: Mapping[str, House], at: datetime) -> None:
        """
        Args:
            at: when it is said.
        """
        self._houses, self._at = houses, at
        self._officials: dict[str, Actor | None] = {}
        self._template: Template | None = None

    @cached_property
    def _causes(self) -> list[late_rules.Cause]:
        return list(late_rules.causes(local(self._at).date()))

    def explain(self, dossiers: Collection[str]) -> int:
        """By the real act, one by one.

        Returns:
            int, how many.
        """
        explanations = self._to_give(dossiers)
        for one in explanations:
            self._perform(one)
        return len(explanations)

    def explain_in_bulk(self, dossiers: Collection[str]) -> int:
        """As `explain`, from one performance of the act.

        Returns:
            int, how many.
        """
        explanations = self._to_give(dossiers)
        if not explanations:
            return 0
        template = self._template = self._template or self._recorded(explanations[0])
        last = ledger.last_leaves("dossier", {str(one.late.dossier_id) for one in explanations})
        lines: dict[capture.Table, list[str]] = {}
        for one in explanations:
            subject = str(one.late.dossier_id)
            values = _texts(one) | _by_chance(one) | {"leaf": last[subject]}
            template.fill(values, lines, {})
            last[subject] = values["leaf0"]  # what is said of a second promise follows this
        enter(lines)
        return len(explanations)

    def _to_give(self, dossiers: Collection[str]) -> list[Explanation]:
        open_for_it = {"dossier__in": dossiers, "dossier__archived_at": None, "cause": None}
        left = Lateness.objects.filter(**open_for_it).order_by("due_at", "id")
        over = left.exclude(dossier__ended_at=None, dossier__step=F("step")).select_related("dossier__competent_unit")
        over = over.only(*READ, "dossier__salt", "dossier__competent_unit__code")
        each = ((late, self._examiner(late.dossier.competent_unit.code), self._cause(late)) for late in over)
        return [Explanation(late, by, cause) for late, by, cause in each if by and cause]

    def _examiner(self, unit: str) -> Actor | None:
        """An official of the body who may say it."""
        if unit not in self._officials:
            self._officials[unit] = _who_examines(self._houses.get(unit), self._at)
        return self._officials[unit]

    def _cause(self, late: Lateness) -> late_rules.Cause | None:
        """One of those of the side whose time it was, always the same for the same dossier."""
        fitting = [one for one in self._causes if one.whose == late.whose]
        return fitting[late.dossier_id.int % len(fitting)] if fitting else None

    def _perform(self, explanation: Explanation) -> Model:
        act, form = act_with_form("explain_lateness", DESK)
        values = {"late": str(explanation.late.pk), "cause": explanation.cause.id, "say": SAY}
        dossier = Dossier.objects.get(pk=explanation.late.dossier_id)
        given = form.of(dossier, self._at).read(values, self._at)
        made: Model = act.perform(dossier.pk, given, actor=explanation.by, key=explanation.key, at=self._at)
        return made

    def _recorded(self, explanation: Explanation) -> Template:
        """What the act writes, with gaps; taken back. A cause is told that is called otherwise than its side."""
        told_apart = replace(explanation, cause=next(one for one in self._causes if one.id != one.whose))
        with transaction.atomic(), openings() as known:
            earlier, since = capture.rows_since(EVER), capture.mark()
            made = self._perform(told_apart)
            rows = capture.added(earlier, capture.rows_since(since))
            transaction.set_rollback(True)
        (entry,) = rows_of(rows, LEDGER)
        leaf, before = (entry[column].removeprefix(r"\\x") for column in ("leaf_hash", "previous_hash"))
        texts = _texts(told_apart) | {"id0": str(made.pk), "id1": entry["id"], "leaf0": leaf, "leaf": before}
        salts = {texts.pop("salt"): "salt"}
        finder = Finder(texts | {f"c{place}": commitment for place, commitment in enumerate(known)})
        return with_gaps(rows, finder, {leaf: "leaf0", before: "leaf"}, known, salts)


def _who_examines(house: House | None, at: datetime) -> Actor | None:
    for seat in house.seats.values() if house else ():
        actor = people.actor_for(Account(person=seat.person, origin=Origin.DEMO), at, seat.post.pk)
        if actor.holds(Power.DOSSIER_EXAMINE):
            return actor
    return None


def _texts(explanation: Explanation) -> dict[str, str]:
    """All that differs between two explanations, by name; but what is made by chance."""
    late = explanation.late
    return {
        "late": str(late.pk),
        "due": local(late.due_at).isoformat(),
        "dossier": str(late.dossier_id),
        "salt": bytes(late.dossier.salt).hex(),
        "party": str(late.party_id),
        "unit": str(late.organisation_id),
        "by": str(explanation.by.person),
        "post": str(explanation.by.post_id),
        "key": explanation.key,
        "cause": explanation.cause.id,
        "whose": explanation.cause.whose,
    }


def _by_chance(explanation: Explanation) -> dict[str, str]:
    """What is made by chance elsewhere follows from the key here: the same seed, the same province."""
    made = {f"id{place}": str(uuid.uuid5(uuid.UUID(explanation.key), str(place))) for place in range(2)}
    return made | {"request": hashlib.sha256(explanation.key.encode()).hexdigest()}
