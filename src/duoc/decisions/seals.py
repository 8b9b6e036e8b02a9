"""Who signs and who seals: the demo's key files, or what `settings.SIGNERS` puts in their place; and the sealing."""

from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from duoc.decisions.models import Decision
from duoc.decisions.rules import NotNow
from duoc.ground.documents.actions import DemoChain, Signer, demo_chain, fill_and_seal
from duoc.ground.files import queries as files
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Organisation, Person, Post


class Signers(Protocol):
    """Where signatures come from. A token or a remote signing service implements this and is named in the settings."""

    def of_post(self, post: Post, person: Person) -> Signer:
        """The signer of whoever holds the post."""

    def of_organisation(self, organisation: Organisation) -> Signer:
        """The agency's signer."""

    def roots(self) -> tuple[bytes, ...]:
        """Certificates (DER) that a verifier trusts."""


class DemoSigners:
    """Key files of the demo chain under `DUOC_VAR/keys`, made at first use."""

    def __init__(self) -> None:
        self.chain: DemoChain = demo_chain.ensure(settings.VAR / "keys")

    def of_post(self, post: Post, person: Person) -> Signer:
        return self.chain.post_signer(str(post.pk), person.full_name)

    def of_organisation(self, organisation: Organisation) -> Signer:
        return self.chain.organisation_signer(str(organisation.pk), organisation.name)

    def roots(self) -> tuple[bytes, ...]:
        return self.chain.roots


@lru_cache(maxsize=1)
def signers() -> Signers:
    """The installation's signers."""
    made: Signers = import_string(settings.SIGNERS)()
    return made


def seal_document(decision: Decision) -> bytes:
    """The signed text with number and date filled in and the agency's signature, as one update. Keeps nothing.

    Raises:
        NotNow: not signed and numbered yet.
        duoc.ground.documents.actions.DocumentFault: it cannot be sealed.
    """
    if decision.signed_file is None or decision.numbered_at is None:
        raise NotNow(_("Kết quả chưa được ký và cho số."))
    return fill_and_seal(
        files.read(decision.signed_file),
        {"number": decision.symbol, "date": decision.numbered_at.astimezone(VIETNAM).date().isoformat()},
        signers().of_organisation(decision.organisation),
        at=decision.numbered_at,
    )
