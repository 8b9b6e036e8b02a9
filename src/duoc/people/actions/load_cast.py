"""The demo cast: persons, accounts, posts and businesses that are plainly marked as such."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from duoc.people.models import Account, Appointment, Business, Organisation, Origin, Person, Post

SINCE = date(2025, 7, 1)
FIELDS = ("full_name", "birth_date", "sex", "ethnicity", "nationality", "phone", "email", "address", "commune_code")


def load_cast(file: Path) -> int:
    """Makes the persons of the demo cast, each with an account and, for officials, a post; and its businesses.

    What exists is left as it is: a demo may have changed it.

    Returns:
        int, the number of accounts in the cast.
    """
    listed = yaml.safe_load(file.read_text("utf-8"))
    cast = listed["cast"]
    for username, described in cast.items():
        if not Account.objects.filter(username=username).exists():
            _enter(username, described)
    for number, fields in listed.get("businesses", {}).items():
        Business.objects.get_or_create(number=number, defaults={**fields, "origin": Origin.DEMO})
    return len(cast)


def _enter(username: str, described: dict[str, Any]) -> None:
    person = Person.objects.create(
        origin=Origin.DEMO,
        personal_number=described.get("personal_number"),
        **{field: described[field] for field in FIELDS if field in described},
    )
    account = Account(username=username, person=person, origin=Origin.DEMO)
    account.set_unusable_password()
    account.save()
    if "post" in described:
        _seat(person, described["post"])


def _seat(person: Person, seat: dict[str, str]) -> None:
    post = Post.objects.create(
        organisation=Organisation.objects.get(code=seat["organisation"]),
        role=seat["role"],
        title=seat["title"],
        signs_as=seat.get("signs_as", ""),
        valid_from=SINCE,
    )
    Appointment.objects.create(person=person, post=post, valid_from=SINCE)
