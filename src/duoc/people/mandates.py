"""What a mandate is, as far as powers ask: whom one may act for, and for what. Pure."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MandateKind(StrEnum):
    """Why one person may act for another party (Civil Code 2015, Art. 134-140)."""

    LEGAL_REPRESENTATIVE = "legal_representative"  # of an organisation or a business, Art. 137
    PARENT = "parent"  # of a child who is a minor, Art. 136
    GUARDIAN = "guardian"  # of a ward, Art. 136
    PROXY = "proxy"  # authorised by the party itself, Art. 138
    HELPER = "helper"  # only helps to fill in and file
    COUNTER = "counter"  # an official, for a party that stands at their counter this day


@dataclass(frozen=True)
class KindFacts:
    """What a kind of mandate is: powers, queries, rules and labels read it here.

    Attributes:
        represents: the holder acts in the party's stead, so that what is told to the holder is told to the party.
        given_by_party: the party gives it itself; the other kinds follow from the law or from consent at a counter, and
            a public body records them after it has seen the proof.
        at_counter: it holds only for what the holder's own body has to do with.
        principals: kinds of the parties that it can be about; empty for any.
        only: the powers (`people.powers.Power`) that it carries; None for all that the holder has over their own.
        never: powers that it does not carry.
    """

    label: Promise
    represents: bool = True
    given_by_party: bool = False
    at_counter: bool = False
    principals: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    never: frozenset[str] = frozenset()

    @property
    def by_law(self) -> bool:
        """True when the law makes the holder a representative; an official records it."""
        return self.represents and not self.given_by_party

    def carries(self, power: str) -> bool:
        return power not in self.never and (self.only is None or power in self.only)


KINDS: Mapping[MandateKind, KindFacts] = MappingProxyType(
    {
        MandateKind.LEGAL_REPRESENTATIVE: KindFacts(
            _("người đại diện theo pháp luật"), principals=frozenset({"business", "body"})
        ),
        MandateKind.PARENT: KindFacts(_("cha, mẹ"), principals=frozenset({"person"})),
        MandateKind.GUARDIAN: KindFacts(_("người giám hộ"), principals=frozenset({"person"})),
        # A proxy may not authorise somebody else in turn unless the party agrees (Civil Code 2015, Art. 564): the party
        # then gives that mandate itself.
        MandateKind.PROXY: KindFacts(
            _("người được ủy quyền"),
            given_by_party=True,
            never=frozenset({"people:mandate:grant", "people:mandate:end"}),
        ),
        # A helper represents nobody: they help to fill in and file, and both names stand on the form.
        MandateKind.HELPER: KindFacts(
            _("người hỗ trợ"), represents=False, given_by_party=True, only=frozenset({"dossiers:dossier:file"})
        ),
        # What the party can do with a dossier of theirs. Reading is the official's own power, and their unit's matter.
        MandateKind.COUNTER: KindFacts(
            _("người tiếp nhận làm giúp tại quầy"),
            represents=False,
            at_counter=True,
            only=frozenset({"dossiers:dossier:supplement", "dossiers:dossier:cancel", "decisions:decision:check"}),
        ),
    }
)
"""One more kind is one more row, and a migration of the table's constraint."""
RECORDED = tuple(kind for kind, facts in KINDS.items() if facts.by_law)
"""Who represents somebody by law: kinds that an official records for others."""
REPRESENTING = tuple(kind for kind, facts in KINDS.items() if facts.represents)
"""Whose holder acts in the party's stead."""

HOUSEHOLD = "household"  # form of a business whose representative is called its owner


def capacity(kind: str, form: str = "") -> str:
    """What a mandate makes of its holder, in the words that people use for it and in the reader's language.

    Args:
        kind: a `MandateKind`.
        form: of the business that is represented (`Business.Form`); "" for any other party.
    """
    if kind == MandateKind.LEGAL_REPRESENTATIVE and form == HOUSEHOLD:
        return str(_("chủ hộ kinh doanh"))
    return str(KINDS[MandateKind(kind)].label)


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
        return KINDS[self.kind].represents

    @property
    def is_by_law(self) -> bool:
        """True when the holder stands for the party in everything, without having been chosen for it."""
        return self.everything and KINDS[self.kind].by_law

    def is_for(self, procedure: str, field: str) -> bool:
        """True when its scope covers a thing of this procedure. A thing of no procedure needs a mandate for all."""
        return self.everything or procedure in self.procedures or field in self.fields
