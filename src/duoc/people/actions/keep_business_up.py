"""A business is called otherwise, or is elsewhere, from now on: a decision of the register says so."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended
from duoc.people.models import Business
from duoc.people.powers import WORKER


@dataclass(frozen=True)
class BusinessNow:
    """What a business is called and where it is from the decision on; what is empty stays as it is.

    Attributes:
        commune: its code; another word where the address is outside the province.
        entry: the key of the entry that says so.
    """

    name: str
    address: str
    commune: str
    entry: str


def keep_business_up(business_id: uuid.UUID, now: BusinessNow, *, at: datetime) -> Business:
    """Notes it in the transaction of the act that establishes it, whose power was checked there. Entries and papers
    that were made keep what they say; the ledger names the entry and holds no name.
    """
    business = Business.objects.select_for_update().get(pk=business_id)
    given = {"name": mended(now.name), "address": mended(now.address)}
    given = {field: value for field, value in given.items() if value}
    if now.address:
        given["commune_code"] = now.commune if now.commune.isdigit() else ""
    changed = sorted(field for field, value in given.items() if getattr(business, field) != value)
    if not changed:
        return business
    for field in changed:
        setattr(business, field, given[field])
    business.save(update_fields=changed)
    ledger.append(
        action="business.changed",
        actor=WORKER.key,
        post=WORKER.post_key,
        subject=("business", str(business.pk)),
        facts={"entry": now.entry, "fields": changed},
        at=at,
    )
    return business
