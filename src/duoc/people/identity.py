"""Who is signed in. The way in (demo page, VNeID) proves it; this only finds the account again in each request."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from duoc.people.models import Account


class Backend(BaseBackend):
    """Finds the account of a session. It checks no password: accounts have none."""

    def get_user(self, user_id: Any) -> Account | None:
        return Account.objects.select_related("person").filter(pk=user_id, is_active=True).first()

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:
        return None
