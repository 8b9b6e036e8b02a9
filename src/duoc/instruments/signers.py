"""Who signs and who seals: the demo's key files, or what `settings.SIGNERS` puts in their place."""

from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from duoc.ground.documents.actions import DemoChain, Signer, demo_chain
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
