"""Answers are evaluated once in a request: a page, its answer, papers, the check and the filing each ask once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import key, pdf

from duoc.dossiers import planning
from duoc.dossiers.models import Draft

pytestmark = pytest.mark.django_db


@contextmanager
def evaluations() -> Iterator[list[Any]]:
    """What is evaluated meanwhile, for requests that are not filed yet."""
    seen: list[Any] = []
    plain = planning.evaluate

    def spy(definition: Any, answers: Any, **more: Any) -> Any:
        seen.append(answers)
        return plain(definition, answers, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "evaluate", spy)
        yield seen


def times(act: Callable[[], Any], status: int) -> int:
    with evaluations() as seen:
        assert act().status_code == status
    return len(seen)


def test_each_request_evaluates_once(signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft]) -> None:
    client, draft = signed_in("citizen1"), birth_draft(**{"marriage.number": None})
    base = f"/soan/{draft.pk}/"
    name = {"child.full_name": "Trần Ngọc Hân", "question": "child.full_name", "key": key()}
    notice = SimpleUploadedFile("giay.pdf", pdf(), "application/pdf")
    assert 'name="question" value="child.full_name"' in client.get(f"{base}ho-ten/").content.decode()
    assert times(lambda: client.get(base), 302) == 1
    assert times(lambda: client.get(f"{base}ho-ten/"), 200) == 1
    assert times(lambda: client.post(f"{base}ho-ten/", name), 302) == 1
    assert times(lambda: client.post(f"{base}ho-ten/", {**name, "later": "1"}), 302) == 0
    assert times(lambda: client.get(f"{base}giay-to/"), 200) == 1
    assert times(lambda: client.post(f"{base}giay-to/", {"birth_notice": notice}), 302) == 1
    assert times(lambda: client.get(f"{base}kiem-tra/"), 200) == 1
    assert times(lambda: client.post(f"{base}kiem-tra/", {"key": key()}), 302) == 1


def test_a_form_answers_only_what_its_page_puts(
    signed_in: Callable[[str], Client], birth_draft: Callable[..., Draft]
) -> None:
    draft, client = birth_draft(**{"marriage.number": None}), signed_in("citizen1")
    sent = {"question": ["child.full_name", "copies", "is_admin"], "child.full_name": "Trần Ngọc Hà", "copies": "9"}
    assert client.post(f"/soan/{draft.pk}/ho-ten/", sent).status_code == 302
    draft.refresh_from_db()
    assert draft.answers["child.full_name"] == "Trần Ngọc Hà" and draft.answers["copies"] == 0
