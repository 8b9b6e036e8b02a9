"""What a mandate is, as far as powers ask: whom one may act for, and for what. Pure."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class MandateKind(StrEnum):
    """Why one person may act for another party (Civil Code 2015, Art. 134-140)."""

    LEGAL_REPRESENTATIVE = "legal_representative"  # of an organisation or a business, Art. 137
    PARENT = "parent"  # of a child who is a minor, Art. 136
    GUARDIAN = "guardian"  # of a ward, Art. 136
    PROXY = "proxy"  # authorised by the party itself, Art. 138
    HELPER = "helper"  # only helps to fill in and file; represents nobody
    COUNTER = "counter"  # an official, for a party that stands at their counter this day; represents nobody


GIVEN_BY_THE_PARTY = frozenset({MandateKind.PROXY, MandateKind.HELPER})
"""The other kinds follow from the law; a public body records them after it has seen the proof."""
RECORDED = (MandateKind.PARENT, MandateKind.GUARDIAN, MandateKind.LEGAL_REPRESENTATIVE)
"""Who represents somebody by law: kinds that an official records for others."""


@dataclass(frozen=True)
class HeldMandate:
    """A mandate in force at the time of the request.

    Attributes:
        id: key of the `Mandate`.
        party: the principal: for whom one may act.
        everything: True when it is limited neither to procedures nor to fields.
        procedures: codes of the procedures that it is given for.
        fields: codes of the fields whose procedures it is given for.
    """

    id: uuid.UUID
    party: uuid.UUID
    kind: MandateKind
    everything: bool = True
    procedures: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    @property
    def represents(self) -> bool:
        """True when the holder acts in the party's stead; who helps or serves at a counter does not."""
        return self.kind not in (MandateKind.HELPER, MandateKind.COUNTER)

    @property
    def is_by_law(self) -> bool:
        """True when the holder stands for the party in everything, without having been chosen for it."""
        return self.everything and self.kind not in GIVEN_BY_THE_PARTY

    def is_for(self, procedure: str, field: str) -> bool:
        """True when its scope covers a thing of this procedure. A thing of no procedure needs a mandate for all."""
        return self.everything or procedure in self.procedures or field in self.fields
