"""Every person, business and body is exactly one party, under its own key, whatever way it enters."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from duoc.people.models import Business, Organisation, Origin, Party, Person

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 1)


def person() -> Person:
    return Person.objects.create(origin=Origin.DEMO, full_name="Nguyễn Văn Thử")


def business(number: str | None = "2000123456") -> Business:
    return Business.objects.create(
        origin=Origin.DEMO, form="enterprise", name="Công ty Thử", number=number, valid_from=DAY
    )


def body() -> Organisation:
    return Organisation.objects.create(code="xa-thu", name="UBND xã Thử", kind="commune", valid_from=DAY)


@pytest.mark.parametrize(
    ("make", "kind", "column"),
    [(person, "person", "person_id"), (business, "business", "business_id"), (body, "body", "organisation_id")],
)
def test_each_is_one_party_under_its_own_key(make, kind: str, column: str) -> None:
    row = make()
    party = Party.objects.get(pk=row.pk)
    assert party.kind == kind and getattr(party, column) == row.pk
    row.save()
    assert Party.objects.count() == 1


@pytest.mark.real_province
def test_all_of_a_loaded_province_are_parties(province: None) -> None:
    keys = {row.pk for model in (Person, Business, Organisation) for row in model.objects.all()}
    assert keys == set(Party.objects.values_list("pk", flat=True)) and len(keys) > 20
    assert Business.objects.get().origin == "demo"


@pytest.mark.parametrize("model", [Person, Business, Organisation])
def test_none_stands_there_without_its_party(model) -> None:
    rows = {
        Person: Person(origin=Origin.DEMO, full_name="Người Lẻ"),
        Business: Business(origin=Origin.DEMO, form="household", name="Hộ Lẻ", valid_from=DAY),
        Organisation: Organisation(code="xa-le", name="UBND xã Lẻ", kind="commune", valid_from=DAY),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.bulk_create([rows[model]])
        connection.check_constraints()


def test_a_party_is_of_one_thing_only() -> None:
    one, firm = person(), business()
    for change in (
        {"business_id": firm.pk},
        {"kind": "business"},
        {"person_id": None},
        {"person_id": None, "business_id": firm.pk, "kind": "business"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Party.objects.filter(pk=one.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Party.objects.create(id=uuid.uuid4(), kind="person", person=one)


@pytest.mark.parametrize("number", ["2000123456", "2000123456-001", "000000000001", None])
def test_a_business_goes_by_its_tax_number(number: str | None) -> None:
    assert business(number).number == number


@pytest.mark.parametrize("number", ["", "20001234567", "2000123456-1", "abc", "2000123456/001"])
def test_another_number_is_refused(number: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        business(number)


def test_one_number_is_one_business() -> None:
    business()
    with pytest.raises(IntegrityError), transaction.atomic():
        business()
    assert business(None) and business(None)
