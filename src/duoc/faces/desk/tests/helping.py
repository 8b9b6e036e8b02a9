"""What the desk's tests share: the hour, addresses, and posting a form with a key of its own."""

import re
from html import unescape
from typing import Any

from django.test import Client
from tests.cast import key

from duoc.dossiers.models import Dossier

NUMBER = "000000000101"


def path(dossier: Dossier, act: str = "") -> str:
    """The address of a dossier's page or act."""
    return f"/ban/ho-so/{dossier.pk}/{act}"


def send(client: Client, address: str, **data: Any) -> Any:
    """Posts a form with a fresh key unless one is given."""
    return client.post(address, {"key": key(), **data})


def text(response: Any) -> str:
    """The page as people read it: no tags, no entities, one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def fresh(dossier: Dossier) -> Dossier:
    """The dossier as it stands in the database now."""
    return Dossier.objects.get(pk=dossier.pk)
