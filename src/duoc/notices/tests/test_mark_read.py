from datetime import UTC, datetime, timedelta

import pytest

from duoc.notices import queries
from duoc.notices.actions import mark_all_read, notify
from duoc.notices.models import Notice
from duoc.notices.tests.samples import RESULT_READY
from duoc.people.models import Person

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def tell(person: Person, dossier: str) -> Notice:
    context = {"procedure": "Trích lục", "code": dossier}
    path = f"/ho-so/{dossier}/"
    return notify(person.party, RESULT_READY, context, subject=("dossier", dossier), path=path, at=AT, origin="demo")


@pytest.mark.django_db
def test_the_first_reading_counts(person: Person) -> None:
    tell(person, "d1")
    assert mark_all_read([person.id], at=AT) == 1
    assert mark_all_read([person.id], at=AT + timedelta(days=1)) == 0
    assert Notice.objects.get().read_at == AT
    assert queries.unread([person.id]) == 0


@pytest.mark.django_db
def test_nobody_reads_for_another(person: Person) -> None:
    other = Person.objects.create(origin="demo", full_name="Người Khác")
    tell(person, "d1")
    assert mark_all_read([other.id], at=AT) == 0
    assert queries.unread([person.id]) == 1


@pytest.mark.django_db
def test_opening_a_dossier_reads_what_is_about_it(person: Person) -> None:
    tell(person, "d1")
    tell(person, "d2")
    assert mark_all_read([person.id], at=AT, subject=("dossier", "d1")) == 1
    assert [notice.subject_id for notice in Notice.objects.filter(read_at=None)] == ["d2"]
    assert mark_all_read([person.id], at=AT) == 1
