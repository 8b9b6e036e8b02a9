import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from duoc.people.models.origin import Origin
from duoc.people.models.person import Person

if TYPE_CHECKING:
    Manager = BaseUserManager["Account"]
else:
    Manager = BaseUserManager


class AccountManager(Manager):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.select_related("person").get(username=username)


class Account(AbstractBaseUser):
    """Credentials and nothing else: who one is stands in `Person`, what one may do in `Post`.

    `subject` is the identifier that an identity provider gives (the `sub` claim), never an e-mail address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    subject = models.CharField(max_length=200, unique=True, null=True, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="account_origin_is_known"),
        ]

    def __str__(self) -> str:
        return self.username
