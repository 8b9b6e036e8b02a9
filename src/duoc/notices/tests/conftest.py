from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from duoc.notices.tests.mailserver import Box, free_port, running
from duoc.people.models import Person

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def port(settings: Any) -> int:
    """Django's SMTP backend pointed at a port of ours, where nobody listens yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_TIMEOUT = 5
    settings.PUBLIC_URL = "https://dvc.example.vn"
    return int(settings.EMAIL_PORT)


@pytest.fixture
def box(port: int) -> Iterator[Box]:
    """A mail server that runs."""
    with running(port) as box:
        yield box


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(origin="demo", full_name="Người Thử", email="nguoi.thu@example.vn")
